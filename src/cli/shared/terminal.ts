// What commands say and ask at a terminal.
import { createInterface } from 'node:readline/promises';

export const say = (...lines: readonly string[]): void => {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
};

/** Only a clear yes is one; without a terminal nobody can say it. */
export async function asksYes(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

/** What a command could not do at all: exit 2. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Runs a command; its number is the exit status. What it throws is said, without a stack. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const lines =
      error instanceof CannotRun
        ? error.lines
        : [error instanceof Error ? error.message : String(error)];
    process.stderr.write(lines.map((line) => `${line}\n`).join(''));
    process.exitCode = 2;
  }
}

/** Names that directories tell may hold anything; on a terminal they are one plain line. */
export const plainLine = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out.
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
