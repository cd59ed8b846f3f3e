// The default settings towards every tenant without an entry: collaboration, direct connect, tenant restrictions.
import { type SectionName, sectionOf } from '../../between/effective.ts';
import { type Openness, opennessOf, sayLists } from '../../between/openness.ts';
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import type { DefaultFact } from '../../facts/cross-tenant.ts';
import { hedged } from '../../hedge.ts';
import type { Verdict } from '../../result.ts';
import { conclude, type Level, type Observation } from './observed.ts';

const NAMES: Readonly<Record<SectionName, string>> = {
  b2bCollaborationInbound: 'Default inbound B2B collaboration',
  b2bCollaborationOutbound: 'Default outbound B2B collaboration',
  b2bDirectConnectInbound: 'Default inbound B2B direct connect',
  b2bDirectConnectOutbound: 'Default outbound B2B direct connect',
  tenantRestrictions: 'Default tenant restrictions',
};

const UNTOUCHED = 'The default is as Microsoft delivers it; nobody has changed it.';

export function defaultSeen(
  fact: DefaultFact,
  section: SectionName,
  levels: Readonly<Record<Openness, Level>>,
): Observation {
  const lists = sectionOf(fact[section]);
  const openness = opennessOf(lists);
  return {
    level: openness ? levels[openness] : 'unknown',
    kind: 'setting',
    id: section,
    name: NAMES[section],
    detail: openness ? sayLists(lists) : `${sayLists(lists)}; Graph did not say all of it`,
  };
}

function judged(
  view: TenantView,
  sections: readonly SectionName[],
  levels: Readonly<Record<Openness, Level>>,
  reason: (seen: readonly Observation[], state: Verdict['state']) => string,
  notes: readonly string[] = [],
): Verdict {
  const verdict = withFacts(view, ['crossTenantDefault'], ({ crossTenantDefault }) => {
    const seen = sections.map((section) => defaultSeen(crossTenantDefault, section, levels));
    const untouched = crossTenantDefault.isServiceDefault === true ? [UNTOUCHED] : [];
    return conclude(seen, (state) => reason(seen, state), [...untouched, ...notes]);
  });
  return hedged(view, ['crossTenantDefault'], 'every', verdict);
}

const base = {
  area: 'cross-tenant-access',
  kind: 'check',
  appliesTo: 'all',
  scope: 'tenant',
  reads: ['crossTenantDefault'],
} as const;

const said = (seen: readonly Observation[]): string =>
  seen.map(({ name, detail }) => `${name.replace('Default', 'default')}: ${detail}`).join('; ');

const defaultInbound: TenantCheck = {
  ...base,
  id: 'XTA-01',
  title: 'By default not everybody is let in as a guest',
  severity: 'high',
  why: 'The default applies to every tenant in the world for which there is no entry. While it is open, anybody who is invited by anybody comes in, and no partner has to be named first.',
  remediation:
    'Block inbound B2B collaboration in the default settings and allow it partner by partner.',
  words: [
    'default inbound',
    'inbound default',
    'open to everyone',
    'who can come in by default',
    'b2b inbound',
    'open to the world',
  ],
  assess: (view) =>
    judged(
      view,
      ['b2bCollaborationInbound'],
      { all: 'fail', 'all-but': 'partial', scoped: 'good', closed: 'good' },
      (seen, state) =>
        ({
          fail: 'people of every tenant are let in, to every application',
          partial: `people of every tenant are let in, except for what is blocked by name (${seen[0]?.detail})`,
          pass: `not open to everyone (${seen[0]?.detail})`,
        })[state as 'pass'] ??
        `cannot be told: Graph did not say all of the default (${seen[0]?.detail})`,
    ),
};

const defaultOutbound: TenantCheck = {
  ...base,
  id: 'XTA-02',
  title: 'By default people do not become guests just anywhere',
  severity: 'medium',
  why: 'Outbound settings decide into which tenants people of this one may be invited. While the default is open, their accounts can be made guests anywhere, and data follows them.',
  remediation:
    'Block outbound B2B collaboration in the default settings and allow it partner by partner.',
  words: [
    'default outbound',
    'outbound default',
    'our people go out',
    'b2b outbound',
    'leave the tenant as guests',
  ],
  assess: (view) =>
    judged(
      view,
      ['b2bCollaborationOutbound'],
      { all: 'fail', 'all-but': 'fail', scoped: 'partial', closed: 'good' },
      (seen, state) =>
        ({
          fail: `people may go out to any tenant (${seen[0]?.detail})`,
          partial: `only some may go out, but to any tenant (${seen[0]?.detail})`,
          pass: `nobody goes out unless a partner’s entry allows it (${seen[0]?.detail})`,
        })[state as 'pass'] ??
        `cannot be told: Graph did not say all of the default (${seen[0]?.detail})`,
    ),
};

const defaultDirectConnect: TenantCheck = {
  ...base,
  id: 'XTA-03',
  title: 'By default B2B direct connect is off, inbound and outbound',
  severity: 'high',
  why: 'Direct connect lets people into shared channels without a guest account, so no list of guests shows them. Open by default, it holds for every tenant that opens its own half.',
  remediation:
    'Block B2B direct connect, inbound and outbound, in the default settings; enable it only for named partners.',
  words: ['direct connect', 'shared channels', 'default direct connect', 'teams connect'],
  assess: (view) =>
    judged(
      view,
      ['b2bDirectConnectInbound', 'b2bDirectConnectOutbound'],
      { all: 'fail', 'all-but': 'fail', scoped: 'partial', closed: 'good' },
      (seen, state) =>
        state === 'pass'
          ? 'blocked, inbound and outbound'
          : state === 'unknown'
            ? `cannot be told: Graph did not say all of the default (${said(seen)})`
            : `not blocked in both directions (${said(seen)})`,
    ),
};

const tenantRestrictions: TenantCheck = {
  ...base,
  id: 'XTA-12',
  title: 'By default tenant restrictions keep out accounts that others issued',
  severity: 'low',
  appliesTo: ['primary'],
  needs: 'P1',
  why: 'Tenant restrictions keep people on our devices and networks from signing in elsewhere with accounts that another tenant issued, which is a quiet way to carry data out.',
  remediation:
    'Block all users and all applications in the default tenant restrictions, and enforce them with Global Secure Access, a proxy or Windows.',
  words: [
    'tenant restrictions',
    'trv2',
    'foreign accounts',
    'other tenants accounts on our devices',
    'data exfiltration',
  ],
  assess: (view) =>
    judged(
      view,
      ['tenantRestrictions'],
      { all: 'fail', 'all-but': 'fail', scoped: 'partial', closed: 'good' },
      (seen, state) =>
        ({
          fail: `accounts of other tenants may be used (${seen[0]?.detail})`,
          partial: `only part of it is blocked (${seen[0]?.detail})`,
          pass: 'the policy blocks accounts of other tenants, for all users and applications',
        })[state as 'pass'] ?? `cannot be told: Graph did not say all of it (${seen[0]?.detail})`,
      [
        'The policy alone enforces nothing; whether a proxy, Global Secure Access or Windows does is not visible in Graph.',
      ],
    ),
};

export const defaultChecks: readonly TenantCheck[] = [
  defaultInbound,
  defaultOutbound,
  defaultDirectConnect,
  tenantRestrictions,
];
