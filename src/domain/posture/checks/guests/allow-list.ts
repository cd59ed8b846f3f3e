// GST-06: a tenant that is no home invites people of the primary one only: by address, and by cross-tenant access.
import { effectiveSection, sectionOf } from '../../between/effective.ts';
import { opennessOf, sayLists, saySection } from '../../between/openness.ts';
import { settingsFor } from '../../between/settings.ts';
import {
  cannotTell,
  type EstateView,
  missingOf,
  type TenantCheck,
  type TenantView,
} from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { AreaValues } from '../../facts/areas.ts';
import { hedged } from '../../hedge.ts';
import { knownValue, readingOf } from '../../reading.ts';
import type { Evidence, Verdict } from '../../result.ts';

const READS = ['b2bManagement', 'crossTenantDefault', 'crossTenantPartners'] as const;

export const invitesCorporateOnly: TenantCheck = {
  id: 'GST-06',
  title: 'Invites only people of the primary tenant',
  area: 'guests',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: ['sandbox', 'secondary'],
  reads: READS,
  why: 'A sandbox is looked after less than production, so nobody but the organization’s own people should ever be in it. A list of blocked domains is not enough: everybody who is not on it may come.',
  remediation:
    'Allow invitations to the domains of the primary tenant only, block inbound B2B collaboration by default and allow it for the primary tenant.',
  words: [
    'allow list',
    'allowed domains',
    'invitation domains',
    'B2B allow list',
    'collaboration restrictions',
    'domain restrictions',
    'block list',
    'who can be invited',
  ],
  assess: (view, estate) => {
    const halves = [addresses(view, estate), access(view, estate)];
    const verdict = conclude(view, halves);
    return hedged(view, READS, 'every', {
      ...verdict,
      notes: [
        'The list of domains is read from Graph’s beta: outside the global cloud it cannot be read.',
        'Both are asked at an invitation, and each can refuse it.',
      ],
    });
  },
};

interface Half {
  readonly is: 'good' | 'bad' | 'unsaid';
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

function conclude(view: TenantView, halves: readonly Half[]): Verdict {
  const of = (is: Half['is']) => halves.filter((half) => half.is === is);
  const evidence = halves.flatMap((half) => half.evidence);
  const missing = missingOf(view, READS);
  const more = { evidence, ...(missing.length > 0 ? { missing } : {}) };
  const texts = (some: readonly Half[]) => listed(some.map(({ text }) => text));
  const [good, bad, unsaid] = [of('good'), of('bad'), of('unsaid')];
  if (bad.length > 0) {
    // With the other half not known, both could be wrong or only this one.
    if (unsaid.length > 0) return { state: 'unknown', reason: texts([...bad, ...unsaid]), ...more };
    return { state: good.length > 0 ? 'partial' : 'fail', reason: texts(bad), ...more };
  }
  if (unsaid.length > 0) {
    const state = missing.length > 0 ? cannotTell(missing).state : 'unknown';
    return { state, reason: texts(unsaid), ...more };
  }
  return { state: 'pass', reason: texts(good), ...more };
}

function addresses(view: TenantView, estate: EstateView): Half {
  const reading = readingOf(view.facts, 'b2bManagement');
  const list = reading.state === 'read' ? allowedDomains(reading.value) : undefined;
  if (list === undefined) {
    return {
      is: 'unsaid',
      text: 'to which domains invitations may go could not be read',
      evidence: [],
    };
  }
  const own = new Set(
    estate.tenants
      .filter(({ tenant }) => tenant.kind === 'primary')
      .flatMap(({ tenant, facts }) => [
        ...tenant.domains,
        ...(knownValue(facts, 'organization')?.verifiedDomains ?? []).map(({ name }) => name),
      ])
      .map((domain) => domain.toLowerCase()),
  );
  const others = list.filter((domain) => !own.has(domain));
  const evidence: Evidence[] = list.map((domain) => ({
    kind: 'domain',
    id: domain,
    name: domain,
    detail: own.has(domain)
      ? 'allowed, of the primary tenant'
      : 'allowed, not of the primary tenant',
    good: own.has(domain),
  }));
  if (list.length === 0) {
    return { is: 'bad', text: 'no list of allowed domains limits invitations', evidence };
  }
  return others.length > 0
    ? {
        is: 'bad',
        text: `invitations may go to ${counted(others.length, 'domain')} that ${others.length === 1 ? 'is' : 'are'} not of the primary tenant: ${listed(others)}`,
        evidence,
      }
    : { is: 'good', text: 'invitations may go to domains of the primary tenant only', evidence };
}

/** The definition is JSON in a text, and its keys were seen in more than one case. */
function allowedDomains(policies: AreaValues['b2bManagement']): string[] | undefined {
  const policy = policies.find(({ isOrganizationDefault }) => isOrganizationDefault === true);
  if (!policy) return policies.length === 0 ? [] : undefined;
  const [definition] = policy.definition ?? [];
  if (definition === undefined) return undefined;
  const settings = property(parse(definition), 'B2BManagementPolicy');
  if (settings === undefined) return undefined;
  const rules = property(settings, 'InvitationsAllowedAndBlockedDomainsPolicy');
  const list = property(rules, 'AllowedDomains');
  if (list === undefined || list === null) return [];
  return Array.isArray(list) && list.every((one) => typeof one === 'string')
    ? list.map((domain: string) => domain.toLowerCase())
    : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is not JSON says nothing, neither yes nor no.
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = Object.keys(value).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : (value as Record<string, unknown>)[key];
}

function access(view: TenantView, estate: EstateView): Half {
  const standard = knownValue(view.facts, 'crossTenantDefault');
  const lists = standard && sectionOf(standard.b2bCollaborationInbound);
  const byDefault = lists && opennessOf(lists);
  const primaries = estate.tenants.filter(({ tenant }) => tenant.kind === 'primary');
  const partners = primaries.map(({ tenant }) => {
    const section = effectiveSection(settingsFor(view.facts, tenant.id), 'b2bCollaborationInbound');
    return { tenant, section, openness: opennessOf(section) };
  });
  const evidence: Evidence[] = [
    ...(lists
      ? [
          {
            kind: 'setting' as const,
            id: 'b2bCollaborationInbound',
            name: 'Default inbound B2B collaboration',
            detail: sayLists(lists),
            good: byDefault === 'closed',
          },
        ]
      : []),
    ...partners.map(
      ({ tenant, section, openness }): Evidence => ({
        kind: 'partner',
        id: tenant.id,
        name: tenant.displayName,
        detail: saySection(section),
        good: openness !== undefined && openness !== 'closed',
      }),
    ),
  ];
  if (byDefault !== undefined && byDefault !== 'closed') {
    return { is: 'bad', text: 'inbound B2B collaboration is not blocked by default', evidence };
  }
  if (byDefault === undefined || partners.some(({ openness }) => openness === undefined)) {
    return {
      is: 'unsaid',
      text: 'how inbound B2B collaboration stands could not be told',
      evidence,
    };
  }
  return partners.some(({ openness }) => openness !== 'closed')
    ? {
        is: 'good',
        text: 'inbound B2B collaboration is blocked but for the primary tenant',
        evidence,
      }
    : {
        is: 'bad',
        text: 'inbound B2B collaboration is blocked for the primary tenant as well',
        evidence,
      };
}
