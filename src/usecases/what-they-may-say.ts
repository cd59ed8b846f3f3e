// As what somebody may say more to the bot than everybody may: by the estate alone, so that help never waits.
import { ownTenants } from '../domain/access/because-of.ts';
import { mayPull } from '../domain/access/brake-people.ts';
import { glassFor } from '../domain/access/break-glass.ts';
import { decidersOf } from '../domain/estate/change/deciders.ts';
import { type Estate, personOf } from '../domain/estate/estate.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';

export type MaySay = 'owner' | 'on-call' | 'lockdown' | 'break-glass' | 'estate';

/** What is asked for is decided anew when it is said; this only tells what to offer. */
export function whatTheyMaySay(estate: Estate, actor: AccountRef): MaySay[] {
  const person = personOf(estate, actor)?.name ?? null;
  const everywhere = decidersOf(
    estate,
    estate.tenants.map(({ id }) => id),
  );
  const may: Readonly<Record<MaySay, boolean>> = {
    owner: ownTenants(estate, actor).length > 0,
    'on-call': person !== null && estate.oncall.includes(person),
    lockdown: mayPull(estate, null, actor),
    'break-glass': glassFor(estate, person).length > 0,
    estate: everywhere.some(({ account }) => sameAccount(account, actor)),
  };
  return (Object.keys(may) as MaySay[]).filter((one) => may[one]);
}

/** Whether this account itself decides about a tenant, and not another one of the same person. */
export const ownsHere = ({ tenants }: Estate, actor: AccountRef): boolean =>
  tenants.some(({ owners }) => owners.some(({ account }) => sameAccount(account, actor)));
