// Reads what one half of a boundary lets through, and judges whether more pairs can be opened there.
import type { Refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import { askAll, type Study } from '../../study.ts';
import type { Wish } from '../kind.ts';
import type { LiveSection } from '../pairs/live.ts';
import { type Judged, judge } from '../pairs/planning.ts';
import type { Wanted } from '../pairs/section.ts';
import { firstUnreadable } from '../unreadable.ts';
import { grantsIn, type Half } from './opening-halves.ts';
import { readNames } from './opening-names.ts';
import {
  blockedByName,
  changedByHand,
  notForLong,
  opensMore,
  type Speech,
  unlicensed,
  unsaid,
} from './opening-words.ts';

/** Plans of either edition of Entra ID that can scope settings to people and applications. */
const P1_PLANS = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];

export const hasP1 = (plans: readonly string[]): boolean =>
  plans.some((plan) => P1_PLANS.includes(plan));

export interface JudgedHalf {
  readonly half: Half;
  readonly live: LiveSection;
  readonly judged: Extract<Judged, { is: 'open' | 'to-open' }>;
}

export function* readLive({ tenant, partner, section }: Half): Study<Result<LiveSection, Refusal>> {
  const facts = yield* askAll({
    entry: { fact: 'partner-policy', tenantId: tenant.id, partnerId: partner.id },
    fallback: { fact: 'default-policy', tenantId: tenant.id },
  });
  const { entry, fallback } = facts;
  if (entry.known && fallback.known) {
    return ok({
      own: entry.value?.sections[section] ?? null,
      fallback: fallback.value.sections[section],
    });
  }
  const why = firstUnreadable(tenant, facts);
  if (!why) throw new Error('One of two facts is unknown.');
  return refused(why);
}

export function* studyHalf(
  half: Half,
  wish: Wish,
  wanted: Wanted,
  boundary: Speech['boundary'],
): Study<Result<JudgedHalf, Refusal>> {
  const { plans } = yield* askAll({
    plans: { fact: 'service-plans', tenantId: half.tenant.id },
  });
  if (!plans.known)
    return refused(firstUnreadable(half.tenant, { plans }) ?? unlicensed(half.tenant));
  if (!hasP1(plans.value)) return refused(unlicensed(half.tenant));
  const live = yield* readLive(half);
  if (!live.ok) return live;
  const judged = judge(live.value, grantsIn(wish, half), wanted);
  if (judged.is === 'open' || judged.is === 'to-open') {
    return ok({ half, live: live.value, judged });
  }
  return refused(yield* sayWhyNot(half, judged, live.value, wanted, boundary));
}

function* sayWhyNot(
  half: Half,
  judged: Exclude<Judged, JudgedHalf['judged']>,
  { own, fallback }: LiveSection,
  wanted: Wanted,
  boundary: Speech['boundary'],
): Study<Refusal> {
  switch (judged.is) {
    case 'unsaid':
      return unsaid(half);
    case 'not-for-long':
      return notForLong(half, judged.beside);
    case 'changed-by-hand':
      return changedByHand(half, judged.requestId);
  }
  const people = own?.usersAndGroups ?? fallback?.usersAndGroups;
  const applications = own?.applications ?? fallback?.applications;
  const names = yield* readNames(
    boundary,
    [...(people?.targets ?? []), ...wanted.subjects],
    [...(applications?.targets ?? []), ...wanted.applications],
  );
  return judged.is === 'opens-more'
    ? opensMore({ boundary, names }, half, judged.unwanted)
    : blockedByName({ boundary, names }, half, judged.targets);
}
