// A button on a card was pressed. The card only says which request; who and whether comes from elsewhere.
import { AS_ASKED } from '../shared/as-asked.ts';
import { parseIsoDuration } from '../shared/duration.ts';
import { readRequestId } from '../shared/ids.ts';
import { refusal } from '../shared/refusal.ts';
import { answerDrift, type DriftVerb } from '../usecases/answer-drift.ts';
import { type AnswerVerb, answerReview } from '../usecases/answer-review.ts';
import { checkRedemptionNow } from '../usecases/check-redemption-now.ts';
import { asksToSignIn } from '../usecases/confirm-sign-in.ts';
import { type EndVerb, endAccess } from '../usecases/end-access.ts';
import { remindDeciders } from '../usecases/remind-deciders.ts';
import { reviewRequest } from '../usecases/review-request.ts';
import { showRequest } from '../usecases/show-request.ts';
import { turnPage } from './ask-posture.ts';
import { pressAbsence } from './away.ts';
import { pressChosen, pressEndChosen } from './because-of-me.ts';
import { pressLockdown, pressRelease } from './brake.ts';
import { reviewGlassAs } from './break-glass.ts';
import { answer as answerCutOff, pressCutOff } from './cut-off.ts';
import type { InboundDeps } from './deps.ts';
import { drawRequest, lookAtRequest } from './draw-request.ts';
import { pressAccept, turnEstatePage } from './estate-change.ts';
import { openHistory, sayEvidence, turnHistory } from './history.ts';
import { keepRequest } from './keep-look.ts';
import { refusePress } from './refuse-press.ts';
import { say } from './say.ts';
import { pressStop } from './subscribe.ts';
import { pressDuty } from './talk.ts';
import { type ActionReply, type Actor, type Fields, type GiveProof, textField } from './types.ts';
import { whyNoButton } from './while-behind.ts';

type Handler = (
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
  prove?: GiveProof,
) => Promise<ActionReply>;

const verbs: Readonly<Record<string, Handler>> = {
  approve: (deps, actor, fields, prove) =>
    approve(deps, actor, fields, prove, timeIn(textField(fields, 'time') || AS_ASKED)),
  'approve-less': (deps, actor, fields, prove) =>
    approve(
      deps,
      actor,
      fields,
      prove,
      timeIn(textField(fields, 'time') || textField(fields, OLD_TIME)),
    ),
  'accept-duty': pressDuty(true),
  'decline-duty': pressDuty(false),
  withdraw: end('withdraw'),
  remind,
  return: end('return'),
  revoke: end('revoke'),
  'check-redemption': checkRedemption,
  review: answer('review'),
  keep: answer('keep'),
  attest: answer('attest'),
  'give-again': mend('give-again'),
  'take-away': mend('take-away'),
  'cut-off': pressCutOff,
  'confirm-cut-off': answerCutOff('confirm'),
  'lift-cut-off': answerCutOff('lift'),
  'end-chosen': pressChosen,
  'end-chosen-now': pressEndChosen,
  lockdown: pressLockdown,
  'accept-absence': pressAbsence('accept'),
  'decline-absence': pressAbsence('decline'),
  'end-absence': pressAbsence('back'),
  'release-brake': pressRelease,
  'accept-estate': pressAccept,
  'estate-page': turnEstatePage,
  'glass-justified': reviewGlassAs(true),
  'glass-unjustified': reviewGlassAs(false),
  'open-request': openRequest,
  'history-open': openHistory,
  'history-turn': turnHistory,
  'history-evidence': sayEvidence,
  'posture-page': turnPage,
  'posture-purpose': turnPage,
  'stop-subscription': pressStop,
};

/** Whether a press of this button may decide, and so asks for all that a decision hangs on. */
export const approves = (verb: unknown): boolean => verb === 'approve' || verb === 'approve-less';

export async function onAction(
  deps: InboundDeps,
  actor: Actor,
  verb: string,
  fields: Fields,
  prove?: GiveProof,
): Promise<ActionReply> {
  const unread = whyNoButton(deps, verb);
  if (unread) return say(unread);
  const handler = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  return handler ? handler(deps, actor, fields, prove) : say(buttonUnknown);
}

/** Empty for anything that is not a request number, which no request has. */
export const requestIdIn = (fields: Fields): string =>
  readRequestId(textField(fields, 'requestId')) ?? '';

/** On cards from before: there it stood beside every button and meant this one alone. */
const OLD_TIME = 'lessFor';

/** What is no length of time is longer than anything. */
const timeIn = (chosen: string): number | undefined =>
  chosen === AS_ASKED ? undefined : (parseIsoDuration(chosen) ?? Infinity);

async function approve(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
  prove?: GiveProof,
  /** For less than was asked. */
  durationMs?: number,
): Promise<ActionReply> {
  const result = await reviewRequest(deps, {
    actor: { tenantId: actor.tenantId, objectId: actor.objectId },
    requestId: requestIdIn(fields),
    verdict: {
      approve: true,
      shownHash: textField(fields, 'planHash'),
      ...(durationMs !== undefined && { durationMs }),
      ...(prove && { prove }),
    },
  });
  if (!result.ok) {
    const { refusal: why, request } = result.error;
    if (asksToSignIn(why)) return { ...say(why), signIn: why.sentence };
    const card = request && drawRequest(deps, actor, request, 'approver');
    return { ...say(why, request), ...(card && { card }) };
  }
  const { outcome, request } = result.value;
  const card = drawRequest(deps, actor, request, 'approver');
  return outcome === 'changed' ? { ...say(planChanged), card } : { card };
}

/** Since when the card asked whether a setting is still needed. */
const reviewIn = (fields: Fields): string | undefined => textField(fields, 'review') || undefined;

function end(verb: EndVerb): Handler {
  return async (deps, actor, fields) => {
    const ref = { tenantId: actor.tenantId, objectId: actor.objectId };
    const id = requestIdIn(fields);
    const result = await endAccess(deps, ref, id, verb, undefined, reviewIn(fields));
    if (!result.ok) {
      const as = verb === 'revoke' ? 'approver' : 'requestor';
      return refusePress(deps, actor, id, result.error, as);
    }
    // Of a team, whoever gives their own part back has not asked for it.
    const shown = verb === 'return' ? await showRequest(deps, ref, result.value.id) : undefined;
    const person = shown?.ok === true && shown.value.audience === 'person';
    const audience = verb === 'revoke' ? 'approver' : person ? 'person' : 'requestor';
    return { card: drawRequest(deps, actor, result.value, audience) };
  };
}

function answer(verb: AnswerVerb): Handler {
  return async (deps, actor, fields) => {
    const ref = { tenantId: actor.tenantId, objectId: actor.objectId };
    const id = requestIdIn(fields);
    const result = await answerReview(deps, ref, id, verb, reviewIn(fields));
    return result.ok
      ? { card: drawRequest(deps, actor, result.value, 'approver') }
      : refusePress(deps, actor, id, result.error);
  };
}

async function remind(deps: InboundDeps, actor: Actor, fields: Fields): Promise<ActionReply> {
  const ref = { tenantId: actor.tenantId, objectId: actor.objectId };
  const id = requestIdIn(fields);
  const result = await remindDeciders(deps, ref, id);
  return result.ok
    ? { card: drawRequest(deps, actor, result.value, 'requestor') }
    : refusePress(deps, actor, id, result.error, 'requestor');
}

function mend(verb: DriftVerb): Handler {
  return async (deps, actor, fields) => {
    const ref = { tenantId: actor.tenantId, objectId: actor.objectId };
    const id = requestIdIn(fields);
    const result = await answerDrift(deps, ref, id, verb);
    return result.ok
      ? { card: drawRequest(deps, actor, result.value, 'approver') }
      : refusePress(deps, actor, id, result.error);
  };
}

async function checkRedemption(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const result = await checkRedemptionNow(deps, actor, requestIdIn(fields));
  if (!result.ok) return say(result.error);
  const card = drawRequest(deps, actor, result.value, 'requestor');
  return result.value.state === 'waiting' ? { ...say(notAccepted), card } : { card };
}

async function openRequest(deps: InboundDeps, actor: Actor, fields: Fields): Promise<ActionReply> {
  const shown = await showRequest(deps, actor, requestIdIn(fields));
  if (!shown.ok) return say(shown.error);
  const card = lookAtRequest(deps, actor, shown.value);
  return { card, sent: keepRequest(deps, actor, shown.value) };
}

const buttonUnknown = refusal(
  'button-unknown',
  'That button is not one that Drawbridge knows.',
  'Type "help" to see what can be done here.',
);

const planChanged = refusal(
  'plan-changed',
  'The directory has changed since this card was drawn, so nothing was approved.',
  'Look at what would change now, and approve again if it is still right.',
);

const notAccepted = refusal(
  'not-accepted',
  'The directory does not show the acceptance yet.',
  'Accept the invitation in the browser; after that it can take a minute to show.',
);
