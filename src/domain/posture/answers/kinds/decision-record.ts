// A draft of a tenant's architecture decision record, from its facts and what the estate declares.

import { tenantNamed } from '../../between/naming.ts';
import { isOutsider } from '../../between/outsiders.ts';
import type { TenantView } from '../../check.ts';
import type { AreaName } from '../../facts/areas.ts';
import { hasLicence } from '../../licences.ts';
import { knownValue } from '../../reading.ts';

import type { Asking, Kind } from '../asking.ts';
import { restingOn } from '../blind.ts';
import { assess, checksNamed, resting } from '../results.ts';
import { distinct, listed, sentence } from '../say.ts';
import { isOpen } from '../summary.ts';

/** What nobody has declared and nothing tells: somebody has to write it. */
const PLACEHOLDER = '[to be written]';

const OWN: readonly AreaName[] = [
  'organization',
  'domains',
  'skus',
  'users',
  'crossTenantPartners',
  'partnerNames',
  'devices',
];
const CHECKS = [
  'TEN-02',
  'TEN-03',
  'TEN-05',
  'TEN-06',
  'TEN-07',
  'ISO-01',
  'ISO-02',
  'ISO-03',
  'XTA-05',
  'LIC-01',
];

export const decisionRecord: Kind<'decision-record'> = {
  ask: 'decision-record',
  concerns: ({ tenant }, { checks }) => ({
    tenants: [tenant],
    areas: distinct([...OWN, ...checksNamed({ checks }, CHECKS).flatMap(({ reads }) => reads)]),
  }),
  answer(question, asking) {
    const view = asking.estate.view(question.tenant);
    if (!view)
      return {
        question,
        sentence: 'That tenant is not ours, so there is no decision of ours to record.',
      };
    const found = assess(
      asking,
      checksNamed(asking, CHECKS).filter(({ scope }) => scope === 'tenant'),
      [view],
    );
    const { declared, tenant } = view;
    return {
      question,
      sentence: sentence(
        `this is a draft of the decision record of ${tenant.displayName}, put together from its directory and the estate${declared.decision ? `; one is recorded already (${declared.decision.url}), last reviewed ${asking.moment(declared.decision.reviewedOn)}` : '; none is recorded yet'}`,
      ),
      more: ['A person has to decide what it says, and to sign it.'],
      draft: draftOf(
        view,
        asking,
        found.filter(isOpen).map(({ check, result }) => `${check.title}: ${result.reason}`),
      ),
      ...resting(found, asking),
      todo: [],
      blind: restingOn([view], OWN).blind,
      next: [
        { ask: 'check', checks: ['TEN-07'], tenants: [tenant.id] },
        { ask: 'check', checks: ['TEN-05'], tenants: [tenant.id] },
      ],
    };
  },
};

function draftOf(view: TenantView, asking: Asking, open: readonly string[]): string {
  const { tenant, declared, facts } = view;
  const { moment, estate } = asking;
  const organization = knownValue(facts, 'organization');
  const users = knownValue(facts, 'users');
  const partners = knownValue(facts, 'crossTenantPartners');
  const created = Date.parse(organization?.createdDateTime ?? '');
  const known = (value: string | null | undefined | false): string => (value ? value : PLACEHOLDER);
  const licence = hasLicence(view, 'P2');
  const owners = tenant.owners.map(
    ({ person }) => estate.estate.people.find(({ name }) => name === person)?.displayName ?? person,
  );
  const lines = [
    `DRAFT. Decision record: why the tenant ${tenant.displayName} exists`,
    `Drafted ${moment(estate.now)} from what could be read; nothing of it has been decided.`,
    '',
    'Context',
    `- Tenant ${tenant.displayName}, id ${tenant.id}, declared as ${tenant.kind}, cloud ${tenant.cloud}.`,
    `- Purpose as declared: ${known(tenant.purpose)}.`,
    `- Created: ${Number.isFinite(created) ? moment(created) : PLACEHOLDER}. Country: ${known(organization?.countryLetterCode)}.`,
    `- Domains: ${known(
      listed(
        (knownValue(facts, 'domains') ?? []).map(({ id }) => id),
        10,
      ),
    )}.`,
    `- People: ${users ? `${users.length} accounts, ${users.filter(isOutsider).length} of them from outside` : PLACEHOLDER}.`,
    `- Owner as declared: ${known(declared.owner)}. Access is decided by: ${known(listed(owners))}.`,
    '',
    'Constraints',
    `- Licences: ${licence === undefined ? PLACEHOLDER : licence ? 'Entra ID P2 is there' : 'no Entra ID P2'}.`,
    `- Hybrid identity: ${organization ? (organization.onPremisesSyncEnabled === true ? 'synchronised from on-premises' : 'none') : PLACEHOLDER}.`,
    `- Required isolation: ${known(declared.requiredIsolation)}. Data is meant to be in: ${known(declared.country)}.`,
    `- Partners: ${
      partners
        ? listed(
            partners.map(({ tenantId }) => tenantNamed(estate, tenantId, facts).name),
            10,
          ) || 'none'
        : PLACEHOLDER
    }.`,
    '',
    'Alternatives that were considered',
    '- One tenant for all: administrative units, Conditional Access and resource isolation within the primary tenant.',
    '- This tenant kept apart, with access from outside by guests or synchronisation.',
    `- Which of them was weighed, and why it was not enough: ${PLACEHOLDER}.`,
    '',
    'Decision',
    `- ${PLACEHOLDER}`,
    '',
    'Consequences',
    ...(open.length > 0
      ? [
          '- Open at the time of drafting:',
          ...open.slice(0, 12).map((line) => `  - ${line}`),
          ...(open.length > 12 ? [`  - and ${open.length - 12} more`] : []),
        ]
      : ['- None of the checks behind this draft is open.']),
    `- Reviewed again: ${declared.decision ? listed([...declared.decision.triggers]) || 'yearly' : PLACEHOLDER}.`,
  ];
  return lines.join('\n');
}
