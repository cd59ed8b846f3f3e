// The two halves of access across a boundary: one tenant lets its people out, the other lets them in.
import type { Estate, Nameable, Tenant } from '../../estate/estate.ts';
import { tenantById } from '../../estate/estate.ts';
import type { SectionName, Target } from '../../facts.ts';
import type { Wish } from '../kind.ts';
import type { OpenGrant } from '../pairs/planning.ts';

export const PARTNERS_WRITER = 'partners-writer';
export const PARTNERS_PERMISSION = 'Policy.ReadWrite.CrossTenantAccess';

export type Service = 'b2bCollaboration' | 'b2bDirectConnect';

/** Whose people, and whose applications: each a tenant of the estate. */
export interface Boundary {
  readonly service: Service;
  readonly people: Tenant;
  readonly host: Tenant;
}

export interface Half {
  readonly direction: 'outbound' | 'inbound';
  /** Whose policy it stands in, and for whom. */
  readonly tenant: Tenant;
  readonly partner: Tenant;
  readonly section: SectionName;
}

export const outboundHalf = ({ service, people, host }: Boundary): Half => ({
  direction: 'outbound',
  tenant: people,
  partner: host,
  section: `${service}Outbound`,
});

export const inboundHalf = ({ service, people, host }: Boundary): Half => ({
  direction: 'inbound',
  tenant: host,
  partner: people,
  section: `${service}Inbound`,
});

/** Whether a tenant lets Drawbridge make changes of this kind in its settings for others. */
export const letsUsChange = (tenant: Tenant, kind: string): boolean =>
  tenant.access.includes(kind) && tenant.signIn.includes(PARTNERS_WRITER);

export const isReadable = (tenant: Tenant): boolean => tenant.signIn.includes('reader');

/** Tenants that this one names as partners, itself aside. */
export const partnersOf = (tenant: Tenant, estate: Estate): Tenant[] =>
  tenant.offers.partners.flatMap((id) => tenantById(estate, id) ?? []);

/** What the open requests hold in the section of this half. */
export const grantsIn = ({ open }: Wish, { tenant, partner, section }: Half): OpenGrant[] =>
  open.flatMap(({ requestId, changes }) =>
    changes.flatMap((change) =>
      change.type === 'open-section' &&
      change.tenantId === tenant.id &&
      change.partnerId === partner.id &&
      change.section === section
        ? [{ ...change, requestId }]
        : [],
    ),
  );

export const groupTargets = (ids: readonly string[]): Target[] =>
  ids.map((target) => ({ target, targetType: 'group' }));

export const applicationTargets = (ids: readonly string[]): Target[] =>
  ids.map((target) => ({ target, targetType: 'application' }));

export const idsOf = (items: readonly Nameable[]): string[] => items.map(({ id }) => id);
