// Somebody asks about what is theirs: the one card that is meant, or the list, and which button does what they want.
import { listCard } from '../cards/lists.ts';
import {
  buttonFor,
  isMeant,
  sayAboveCard,
  sayAboveList,
  type Wants,
  withSentence,
} from '../cards/own-asks.ts';
import { headlineOf } from '../cards/request-card.ts';
import { readerFrom } from '../cards/times.ts';
import { type OwnRequest, type OwnRequests, ownRequests } from '../usecases/own-requests.ts';
import type { InboundDeps } from './deps.ts';
import { lookAtRequest, tenantName, tenantNames } from './draw-request.ts';
import { keepRequest } from './keep-look.ts';
import type { OwnAsk } from './own-words.ts';
import type { Actor, Reply } from './types.ts';

export async function aboutOwn(deps: InboundDeps, actor: Actor, ask: OwnAsk): Promise<Reply> {
  const own = await ownRequests(deps, actor);
  const words = wordsIn(ask.thing);
  const of = (wants: Wants) =>
    (wants === 'denied' ? own.all : own.open).filter((one) =>
      isMeant(wants, one, actor, deps.clock.now()),
    );
  // What waits is withdrawn and what is held is given back, whichever of the two they called it.
  const ends = ask.wants === 'withdraw' || ask.wants === 'return';
  const wants = ends && of(ask.wants).length === 0 ? 'drop' : ask.wants;
  const meant = of(wants);
  const called = (all: readonly OwnRequest[]) =>
    words.length === 0 ? all : all.filter(({ request }) => isCalled(deps, request, words));
  const found = called(meant);
  // Whoever names one may not know how it stands by now: its card says so, whatever they want of it.
  const [only, ...more] = found.length === 0 && words.length > 0 ? called(own.all) : found;
  if (only && more.length === 0) return showOne(deps, actor, wants, only);
  const nothing = words.length > 0 && !only ? `Nothing of yours here goes by “${ask.thing}”. ` : '';
  const named = words.length > 0 && only ? [only, ...more] : undefined;
  return showList(deps, actor, wants, own, { meant, named, nothing });
}

interface Listed {
  readonly meant: readonly OwnRequest[];
  /** Those that were named, whatever can be done about them. */
  readonly named: readonly OwnRequest[] | undefined;
  /** That nothing goes by what was said. */
  readonly nothing: string;
}

async function showOne(
  deps: InboundDeps,
  actor: Actor,
  wants: Wants,
  one: OwnRequest,
): Promise<Reply> {
  const { request } = one;
  const pending = request.state === 'pending';
  const reached = pending ? await deps.cards?.shownTo(request.id, 'approver') : undefined;
  const card = lookAtRequest(deps, actor, one, reached);
  const button = buttonFor(wants, one, actor, deps.clock.now());
  const sentence = sayAboveCard(wants, button, request);
  return {
    card: withSentence(card, sentence),
    summary: `Request ${request.id}`,
    sent: keepRequest(deps, actor, one),
  };
}

function showList(
  deps: InboundDeps,
  actor: Actor,
  wants: Wants,
  { asked, access, open }: OwnRequests,
  { meant, named, nothing }: Listed,
): Reply {
  const held = ['given', 'until', 'extend', 'return'].includes(wants);
  const waiting = open.filter(({ request }) => request.state === 'pending').length;
  const isAccess = ({ request }: OwnRequest) => access.some(({ id }) => id === request.id);
  const headline = held && (named ?? []).every(isAccess) ? 'My access' : 'My requests';
  const among = named ?? meant;
  const buttons = among.flatMap((one) => buttonFor(wants, one, actor, deps.clock.now()) ?? []);
  const denied = wants === 'denied' && meant.length > 0;
  const tells = buttons.length > 0 || (!denied && named === undefined);
  const about = `${nothing}${tells ? sayAboveList(wants, buttons) : ''}`.trim();
  const all = held ? access : asked;
  const requests = named || denied ? among.map(({ request }) => request) : all;
  const card = listCard({
    headline,
    ...(about !== '' && requests.length > 0 && { about }),
    empty: held
      ? `You have no access through Drawbridge at present.${waiting > 0 ? WAITING : ''}`
      : 'You have not asked for anything yet. Type "request" to begin.',
    requests,
    tenantNames: tenantNames(deps.estate),
    reader: readerFrom(actor.locale, actor.timeZone),
    now: deps.clock.now(),
  });
  return { card, summary: headline };
}

const WAITING = ' What you asked for waits for a decision: type "my requests".';

/** Words that say nothing about which one. */
const JOINTS =
  /^(?:the|a|an|to|in|into|of|for|and|my|access|guest|group|role|team|tenant|please|it|this|that|them|these|one|here|there|me|request|requests)$/;

/** What tells which one is meant; none: nothing was said about that. */
const wordsIn = (thing: string): readonly string[] =>
  thing
    .toLowerCase()
    .replace(/'s\b/g, '')
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '' && !JOINTS.test(word));

/** All that was said about it stands in its name, its tenant or its number. */
function isCalled(
  deps: InboundDeps,
  request: OwnRequest['request'],
  words: readonly string[],
): boolean {
  const tenant = tenantName(deps.estate, request.plan.resource.tenantId);
  const known = `${headlineOf(request)} ${tenant} ${request.id}`.toLowerCase();
  return words.every((word) => known.includes(word));
}
