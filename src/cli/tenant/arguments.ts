// The words behind `npm run tenant --`.
import { parseArgs } from 'node:util';
import { CannotRun } from '../shared/terminal.ts';

export const USAGE = [
  'Write: npm run tenant -- add DOMAIN [--name NAME] [--kinds guest-access,…] [--kind secondary]',
  '         [--group ID]… [--rule ID]… [--purpose TEXT] [--contact ADDRESS]',
  '         [--wait [--minutes N]] [--sandbox] [--yes]',
  '       npm run tenant -- owner NAME    an administrator of the tenant signs in and becomes an owner',
  '       npm run tenant -- check NAME    what its identities may do there now',
  '       npm run tenant -- remove NAME   ends what was given there, and takes it out of use',
];

export interface TenantArguments {
  readonly verb: 'add' | 'owner' | 'check' | 'remove';
  readonly what: string;
  readonly name: string | undefined;
  readonly kinds: readonly string[];
  readonly kind: string;
  readonly groups: readonly string[];
  readonly rules: readonly string[];
  readonly purpose: string | undefined;
  readonly contact: string | undefined;
  readonly wait: boolean;
  readonly minutes: number;
  readonly sandbox: boolean;
  readonly yes: boolean;
}

export function readArguments(words: readonly string[]): TenantArguments {
  const { values, positionals } = parsed(words);
  const [verb = '', what = ''] = positionals;
  const minutes = Number(values.minutes);
  const known = ['add', 'owner', 'check', 'remove'].includes(verb);
  if (!known || what === '' || positionals.length > 2 || !(minutes > 0)) throw new CannotRun(USAGE);
  return {
    verb: verb as TenantArguments['verb'],
    what: what.toLowerCase(),
    name: values.name,
    kinds: (values.kinds ?? '').split(',').filter((kind) => kind !== ''),
    kind: values.kind,
    groups: values.group ?? [],
    rules: values.rule ?? [],
    purpose: values.purpose,
    contact: values.contact,
    wait: values.wait,
    minutes,
    sandbox: values.sandbox,
    yes: values.yes,
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        kinds: { type: 'string' },
        kind: { type: 'string', default: 'secondary' },
        group: { type: 'string', multiple: true },
        rule: { type: 'string', multiple: true },
        purpose: { type: 'string' },
        contact: { type: 'string' },
        wait: { type: 'boolean', default: false },
        minutes: { type: 'string', default: '60' },
        sandbox: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    if (words.includes('--help') || words.includes('-h')) throw new CannotRun(USAGE);
    throw new CannotRun([error instanceof Error ? error.message : String(error), ...USAGE]);
  }
}
