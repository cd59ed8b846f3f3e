// TEN-03: people come from on-premises into the primary tenant alone, and they still come.
import { HOUR, sayDuration } from '../../../../shared/duration.ts';
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import type { OrganizationFact } from '../../facts/directory.ts';
import { momentOf } from '../../moments.ts';
import { onlyIfRead } from '../../only-if-read.ts';
import { readingOf } from '../../reading.ts';
import type { Verdict } from '../../result.ts';

const FRESH = 3 * HOUR;

export const hybridIdentity: TenantCheck = {
  id: 'TEN-03',
  title: 'Hybrid identity is in the primary tenant only, and fresh',
  area: 'tenant',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  reads: ['organization'],
  why: 'Whoever rules the directory on-premises rules the accounts that it synchronises. One tenant with that dependency is enough; each further one is another way in, and one person with several identities.',
  remediation:
    'Synchronise into the primary tenant only and move the scope of Entra Connect or Cloud Sync there. Where the synchronisation is late, look after its server.',
  words: [
    'hybrid',
    'hybrid identity',
    'entra connect',
    'azure ad connect',
    'cloud sync',
    'directory synchronization',
    'dirsync',
    'on-premises sync',
    'synced from on-prem',
  ],
  assess: (view) =>
    withFacts(view, ['organization'], ({ organization }) =>
      onlyIfRead(view, ['organization'], {
        ...judge(view, organization),
        notes: [
          'How accounts are matched and which features of the synchronisation are on cannot be read without a signed-in administrator.',
        ],
      }),
    ),
};

function judge(view: TenantView, organization: OrganizationFact): Verdict {
  const { tenant, declared } = view;
  const on = organization.onPremisesSyncEnabled;
  const last = momentOf(organization.onPremisesLastSyncDateTime);
  const verdict = (state: Verdict['state'], reason: string): Verdict => ({
    state,
    reason,
    evidence: [
      {
        kind: 'setting',
        id: 'onPremisesSyncEnabled',
        name: 'Synchronisation from on-premises',
        detail:
          on === true
            ? `on, last at ${organization.onPremisesLastSyncDateTime ?? 'a time that Graph did not say'}`
            : on === false
              ? 'off, and was on before'
              : 'never set up',
        good: state === 'pass',
      },
    ],
    attested: true,
  });
  if (tenant.kind !== 'primary' || !declared.hybrid) {
    if (on !== true) return verdict('pass', 'nobody is synchronised from on-premises');
    return verdict(
      'fail',
      tenant.kind === 'primary'
        ? 'people are synchronised from on-premises, and the tenant is not declared as hybrid'
        : `people are synchronised from on-premises into a tenant that is ${tenant.kind}`,
    );
  }
  if (on !== true) {
    return verdict('fail', 'the tenant is declared as hybrid and synchronises nobody');
  }
  if (last === undefined) {
    return verdict('unknown', 'cannot be told: Graph did not say when it was synchronised last');
  }
  // Its age when it was read: an old reading does not make a synchronisation late.
  const reading = readingOf(view.facts, 'organization');
  const age = Math.max((reading.asOf ?? last) - last, 0);
  return age <= FRESH
    ? verdict('pass', 'synchronised from on-premises less than three hours before it was read')
    : verdict('fail', `the last synchronisation was ${sayDuration(age)} ago`);
}
