// "estate": what is in force, what waits for this person, and why its files cannot be loaded, for those who answer for it.
import { decidersOf } from '../domain/estate/change/deciders.ts';
import type { EstateVersion } from '../domain/estate/change/version.ts';
import type { Estate } from '../domain/estate/estate.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import type { EstateChangeDeps } from './estate-changes.ts';

export interface EstateLook {
  /** A change about which they are asked. */
  readonly waiting?: EstateVersion;
  readonly inForce?: EstateVersion;
  /** What is wrong with the files as they are now; empty for whoever has no part in them. */
  readonly problems: readonly string[];
}

export async function lookAtEstate(
  deps: {
    readonly estate: Estate;
    readonly estateChanges?: Pick<EstateChangeDeps, 'versions' | 'problems'>;
  },
  viewer: AccountRef,
): Promise<EstateLook> {
  const { estate, estateChanges } = deps;
  if (!estateChanges) return { problems: [] };
  const waiting = await estateChanges.versions.waiting();
  const asked = waiting?.asked.some((one) => sameAccount(one, viewer));
  const inForce = await estateChanges.versions.accepted();
  const all = estate.tenants.map(({ id }) => id);
  const answers = decidersOf(estate, all).some(({ account }) => sameAccount(account, viewer));
  return {
    ...(waiting && asked && { waiting }),
    ...(inForce && { inForce }),
    problems: answers ? (estateChanges.problems?.() ?? []) : [],
  };
}
