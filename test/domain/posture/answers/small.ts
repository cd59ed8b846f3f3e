// A small estate whose facts are given area by area; what is not given was never read.
import type { Estate, Tenant } from '../../../../src/domain/estate/estate.ts';
import type { Answer } from '../../../../src/domain/posture/answers/answer.ts';
import type { Asking } from '../../../../src/domain/posture/answers/asking.ts';
import { answerTo } from '../../../../src/domain/posture/answers/index.ts';
import { restrictedView } from '../../../../src/domain/posture/answers/restricted.ts';
import type { TenantCheck } from '../../../../src/domain/posture/check.ts';
import { checks } from '../../../../src/domain/posture/checks/index.ts';
import type { AreaName, AreaValues } from '../../../../src/domain/posture/facts/areas.ts';
import { judge } from '../../../../src/domain/posture/judgements.ts';
import type { Question } from '../../../../src/domain/posture/question.ts';
import type { Reading, TenantFacts } from '../../../../src/domain/posture/reading.ts';
import type { Verdict } from '../../../../src/domain/posture/result.ts';
import { HOUR } from '../../../../src/shared/duration.ts';
import { estate, tenant } from '../../../fakes/estate.ts';

export const PRIME = '10000000-0000-4000-8000-00000000000a';
export const SECOND = '10000000-0000-4000-8000-00000000000b';
export const DARK = '10000000-0000-4000-8000-00000000000c';
export const OUTER = '20000000-0000-4000-8000-00000000000e';
export const NOW = Date.parse('2026-11-20T12:00:00Z');

const named = (name: string, id: string, kind: Tenant['kind']): Tenant =>
  tenant({
    name,
    id,
    displayName: name.charAt(0).toUpperCase() + name.slice(1),
    domains: [`${name}.example`],
    kind,
    owners: [],
  });

export const small: Estate = estate({
  tenants: [
    named('prime', PRIME, 'primary'),
    named('second', SECOND, 'secondary'),
    named('dark', DARK, 'secondary'),
    named('outer', OUTER, 'external'),
  ],
});

export type Values = { readonly [A in AreaName]?: AreaValues[A] };
export type Facts = Readonly<Record<string, Values>>;

export const read = <T>(value: T, gaps?: readonly string[]): Reading<T> => ({
  state: 'read',
  value,
  asOf: NOW - HOUR,
  ...(gaps && { gaps }),
});

export const factsOf = (
  tenantId: string,
  values: Values = {},
  other: TenantFacts['readings'] = {},
): TenantFacts => ({
  tenantId,
  readings: {
    ...(Object.fromEntries(
      Object.entries(values).map(([area, value]) => [area, read(value)]),
    ) as TenantFacts['readings']),
    ...other,
  },
});

export interface Given {
  readonly facts?: readonly TenantFacts[];
  readonly estate?: Estate;
  readonly readable?: readonly string[];
  readonly more?: Partial<Asking>;
}

export function asking({
  facts = [],
  estate: of = small,
  readable,
  more = {},
}: Given = {}): Asking {
  const byId = new Map(facts.map((one) => [one.tenantId, one]));
  const ids = readable ?? of.tenants.filter(({ kind }) => kind !== 'external').map(({ id }) => id);
  const view = restrictedView(of, new Set(ids), (id) => byId.get(id), NOW);
  return {
    estate: view,
    checks,
    judge: (check, of) => judge(check, of, view),
    moment: (at) => new Date(at).toISOString(),
    partial: readable !== undefined,
    ...more,
  };
}

export const ask = (question: Question, given: Given = {}): Answer =>
  answerTo(question, asking(given));

/** A check that says what it is told to, by tenant. */
export const saying = (
  id: string,
  verdicts: Readonly<Record<string, Partial<Verdict>>>,
  change: Partial<TenantCheck> = {},
): TenantCheck => ({
  id,
  title: `Title of ${id}`,
  area: 'guests',
  kind: 'check',
  severity: 'high',
  appliesTo: 'all',
  reads: [],
  remediation: `Mend ${id}.`,
  why: `${id} matters.`,
  words: [],
  scope: 'tenant',
  assess: ({ tenant: { id: at } }) => ({
    state: 'pass',
    reason: 'as it should be',
    evidence: [],
    ...verdicts[at],
  }),
  ...change,
});

export const list = (accessType: string, target: string) => ({
  accessType,
  targets: [{ target, targetType: 'user' }],
});

const section = (accessType: string) => ({
  usersAndGroups: list(accessType, 'AllUsers'),
  applications: list(accessType, 'AllApplications'),
});

export const standard = (
  accessType = 'allowed',
  mfa = false,
): AreaValues['crossTenantDefault'] => ({
  b2bCollaborationInbound: section(accessType),
  b2bCollaborationOutbound: section(accessType),
  b2bDirectConnectInbound: section('blocked'),
  b2bDirectConnectOutbound: section('blocked'),
  inboundTrust: {
    isMfaAccepted: mfa,
    isCompliantDeviceAccepted: false,
    isHybridAzureADJoinedDeviceAccepted: false,
  },
});

export const trusting = (tenantId: string): AreaValues['crossTenantPartners'][number] => ({
  tenantId,
  identitySynchronization: null,
  inboundTrust: {
    isMfaAccepted: true,
    isCompliantDeviceAccepted: null,
    isHybridAzureADJoinedDeviceAccepted: null,
  },
});

export const guest = (n: number, home = 'second.example'): AreaValues['users'][number] => ({
  id: `60000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  displayName: `Guest ${n}`,
  userPrincipalName: `guest${n}_${home}#EXT#@prime.example`,
  mail: `guest${n}@${home}`,
  userType: 'Guest',
  accountEnabled: true,
  externalUserState: 'Accepted',
});

export const member = (n: number, domain: string): AreaValues['users'][number] => ({
  id: `70000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  displayName: `Member ${n}`,
  userPrincipalName: `member${n}@${domain}`,
  mail: `member${n}@${domain}`,
  userType: 'Member',
  accountEnabled: true,
});
