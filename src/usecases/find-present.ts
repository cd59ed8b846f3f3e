// Whom a new request asks: found by its rule, and read at once, so that nobody is named who cannot decide.
import { conflictsOf, type Deciding } from '../domain/access/deciding.ts';
import { howFound } from '../domain/access/leavers.ts';
import type { Named } from '../domain/access/named.ts';
import type { Account, Fact, FactQuery } from '../domain/facts.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result } from '../shared/result.ts';
import { type About, type DecidingDeps, findDeciding } from './find-deciding.ts';

export interface PresentDeps extends DecidingDeps {
  /** Begins the time in which they are read; whoever was not read by then counts as there. */
  freshWithin?(): AbortSignal;
}

export interface Present {
  readonly deciding: Deciding;
  /** Keys of accounts that are disabled, or are guests. */
  readonly left: readonly string[];
}

/** Whoever is asked because others are away or too few was not read yet, so it is looked at again. */
export async function findPresent(
  deps: PresentDeps,
  about: Omit<About, 'left'>,
): Promise<Result<Present, Refusal>> {
  const over = deps.freshWithin?.();
  const conflicted = conflictsOf(deps.estate, about.askers);
  const seen = new Set<string>();
  let left: readonly string[] = [];
  for (;;) {
    const found = await findDeciding(deps, { ...about, left });
    if (!found.ok) return found;
    // Whoever asks for it decides nothing anyway, and has not left because of being a guest.
    const fresh = toRead(found.value).filter(
      (one) => !conflicted(one) && !seen.has(accountKey(one)),
    );
    for (const one of fresh) seen.add(accountKey(one));
    const gone = await whoLeft(deps, fresh, over);
    if (gone.length === 0) return ok({ deciding: found.value, left: [...left].sort() });
    left = [...left, ...gone];
  }
}

/** Members and owners of a group, managers and sponsors were read when they were found. */
const READ: ReadonlyArray<Named['as']> = ['group', 'resource-owner', 'manager', 'sponsor'];

const toRead = ({ named }: Deciding): AccountRef[] => {
  const open = Object.values(named)
    .flat()
    .filter((one) => !READ.includes(one.as) || one.for);
  return [...new Map(open.map(({ account }) => [accountKey(account), account])).values()];
};

async function whoLeft(
  { facts }: PresentDeps,
  accounts: readonly AccountRef[],
  over: AbortSignal | undefined,
): Promise<readonly string[]> {
  const read = await Promise.all(accounts.map((account) => inTime(facts, account, over)));
  return accounts
    .filter((_, i) => {
      const fact = read[i];
      // One that is not found once may be found in a moment: whether it is gone is for the night to tell.
      return fact?.known && ['disabled', 'guest'].includes(howFound(fact.value));
    })
    .map(accountKey);
}

/** A directory that hangs holds up nobody: the account is read again at the click. */
function inTime(
  facts: PresentDeps['facts'],
  { tenantId, objectId }: AccountRef,
  over: AbortSignal | undefined,
): Promise<Fact<Account | null> | undefined> {
  const query: FactQuery = { fact: 'account', account: { tenantId, objectId } };
  const answer = facts.read([query]).then(([fact]) => fact as Fact<Account | null>);
  if (!over) return answer;
  // Nobody may be left to hear that it failed.
  void Promise.allSettled([answer]);
  const late = new Promise<undefined>((resolve) => {
    over.addEventListener('abort', () => resolve(undefined), { once: true });
    if (over.aborted) resolve(undefined);
  });
  return Promise.race([answer, late]);
}
