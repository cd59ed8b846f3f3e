// "away until … delegate …": somebody names who decides in their stead; it counts once that person accepts.
import { type Absence, accountsOf, isInForce } from '../domain/access/absence.ts';
import { endAbsence, nameDelegate } from '../domain/access/absence-change.ts';
import { whyUnfit } from '../domain/access/authority.ts';
import { samePerson } from '../domain/access/same-person.ts';
import { colleagueNamed } from '../domain/estate/colleague.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { AbsenceStore } from '../ports/absence-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import { DAY } from '../shared/duration.ts';
import { requestIdFrom } from '../shared/ids.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type AskAgainDeps, askAgain } from './ask-again.ts';
import { type IdentifyDeps, identifyNamed, identifyPerson } from './identify-person.ts';

export interface AbsenceDeps {
  readonly estate: Estate;
  readonly absences: AbsenceStore;
  readonly queue: Pick<WorkQueue, 'checkNow'>;
  readonly clock: Clock;
}

export type BeAwayDeps = AbsenceDeps & AskAgainDeps & IdentifyDeps & { readonly ids: Ids };

/** Longer than this nobody is away: somebody else is named in the estate. */
const LONGEST = 90 * DAY;

export async function beAway(
  deps: BeAwayDeps,
  actor: AccountRef,
  wish: { readonly until: number | undefined; readonly delegate: string },
): Promise<Result<Absence, Refusal>> {
  const { estate, absences, clock, ids } = deps;
  const now = clock.now();
  const { until } = wish;
  if (until === undefined || until <= now) return refused(noDay);
  if (until > now + LONGEST) return refused(tooLong);
  const found = colleagueNamed(estate, wish.delegate);
  if (!found) return refused(unknown(wish.delegate));
  const { person: named, account } = found;
  const me = await identifyPerson(deps, actor);
  if (!me.ok) return me;
  const them = await identifyNamed(deps, account, named.displayName);
  if (!them.ok) return them;
  if (samePerson(me.value, them.value) !== 'different') return refused(themselves);
  if (whyUnfit(them.value)) return refused(unfit(named.displayName));
  const before = await absences.openOf(accountsOf(estate, actor));
  for (const one of before.filter((other) => isPersonOf(estate, other, actor))) {
    const over = endAbsence(one, 'replaced', actor, now);
    if (over && (await absences.commit(over)) === 'conflict') return refused(again);
    if (over && isInForce(one, now)) await askAgain(deps, one);
  }
  const decision = nameDelegate(
    {
      id: requestIdFrom(ids.next()),
      person: { tenantId: actor.tenantId, objectId: actor.objectId },
      delegate: { tenantId: account.tenantId, objectId: account.objectId },
      until,
      personal: { person: me.value.account.displayName, delegate: named.displayName },
    },
    now,
  );
  if ((await absences.create(decision)) === 'conflict') return refused(again);
  return ok(decision.absence);
}

/** Whether it is theirs, and not one in which they stand in for somebody. */
export const isPersonOf = (estate: Estate, { person }: Absence, actor: AccountRef): boolean =>
  accountsOf(estate, actor).some((one) => accountKey(one) === accountKey(person));

const noDay = refusal(
  'away-day',
  'That is not a day that is still to come.',
  'Write: away until Friday delegate <name>, or a day as year-month-day. You are away until the end of that day.',
);

const tooLong = refusal(
  'away-too-long',
  'Nobody hands over their decisions for more than 90 days.',
  'Choose a nearer day; for longer, have somebody else named in the rules.',
);

const unknown = (words: string): Refusal =>
  refusal(
    'delegate-unknown',
    words === ''
      ? 'It does not say who decides in your stead.'
      : 'That is nobody whom the estate lists with an account in one of our tenants.',
    'Write their full name: away until <day> delegate <name>.',
  );

const themselves = refusal(
  'delegate-self',
  'That may be you yourself under another account, and nobody stands in for themselves.',
  'Name somebody else.',
);

const unfit = (name: string): Refusal =>
  refusal(
    'delegate-unfit',
    `${name} cannot decide: the account is disabled, or a guest.`,
    'Name somebody else.',
  );

const again = refusal(
  'away-again',
  'This was changed somewhere else at the same moment.',
  'Say it once more.',
);
