// Which bounds of two rules make a difference to a past request: those that stop it under one alone.
import { sayDuration } from '../../shared/duration.ts';
import type { PolicyRule } from '../estate/estate.ts';
import { kindById } from './kinds/index.ts';
import type { PastAsk } from './past-ask.ts';

/** Told where one of the two stops it, and the other lets it pass. */
export function longestDiffers(
  { durationMs }: PastAsk,
  was: PolicyRule,
  is: PolicyRule,
): string | undefined {
  if (durationMs > was.longest === durationMs > is.longest) return undefined;
  const which = is.longest > was.longest ? 'longer' : 'shorter';
  return `${which}: ${sayDuration(is.longest)} at most instead of ${sayDuration(was.longest)}`;
}

/** Fields in which two rules differ without any difference to this request. */
export function beyondReach(ask: PastAsk, was: PolicyRule, is: PolicyRule): string[] {
  const { durationMs } = ask;
  const [before, now] = [was, is].map(
    ({ automatic }) => automatic !== undefined && durationMs <= automatic.longest,
  );
  return [
    ...(usualDiffers(ask, was, is) ? [] : ['usual']),
    ...(before || now ? [] : ['automatic']),
    ...(before && now ? ['automatic.longest'] : []),
  ];
}

/** Where more is asked for than is usual, an approver may give the usual time instead. */
function usualDiffers({ kind, durationMs }: PastAsk, was: PolicyRule, is: PolicyRule): boolean {
  const allowed = durationMs <= Math.min(was.longest, is.longest);
  const instead = [was, is].map(({ usual }) => Math.min(usual, durationMs));
  return allowed && kindById(kind)?.lifecycle === 'personal-grant' && instead[0] !== instead[1];
}
