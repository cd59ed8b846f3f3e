// "what do you hold about me": everything under every account of whoever asks, and a line in the audit that it was told.

import type { Estate } from '../domain/estate/estate.ts';
import { type Held, subjectOf } from '../domain/record/held.ts';
import type { Clock } from '../ports/clock.ts';
import type { HeldStore } from '../ports/held-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import { linkedAccounts } from './linked-accounts.ts';

export interface TellHeldDeps {
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'guestLinks' | 'note'>;
  readonly held: HeldStore;
  readonly clock: Clock;
}

/** Accounts that the estate or an invitation of ours links: a possible sameness tells nobody anything. */
export async function tellHeld(
  { estate, store, held, clock }: TellHeldDeps,
  actor: AccountRef,
  how: 'shown' | 'taken',
): Promise<Held> {
  const accounts = await linkedAccounts({ estate, store }, actor);
  const found = await held.about(subjectOf(accounts.map(accountKey)));
  await store.note(null, {
    verb: 'data-told',
    at: clock.now(),
    actor,
    tenantId: actor.tenantId,
    details: { how },
  });
  return found;
}
