// The commands the compose box suggests: those of the app package, as Teams would show them.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Command {
  readonly title: string;
  readonly description: string;
}

const MANIFEST = join(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
  '..',
  'appPackage',
  'manifest.json',
);

/** Used where the sandbox runs without an app package beside it. */
const USUAL: readonly Command[] = [
  { title: 'request', description: 'Ask for access' },
  { title: 'my requests', description: 'What you asked for and where it stands' },
  { title: 'my access', description: 'What you have, and until when' },
  { title: 'approvals', description: 'What waits for your decision' },
  { title: 'who am i', description: 'How the bot knows you' },
  { title: 'help', description: 'What the bot can do' },
];

interface Manifest {
  bots?: { commandLists?: { scopes?: string[]; commands?: Command[] }[] }[];
}

/** Of a chat with the bot alone, or of a channel. */
export function commands(
  file = MANIFEST,
  scope: 'personal' | 'team' = 'personal',
): readonly Command[] {
  if (!existsSync(file)) return USUAL;
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const listed = (manifest.bots ?? []).flatMap(({ commandLists = [] }) =>
    commandLists
      .filter(({ scopes = ['personal'] }) => scopes.includes(scope))
      .flatMap((list) => list.commands ?? []),
  );
  const unique = new Map(listed.map(({ title, description }) => [title, { title, description }]));
  return unique.size > 0 ? [...unique.values()] : USUAL;
}
