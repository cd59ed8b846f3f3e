// Why a setting between a tenant and a partner cannot be had.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { Cloud, Tenant } from '../../estate/estate.ts';
import type { Missing, Offer, Wish } from '../kind.ts';
import type { Resource } from '../plan.ts';
import type { Pair, Standing } from './partner-standing.ts';

/** Service plans that carry Entra ID P1: the second includes it. */
const P1_PLANS = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];

/** Changing inbound trust needs P1 in the tenant whose settings are changed. */
export const withoutP1 = (tenant: Tenant, plans: readonly string[]): Refusal | undefined =>
  plans.some((plan) => P1_PLANS.includes(plan))
    ? undefined
    : refusal(
        'unlicensed',
        `${tenant.displayName} has no licence for Microsoft Entra ID P1, so its trust settings cannot be changed.`,
        `Ask ${tenant.contact} about the licence.`,
        'resource',
      );

/** The commercial cloud and the government community share Graph and sign-in; the others are apart. */
const SHARED: readonly Cloud[] = ['commercial', 'gcc'];

export const inOneCloud = (one: Tenant, other: Tenant): boolean =>
  one.cloud === other.cloud || [one, other].every(({ cloud }) => SHARED.includes(cloud));

/** An entry for a tenant of another cloud can only be made once both have opened that cloud. */
export const otherCloud = ({ tenant, partner }: Pair, { entry }: Standing): Refusal | undefined =>
  entry || inOneCloud(tenant, partner)
    ? undefined
    : refusal(
        'other-cloud',
        `${partner.displayName} is in another Microsoft cloud than ${tenant.displayName}, which has no entry for it yet.`,
        'An administrator of each has to allow the other’s cloud under Microsoft cloud settings and add the entry first.',
        'resource',
      );

/** An open request of ours that keeps one of them closed for the other: both cannot be meant. */
export function separated({ tenant, partner }: Pair, { open }: Wish): Refusal | undefined {
  const ids = [tenant.id, partner.id];
  const by = open.find(({ changes }) =>
    changes.some(
      (change) =>
        change.type === 'close-partner' &&
        ids.includes(change.tenantId) &&
        ids.includes(change.partnerId),
    ),
  );
  return (
    by &&
    refusal(
      'separated',
      `${by.requestId} keeps ${tenant.displayName} and ${partner.displayName} separated.`,
      `Have ${by.requestId} ended first, then ask again: everything stays closed until this is approved.`,
      'resource',
    )
  );
}

export const nothingToDo = (there: readonly string[]): Refusal =>
  refusal(
    'already-held',
    there.join(' '),
    'There is nothing to ask for. To have it ended, talk to the tenant’s owner.',
    'resource',
  );

/** The choice in the form: people of the partner come into the tenant. */
export function offerPair(
  kind: string,
  tenant: Tenant,
  partner: Tenant | undefined,
  unfit?: Refusal,
): Result<Offer, Missing> {
  const resource: Resource = { kind, tenantId: tenant.id, id: partner?.id ?? '' };
  if (!partner || unfit) {
    const sentence = unfit?.sentence ?? `A partner of ${tenant.displayName} is not known any more.`;
    return refused({ tenant: tenant.displayName, sentence });
  }
  const name = `From ${partner.displayName} into ${tenant.displayName}`;
  return ok({ resource, name, tenant: tenant.displayName });
}
