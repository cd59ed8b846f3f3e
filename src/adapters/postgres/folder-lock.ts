// One process for each data folder: a lock of the operating system's that goes when the process goes.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class FolderTaken extends Error {
  override readonly name = 'FolderTaken';
}

/**
 * PGlite does not lock its folder, and two processes on it lose each other's commits. Throws
 * FolderTaken when another process has it. Returns how to give it back.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'database.lock'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new FolderTaken(
      `Drawbridge already runs on the data folder ${folder}. Stop it first, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
  return () => lock.close();
}
