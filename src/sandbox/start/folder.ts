// The data folder: one running start at a time, and how it is emptied.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore, type SandboxStore } from '../store.ts';

const LOCK = 'start.lock';
export const STATE = 'sandbox.db';
const OURS = new Set([LOCK, STATE, 'run.json', 'product.log']);

/** A start that was killed needs a moment until its children are gone too. */
const PATIENCE_MS = 2_000;

/** Locks end when they are garbage collected, so they are held on to. */
const held = new Set<DatabaseSync>();

/** A reason not to start, in one sentence for people. */
export class FolderRefused extends Error {}

/** Takes the folder until this process ends, however it ends. Returns how to give it back. */
export function takeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, LOCK));
  try {
    lock.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new FolderRefused(
      `Drawbridge already runs on the data folder ${folder}. Stop it first, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}

/** Empties a folder that this process has taken; one with foreign files only is left alone. */
export function emptyFolder(folder: string): void {
  const entries = readdirSync(folder).filter((name) => !name.startsWith(LOCK));
  if (entries.length > 0 && !entries.some((name) => OURS.has(name))) {
    throw new FolderRefused(
      `${folder} holds files that Drawbridge did not make, so --fresh does not empty it. Set DATA_DIR to a folder of its own.`,
    );
  }
  for (const name of entries) {
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

export const stateFile = (folder: string): string => join(folder, STATE);

const SCENARIO = 'sandbox/scenario';

/** The scenario folder whose state is kept here; undefined when nothing is. */
function keptScenario(folder: string): string | undefined {
  if (!existsSync(stateFile(folder))) return undefined;
  const store = openStore(stateFile(folder));
  try {
    return store.get<string>(SCENARIO);
  } finally {
    store.close();
  }
}

export const keepScenario = (store: SandboxStore, scenarioDir: string): void =>
  store.put(SCENARIO, scenarioDir);

/** Nothing that is kept is deleted without having been asked for: another scenario's state is refused. */
export function clearTheWay(
  folder: string,
  { scenarioDir, fresh }: { scenarioDir: string; fresh: boolean },
): void {
  const kept = fresh ? undefined : keptScenario(folder);
  if (kept !== undefined && kept !== scenarioDir) {
    throw new FolderRefused(
      `${folder} holds another scenario (${kept}). Add --fresh to start over with ${scenarioDir}, or set DATA_DIR to another folder.`,
    );
  }
  if (fresh) emptyFolder(folder);
}
