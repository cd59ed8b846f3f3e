// `npm run evidence -- --from 2026-10-01 --to 2026-11-01 [--tenant NAME|ID] --out DIR`: the record of a period, for an audit.
// Exit 0: made, nothing grave in it; 1: made, with grave findings; 2: not made.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sha256 } from '../shared/hash.ts';
import { runCommand } from './run-record-command.ts';

const USAGE =
  'Write: npm run evidence -- --from 2026-10-01 --to 2026-11-01 [--tenant NAME|ID] --out DIR';

interface Made {
  readonly files: Readonly<Record<string, string>>;
  readonly requests: number;
  readonly findings: number;
  readonly grave: number;
}

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { from, to, tenants, out } = readArguments();
  const made = await runCommand({ do: 'evidence', from, to, tenants });
  if (!made.ok) refuse(`${made.error.sentence} ${made.error.next}`);
  const { files, requests, findings, grave } = made.value as Made;
  mkdirSync(out, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(out, name), text);
  process.stdout.write(
    [
      `Written to ${out}: ${requests} ${requests === 1 ? 'request' : 'requests'}, ${findings} ${findings === 1 ? 'finding' : 'findings'}, ${grave} of them grave. Read summary.md first.`,
      `SHA-256 of index.json, which has the hash of every other file: ${sha256(files['index.json'] ?? '')}`,
      '',
    ].join('\n'),
  );
  process.exitCode = grave > 0 ? 1 : 0;
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error));
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      tenant: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
    },
  });
  const { out } = values;
  if (out === undefined) refuse(`Where to write is missing.\n${USAGE}`);
  if (existsSync(out) && readdirSync(out).length > 0) {
    refuse(
      `${out} is not empty. Name a folder that is not there yet, so that nothing is mixed up.`,
    );
  }
  const [from, to] = [dayOf(values.from, '--from'), dayOf(values.to, '--to')];
  if (from >= to) refuse(`--from has to be before --to.\n${USAGE}`);
  return { from, to, out, tenants: values.tenant };
}

/** Midnight UTC at its beginning. */
function dayOf(text: string | undefined, name: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(text ?? '') ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) {
    refuse(`${name} has to be a day, such as 2026-10-01.\n${USAGE}`);
  }
  return at;
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
