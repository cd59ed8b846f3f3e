// CAP-12: the seven controls of the baseline hold in every tenant of the estate.
import { assessTenant } from '../../assess.ts';
import type { EstateCheck, EstateView, TenantView } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { Evidence, PostureState, Result, Verdict } from '../../result.ts';
import { baselineChecks } from './baseline-checks.ts';

interface Row {
  readonly view: TenantView;
  readonly results: readonly Result[];
}

/** An accepted finding is as good as a pass here, until its day. */
const stateIn = (result: Result): PostureState => (result.accepted ? 'pass' : result.state);

export const baselineParity: EstateCheck = {
  id: 'CAP-12',
  title: 'The same baseline of policies holds in every tenant',
  area: 'conditional-access',
  kind: 'check',
  scope: 'estate',
  severity: 'high',
  appliesTo: 'all',
  reads: [...new Set([...baselineChecks.flatMap(({ reads }) => reads), 'skus' as const])],
  why: 'Conditional Access is decided by the tenant that is visited. Whoever wants in looks for the tenant with the weakest baseline and goes on from there, so one strong tenant protects none of the others.',
  remediation: 'Roll out in each tenant what the matrix shows to be missing there.',
  words: [
    'baseline matrix',
    'baseline parity',
    'same policies everywhere',
    'conditional access in all tenants',
    'compare conditional access',
    'inconsistent conditional access',
  ],
  assess(estate) {
    const rows = estate.tenants.map(
      (view): Row => ({
        view,
        results: baselineChecks.map((check) => assessTenant(check, view, estate)),
      }),
    );
    return { ...judge(rows, estate), evidence: rows.map(evidence) };
  },
};

function judge(rows: readonly Row[], { tenants }: EstateView): Omit<Verdict, 'evidence'> {
  if (tenants.length < 2) {
    return { state: 'not-applicable', reason: 'there is only one tenant to look at' };
  }
  const columns = baselineChecks.map(({ id }, index) => ({
    id,
    states: rows.map(({ view, results }) => ({
      tenant: view.tenant.displayName,
      state: stateIn(results[index] as Result),
    })),
  }));
  const judged = (state: PostureState) => ['pass', 'partial', 'fail'].includes(state);
  const differing = columns.filter(
    ({ states }) => new Set(states.map(({ state }) => state).filter(judged)).size > 1,
  );
  const missing = rows.flatMap(({ results }) => results.flatMap((result) => result.missing ?? []));
  const unlicensed = tenantsWith(rows, 'unlicensed');
  const notes = unlicensed.length > 0 ? [`Not licensed for all of it: ${listed(unlicensed)}.`] : [];
  const more = { notes, ...(missing.length > 0 ? { missing } : {}) };
  if (differing.length > 0) {
    const [first] = differing;
    const behind = first?.states.filter(({ state }) => state !== 'pass' && judged(state)) ?? [];
    return {
      state: 'fail',
      reason: `${differing.length === columns.length ? `all ${columns.length}` : `${differing.length} of the ${columns.length}`} ${differing.length === 1 ? 'control differs' : 'controls differ'} between tenants: ${listed(
        differing.map(({ id }) => id),
        7,
      )}; ${first?.id} does not fully hold in ${listed(behind.map(({ tenant }) => tenant))}`,
      ...more,
    };
  }
  const unknown = tenantsWith(rows, 'unknown');
  if (unknown.length > 0) {
    return { state: 'unknown', reason: `cannot be told of ${listed(unknown)}`, ...more };
  }
  const lacking = columns.filter(({ states }) =>
    states.some(({ state }) => state === 'fail' || state === 'partial'),
  );
  if (lacking.length > 0) {
    return {
      state: 'partial',
      reason: `the tenants are alike, and in none of them ${listed(
        lacking.map(({ id }) => id),
        7,
      )} ${lacking.length === 1 ? 'holds' : 'hold'} fully`,
      ...more,
    };
  }
  if (unlicensed.length > 0) {
    return {
      state: 'unlicensed',
      reason: `${counted(unlicensed.length, 'tenant has', 'tenants have')} no licence for all of the baseline: ${listed(unlicensed)}`,
      ...more,
    };
  }
  return {
    state: 'pass',
    reason: `all ${columns.length} controls hold in all ${tenants.length} tenants`,
    ...more,
  };
}

const tenantsWith = (rows: readonly Row[], state: PostureState): string[] =>
  rows
    .filter(({ results }) => results.some((result) => stateIn(result) === state))
    .map(({ view }) => view.tenant.displayName);

const evidence = ({ view, results }: Row): Evidence => ({
  kind: 'tenant',
  id: view.tenant.id,
  name: view.tenant.displayName,
  detail: results
    .map((result) => `${result.checkId} ${result.state}${result.accepted ? ' (accepted)' : ''}`)
    .join(', '),
  good: results.every((result) => stateIn(result) === 'pass'),
});
