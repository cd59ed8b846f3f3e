// One rule of the estate: for whom, for how long, and who decides.
import { DAY } from '../../shared/duration.ts';
import { checkDeciders } from './check-deciders.ts';
import { checkRuleLimits } from './check-limits.ts';
import {
  type DomainRules,
  type Finding,
  names,
  orNone,
  unknownPerson,
  unknownTenant,
} from './findings.ts';
import type { Path } from './places.ts';
import { checkRuleAsks } from './rule-asks.ts';
import type { EstateFile, PolicyEntry } from './schema.ts';

/** Longer is no time-bound access, and far enough beyond it no date can hold the end. */
const LONGEST = 365 * DAY;

export function checkPolicy(
  file: EstateFile,
  policy: PolicyEntry,
  i: number,
  rules: DomainRules,
): Finding[] {
  const at = (...rest: Array<string | number>): Path => ['policies', i, ...rest];
  const findings: Finding[] = policy.kinds.flatMap((kind, k) =>
    rules.writersOf[kind]
      ? []
      : [
          {
            path: at('kinds', k),
            problem: `names "${kind}"; write one of ${orNone(Object.keys(rules.writersOf))}`,
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
  for (const field of ['longest', 'usual', 'lapsesAfter'] as const) {
    if ((policy[field] ?? 0) > LONGEST) {
      findings.push({ path: at(field), problem: 'is longer than 365 days; write P365D or less' });
    }
  }
  if ((policy.renewal?.longest ?? 0) > LONGEST) {
    const problem = 'is longer than 365 days; write P365D or less';
    findings.push({ path: at('renewal', 'longest'), problem });
  }
  if (policy.renewal && policy.decision === 'refuse') {
    const problem = 'stands in a rule that refuses; write decision: ask, or remove it';
    findings.push({ path: at('renewal'), problem });
  }
  findings.push(...checkRuleAsks(policy, at), ...checkRuleLimits(file, policy, at, rules));
  if (policy.decision === 'refuse') return findings;
  if (!policy.requestors?.tenants?.length && !policy.requestors?.people?.length) {
    findings.push({
      path: at('requestors'),
      problem: 'does not say who may ask; write requestors: { tenants: […] } or { people: […] }',
    });
  }
  if (!policy.longest) findings.push({ path: at(), problem: 'needs longest, such as P14D' });
  if (!policy.lapsesAfter) findings.push({ path: at(), problem: 'needs lapsesAfter, such as P1D' });
  if (policy.longest && policy.usual && policy.usual > policy.longest) {
    findings.push({ path: at('usual'), problem: 'is longer than longest; make it shorter' });
  }
  findings.push(...checkDeciders(file, policy, at));
  return findings;
}
