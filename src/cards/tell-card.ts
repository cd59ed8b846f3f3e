// A short message about a request, for the notification that an edited card does not make.
import type { News } from '../domain/access/news.ts';
import type { Card } from '../shared/card.ts';
import { execute } from './actions.ts';
import { nameOf } from './names.ts';
import { partLine } from './parts.ts';
import { renderCard } from './render.ts';
import { askForLonger } from './request-actions.ts';
import { headlineOf, type RequestCardInput, requestSummary } from './request-card.ts';
import { concernOf } from './request-concern.ts';
import { answerAction, dutyActions } from './request-talk.ts';
import { talkTold } from './request-told.ts';
import { seenAs } from './seen-as.ts';
import { plain } from './text.ts';
import { sayDistance, sayMoment } from './times.ts';
import { wantedTold } from './wanted.ts';

export function tellCard(
  news: News,
  input: RequestCardInput,
  /** Which one, where one was asked. */
  question?: string,
): { readonly card: Card; readonly summary: string } {
  const headline = lineOf(news, input, question);
  const { renewal, now } = input;
  const { id, state, expiresAt = now } = input.request;
  const mayAsk = REMINDERS.includes(news) && state === 'active' && renewal === undefined;
  // A notification is read when it comes; the message may be read at any time.
  const summary = REMINDERS.includes(news)
    ? headline.replace(/^Ends/, `Ends ${sayDistance(expiresAt, now)},`)
    : headline;
  const card = renderCard('tell', {
    fallback: headline,
    headline,
    actions: [
      ...(mayAsk ? [askForLonger(id)] : []),
      ...(news === 'question' ? answerAction(input.request, question) : []),
      ...(news === 'duty-offered'
        ? dutyActions(id)
        : [execute('Open', 'open-request', { requestId: renewal ?? id })]),
    ],
  });
  return { card, summary };
}

const CONCERNS: readonly News[] = ['drift', 'person-left', 'stranded'];
const REMINDERS: readonly News[] = ['ends-in-a-day', 'ends-in-an-hour'];

function lineOf(news: News, input: RequestCardInput, question?: string): string {
  const { request, tenant, reader, now } = input;
  if (REMINDERS.includes(news)) {
    const end = sayMoment(request.expiresAt ?? now, reader);
    const waits =
      input.renewal === undefined
        ? ''
        : ` Nobody has decided yet about going on with it (${input.renewal}).`;
    return plain(`Ends ${end}: ${headlineOf(request)} in ${tenant}.${waits}`, 400);
  }
  if (request.state === 'scheduled' && request.startsAt !== undefined && !request.trouble) {
    const start = `Approved, starts ${sayMoment(request.startsAt, reader)}`;
    return plain(`${start}: ${headlineOf(request)} in ${tenant}.`, 400);
  }
  if (news === 'glass') return glassTold(input);
  if (news === 'by-rule') {
    return plain(
      `Approved by rule ${request.policy.id}, nobody was asked: ${headlineOf(request)} in ${tenant}. You can revoke it.`,
      400,
    );
  }
  const wanted = wantedTold(news, input);
  if (wanted) return plain(wanted, 600);
  const talk = talkTold(news, input, question);
  if (talk) return plain(talk, 1_200);
  if (CONCERNS.includes(news)) {
    return plain(`${headlineOf(request)} in ${tenant}: ${concernOf(seenAs(input))}`, 600);
  }
  if (news === 'denied' && request.personal?.decisionNote) {
    return plain(`${requestSummary(input)} “${request.personal.decisionNote}”`, 1_200);
  }
  if (news === 'lapsed') {
    return plain(`${requestSummary(input)} Nothing was changed; it can be asked for again.`, 400);
  }
  const part = partTold(news, request);
  if (part) {
    const rest = news === 'parts-proven' ? 'Nothing is left to be taken back, and it' : 'It';
    return plain(
      `${partLine(request, part, reader)}. ${rest} goes on for the others: ${headlineOf(request)} in ${tenant}.`,
      600,
    );
  }
  if (news !== 'end-unproven') return requestSummary(input);
  const begun = request.ending ?? request.partEnds?.find(({ closedAt }) => closedAt === undefined);
  const since = begun ? ` since ${sayMoment(begun.since, reader)}` : '';
  return plain(
    `Not proven to be over: ${headlineOf(request)} in ${tenant}. It is being taken back${since}, and the directory has not shown it as gone.`,
    400,
  );
}

/** The part that ended last, or the one whose end was proven last. */
function partTold(news: News, { partEnds = [] }: RequestCardInput['request']) {
  if (news === 'part-ended') return partEnds.at(-1);
  if (news !== 'parts-proven') return undefined;
  return partEnds.toSorted((one, other) => (one.closedAt ?? 0) - (other.closedAt ?? 0)).at(-1);
}

/** Heard at once by everybody who answers for the tenant, and again until somebody has reviewed it. */
function glassTold({ request, tenant, reader, now }: RequestCardInput): string {
  const { glass, personal, requestor, expiresAt = now } = request;
  const who = nameOf(request, requestor, 'Somebody');
  if (glass && glass.reminded > 0) {
    const by = sayMoment(glass.reviewBy, reader);
    const due = now > glass.reviewBy ? 'was due' : 'is due';
    return plain(
      `Not reviewed yet, and it ${due} ${by}: ${headlineOf(request)} in ${tenant}.`,
      400,
    );
  }
  const said = personal ? `: “${personal.justification}”` : '';
  return plain(
    `${headlineOf(request)} in ${tenant}, until ${sayMoment(expiresAt, reader)}. ${who} took it without an approval${said}. An owner reviews it within a day; you can end it at once.`,
    600,
  );
}
