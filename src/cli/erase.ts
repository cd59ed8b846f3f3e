// `npm run erase -- --person <name|address|tenant/object id> [--yes]`: lets go of what names a person in the record.
// Without --yes nothing goes. Exit 0: shown or done; 1: refused by a hold, or the audit is not sound; 2: not possible.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { AuditVerdict } from '../adapters/postgres/audit-verify.ts';
import type { Erasure } from '../domain/record/erasure.ts';
import { runCommand } from './run-record-command.ts';

const USAGE = 'Write: npm run erase -- --person <name|address|tenant/object id> [--yes]';

interface Done extends Erasure {
  readonly name: string;
  readonly keys: readonly string[];
  readonly done: boolean;
  readonly audit?: AuditVerdict;
}

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { values } = parseArgs({
    options: { person: { type: 'string' }, yes: { type: 'boolean', default: false } },
  });
  if (!values.person) refuse(`Whom to erase is missing.\n${USAGE}`);
  const found = await runCommand({ do: 'erase', person: values.person, really: values.yes });
  if (!found.ok) refuse(`${found.error.sentence} ${found.error.next}`);
  const erasure = found.value as Done;
  process.stdout.write(`${say(erasure, values.yes).join('\n')}\n`);
  const broken = erasure.audit !== undefined && !erasure.audit.sound;
  process.exitCode = erasure.heldBy.length > 0 || broken ? 1 : 0;
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error));
}

function say({ name, keys, heldBy, gone, stays, mentionedIn, done, audit }: Done, yes: boolean) {
  const lines = (of: ReadonlyArray<{ what: string; count: number; because?: string }>) =>
    of.map(({ what, count, because }) => `  ${count}  ${what}${because ? `: ${because}` : ''}`);
  const who = `${name}: ${keys.join(', ')}`;
  if (heldBy.length > 0) {
    return [
      who,
      `A legal hold keeps what is about them (${heldBy.join(', ')}), so nothing goes. "npm run hold -- list" tells what for.`,
    ];
  }
  return [
    who,
    done ? 'Gone:' : 'This would go:',
    ...(gone.length > 0 ? lines(gone) : ['  nothing']),
    ...(stays.length > 0 ? ['This stays:', ...lines(stays)] : []),
    ...(mentionedIn.length > 0
      ? [
          `The name or address still stands in words of requests that are open, held, or of others: ${mentionedIn.join(', ')}. Look at them yourself.`,
        ]
      : []),
    ...(audit ? [sayAudit(audit)] : []),
    ...(!yes ? ['Nothing was changed. Add --yes to do it.'] : []),
  ];
}

function sayAudit(audit: AuditVerdict): string {
  return audit.sound
    ? `The audit is sound: ${audit.entries} entries, head ${audit.entries}:${audit.hash}.`
    : `The audit is NOT sound. Entry ${audit.entry}: ${audit.problem}.`;
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
