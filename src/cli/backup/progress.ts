// What the lines of a backup tell while they pass: which table it is at, and how far.

const PAGES_AT_A_TIME = 20;
/** Rows of a full line, as backups are written. */
const ROWS = 500;
const NUMBER = new Intl.NumberFormat('en');

/** To be called with each line; `end` is said when the last one has passed. */
export function tellingLines(say: (line: string) => void, end: string): (line: string) => void {
  let table = '';
  let pages = 0;
  return (line) => {
    if (line.startsWith('{"counts":')) say(end);
    const [, name] = /^\{"table":"(\w+)"/.exec(line) ?? [];
    if (!name) return;
    if (name !== table) {
      say(`  ${name}`);
      table = name;
      pages = 0;
    }
    pages += 1;
    if (pages % PAGES_AT_A_TIME === 0) {
      say(`  ${name}: about ${NUMBER.format(pages * ROWS)} rows so far`);
    }
  };
}

/** The same lines, each told as it is taken. */
export async function* passing(
  lines: AsyncIterable<string>,
  tell: (line: string) => void,
): AsyncGenerator<string> {
  for await (const line of lines) {
    tell(line);
    yield line;
  }
}
