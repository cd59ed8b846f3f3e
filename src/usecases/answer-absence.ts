// The delegate accepts or declines, or whoever was away is back: and everybody concerned is asked anew.
import { type Absence, accountsOf, isInForce, whyNotStandIn } from '../domain/access/absence.ts';
import {
  type AbsenceDecision,
  acceptDelegation,
  endAbsence,
} from '../domain/access/absence-change.ts';
import { whyUnfit } from '../domain/access/authority.ts';
import type { AccountRef } from '../shared/account.ts';
import { sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type AskAgainDeps, askAgain } from './ask-again.ts';
import { type AbsenceDeps, isPersonOf } from './be-away.ts';
import { identifyDecider } from './identify-decider.ts';
import type { IdentifyDeps } from './identify-person.ts';

export type AnswerAbsenceDeps = AbsenceDeps & AskAgainDeps & IdentifyDeps;

export type AbsenceVerb = 'accept' | 'decline' | 'back';

const TRIES = 4;

export async function answerAbsence(
  deps: AnswerAbsenceDeps,
  actor: AccountRef,
  id: string,
  verb: AbsenceVerb,
): Promise<Result<Absence, Refusal>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const absence = await deps.absences.load(id);
    if (!absence || !concerns(deps, absence, actor, verb)) return refused(notTheirs);
    const decision = decide(deps, absence, actor, verb);
    if (!decision) return refused(overAlready);
    const why = verb === 'accept' ? await whyNotAccept(deps, actor) : undefined;
    if (why) return refused(why);
    if ((await deps.absences.commit(decision)) === 'conflict') continue;
    const counted = isInForce(absence, deps.clock.now());
    if (verb === 'accept' || counted) await askAgain(deps, absence);
    return ok(decision.absence);
  }
  throw new Error(`Absence ${id} was changed by others ${TRIES} times in a row.`);
}

const concerns = (
  { estate }: AbsenceDeps,
  absence: Absence,
  actor: AccountRef,
  verb: AbsenceVerb,
): boolean =>
  verb === 'back' ? isPersonOf(estate, absence, actor) : sameAccount(absence.delegate, actor);

/** Looked at anew, as at each of their decisions: since they were named anything may have changed. */
async function whyNotAccept(deps: IdentifyDeps, actor: AccountRef): Promise<Refusal | undefined> {
  const me = await identifyDecider(deps, actor, true);
  return me.ok ? (whyNotStandIn(deps.estate, actor) ?? whyUnfit(me.value)) : me.error;
}

const decide = (
  { clock }: AbsenceDeps,
  absence: Absence,
  actor: AccountRef,
  verb: AbsenceVerb,
): AbsenceDecision | undefined =>
  verb === 'accept'
    ? acceptDelegation(absence, actor, clock.now())
    : endAbsence(absence, verb === 'back' ? 'back' : 'declined', actor, clock.now());

/** "back": whatever they handed over is theirs again. Gives how many absences that ended. */
export async function comeBack(deps: AnswerAbsenceDeps, actor: AccountRef): Promise<number> {
  const open = await deps.absences.openOf(accountsOf(deps.estate, actor));
  const mine = open.filter((one) => isPersonOf(deps.estate, one, actor));
  for (const { id } of mine) await answerAbsence(deps, actor, id, 'back');
  return mine.length;
}

const notTheirs = refusal(
  'absence-unknown',
  'There is nothing of yours under that number.',
  'Type "away" to see who decides in your stead, and for whom you do.',
);

const overAlready = refusal(
  'too-late',
  'This was answered or is over.',
  'Nothing was changed; type "away" to see how it stands.',
);
