// A person typed something: find out what they mean and answer with one card.
import { helpCard } from '../cards/help.ts';
import { listCard } from '../cards/lists.ts';
import { notUnderstoodCard } from '../cards/not-understood.ts';
import { reconcileCard, refusalCard } from '../cards/notices.ts';
import { readerFrom } from '../cards/times.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { refused } from '../shared/result.ts';
import { listApprovals, listMine } from '../usecases/list-requests.ts';
import { ownRequests, waitsForAsker } from '../usecases/own-requests.ts';
import { reconcileTenant } from '../usecases/reconcile-tenant.ts';
import { whyBehind } from '../usecases/rules-behind.ts';
import { showRequest } from '../usecases/show-request.ts';
import { ownsHere, whatTheyMaySay } from '../usecases/what-they-may-say.ts';
import { aboutOwn } from './about-own.ts';
import { askedAbout } from './ask-posture.ts';
import { onAway } from './away.ts';
import { listBecauseOfMe } from './because-of-me.ts';
import { heedsStop, meansBrake, onBrake } from './brake.ts';
import type { BrakeIntent } from './brake-words.ts';
import { onBreakGlass } from './break-glass.ts';
import { askCutOff } from './cut-off.ts';
import type { InboundDeps } from './deps.ts';
import { describeActor } from './describe-actor.ts';
import { lookAtRequest, tenantNames } from './draw-request.ts';
import { showEstate } from './estate-change.ts';
import { sayHeld } from './held.ts';
import { askHistory } from './history.ts';
import { keepRequest } from './keep-look.ts';
import { launch } from './launch.ts';
import { parseMessage } from './parse-message.ts';
import { sameAccess } from './same-access.ts';
import { onSubscribe } from './subscribe.ts';
import { tellTasks } from './tell-tasks.ts';
import type { Actor, Reply } from './types.ts';
import { whyNoWord } from './while-behind.ts';
import { tellWhoDecides } from './who-decides.ts';
import { tellWhoHas } from './who-has.ts';

export async function onMessage(deps: InboundDeps, actor: Actor, text: string): Promise<Reply> {
  const intent = parseMessage(text);
  const unread = whyNoWord(deps, intent);
  if (unread) return { card: refusalCard([unread]), summary: unread.sentence };
  switch (intent.intent) {
    case 'help':
      return {
        card: helpCard(whatTheyMaySay(deps.estate, actor)),
        summary: 'What Drawbridge can do',
      };
    case 'break-glass':
      return onBreakGlass(deps, actor);
    case 'who-am-i':
      return describeActor(deps, actor);
    case 'request':
      return launch(deps, actor, intent.wish, 'request', intent.asks && TERMS);
    case 'who-decides':
      return tellWhoDecides(deps, actor, intent.about);
    case 'tasks':
      return tellTasks(deps, actor, intent.words);
    case 'same-access':
      return sameAccess(deps, actor, intent.as);
    case 'my-requests':
      if (intent.asks) return aboutOwn(deps, actor, intent.asks);
      return list(deps, actor, await listMine(deps, actor, 'requests'), {
        headline: 'My requests',
        empty: 'You have not asked for anything yet. Type "request" to begin.',
      });
    case 'my-access':
      if (intent.asks) return aboutOwn(deps, actor, intent.asks);
      return list(deps, actor, await listMine(deps, actor, 'access'), {
        headline: 'My access',
        empty: 'You have no access through Drawbridge at present.',
      });
    case 'history':
      return list(deps, actor, await listMine(deps, actor, 'history'), {
        headline: 'My history',
        empty: 'Nothing you asked for has come to an end yet.',
      });
    case 'approvals': {
      const waiting = await listApprovals(deps, actor);
      const own = waiting.length === 0 && waitsForAsker(await ownRequests(deps, actor));
      return list(deps, actor, waiting, {
        headline: 'Decisions that wait for you',
        decides: true,
        ...(intent.order && { about: ON_ITS_CARD }),
        empty: `Nothing waits for your decision.${own ? OWN_WAITS : ''}`,
      });
    }
    case 'status': {
      // `status of Fabrikam` is about a tenant, not about a request.
      const about =
        intent.id || intent.given === '' ? undefined : await askedAbout(deps, actor, text);
      return about ?? status(deps, actor, intent.id, intent.given);
    }
    case 'cut-off':
      return askCutOff(deps, actor, intent.words);
    case 'held':
      return sayHeld(deps, actor);
    case 'history-of':
      return askHistory(deps, actor, intent.text);
    case 'away':
      return onAway(deps, actor, intent.said);
    case 'because-of-me':
      return listBecauseOfMe(deps, actor);
    case 'who-has':
      return (await tellWhoHas(deps, actor, intent.said)) ?? otherwise(deps, actor, text);
    case 'brake':
      return meansBrake(deps, actor, intent.said) || whyBehind(deps)
        ? onBrake(deps, actor, intent.said)
        : otherwise(deps, actor, text, intent.said);
    case 'estate':
      return showEstate(deps, actor);
    case 'reconcile':
      return reconcile(deps, actor, intent.tenant);
    case 'subscribe':
      return (await onSubscribe(deps, actor, intent.said)).reply;
    case 'unknown':
      return otherwise(deps, actor, intent.text);
  }
}

/** A question about how tenants stand, or nothing that is known here. `stop`: it begins like an order to stop something. */
async function otherwise(
  deps: InboundDeps,
  actor: Actor,
  text: string,
  stop?: BrakeIntent,
): Promise<Reply> {
  let unheeded = false;
  const answered = await askedAbout(deps, actor, text, (outcome) => {
    unheeded = stop !== undefined && !heedsStop(outcome);
    return !unheeded;
  });
  if (answered) return answered;
  if (stop && unheeded) return onBrake(deps, actor, stop);
  const { estate } = deps;
  return {
    card: notUnderstoodCard(text, whatTheyMaySay(estate, actor), ownsHere(estate, actor)),
    summary: 'I did not understand that',
  };
}

const OWN_WAITS =
  ' Something that you asked for yourself goes on once you have answered or accepted: type "my requests".';

const ON_ITS_CARD = 'Each is decided on its own card, once you have read it: open it there.';

const TERMS =
  'This is what you may ask for. Each form says for how long at most; the card of your request then says who decides.';

async function reconcile(deps: InboundDeps, actor: Actor, tenant: string): Promise<Reply> {
  const { tenantId, objectId } = actor;
  const begun = await reconcileTenant(deps, { tenantId, objectId }, tenant);
  return begun.ok
    ? { card: reconcileCard(begun.value), summary: `Looking at ${begun.value.tenant}` }
    : { card: refusalCard([begun.error]), summary: begun.error.sentence };
}

function list(
  deps: InboundDeps,
  actor: Actor,
  requests: readonly AccessRequest[],
  words: {
    readonly headline: string;
    readonly empty: string;
    readonly decides?: boolean;
    readonly about?: string;
  },
): Reply {
  const card = listCard({
    ...words,
    requests,
    tenantNames: tenantNames(deps.estate),
    reader: readerFrom(actor.locale, actor.timeZone),
    now: deps.clock.now(),
  });
  return { card, summary: words.headline };
}

async function status(
  deps: InboundDeps,
  actor: Actor,
  id: string | undefined,
  given: string,
): Promise<Reply> {
  const shown = id ? await showRequest(deps, actor, id) : noSuchNumber(given);
  if (!shown.ok) return { card: refusalCard([shown.error]), summary: shown.error.sentence };
  const { request } = shown.value;
  const pending = request.state === 'pending';
  const reached = pending ? await deps.cards?.shownTo(request.id, 'approver') : undefined;
  const card = lookAtRequest(deps, actor, shown.value, reached);
  const summary = `Request ${request.id}`;
  return { card, summary, sent: keepRequest(deps, actor, shown.value) };
}

const noSuchNumber = (given: string): { ok: false; error: Refusal } =>
  refused(
    refusal(
      'number-unreadable',
      given === ''
        ? 'The number of the request is missing.'
        : 'That is not the number of a request.',
      'Numbers look like 7K3F-9QX2 and stand at the foot of each card; "my requests" and "approvals" list them.',
    ),
  );
