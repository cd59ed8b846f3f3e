// Who owns a tenant after a change and did not before: told so once it is in force.
import { accountKey } from '../../../shared/account.ts';
import type { DueWork } from '../../access/decision.ts';
import type { Instant } from '../../facts.ts';
import { type Estate, tenantById } from '../estate.ts';

export function tellNewOwners(before: Estate, after: Estate, now: Instant): DueWork[] {
  const come = after.tenants.flatMap(({ id, owners }) => {
    const had = (tenantById(before, id)?.owners ?? []).map(({ account }) => accountKey(account));
    return owners
      .filter(({ account }) => !had.includes(accountKey(account)))
      .map(({ account }) => ({ account, id }));
  });
  return [...Map.groupBy(come, ({ account }) => accountKey(account)).values()].flatMap((mine) =>
    mine[0]
      ? [
          {
            work: {
              kind: 'tell-owner',
              account: mine[0].account,
              tenants: mine.map(({ id }) => id),
            } as const,
            dueAt: now,
          },
        ]
      : [],
  );
}
