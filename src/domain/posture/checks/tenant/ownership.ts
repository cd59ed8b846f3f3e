// TEN-06: somebody owns the tenant, knows what it is for, and is written to when Microsoft has to say something.

import { personName } from '../../../estate/person-name.ts';
import { tenantOfDomain } from '../../between/outsiders.ts';
import {
  cannotTell,
  type EstateView,
  missingOf,
  type TenantCheck,
  type TenantView,
} from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import { hedged } from '../../hedge.ts';
import { knownValue } from '../../reading.ts';
import type { Evidence, Verdict } from '../../result.ts';

export const ownership: TenantCheck = {
  id: 'TEN-06',
  title: 'The tenant has an owner, a purpose and contacts for notices',
  area: 'governance',
  kind: 'attestation',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  reads: ['organization'],
  readsElsewhere: ['organization'],
  why: 'A tenant without an owner is kept by nobody and missed by nobody until it is abused. Microsoft writes to the addresses that the tenant names; a notice of a breach to somebody who has left reaches no one.',
  remediation:
    'Declare owner and purpose in the estate. Set technical and security notification addresses in the tenant’s properties, on domains of our own.',
  words: [
    'owner',
    'who owns',
    'responsible',
    'purpose',
    'what is it for',
    'technical contact',
    'security contact',
    'notification mail',
    'privacy contact',
  ],
  assess(view, estate) {
    const declared = declaredPart(view, estate);
    const missing = missingOf(view, ['organization']);
    if (missing.length > 0 && declared.lacks.length === 0) {
      return {
        state: 'partial',
        reason: `${declared.said}; the contacts for notices could not be read`,
        evidence: declared.evidence,
        missing,
        notes: [`The contacts ${cannotTell(missing).reason}.`, OWNER_IS_DECLARED],
        attested: true,
      };
    }
    const verdict = judge(view, estate, declared);
    return hedged(view, ['organization'], 'every', {
      ...verdict,
      ...(missing.length > 0 && { missing }),
    });
  },
};

const OWNER_IS_DECLARED = 'Owner and purpose are as the estate declares them.';

function declaredPart({ tenant, declared }: TenantView, { estate }: EstateView) {
  const names = tenant.owners.map(({ person }) => personName(estate, person));
  const owner = declared.owner?.trim() || listed(names);
  const purpose = tenant.purpose.trim();
  const evidence: Evidence[] = [
    {
      kind: 'attestation',
      id: 'owner',
      name: 'Owner',
      detail: owner || 'not declared',
      good: owner !== '',
    },
    {
      kind: 'attestation',
      id: 'purpose',
      name: 'Purpose',
      detail: purpose || 'not declared',
      good: purpose !== '',
    },
  ];
  const lacks = [
    ...(owner === '' ? ['no owner is declared'] : []),
    ...(purpose === '' ? ['no purpose is declared'] : []),
  ];
  return { evidence, lacks, said: `owned by ${owner || 'nobody'}, as declared` };
}

const KINDS = [
  ['technicalNotificationMails', 'technical'],
  ['securityComplianceNotificationMails', 'security'],
] as const;

function judge(
  { facts }: TenantView,
  estate: EstateView,
  declared: ReturnType<typeof declaredPart>,
): Verdict {
  const organization = knownValue(facts, 'organization');
  const mails = KINDS.flatMap(([property, word]) =>
    (organization?.[property] ?? []).map((address) => ({
      address,
      word,
      known: isOurs(estate, address),
    })),
  );
  const none = KINDS.filter(([property]) => organization?.[property]?.length === 0);
  const unsaid = organization ? KINDS.filter(([property]) => !organization[property]) : [];
  const foreign = mails.filter(({ known }) => !known);
  const lacks = [
    ...declared.lacks,
    ...none.map(([, word]) => `no address for ${word} notices is set`),
    ...(foreign.length > 0
      ? [`${listed(foreign.map(({ address }) => address))} is on no domain of a declared tenant`]
      : []),
  ];
  const base = {
    evidence: [
      ...declared.evidence,
      ...mails.map(
        ({ address, word, known }): Evidence => ({
          kind: 'setting',
          id: `${word}NotificationMails`,
          name: address,
          detail: known
            ? `for ${word} notices`
            : `for ${word} notices, on a domain that is not ours`,
          good: known,
        }),
      ),
    ],
    notes: [OWNER_IS_DECLARED],
    attested: true,
  };
  if (lacks.length > 0) {
    // Whoever asks for owners hears first that there is one.
    const owned = declared.lacks.length === 0 ? [declared.said] : [];
    return { state: 'fail', reason: [...owned, ...lacks].join('; '), ...base };
  }
  if (unsaid.length > 0) {
    const words = listed(unsaid.map(([, word]) => word));
    return {
      state: 'unknown',
      reason: `cannot be told: Graph did not say the addresses for ${words} notices`,
      ...base,
    };
  }
  return { state: 'pass', reason: `${declared.said}, with contacts for notices`, ...base };
}

function isOurs(estate: EstateView, address: string): boolean {
  const at = address.lastIndexOf('@');
  const owner = at < 0 ? undefined : tenantOfDomain(estate, address.slice(at + 1).toLowerCase());
  return owner !== undefined && estate.view(owner) !== undefined;
}
