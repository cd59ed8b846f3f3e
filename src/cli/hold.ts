// `npm run hold -- add (--person P | --request N | --tenant T) --because WORDS --by NAME`, `-- remove ID`, `-- list`.
// A legal hold: while it is in force, nothing that it covers is erased, whoever or whatever time asks for it.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { LegalHold } from '../domain/record/hold.ts';
import type { RecordCommand } from '../wiring/record-commands.ts';
import { runCommand } from './run-record-command.ts';

const USAGE = `Write one of:
  npm run hold -- add (--person <name|address|tenant/object id> | --request <number> | --tenant <name|id>) --because <words> --by <name>
  npm run hold -- remove <id>
  npm run hold -- list`;

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const command = readCommand();
  const done = await runCommand(command);
  if (!done.ok) refuse(`${done.error.sentence} ${done.error.next}`);
  process.stdout.write(`${say(command, done.value)}\n`);
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error));
}

function readCommand(): RecordCommand {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      person: { type: 'string' },
      request: { type: 'string' },
      tenant: { type: 'string' },
      because: { type: 'string' },
      by: { type: 'string' },
    },
  });
  const [what, id] = positionals;
  if (what === 'list') return { do: 'hold-list' };
  if (what === 'remove' && id) return { do: 'hold-remove', id };
  const { person, request, tenant, because, by } = values;
  const subjects = [person, request, tenant].filter((one) => one !== undefined);
  if (what !== 'add' || subjects.length !== 1 || !because || !by) refuse(USAGE);
  return { do: 'hold-add', person, request, tenant, because, by };
}

function say(command: RecordCommand, value: unknown): string {
  if (command.do === 'hold-list') {
    const holds = value as LegalHold[];
    return holds.length === 0 ? 'There are no holds.' : holds.map(sayHold).join('\n');
  }
  const { id, subjects = [] } = value as { id: string; subjects?: readonly string[] };
  return command.do === 'hold-remove'
    ? `Hold ${id} is lifted. What its time was over for goes the next night.`
    : `Hold ${id} is in force on ${subjects.join(', ')}.`;
}

function sayHold({ id, subjects, because, placedBy, placedAt, liftedAt }: LegalHold): string {
  const stands = liftedAt === undefined ? 'in force' : `lifted ${day(liftedAt)}`;
  return `${id}  ${stands}  since ${day(placedAt)} by ${placedBy}  ${subjects.join(', ')}  ${because}`;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
