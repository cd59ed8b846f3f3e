// Who has a card already and is asked again: an edited card notifies nobody, so they hear of it.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import type { News } from './news.ts';
import type { AccessRequest, Approver } from './request.ts';
import { cardHolders, openDeciders } from './stages.ts';

export type AskedAgain = readonly [
  AccountRef,
  Extract<News, 'your-turn' | 'asked-again' | 'agree-again'>,
];

export function askedAgain(before: AccessRequest, after: AccessRequest): AskedAgain[] {
  if (after.state !== 'pending') return [];
  const later = stageOf(after) > stageOf(before);
  const among = (all: readonly Approver[]) =>
    openDeciders(after).filter(({ account }) =>
      all.some((one) => sameAccount(one.account, account)),
    );
  const letGo = before.approvers.filter(({ sides }) => sides.length === 0);
  return [
    ...among(later ? cardHolders(before) : []).map((one) => [one.account, 'your-turn'] as const),
    ...among(later ? [] : letGo).map((one) => [one.account, 'asked-again'] as const),
    ...unasked(before, after).map((account) => [account, 'agree-again'] as const),
  ];
}

const stageOf = ({ asking }: AccessRequest): number => asking?.stage ?? 1;

/** Whose yes was to the plan before. */
const unasked = (before: AccessRequest, after: AccessRequest): AccountRef[] =>
  after.movedAt !== before.movedAt ? before.agreed.map(({ by }) => by) : [];
