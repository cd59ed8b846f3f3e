// May this account decide about this request, now? Own requests first, then every reason for yes.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { isSatisfied, openStage, stageOf } from '../../shared/yeses.ts';
import { namedByRule } from '../estate/deciders.ts';
import { type Estate, type PolicyRule, tenantById } from '../estate/estate.ts';
import {
  atRisk,
  goneAway,
  hasAgreed,
  isAgent,
  notAnApprover,
  notYet,
  theirOwn,
} from './authority-words.ts';
import { glassTold } from './break-glass.ts';
import type { Deciding } from './deciding.ts';
import type { Identity } from './identity.ts';
import { namedIn } from './named.ts';
import type { Person } from './people.ts';
import type { AccessRequest } from './request.ts';
import { whySaidBefore, whySaidInStead } from './said-before.ts';
import { samePerson } from './same-person.ts';
import type { Side } from './sides.ts';
import { type NotTaken, whichVoice } from './which-voice.ts';

/** Who has agreed already, and to which side; identified anew. */
export interface Agreed {
  readonly side: string;
  readonly by: Identity;
  /** In whose stead. */
  readonly for?: Identity;
}

/** The side whose yes somebody may give, and in whose stead where that is not their own yes. */
export interface Voice {
  readonly side: Side;
  readonly for?: Identity;
}

/** Whose yes still counts: they are named for that side today, and can sign in. */
export const stillAgreed = ({ named }: Deciding, agreed: readonly Agreed[]): Agreed[] =>
  agreed.filter(({ side, by, for: away }) => {
    // What was said in somebody's stead while they were away stays said once they are back, as long as
    // the estate lists who said it.
    const voice = away ?? by;
    return (
      !whyUnfit(by) &&
      !whyUnfit(voice) &&
      (!away || by.person !== null) &&
      (named[side] ?? []).some((one) => !one.for && sameAccount(one.account, voice.account))
    );
  });

export interface Approving {
  readonly approver: Identity;
  readonly askers: readonly Person[];
  /** Those whose yes still counts. */
  readonly agreed: readonly Agreed[];
  /** The latest stage that ever opened. */
  readonly reached: number;
  /** Those in whose stead this account may decide, identified anew. */
  readonly away: readonly Identity[];
}

/**
 * The side whose yes this account may give, or why it may not approve; decided under the rule that
 * fits the request today, which may differ from the one it was asked under. Not checked: whether a card
 * was sent to them. What counts is that they are named, not how they got here.
 */
export function sideToApprove(
  estate: Estate,
  deciding: Deciding,
  { approver, askers, agreed, reached, away }: Approving,
): Result<Voice, NotTaken> {
  const { sides, named } = deciding;
  const entries = sides.flatMap((side) =>
    (named[side.id] ?? [])
      .filter((one) => sameAccount(one.account, approver.account))
      .map((one) => ({ side, for: one.for })),
  );
  const stage = Math.max(reached, openStage({ sides, agreed }));
  const mine = entries.filter(({ side }) => stageOf(side) <= stage);
  const why =
    whyOwn(approver, askers) ??
    (entries.length === 0 ? notAnApprover(sides) : undefined) ??
    (mine.length === 0 ? notYet(sides, stage) : undefined) ??
    whyUnfit(approver);
  if (why) return refused(why);
  const open = (side: Side) => !isSatisfied(agreed, side);
  const [first, ...more] = mine.filter(({ side }) => open(side));
  if (!first) return refused(hasAgreed(sides, agreed));
  const before = whySaidBefore(approver, agreed, first.side);
  if (before) return refused(before);
  const voices = [first, ...more].map(({ side, for: of }): Result<Voice, Refusal> => {
    if (!of) return ok({ side });
    const person = away.find(({ account }) => sameAccount(account, of));
    const not = person ? whyNotInStead(person, askers, agreed) : goneAway;
    return not || !person ? refused(not ?? goneAway) : ok({ side, for: person });
  });
  const able = voices.flatMap((one) => (one.ok ? [one.value] : []));
  const [voice, ...others] = able;
  if (!voice) return voices[0] ?? refused(hasAgreed(sides, agreed));
  return whichVoice(estate, deciding, { approver, askers, agreed }, [voice, ...others]);
}

/** Whoever is away must be able to decide themselves: nobody hands on what is not theirs. */
function whyNotInStead(
  person: Identity,
  askers: readonly Person[],
  agreed: readonly Agreed[],
): Refusal | undefined {
  if (askers.some((asker) => samePerson(person, asker) !== 'different')) return theirOwn;
  return whySaidInStead(person, agreed) ?? (whyUnfit(person) && goneAway);
}

/**
 * May this account say no, or take back? Neither gives anything to anybody, so it does not hang on
 * who asked, nor on a rule that still fits: present owners of each tenant concerned may, and whoever
 * today's rules name for this kind of access there. `known` is missing where their directory cannot be
 * read; `more` are those whom only a directory, or an absence, could tell.
 */
export function whyNotStop(
  estate: Estate,
  request: AccessRequest,
  actor: AccountRef,
  known: Identity | undefined,
  more: readonly AccountRef[] = [],
): Refusal | undefined {
  const rules = rulesAbout(estate, request);
  const tenants = [
    ...new Set([request.plan.resource.tenantId, ...request.sides.map(({ id }) => id)]),
  ].flatMap((id) => tenantById(estate, id) ?? []);
  const named = tenants.flatMap((tenant) => [
    ...tenant.owners.map((owner) => owner.account),
    ...rules.flatMap((rule) =>
      namedIn(estate, namedByRule(rule), tenant).map(({ account }) => account),
    ),
  ]);
  const told = glassTold(estate, request);
  const among = [...named, ...told, ...more].some((item) => sameAccount(item, actor));
  return among ? known && whyUnfit(known) : notAnApprover(request.sides);
}

/** Those that today's estate has for this kind of access there. */
export const rulesAbout = (estate: Estate, { plan }: AccessRequest): PolicyRule[] =>
  estate.policies.filter(
    ({ kinds, tenants }) =>
      kinds.includes(plan.resource.kind) && (tenants?.includes(plan.resource.tenantId) ?? true),
  );

/** Nobody decides about their own request; what cannot be told apart counts as their own. */
export function whyOwn(approver: Identity, askers: readonly Person[]): Refusal | undefined {
  const sameness = askers.map((asker) => samePerson(approver, asker));
  if (sameness.includes('same')) {
    return refusal(
      'own-request',
      'This is your own request, so somebody else decides about it, whichever account you use.',
      'Nothing to do: the others who were asked have a card as well.',
    );
  }
  return sameness.includes('possible')
    ? refusal(
        'maybe-own-request',
        'Your account and the account that asks may belong to the same person, and that cannot be settled from the directories.',
        'If they are two people, have both listed under "people" in the estate file; until then another owner decides.',
      )
    : undefined;
}

export function whyUnfit({ account, home, risk }: Identity): Refusal | undefined {
  if (!account.enabled || !home.enabled) {
    return refusal(
      'approver-disabled',
      'Your account is disabled in its directory, so it cannot decide.',
      'Another owner decides, or the account is enabled again.',
    );
  }
  if (account.agent || home.agent) return isAgent;
  if (risk === 'at-risk') return atRisk;
  return account.userType === 'guest'
    ? refusal(
        'approver-is-guest',
        'Guests do not decide about access to a tenant.',
        'Decide with your own account of that tenant.',
      )
    : undefined;
}
