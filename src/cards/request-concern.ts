// What somebody has to look at about a request: changed by hand, left by its people, or stranded.
import type { AccessRequest } from '../domain/access/request.ts';
import { type AccountRef, accountKey, sameAccount } from '../shared/account.ts';
import { beneficiaryKey } from '../shared/beneficiary.ts';
import { canGiveAgain } from './give-again.ts';
import type { RequestCardInput } from './request-card.ts';
import { isSetting } from './states.ts';
import { strandedWords } from './stranded-words.ts';
import { asSentence, plain } from './text.ts';
import { sayMoment } from './times.ts';

/** Empty where there is nothing. */
export const concernOf = (input: RequestCardInput): string =>
  plain(
    [drift(input), people(input), strandedWords(input.request)]
      .filter((one) => one !== '')
      .join(' '),
  );

function drift({ request, reader, audience, viewer }: RequestCardInput): string {
  if (!request.drift) return '';
  const { found, stepIds, since } = request.drift;
  const seen = `seen ${sayMoment(since, reader)}`;
  const words = stepIds.flatMap((id) => request.personal?.words.steps[id]?.after ?? []);
  // The last step is the access itself, which the headline names.
  const whole = stepIds.includes(request.plan.steps.at(-1)?.id ?? '');
  const what = whole || words.length === 0 ? '' : `: ${words.join('; ')}`;
  switch (found) {
    case 'removed':
      return `Somebody has taken this away by hand, ${seen}${what}. ${notGiven(request)}${
        audience === 'approver'
          ? mend(request, viewer)
          : 'Its owners have been told and say whether it is given again.'
      }`;
    case 'widened':
      return `Somebody else has made this wider than was approved, ${seen}${what}. What is theirs stays when this ends.`;
    case 'restored':
      return `It is there again after its end, ${seen}${what}. Somebody may have given it rightly, so it stays unless an owner takes it away.`;
  }
}

function notGiven({ drift: of, personal }: AccessRequest): string {
  const why = of?.refused && (personal?.notGivenAgain ?? of.refused);
  return why ? `It could not be given again: ${asSentence(why)} ` : '';
}

function mend(request: AccessRequest, viewer: AccountRef): string {
  const mine = request.approvers.find(({ account }) => sameAccount(account, viewer));
  return mine && canGiveAgain(request, mine)
    ? 'It was approved, so you can give it again, or let it end.'
    : 'You can let it end; giving it again is not yours alone, because others had to agree as well.';
}

function people({ request, audience }: RequestCardInput): string {
  const { beneficiary, personal } = request;
  // Those who decided about it are no concern any more once it is in place.
  const theirs = [beneficiary, ...(request.people ?? [])].map(beneficiaryKey);
  const left = (request.left ?? []).filter((key) => theirs.includes(key));
  if (left.length === 0 || request.state === 'pending' || request.closedAt !== undefined) return '';
  if (left.includes(accountKey(beneficiary)) && isSetting(request)) {
    return 'Whoever asked for it has left. It stays until its owners say otherwise.';
  }
  const names = left.map((key) => personal?.names[key] ?? 'Somebody');
  const have = names.length === 1 ? 'has' : 'have';
  const then =
    audience === 'approver' && request.ending === undefined
      ? left.every((key) => request.partEnds?.some(({ person }) => person === key))
        ? ` Their part ${partsOver(request, left) ? 'has ended' : 'is being taken back'}; it goes on for the others until its end.`
        : ' It goes on for the others until its end, unless you revoke it.'
      : '';
  return `${new Intl.ListFormat('en').format(names)} ${have} left: the account was disabled or is gone.${then}`;
}

const partsOver = ({ partEnds = [] }: AccessRequest, keys: readonly string[]): boolean =>
  partEnds.every(({ person, closedAt }) => closedAt !== undefined || !keys.includes(person));

/** Those who have it can be seen to have lost it. */
export const isTakenAway = ({ drift: of, state }: AccessRequest): boolean =>
  of?.found === 'removed' && (state === 'active' || state === 'waiting');
