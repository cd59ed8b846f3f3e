// Whom a request asks, as cards tell it: by side, with how many are needed, who has agreed, and who comes next.
import type { AccessRequest, Agreement, Approver } from '../domain/access/request.ts';
import { accountKey } from '../shared/account.ts';
import {
  couldSay,
  isSatisfied,
  needsOf,
  openSides,
  openStage,
  reachedStage,
  stageOf,
  stagesIn,
  yesesOf,
} from '../shared/yeses.ts';
import { nameOf } from './names.ts';
import { type Reader, sayMoment } from './times.ts';

export interface Line {
  readonly label: string;
  readonly text: string;
}

type Side = AccessRequest['sides'][number];

const MOST = 6;
const LIST = new Intl.ListFormat('en');
const EITHER = new Intl.ListFormat('en', { type: 'disjunction' });

/** Names, as many as can be read at a glance. */
export function someNames(request: AccessRequest, approvers: readonly Approver[]): string {
  const accounts = [
    ...new Map(approvers.map(({ account }) => [accountKey(account), account])).values(),
  ];
  const rest = accounts.length - MOST + 1;
  const shown = rest > 1 ? accounts.slice(0, MOST - 1) : accounts;
  const names = shown.map((account) => nameOf(request, account, 'an owner'));
  return EITHER.format(rest > 1 ? [...names, `${rest} others`] : names);
}

/** The others who are asked, and for which side where there is more than one. */
export function othersNow(request: AccessRequest, others: readonly Approver[]): string {
  const open = openSides(request);
  if (open.length < 2) return someNames(request, others);
  const bySide = open.flatMap((side) => {
    const theirs = able(request, side).filter((one) => others.includes(one));
    return theirs.length > 0 ? [`${someNames(request, theirs)} for ${side.name}`] : [];
  });
  return LIST.format(bySide);
}

/** Whoever asks for it themselves does not decide, nor an account that is disabled, gone or at risk. */
export const canDecide = (
  { left, unable }: AccessRequest,
  { conflicted, account }: Approver,
): boolean => {
  const key = accountKey(account);
  return !conflicted && left?.includes(key) !== true && unable?.[key] === undefined;
};

/** Those who can still say yes for this side. */
const able = (request: AccessRequest, side: Side): Approver[] =>
  request.approvers.filter((one) => canDecide(request, one) && couldSay(request, one, side));

/** `Ines Roth or Omar Diaz for Fabrikam`, with how many of them are needed. */
const whoFor = (request: AccessRequest, side: Side): string =>
  `${someNames(request, able(request, side)) || 'nobody'} for ${side.name}${progress(request, side)}`;

/** `(2 needed, 1 given)`; nothing where one yes is enough. */
const progress = ({ agreed }: AccessRequest, side: Side): string =>
  needsOf(side) > 1 ? ` (${needsOf(side)} needed, ${yesesOf(agreed, side)} given)` : '';

/** Whom it waits for at present. */
export const decidersNow = (request: AccessRequest): string =>
  LIST.format(openSides(request).map((side) => whoFor(request, side)));

/** Where it stands among its stages, and who comes after; nothing where there is one alone. */
export function stageLines(request: AccessRequest): Line[] {
  const all = stagesIn(request.sides);
  if (all < 2) return [];
  const now = openStage(request);
  const later = request.sides.filter(
    (side) => stageOf(side) > reachedStage(request) && !isSatisfied(request.agreed, side),
  );
  const next = LIST.format(later.map((side) => side.name));
  return [{ label: 'Stage: ', text: `${now} of ${all}${next ? `; then ${next}` : ''}.` }];
}

/** How many yeses of the same side are needed, where that is more than one. */
export const neededLines = (request: AccessRequest, mine: Approver): Line[] =>
  openSides(request)
    .filter((side) => mine.sides.includes(side.id) && needsOf(side) > 1)
    .map((side) => ({
      label: 'Needed: ',
      text: `${needsOf(side)} of ${peopleOn(request, side)} for ${side.name}, ${yesesOf(request.agreed, side)} given.`,
    }));

const peopleOn = (request: AccessRequest, { id }: Side): number =>
  request.approvers.filter(
    (one) => canDecide(request, one) && one.sides.includes(id) && !one.why?.[id]?.for,
  ).length;

/** Too few were found, so that others are asked. */
export const fallbackLines = (request: AccessRequest): Line[] =>
  openSides(request)
    .filter(({ fallback }) => fallback)
    .map(({ name }) => ({
      label: 'Asked instead: ',
      text: `too few were found who decide as ${name}, so those are asked whom the rule ${request.policy.id} falls back on.`,
    }));

export function agreedLines(request: AccessRequest, reader: Reader): Line[] {
  const { earlier, shown } = lastYeses(request.agreed);
  return [
    ...(earlier > 0 ? [{ label: 'Agreed: ', text: yesesBefore(earlier) }] : []),
    ...shown.map((yes) => ({
      label: 'Agreed: ',
      text: `${agreedBy(request, yes)}, ${sayMoment(yes.at, reader)}`,
    })),
  ];
}

/** A card bears so many lines; the audit has each. */
export function lastYeses<Y>(agreed: readonly Y[]): {
  readonly earlier: number;
  readonly shown: readonly Y[];
} {
  const earlier = agreed.length > MOST ? agreed.length - MOST + 1 : 0;
  return { earlier, shown: agreed.slice(earlier) };
}

export const yesesBefore = (earlier: number): string =>
  `${earlier} yeses before those below, each of another person.`;

/** `Grete Lang in the stead of Omar Diaz for Northwind` */
export const agreedBy = (request: AccessRequest, { by, side, for: away }: Agreement): string => {
  const stead = away ? ` in the stead of ${nameOf(request, away, 'somebody')}` : '';
  const name = request.sides.find(({ id }) => id === side)?.name ?? 'one side';
  return `${nameOf(request, by, 'an owner')}${stead} for ${name}`;
};
