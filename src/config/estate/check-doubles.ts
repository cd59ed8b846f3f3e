// Names, ids and client ids that may stand only once.
import type { Finding } from './findings.ts';
import type { Path } from './places.ts';
import type { EstateFile } from './schema.ts';

export function checkDoubles(file: EstateFile): Finding[] {
  const seen = new Map<string, string>();
  const once = (what: string, value: string, path: Path): Finding[] => {
    const before = seen.get(`${what} ${value}`);
    seen.set(`${what} ${value}`, path.join('.'));
    return before
      ? [{ path, problem: `repeats ${what} "${value}"; each may stand only once` }]
      : [];
  };
  return [
    ...clientIdsTwice(file),
    ...file.tenants.flatMap((tenant, i) => [
      ...once('tenant name', tenant.name, ['tenants', i, 'name']),
      ...once('tenant id', tenant.id, ['tenants', i, 'id']),
      ...tenant.domains.flatMap((domain, d) =>
        once('domain', domain, ['tenants', i, 'domains', d]),
      ),
    ]),
    ...file.people.flatMap((person, i) => [
      ...once('person', person.name, ['people', i, 'name']),
      ...person.accounts.flatMap((account, a) =>
        once('account', `${account.tenant}/${account.objectId}`, ['people', i, 'accounts', a]),
      ),
    ]),
    ...file.policies.flatMap((policy, i) => once('rule', policy.id, ['policies', i, 'id'])),
    ...(file.breakGlass ?? []).flatMap(({ id }, i) =>
      once('break-glass', id, ['breakGlass', i, 'id']),
    ),
    ...(file.incompatible ?? []).flatMap(({ id }, i) =>
      once('rule', id, ['incompatible', i, 'id']),
    ),
  ];
}

/** With one registration behind two names, what separates them is gone: the reader could write. */
function clientIdsTwice({ identities }: EstateFile): Finding[] {
  const owners = new Map<string, string>();
  return Object.entries(identities).flatMap(([name, { clientId }]) => {
    const other = owners.get(clientId);
    if (other === undefined) owners.set(clientId, name);
    return other === undefined
      ? []
      : [
          {
            path: ['identities', name, 'clientId'],
            problem: `is also the client id of ${other}; register an application of its own for each identity`,
          },
        ];
  });
}
