// What is worth saying about a control beside its state: who is left out, and what would do it.
import type { Context } from '../../conditional-access/context.ts';
import { exactExclusion } from '../../conditional-access/exclusion-words.ts';
import type { Exclusion } from '../../conditional-access/exclusions.ts';
import { isWhole, soleExclusion } from '../../conditional-access/gap.ts';
import { guestsLeftOut } from '../../conditional-access/guest-types.ts';
import { isReportOnly, type Policy, quoted } from '../../conditional-access/policy.ts';
import type { Judged, Part } from './baseline.ts';

export function notesOf(parts: Judged['parts'], { view }: Context): string[] {
  // An isolated tenant should have none, so how they sign in is not asked there.
  const whereJudged = view.tenant.kind === 'isolated' ? '' : ': see CAP-10';
  const best = parts.flatMap(({ best: one }) => (one ? [one] : []));
  const guests = new Map(
    best.flatMap(({ policy, gaps }) => {
      const out = guestsLeftOut(policy);
      // Where guests count, what is found against the policy says so already.
      const isSaid = gaps.some(({ text }) => text === `leaves out ${out}`);
      return out && !isSaid
        ? [[policy.id, `${quoted(policy)} leaves out ${out}${whereJudged}.`] as const]
        : [];
    }),
  );
  const sole = soleOf(parts);
  return [
    ...guests.values(),
    ...(sole
      ? [`The one thing against it is ${exactExclusion(sole)}, left out without a declaration.`]
      : []),
  ];
}

/** One and the same exclusion is all that every part falls short of. */
export function soleOf(parts: Judged['parts']): Exclusion | undefined {
  const short = parts.filter(({ best }) => !best || !isWhole(best));
  const [first, ...others] = short.map(({ best }) => best && soleExclusion(best));
  return first && others.every((one) => one?.id === first.id) ? first : undefined;
}

/** A policy that would do it, were it on: the commonest wrong yes. */
export const reportOnly = (
  wanted: readonly Part[],
  policies: readonly Policy[],
  context: Context,
): string[] =>
  policies
    .filter(
      (policy) =>
        isReportOnly(policy) && wanted.some((part) => part.gapsOf(policy, context)?.length === 0),
    )
    .map((policy) => `${quoted(policy)} would do it, but is report-only: it stops nobody.`);
