// A decider asks a colleague to decide about one request in their stead, and the colleague answers.
import { whyNotStandIn } from '../domain/access/absence.ts';
import { whyOwn, whyUnfit } from '../domain/access/authority.ts';
import type { Identity } from '../domain/access/identity.ts';
import {
  acceptDuty,
  answered,
  declineDuty,
  hasOwnVoice,
  openOffer,
  type PassedOn,
  passOn,
} from '../domain/access/passed-on.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { alreadyDecided, lapsed, type Reviewer } from '../domain/access/review.ts';
import { samePerson } from '../domain/access/same-person.ts';
import { colleagueNamed } from '../domain/estate/colleague.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { askAnew } from './ask-anew.ts';
import { untilCommitted } from './commit-loop.ts';
import { identifyAskers } from './identify-askers.ts';
import { identifyDecider } from './identify-decider.ts';
import { identifyNamed } from './identify-person.ts';
import { mayDeny } from './may-deny.ts';
import { readOnce } from './read-once.ts';
import { requestUnknown } from './review-request.ts';
import type { SayDeps } from './say-about-request.ts';

type Answer = Result<AccessRequest, Refusal>;

export async function passOnDuty(
  given: SayDeps,
  actor: AccountRef,
  requestId: string,
  words: string,
): Promise<Answer> {
  const deps = { ...given, facts: readOnce(given.facts) };
  const result = await untilCommitted<Answer>(deps.store, requestId, async (request) => {
    const me = await identifyDecider(deps, actor, true);
    if (!me.ok) return { stop: me };
    const may = await mayHandOn(deps, request, me.value);
    if (!may.ok) return { stop: may };
    const named = colleagueNamed(deps.estate, words);
    if (!named) return { stop: refused(unknown) };
    const { displayName } = named.person;
    const them = await identifyNamed(deps, named.account, displayName);
    if (!them.ok) return { stop: them };
    const why = await whyNotThem(deps, request, me.value, them.value, displayName);
    if (why) return { stop: refused(why) };
    const to = { account: refOf(named.account), displayName };
    const decision = passOn(request, asReviewer(me.value), to, deps.clock.now());
    if (!decision.ok) return { stop: decision };
    if (decision.value === 'offered') return { stop: ok(request) };
    return { decision: decision.value, give: (stored) => ok(stored) };
  });
  return result ?? refused(requestUnknown);
}

/** Everything is looked at anew: between the offer and the answer anything may have changed. */
export async function answerDuty(
  given: SayDeps,
  actor: AccountRef,
  requestId: string,
  accepts: boolean,
): Promise<Answer> {
  const deps = { ...given, facts: readOnce(given.facts) };
  const result = await untilCommitted<Answer>(deps.store, requestId, async (request) => {
    const now = deps.clock.now();
    const offer = openOffer(request, actor);
    // To whoever was not asked there is no such request.
    if (!(request.passedOn ?? []).some(({ to }) => sameAccount(to, actor))) {
      return { stop: refused(requestUnknown) };
    }
    if (request.state !== 'pending') return { stop: refused(alreadyDecided) };
    if (now >= request.lapsesAt) return { stop: refused(lapsed) };
    if (!offer) return { stop: refused(over) };
    const me = await identifyDecider(deps, actor, accepts);
    if (!me.ok) return { stop: me };
    const by = asReviewer(me.value);
    if (!accepts) {
      return { decision: declineDuty(request, offer, by, now), give: (stored) => ok(stored) };
    }
    const why = await whyNotAccept(deps, request, offer, me.value);
    if (why) return { stop: refused(why) };
    const asks = await askAnew(deps, answered(request, offer, { acceptedAt: now }, by));
    const among = asks?.approvers.some(
      ({ account, sides }) => sides.length > 0 && sameAccount(account, actor),
    );
    if (!asks || !among) return { stop: refused(asks ? notTheirs : notNow) };
    const decision = acceptDuty(request, offer, by, asks, now);
    return { decision, give: (stored) => ok(stored) };
  });
  return result ?? refused(requestUnknown);
}

/** They may say no, and a yes of their own is wanted now. */
async function mayHandOn(
  deps: SayDeps,
  request: AccessRequest,
  person: Identity,
): Promise<Result<undefined, Refusal>> {
  const may = await mayDeny(deps, request, person);
  if (!may.ok) return may;
  if (request.state !== 'pending') return refused(alreadyDecided);
  return hasOwnVoice(request, person.account) ? ok(undefined) : refused(notTheirs);
}

async function whyNotAccept(
  deps: SayDeps,
  request: AccessRequest,
  { from }: PassedOn,
  me: Identity,
): Promise<Refusal | undefined> {
  const unlisted = whyNotStandIn(deps.estate, me.account);
  if (unlisted) return unlisted;
  const before = await identifyNamed(deps, from, 'Whoever asked you');
  if (!before.ok) return before.error;
  const may = await mayHandOn(deps, request, before.value);
  if (!may.ok) return notTheirs;
  return whyNotThem(deps, request, before.value, me, me.account.displayName);
}

async function whyNotThem(
  deps: SayDeps,
  request: AccessRequest,
  from: Identity,
  them: Identity,
  name: string,
): Promise<Refusal | undefined> {
  if (samePerson(from, them) !== 'different') return themselves;
  const askers = await identifyAskers(deps, request);
  if (!askers.ok) return askers.error;
  if (whyOwn(them, askers.value)) return theirOwn(name);
  if (whyUnfit(them)) return unfit(name);
  const asked = request.approvers.some(
    ({ account, sides }) =>
      sides.length > 0 && them.accounts.some((one) => sameAccount(one, account)),
  );
  return asked ? already(name) : undefined;
}

const refOf = ({ tenantId, objectId }: AccountRef): AccountRef => ({ tenantId, objectId });

const asReviewer = ({ account }: Identity): Reviewer => ({
  account: refOf(account),
  displayName: account.displayName,
});

const no = (code: string, sentence: string): Refusal =>
  refusal(code, sentence, 'Name another colleague, or decide yourself.', 'person');

const unknown = no(
  'colleague-unknown',
  'That is nobody whom the estate lists with an account in one of our tenants.',
);

const themselves = no(
  'colleague-self',
  'That may be the same person under another account, and nobody stands in for themselves.',
);

const theirOwn = (name: string): Refusal =>
  no(
    'colleague-asks',
    `${name} asks for this or would get it, or cannot be told apart from whoever does.`,
  );

const unfit = (name: string): Refusal =>
  no('colleague-unfit', `${name} cannot decide: the account is disabled, or a guest.`);

const already = (name: string): Refusal =>
  no('colleague-asked', `${name} is asked about this already, and counts once.`);

const notTheirs = refusal(
  'nothing-to-hand-on',
  'There is no answer of their own to be handed on: it was given, is not asked for now, or is said in the stead of somebody else.',
  'Nothing was changed.',
);

const over = refusal(
  'too-late',
  'You have answered this, or somebody else was asked instead.',
  'Nothing was changed.',
);

const notNow = refusal(
  'not-now',
  'It cannot be told at present who decides about this, so nothing was changed.',
  'Press again in a minute.',
);
