// Messages that somebody's decision is wanted: which they are, and whether it is when they go out.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { remindable } from '../../shared/remindable.ts';
import type { News } from './news.ts';
import type { AccessRequest } from './request.ts';
import { openDeciders } from './stages.ts';

/** The last of these alone is kept, and tells how it went. */
export const WANTED: readonly News[] = [
  'decide',
  'nudged',
  'your-turn',
  'asked-again',
  'agree-again',
  'review',
];

/** Whoever asked has nobody reminded who left meanwhile, or could approve nothing under a brake. */
export function isStillWanted(request: AccessRequest, news: News, to?: AccountRef): boolean {
  if (request.state !== 'pending') return false;
  const asked = news === 'nudged' ? remindable(request) : openDeciders(request);
  return asked.some(({ account }) => to && sameAccount(account, to));
}
