// Why a request waits for nobody: too few are left who could decide, what is wrong with their accounts, and what helps.
import type { AccessRequest, Approver } from '../domain/access/request.ts';
import { accountKey } from '../shared/account.ts';
import { isHeard } from '../shared/yeses.ts';
import { canDecide } from './request-deciders.ts';

type Wrong = 'gone' | 'at-risk' | 'own' | 'maybe-own' | 'maybe-named';

const IS: Readonly<Record<Wrong, string>> = {
  gone: 'accounts are disabled, gone or guests',
  'at-risk': 'an account cannot be used for decisions',
  own: 'an account belongs to whoever asks',
  'maybe-own': 'an account may belong to whoever asks, which the directories cannot settle',
  'maybe-named': 'an account may belong to somebody it is for, going by what was typed',
};

const HELPS: Partial<Record<Wrong, string>> = {
  'at-risk': 'Whoever looks after security there can see why, and whether it can be used again.',
  'maybe-own': 'If they are two people, both can be listed under "people" in the estate file.',
  'maybe-named': 'If they are somebody else, it can be asked for again with what tells them apart.',
};

const LIST = new Intl.ListFormat('en');

/**
 * Neither who nor that an account is marked at risk: whoever may have it in hand reads this card too. Its
 * owner is told at the press, and security sees it in the directory.
 */
export function strandedWords(request: AccessRequest): string {
  const { stranded: ids = [], sides, state } = request;
  if (state !== 'pending' || ids.length === 0) return '';
  const lacking = sides.filter(({ id }) => ids.includes(id));
  const where = LIST.format(lacking.map(({ name }) => name));
  const asked = request.approvers.filter(
    (one) => !one.conflicted && lacking.some(({ id }) => one.sides.includes(id)),
  );
  const some = asked.some((one) => !isHeard(request.agreed, one) && canDecide(request, one));
  const apart = some && lacking.length > 1 ? ', each by another person' : '';
  const wrong = wrongWith(request, asked);
  if (wrong.every((one) => one === 'gone')) {
    return `${some ? 'Too few are' : 'Nobody is'} left who could decide for ${where}${apart}: their accounts are disabled, gone or guests. Ask for somebody else to be named there, or withdraw this.`;
  }
  const helps = wrong.flatMap((one) => HELPS[one] ?? []);
  return [
    `${some ? 'Too few' : 'Nobody'} could decide for ${where} at present${apart}: ${LIST.format(wrong.map((one) => IS[one]))}.`,
    ...helps,
    `${helps.length > 0 ? 'Else ask' : 'Ask'} for somebody else to be named there, or withdraw this.`,
  ].join(' ');
}

function wrongWith(
  { left = [], unable = {} }: AccessRequest,
  asked: readonly Approver[],
): readonly Wrong[] {
  const found = asked.flatMap(({ account }): Wrong[] => {
    const key = accountKey(account);
    const why = unable[key];
    return left.includes(key) ? ['gone'] : why ? [why] : [];
  });
  return [...new Set(found)];
}
