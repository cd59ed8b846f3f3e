// Who has the card: those who were reached, those who were not and why, who was asked besides, and who was reminded.
import type { AccessRequest, Approver } from '../domain/access/request.ts';
import { accountKey, sameAccount } from '../shared/account.ts';
import { nudgedAgainAt } from '../shared/remindable.ts';
import { nameOf } from './names.ts';
import type { RequestCardInput } from './request-card.ts';
import { type Line, someNames } from './request-deciders.ts';
import { missingYes } from './states.ts';
import { type Reader, sayMoment } from './times.ts';

const LIST = new Intl.ListFormat('en');

const WHY: Readonly<Record<NonNullable<Approver['unreachedWhy']>, string>> = {
  blocked: 'has blocked Drawbridge in Teams',
  'not-installed': 'does not have Drawbridge in Teams',
};

/** As many can be named at a glance. */
const MOST = 6;

export function notReachedYet(request: AccessRequest, reader: Reader): Line[] {
  const missed = missedIn(request);
  if (missed.length === 0) return [];
  const said = missed.slice(0, MOST).map(({ account, unreachedSince = 0, unreachedWhy }) => {
    const since = `since ${sayMoment(unreachedSince, reader)}`;
    const why = unreachedWhy ? `${WHY[unreachedWhy]}, ${since}` : since;
    return `${nameOf(request, account, 'an owner')} (${why})`;
  });
  const rest = missed.length - said.length;
  const who = LIST.format(rest > 0 ? [...said, `${rest} more`] : said);
  return [
    {
      label: 'Not reached yet: ',
      text: `${who}. Teams brings nothing to them; the card comes once they open Drawbridge there.`,
    },
  ];
}

/** The whole report, for whoever asks how a request stands. `reached`: keys of those who have a card. */
export function deliveryLines(request: AccessRequest, reached: readonly string[]): Line[] {
  const isMissing = missingYes(request);
  const asked = request.approvers.filter(
    (one) => !one.conflicted && one.unreachedSince === undefined && isMissing(one),
  );
  const have = asked.filter(({ account }) => reached.includes(accountKey(account)));
  const coming = asked.filter((one) => !have.includes(one));
  const besides = asked.flatMap((one) => whyBesides(request, one));
  return [
    { label: 'Has the card: ', text: have.length > 0 ? `${names(request, have)}.` : 'nobody yet.' },
    ...(coming.length > 0
      ? [{ label: 'On its way to: ', text: `${names(request, coming)}.` }]
      : []),
    ...(besides.length > 0
      ? [{ label: 'Asked besides: ', text: `${LIST.format(besides.slice(0, MOST))}.` }]
      : []),
  ];
}

/** When they can do it again stands here for whoever asked: nothing redraws the card at that time. */
export function nudgedLines({ request, audience, reader, now }: RequestCardInput): Line[] {
  const { nudged } = request.asking ?? {};
  if (!nudged) return [];
  const to = request.approvers.filter(({ account }) =>
    nudged.to.some((one) => sameAccount(one, account)),
  );
  const again = nudgedAgainAt(request) ?? now;
  // Not where it lapses before that.
  const then =
    audience === 'requestor' && now < again && again < request.lapsesAt
      ? ` Again from ${sayMoment(again, reader)} on: write “remind them”.`
      : '';
  const who = to.length > 0 ? names(request, to) : 'those who were asked';
  return [{ label: 'Reminded: ', text: `${who}, ${sayMoment(nudged.at, reader)}.${then}` }];
}

const names = (request: AccessRequest, some: readonly Approver[]): string =>
  someNames(request, some).replace(/ or ([^,]+)$/, ' and $1');

const missedIn = ({ approvers }: AccessRequest): Approver[] =>
  approvers.filter(
    ({ unreachedSince, conflicted, sides }) =>
      unreachedSince !== undefined && !conflicted && sides.length > 0,
  );

/** They would not have been asked at first. */
function whyBesides(request: AccessRequest, { account, why, sides }: Approver): string[] {
  const name = nameOf(request, account, 'somebody');
  const reasons = sides.flatMap((side) => {
    const { instead, for: away } = why?.[side] ?? {};
    if (away) return `in the stead of ${nameOf(request, away, 'somebody')}`;
    if (instead === 'escalation') return 'since nobody had answered in time';
    return instead === 'fallback' ? 'since too few were found who decide first' : [];
  });
  const [reason] = reasons;
  return reason && reasons.length === sides.length ? [`${name} ${reason}`] : [];
}
