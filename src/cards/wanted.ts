// Messages that somebody's decision is wanted: as long as it is, and how it went once nobody waits for it.
import type { News } from '../domain/access/news.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { nameOf } from './names.ts';
import { headlineOf, type RequestCardInput } from './request-card.ts';
import { decidedHow } from './standing.ts';
import { isSetting, sideOpen } from './states.ts';
import { sayMoment } from './times.ts';

const WANTED: Partial<Readonly<Record<News, string>>> = {
  decide: 'Your decision is still wanted',
  'your-turn': 'Others have agreed, and now your decision is wanted',
  'asked-again': 'You are asked again, and your decision is wanted',
  'agree-again':
    'The directory has changed, so your yes does not count any more and your decision is wanted again',
};

/** Whether a yes of theirs is missing, or an answer at its review: whoever asked for it may give that. */
export function isWantedFrom(request: AccessRequest, viewer: AccountRef): boolean {
  const mine = request.approvers.filter(({ account }) => sameAccount(account, viewer));
  return request.state === 'pending'
    ? mine.some((one) => !one.conflicted && sideOpen(request, one))
    : isReviewed(request) && mine.some(({ sides }) => sides.length > 0);
}

const isReviewed = ({ state, review }: AccessRequest): boolean =>
  state === 'active' && review !== undefined;

/** Undefined where the news is about something else. */
export function wantedTold(news: News, input: RequestCardInput): string | undefined {
  const { request, tenant, viewer, reader } = input;
  const wanted =
    news === 'nudged'
      ? `${nameOf(request, request.requestor, 'Whoever asked')} reminds you that your decision is wanted`
      : WANTED[news];
  if (!wanted) return undefined;
  const what = `${headlineOf(request)} in ${tenant}`;
  return isWantedFrom(request, viewer)
    ? `${wanted}: ${what}. Without an answer it lapses ${sayMoment(request.lapsesAt, reader)}.`
    : `${what}: ${howItWent(request, viewer)}Nobody waits for your decision any more.`;
}

/** It is redrawn no more after this, so it tells what stays true. */
function howItWent(request: AccessRequest, viewer: AccountRef): string {
  const { agreed, kept, state } = request;
  if (state !== 'pending') {
    // It is over only once it was read back as gone.
    if (isSetting(request) && state === 'ending') return 'Its end has begun. ';
    if (isSetting(request) && state === 'ended') return 'It was ended. ';
    const still = kept && `${nameOf(request, kept.by, 'An owner')} has found it still needed. `;
    return still ?? `${decidedHow(request)} `;
  }
  if (agreed.some(({ by }) => sameAccount(by, viewer))) return 'You have agreed. ';
  const instead = agreed.find((one) => one.for && sameAccount(one.for, viewer));
  if (instead) return `${nameOf(request, instead.by, 'Somebody')} has agreed in your stead. `;
  return agreed.length > 0 ? 'Others have agreed. ' : '';
}

/** What is left of it once a newer one has come. */
export const wantedBefore = ({ request, tenant }: RequestCardInput): string =>
  `You were asked before: ${headlineOf(request)} in ${tenant}`;
