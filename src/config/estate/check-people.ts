// People of the estate: those who own, decide and read must be listed, with an account that can.
import { type Finding, names, orNone, unknownPerson, unknownTenant } from './findings.ts';
import type { Path } from './places.ts';
import type { EstateFile, TenantEntry } from './schema.ts';

type Person = EstateFile['people'][number];
type Account = Person['accounts'][number];

export function checkOwners(file: EstateFile, tenant: TenantEntry, i: number): Finding[] {
  const seen = new Map<string, number>();
  return tenant.owners.flatMap((owner, o): Finding[] => {
    const path: Path = ['tenants', i, 'owners', o];
    const [name = '', where] = owner.split('@', 2);
    const person = file.people.find((item) => item.name === name);
    if (!person) return [{ path, problem: unknownPerson(file, name) }];
    const account = person.accounts.find((item) => !where || item.tenant === where);
    if (!account) {
      return [
        {
          path,
          problem: `names an account of ${name} in "${where}", which is not listed; known are ${orNone(person.accounts.map((item) => item.tenant))}`,
        },
      ];
    }
    const key = `${account.tenant}/${account.objectId}`;
    const before = seen.get(key);
    if (before !== undefined) {
      return [
        { path, problem: `names the account of owners[${before}] again; remove one of them` },
      ];
    }
    seen.set(key, o);
    const outside = whyNotAnswered(file, person, account, (other) => `write ${name}@${other}`);
    return outside ? [{ path, problem: outside }] : [];
  });
}

/** Why somebody could never decide with this account: the gate does not answer strangers. */
export function whyNotAnswered(
  file: EstateFile,
  { name, accounts }: Person,
  { tenant }: Account,
  instead: (otherTenant: string) => string,
): string | undefined {
  const external = (name: string) =>
    file.tenants.some((item) => item.name === name && item.kind === 'external');
  if (!external(tenant)) return undefined;
  const other = accounts.find((item) => !external(item.tenant));
  const remedy = other
    ? instead(other.tenant)
    : `list an account of ${name} in one of your tenants`;
  return `decides with an account in ${tenant}, and people of an external tenant are not answered; ${remedy}`;
}

export const checkPeople = (file: EstateFile): Finding[] =>
  file.people.flatMap((person, i) =>
    person.accounts.flatMap((account, a) =>
      names(file.tenants).includes(account.tenant)
        ? []
        : [
            {
              path: ['people', i, 'accounts', a, 'tenant'],
              problem: unknownTenant(file, account.tenant),
            },
          ],
    ),
  );

export const checkOncall = (file: EstateFile): Finding[] =>
  (file.oncall ?? []).flatMap((name, i): Finding[] => {
    const path: Path = ['oncall', i];
    const person = file.people.find((item) => item.name === name);
    if (!person) return [{ path, problem: unknownPerson(file, name) }];
    const answered = person.accounts.some(
      (account) => !whyNotAnswered(file, person, account, (other) => other),
    );
    return answered
      ? []
      : [{ path, problem: `has no account in one of your tenants, and others are not answered` }];
  });

export const checkReaders = (file: EstateFile): Finding[] =>
  checkReaderNames(file, file.posture.readers, ['posture', 'readers']);

export const checkReaderNames = (
  file: EstateFile,
  readers: EstateFile['posture']['readers'],
  under: Path,
): Finding[] =>
  readers.flatMap((reader, i) => [
    ...(reader.person === undefined || names(file.people).includes(reader.person)
      ? []
      : [{ path: [...under, i, 'person'], problem: unknownPerson(file, reader.person) }]),
    ...(reader.tenants === 'all' ? [] : reader.tenants).flatMap((tenant, t) =>
      names(file.tenants).includes(tenant)
        ? []
        : [{ path: [...under, i, 'tenants', t], problem: unknownTenant(file, tenant) }],
    ),
  ]);
