// How a tenant stands towards one partner: what its entry says, and what counts by default instead.
import type { Refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import { type Estate, type Tenant, tenantById } from '../../estate/estate.ts';
import type { FactQuery } from '../../facts.ts';
import { askAll, type Study } from '../../study.ts';
import { changeParts } from '../change.ts';
import { CLAIMS, type Claim } from '../changes/accept-claim.ts';
import { DIRECTIONS, type RedemptionDirection } from '../changes/redeem-automatically.ts';
import type { Wish } from '../kind.ts';
import type { Resource } from '../plan.ts';
import { firstUnreadable } from '../unreadable.ts';
import { notOffered } from './offering.ts';

/** People of the partner come into the tenant. */
export interface Pair {
  readonly tenant: Tenant;
  readonly partner: Tenant;
}

export const pairOf = (estate: Estate, { tenantId, id }: Resource): Pair | undefined => {
  const tenant = tenantById(estate, tenantId);
  const partner = tenantById(estate, id);
  return tenant && partner && tenant.offers.partners.includes(partner.id)
    ? { tenant, partner }
    : undefined;
};

/** The tenants whose owners both have to agree; an external one has nobody who could. */
export const bothSides = ({ tenant, partner }: Pair): readonly string[] =>
  partner.owners.length > 0 ? [tenant.id, partner.id] : [tenant.id];

export interface Flag {
  readonly on: boolean;
  /** The entry says so itself; otherwise it is inherited from the default settings. */
  readonly own: boolean;
}

export interface Standing {
  /** Whether there is an entry for the partner at all. */
  readonly entry: boolean;
  readonly trust: Readonly<Record<Claim, Flag>>;
  readonly redemption: Readonly<Record<RedemptionDirection, Flag>>;
  /** Whether users that the partner synchronises are accepted. */
  readonly synchronised: boolean;
}

/** Whether Drawbridge can read how this tenant stands. */
export const canRead = ({ signIn }: Tenant): boolean => signIn.includes('reader');

export const standingAsks = (tenantId: string, partnerId: string) =>
  ({
    entry: { fact: 'partner-policy', tenantId, partnerId },
    byDefault: { fact: 'default-policy', tenantId },
  }) as const satisfies Record<string, FactQuery>;

export function* readStanding(tenant: Tenant, partner: Tenant): Study<Result<Standing, Refusal>> {
  const facts = yield* askAll(standingAsks(tenant.id, partner.id));
  if (!facts.entry.known || !facts.byDefault.known) {
    return refused(firstUnreadable(tenant, facts) ?? notOffered('partner'));
  }
  const entry = facts.entry.value;
  const { inboundTrust, automaticUserConsentSettings } = facts.byDefault.value;
  return ok({
    entry: entry !== null,
    trust: flags(CLAIMS, entry?.inboundTrust, inboundTrust),
    redemption: flags(
      DIRECTIONS,
      entry?.automaticUserConsentSettings,
      automaticUserConsentSettings,
    ),
    synchronised: entry?.identitySynchronization?.isSyncAllowed === true,
  });
}

type Values<F extends string> = Readonly<Record<F, boolean | null>> | null | undefined;

const flags = <F extends string>(names: readonly F[], own: Values<F>, byDefault: Values<F>) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        on: (own?.[name] ?? byDefault?.[name]) === true,
        own: typeof own?.[name] === 'boolean',
      },
    ]),
  ) as Record<F, Flag>;

/** Keys of everything that open relationship settings of ours hold. */
export const heldParts = ({ open }: Wish): ReadonlySet<string> =>
  new Set(open.flatMap(({ changes }) => changes.flatMap(changeParts)));
