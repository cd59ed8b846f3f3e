// A child's output: everything into a file, and what is an error on the terminal as well.
import { openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const SERIOUS = new Set(['error', 'fatal']);

/** Log lines are JSON with a `level`; whatever else comes on the error stream is meant for people. */
export function worthShowing(line, isErrorStream) {
  if (!line.startsWith('{')) return isErrorStream && line.trim() !== '';
  try {
    return SERIOUS.has(JSON.parse(line).level);
  } catch {
    return isErrorStream;
  }
}

export function openLog(file) {
  const descriptor = openSync(file, 'w');
  return {
    follow(child) {
      for (const [stream, isErrorStream] of [
        [child.stdout, false],
        [child.stderr, true],
      ]) {
        createInterface({ input: stream }).on('line', (line) => {
          writeSync(descriptor, `${line}\n`);
          if (worthShowing(line, isErrorStream)) process.stderr.write(`${line}\n`);
        });
      }
    },
  };
}
