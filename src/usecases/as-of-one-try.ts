// What the store says of links between accounts, of absences and of cut-offs, read once for one try at a decision.
import type { AbsenceStore } from '../ports/absence-store.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';

interface Deps {
  readonly store: RequestStore;
  readonly absences?: Pick<AbsenceStore, 'inForce'>;
  readonly cutOffs?: Pick<CutOffStore, 'open'>;
}

/**
 * `accounts`: those that are surely asked about, in one question. Never kept for a second try: somebody
 * was faster then, and what they changed counts.
 */
export function asOfOneTry<T extends Deps>(deps: T, accounts: readonly AccountRef[]): T {
  const { store, absences, cutOffs } = deps;
  const links = store.guestLinks(accounts);
  // Whoever asks hears of a failure; where nobody does, nobody has to.
  void Promise.allSettled([links]);
  const among = (account: AccountRef) => accounts.some((one) => sameAccount(one, account));
  let cut: ReturnType<CutOffStore['open']> | undefined;
  let away: ReturnType<AbsenceStore['inForce']> | undefined;
  return {
    ...deps,
    // All else that the store does is its own.
    store: Object.assign(Object.create(store) as RequestStore, {
      async guestLinks(asked: readonly AccountRef[]) {
        if (!asked.every(among)) return store.guestLinks(asked);
        const concerns = (one: AccountRef) => asked.some((account) => sameAccount(account, one));
        return (await links).filter(({ guest, home }) => concerns(guest) || concerns(home));
      },
    }),
    ...(cutOffs && {
      cutOffs: {
        open() {
          cut ??= cutOffs.open();
          return cut;
        },
      },
    }),
    ...(absences && {
      absences: {
        async inForce(now: number) {
          away ??= absences.inForce(now);
          // One may end between the first question and this one.
          return (await away).filter(({ until }) => until > now);
        },
      },
    }),
  };
}
