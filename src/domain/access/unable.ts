// People who are asked, have not left, and whose yes could not be taken as they stand: found by a press or a look, until they can again.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { AccessRequest } from './request.ts';

/**
 * `own`, `maybe-own`: the directories tell, or cannot settle, that they are whoever asks. `maybe-named`: what
 * was typed about somebody it is for could be them.
 */
export type WhyUnable = 'at-risk' | 'own' | 'maybe-own' | 'maybe-named';

/** By account key. */
export type Unable = Readonly<Record<string, WhyUnable>>;

const BY_CODE: Readonly<Record<string, WhyUnable>> = {
  'approver-at-risk': 'at-risk',
  'own-request': 'own',
  'maybe-own-request': 'maybe-own',
};

/** Undefined where the refusal says nothing about whether they could decide at all. */
export const whyUnable = ({ code }: Pick<Refusal, 'code'>): WhyUnable | undefined => BY_CODE[code];

/** Keys of those who are not counted on: they have left, or could not be heard as they stand. */
export const notCounted = ({
  left = [],
  unable = {},
}: Pick<AccessRequest, 'left' | 'unable'>): string[] => [...left, ...Object.keys(unable)];

/**
 * Keys of those in whose place others are asked. Not of whoever was only named by what somebody typed: by that
 * whoever asks could choose who decides.
 */
export const notAsked = ({
  left = [],
  unable = {},
}: Pick<AccessRequest, 'left' | 'unable'>): string[] => [
  ...left,
  ...Object.keys(unable).filter((key) => unable[key] !== 'maybe-named'),
];

/** The same object where nothing is new. What is known of somebody's account is kept no longer than it counts. */
export function withUnable(request: AccessRequest, unable: Unable = {}): AccessRequest {
  if (sayUnable(request.unable) === sayUnable(unable)) return request;
  const { unable: _, ...rest } = request;
  return Object.keys(unable).length > 0 ? { ...rest, unable } : rest;
}

/** Whoever presses is looked at anew: what was found of them before hinders nobody who can decide again. */
export function ableAgain(request: AccessRequest, account: AccountRef): AccessRequest {
  const { [accountKey(account)]: _, ...others } = request.unable ?? {};
  return withUnable(request, others);
}

export const sayUnable = (unable: Unable = {}): string =>
  Object.entries(unable)
    .map(([key, why]) => `${key} ${why}`)
    .sort()
    .join('\n');

const MENDED: Readonly<Record<WhyUnable, string>> = {
  'at-risk': 'Whoever looks after security in your tenant can see why, and clear the mark.',
  'maybe-own':
    'If they are two people, have both listed under "people" in the estate file; then you can decide.',
  'maybe-named': 'If they are somebody else, it can be asked for again with what tells you apart.',
  own: 'It stays somebody else’s to decide.',
};

/** What is said to whoever was refused: who decides instead, or that nobody does at present. */
export function whoElse(why: Refusal, request: AccessRequest, account: AccountRef): Refusal {
  const unable = request.unable?.[accountKey(account)];
  if (!unable || !whyUnable(why)) return why;
  const mine = request.approvers.find((one) => accountKey(one.account) === accountKey(account));
  const nobody = (mine?.sides ?? []).some((id) => request.stranded?.includes(id));
  const then = nobody
    ? 'Nobody else could decide in your place now; whoever asks for it and the owners have been told.'
    : 'Others decide about it.';
  return { ...why, next: `${then} ${MENDED[unable]}` };
}
