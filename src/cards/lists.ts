// Lists of requests: what somebody asked for, has, or is asked to decide. Ten lines, then how many more.
import type { AccessRequest } from '../domain/access/request.ts';
import type { Instant } from '../domain/facts.ts';
import type { Card } from '../shared/card.ts';
import { sayDuration } from '../shared/duration.ts';
import { execute } from './actions.ts';
import { namesOut } from './parts.ts';
import { renderCard } from './render.ts';
import { headlineOf } from './request-card.ts';
import { isSetting, stateWord, TO_REVIEW, WAITING_FOR_YOU } from './states.ts';
import { plain } from './text.ts';
import { type Reader, sayDistance, sayMoment } from './times.ts';

export interface ListInput {
  readonly headline: string;
  /** What to know about them, in a sentence. */
  readonly about?: string;
  readonly empty: string;
  readonly requests: readonly AccessRequest[];
  /** The reader is the one who decides about them. */
  readonly decides?: boolean;
  readonly tenantNames: ReadonlyMap<string, string>;
  readonly reader: Reader;
  readonly now: Instant;
}

export const LIST_LINES = 10;

export function listCard(input: ListInput): Card {
  const shown = input.requests.slice(0, LIST_LINES);
  const more = input.requests.length - shown.length;
  return renderCard('list', {
    fallback: plain(`${input.headline}: ${input.requests.length || input.empty}`),
    headline: input.headline,
    ...(input.about && { about: plain(input.about) }),
    empty: shown.length === 0 ? input.empty : '',
    rows: shown.map((request) => ({
      title: plain(headlineOf(request), 160),
      line: plain(lineOf(request, input)),
      state: input.decides ? whatWaits(request) : stateWord(request),
      action: execute('Open', 'open-request', { requestId: request.id }),
    })),
    more:
      more > 0 ? `And ${sayMore(more, input)}. Type "status" and a number for one of them.` : '',
  });
}

/** Whoever decides is shown the oldest first, so that those left out are newer. */
function sayMore(more: number, { decides }: ListInput): string {
  const many = `${more}${more >= 40 ? ' or more' : ''}`;
  return decides ? `${many} that came later` : `${many} older`;
}

/** What was taken as break-glass is not decided about any more. */
const whatWaits = ({ glass }: AccessRequest) => (glass ? TO_REVIEW : WAITING_FOR_YOU);

const fromOf = ({ state, startsAt }: AccessRequest, reader: Reader): string =>
  state === 'scheduled' && startsAt !== undefined ? `from ${sayMoment(startsAt, reader)} ` : '';

type LineInput = Pick<ListInput, 'tenantNames' | 'reader' | 'now'>;

const lineOf = (request: AccessRequest, input: LineInput): string =>
  lineWith(request, input, whenOf(request, input));

/** `when` in the place of how long it lasts or when it was over. */
export function lineWith(request: AccessRequest, { tenantNames }: LineInput, when: string): string {
  const where = tenantNames.get(request.plan.resource.tenantId) ?? 'an unknown tenant';
  const out = namesOut(request);
  const others = out.length > 0 ? ` · not any more: ${new Intl.ListFormat('en').format(out)}` : '';
  return `${where} · ${when}${others} · ${request.id}`;
}

export function whenOf(request: AccessRequest, { reader, now }: LineInput): string {
  const { closedAt, expiresAt, durationMs, askedAt, reviewAt } = request;
  if (closedAt !== undefined) return `closed ${sayMoment(closedAt, reader)}`;
  if (isSetting(request)) {
    return reviewAt === undefined
      ? `until somebody ends it, asked ${sayDistance(askedAt, now)}`
      : `next review ${sayMoment(reviewAt, reader)} (${sayDistance(reviewAt, now)})`;
  }
  return expiresAt === undefined
    ? `for ${sayDuration(durationMs)}, asked ${sayDistance(askedAt, now)}`
    : `${fromOf(request, reader)}until ${sayMoment(expiresAt, reader)} (${sayDistance(expiresAt, now)})`;
}
