// What a well-formed estate can still get wrong: names that lead nowhere, doubles, gaps and dangers.
import type { Path } from './places.ts';
import type { EstateFile, TenantEntry } from './schema.ts';

export interface Finding {
  readonly path: Path;
  readonly problem: string;
}

/** What the domain knows and the file must respect. */
export interface DomainRules {
  /** For each kind of access, the writer identity it needs. */
  readonly writerOf: Readonly<Record<string, string>>;
  /** Name of a role that is never given, by its id; undefined for any other. */
  neverGranted(roleId: string): string | undefined;
}

export function checkEstate(file: EstateFile, rules: DomainRules): Finding[] {
  return [
    ...doubles(file),
    ...file.tenants.flatMap((tenant, i) => checkTenant(file, tenant, i, rules)),
    ...checkPeople(file),
    ...checkReaders(file),
    ...file.policies.flatMap((_, i) => checkPolicy(file, i, rules)),
  ];
}

const names = (items: ReadonlyArray<{ name: string }>): string[] => items.map(({ name }) => name);
const orNone = (choices: readonly string[]): string => choices.join(', ') || 'none yet';

function doubles(file: EstateFile): Finding[] {
  const seen = new Map<string, string>();
  const once = (what: string, value: string, path: Path): Finding[] => {
    const before = seen.get(`${what} ${value}`);
    seen.set(`${what} ${value}`, path.join('.'));
    return before
      ? [{ path, problem: `repeats ${what} "${value}"; each may stand only once` }]
      : [];
  };
  return [
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
  ];
}

function checkTenant(
  file: EstateFile,
  tenant: TenantEntry,
  i: number,
  rules: DomainRules,
): Finding[] {
  const at = (...rest: Array<string | number>): Path => ['tenants', i, ...rest];
  const findings: Finding[] = [];
  for (const [o, owner] of tenant.owners.entries()) {
    const [name, where] = owner.split('@', 2);
    const person = file.people.find((item) => item.name === name);
    if (!person) {
      findings.push({
        path: at('owners', o),
        problem: `names "${name}", who is not under people; known are ${orNone(names(file.people))}`,
      });
    } else if (where && !person.accounts.some((account) => account.tenant === where)) {
      findings.push({
        path: at('owners', o),
        problem: `names an account of ${name} in "${where}", which is not listed; known are ${orNone(person.accounts.map((account) => account.tenant))}`,
      });
    }
  }
  for (const [s, identity] of tenant.signIn.entries()) {
    if (!file.identities[identity]) {
      findings.push({
        path: at('signIn', s),
        problem: `names the identity "${identity}", which is not under identities; known are ${orNone(Object.keys(file.identities))}`,
      });
    }
  }
  for (const [k, kind] of tenant.access.entries()) {
    const writer = rules.writerOf[kind];
    if (!writer) {
      findings.push({
        path: at('access', k),
        problem: `names "${kind}"; write one of ${orNone(Object.keys(rules.writerOf))}`,
      });
      continue;
    }
    const missing = ['reader', 'remover', writer].filter((name) => !tenant.signIn.includes(name));
    if (missing.length > 0) {
      findings.push({
        path: at('access', k),
        problem: `enables ${kind}, which needs ${missing.join(' and ')} under signIn of this tenant`,
      });
    }
    if (tenant.owners.length === 0) {
      findings.push({
        path: at('owners'),
        problem: `is empty, so nobody could decide about ${kind}; name at least one person`,
      });
    }
  }
  if (tenant.kind === 'external' && tenant.signIn.length > 0) {
    findings.push({ path: at('signIn'), problem: 'must be [] for an external tenant' });
  }
  if (tenant.kind === 'isolated' && tenant.access.length > 0) {
    findings.push({ path: at('access'), problem: 'must be [] for an isolated tenant' });
  }
  for (const [r, role] of (tenant.offers?.roles ?? []).entries()) {
    const never = rules.neverGranted(role.id);
    if (never) {
      findings.push({
        path: at('offers', 'roles', r),
        problem: `offers ${never}, which is never given; write a narrower role or remove the line`,
      });
    }
  }
  return findings;
}

const checkPeople = (file: EstateFile): Finding[] =>
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

const checkReaders = (file: EstateFile): Finding[] =>
  file.posture.readers.flatMap((reader, i) => [
    ...(names(file.people).includes(reader.person)
      ? []
      : [
          {
            path: ['posture', 'readers', i, 'person'],
            problem: unknownPerson(file, reader.person),
          },
        ]),
    ...(reader.tenants === 'all' ? [] : reader.tenants).flatMap((tenant, t) =>
      names(file.tenants).includes(tenant)
        ? []
        : [{ path: ['posture', 'readers', i, 'tenants', t], problem: unknownTenant(file, tenant) }],
    ),
  ]);

function checkPolicy(file: EstateFile, i: number, rules: DomainRules): Finding[] {
  const policy = file.policies[i];
  if (!policy) return [];
  const at = (...rest: Array<string | number>): Path => ['policies', i, ...rest];
  const findings: Finding[] = policy.kinds.flatMap((kind, k) =>
    rules.writerOf[kind]
      ? []
      : [
          {
            path: at('kinds', k),
            problem: `names "${kind}"; write one of ${orNone(Object.keys(rules.writerOf))}`,
          },
        ],
  );
  const tenantLists: Array<[readonly string[] | undefined, Path]> = [
    [policy.tenants, at('tenants')],
    [policy.requestors?.tenants, at('requestors', 'tenants')],
  ];
  for (const [list, path] of tenantLists) {
    for (const [t, tenant] of (list ?? []).entries()) {
      if (!names(file.tenants).includes(tenant)) {
        findings.push({ path: [...path, t], problem: unknownTenant(file, tenant) });
      }
    }
  }
  for (const [p, person] of (policy.requestors?.people ?? []).entries()) {
    if (!names(file.people).includes(person)) {
      findings.push({ path: at('requestors', 'people', p), problem: unknownPerson(file, person) });
    }
  }
  if (policy.decision === 'refuse') return findings;
  if (!policy.longest) findings.push({ path: at(), problem: 'needs longest, such as P14D' });
  if (!policy.lapsesAfter) findings.push({ path: at(), problem: 'needs lapsesAfter, such as P1D' });
  if (policy.longest && policy.usual && policy.usual > policy.longest) {
    findings.push({ path: at('usual'), problem: 'is longer than longest; make it shorter' });
  }
  if (!policy.approvers?.length) {
    findings.push({
      path: at(),
      problem: 'names no approvers, and an empty list denies; write approvers: [tenant-owners]',
    });
  }
  for (const [a, approver] of (policy.approvers ?? []).entries()) {
    if (approver !== 'tenant-owners' && !names(file.people).includes(approver)) {
      findings.push({
        path: at('approvers', a),
        problem: `names "${approver}"; write tenant-owners or one of ${orNone(names(file.people))}`,
      });
    }
  }
  return findings;
}

const unknownTenant = (file: EstateFile, name: string): string =>
  `names the tenant "${name}", which is not under tenants; known are ${orNone(names(file.tenants))}`;

const unknownPerson = (file: EstateFile, name: string): string =>
  `names "${name}", who is not under people; known are ${orNone(names(file.people))}`;
