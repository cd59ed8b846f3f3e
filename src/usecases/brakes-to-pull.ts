// Which brakes somebody may pull, by the estate alone: it is decided anew when they do.
import { mayPull } from '../domain/access/brake-people.ts';
import type { Estate, Tenant } from '../domain/estate/estate.ts';
import type { AccountRef } from '../shared/account.ts';

export interface BrakesToPull {
  readonly tenants: ReadonlyArray<Pick<Tenant, 'name' | 'displayName'>>;
  readonly lockdown: boolean;
}

export const brakesToPull = (estate: Estate, actor: AccountRef): BrakesToPull => ({
  tenants: estate.tenants.filter(({ id }) => mayPull(estate, id, actor)),
  lockdown: mayPull(estate, null, actor),
});
