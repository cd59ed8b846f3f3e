// Reads `.env` from the working directory: NAME=value lines, quotes and comments allowed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LINE = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/;

function unquoted(raw) {
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(raw);
  if (!quoted) return raw.replace(/\s+#.*$/, '');
  return quoted[1] === '"' ? quoted[2].replaceAll('\\n', '\n') : quoted[2];
}

export function readEnvFile(folder) {
  const file = join(folder, '.env');
  if (!existsSync(file)) return {};
  const found = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => LINE.exec(line));
  return Object.fromEntries(found.filter(Boolean).map(([, name, raw]) => [name, unquoted(raw)]));
}
