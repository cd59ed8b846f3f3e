// The card of a request: one function draws it for the first time and every time it changes.
import type { Audience } from '../domain/access/decision.ts';
import type { AccessRequest, Approver, PersonalPart } from '../domain/access/request.ts';
import type { Instant } from '../domain/facts.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import { sayDuration } from '../shared/duration.ts';
import { ERASED, nameOf } from './names.ts';
import { renderCard } from './render.ts';
import { actionsFor } from './request-actions.ts';
import { detailsOf } from './request-details.ts';
import { historyOf } from './request-history.ts';
import { standing } from './standing.ts';
import { stateWord, WAITING_FOR_YOU } from './states.ts';
import { escaped, plain } from './text.ts';
import { type Reader, sayDistance, sayMoment } from './times.ts';

export interface RequestCardInput {
  readonly request: AccessRequest;
  readonly viewer: AccountRef;
  readonly audience: Audience;
  /** Display name of the tenant that the access is in. */
  readonly tenant: string;
  readonly reader: Reader;
  readonly now: Instant;
}

export function requestCard(input: RequestCardInput): Card {
  const { request, audience, tenant, reader } = input;
  const { personal } = request;
  const waiting = request.state === 'pending';
  const headline = headlineOf(request);
  const mine = approverEntry(input);
  const state =
    waiting && audience === 'approver' && mine && !mine.conflicted
      ? WAITING_FOR_YOU
      : stateWord(request);
  const words = personal?.words;
  return renderCard('request', {
    fallback: plain(`${headline}: ${standing(request)}`),
    headline: escaped(headline, 200),
    state,
    point: pointOf(input),
    trouble: troubleOf(input),
    quote: plain(personal ? `“${personal.justification}”` : ERASED),
    quotedBy: plain(nameOf(request, request.requestor, 'Somebody')),
    changeTitle: escaped(changeTitle(request, tenant)),
    steps: request.plan.steps.map(({ id, change }) => ({
      before: plain(words?.steps[id]?.before ?? change.type),
      after: plain(words?.steps[id]?.after ?? ERASED),
    })),
    notes: [
      ...(waiting ? (words?.notes ?? []) : []),
      ...(waiting || isOpen(request) ? undoNotes(request) : []),
    ].map((text) => ({ text: plain(text) })),
    because: waiting ? becauseOf(input, mine) : [],
    history: waiting ? [] : historyOf(request, reader).map((text) => ({ text })),
    actions: actionsFor(request, audience, mine),
    foot: plain(`${request.id} · rule ${request.policy.id}`),
    details: detailsOf(request, reader),
  });
}

export const headlineOf = (request: AccessRequest): string =>
  request.personal
    ? `${request.personal.words.title} for ${nameOf(request, request.beneficiary, 'somebody')}`
    : `Access ${ERASED}`;

/** What a notification shows. */
export function requestSummary(input: RequestCardInput): string {
  const { request, audience, tenant } = input;
  const what = `${headlineOf(request)} in ${tenant}`;
  const wanted =
    request.state === 'pending' &&
    audience === 'approver' &&
    approverEntry(input)?.conflicted === false;
  return plain(wanted ? `Your decision is wanted: ${what}` : `${what}: ${standing(request)}`, 200);
}

const approverEntry = ({ request, viewer }: RequestCardInput): Approver | undefined =>
  request.approvers.find((approver) => sameAccount(approver.account, viewer));

function pointOf({ request, tenant, reader, now }: RequestCardInput) {
  const { personal, expiresAt } = request;
  const length = sayDuration(request.durationMs);
  const until =
    expiresAt === undefined
      ? { label: 'For: ', text: `${length}, counted from the approval` }
      : request.closedAt !== undefined
        ? { label: 'Was until: ', text: sayMoment(expiresAt, reader) }
        : {
            label: 'Until: ',
            text: `${sayMoment(expiresAt, reader)} (${sayDistance(expiresAt, now)})`,
          };
  const who = personal
    ? `${nameOf(request, request.beneficiary, 'Somebody')} (${accountOf(personal)})`
    : ERASED;
  return [{ label: 'Who: ', text: plain(who) }, { label: 'Where: ', text: plain(tenant) }, until];
}

const accountOf = ({ beneficiaryAddress, beneficiaryHome }: PersonalPart): string =>
  beneficiaryHome ? `${beneficiaryAddress}, at home in ${beneficiaryHome}` : beneficiaryAddress;

function troubleOf({ request, reader, now }: RequestCardInput): string {
  const { trouble } = request;
  if (!trouble || trouble.nextTry === undefined || request.closedAt !== undefined) return '';
  const next =
    trouble.nextTry > now
      ? `tried again ${sayMoment(trouble.nextTry, reader)}`
      : 'being tried again';
  const up = request.state === 'applying';
  const why = request.personal?.trouble ?? trouble.code;
  if (trouble.underway) {
    const doing = up ? 'This is still being set up' : 'This is still being taken back';
    return plain(`${doing}${why ? `: ${why}` : ''}. It is ${next.replace('tried', 'looked at')}.`);
  }
  const doing = up ? 'This could not be set up yet' : 'This could not be taken back yet';
  return plain(`${doing}${why ? `: ${why}` : ''}. It is ${next}.`);
}

/** What happens at the end is still to come. */
const isOpen = ({ state }: AccessRequest): boolean =>
  state === 'applying' || state === 'waiting' || state === 'active';

function changeTitle(request: AccessRequest, tenant: string): string {
  switch (request.state) {
    case 'pending':
      return `What will change in ${tenant}`;
    case 'denied':
    case 'withdrawn':
    case 'lapsed':
      return `What would have changed in ${tenant}`;
    case 'failed':
      return `What should have changed in ${tenant}`;
    default:
      return `What was approved to change in ${tenant}`;
  }
}

const undoNotes = (request: AccessRequest): string[] => {
  const undo = request.plan.steps.flatMap(
    ({ id }) => request.personal?.words.steps[id]?.undo ?? [],
  );
  return undo.length > 0 ? [`At the end: ${[...undo].reverse().join(' ')}`] : [];
};

function becauseOf(
  { request, audience, tenant, reader, now }: RequestCardInput,
  mine: Approver | undefined,
) {
  const lapses = `it lapses ${sayMoment(request.lapsesAt, reader)} (${sayDistance(request.lapsesAt, now)}), and nothing changes.`;
  const others = request.approvers
    .filter((approver) => approver !== mine && !approver.conflicted)
    .map((approver) => nameOf(request, approver.account, 'an owner'));
  if (audience === 'requestor') {
    return [
      { label: 'Who decides: ', text: plain(`${list(others)} for ${tenant}`) },
      ...notReachedYet(request),
      { label: 'Without an answer: ', text: lapses },
    ];
  }
  const why = mine?.conflicted
    ? {
        label: 'Why no buttons: ',
        text: 'This is your own request under another account, so another owner decides.',
      }
    : {
        label: 'Why you: ',
        text: plain(
          mine?.as === 'tenant-owner'
            ? `You are an owner of ${tenant} and decide who gets in.`
            : `The rule ${request.policy.id} names you.`,
        ),
      };
  const else_ = others.length > 0 ? `${list(others)}; the first answer counts.` : 'Nobody else.';
  return [
    why,
    { label: 'Who else: ', text: plain(else_) },
    { label: 'Without an answer: ', text: lapses },
  ];
}

function notReachedYet(request: AccessRequest) {
  const missed = request.approvers
    .filter(({ unreachedSince, conflicted }) => unreachedSince !== undefined && !conflicted)
    .map(({ account }) => nameOf(request, account, 'an owner'));
  if (missed.length === 0) return [];
  const who = new Intl.ListFormat('en').format(missed);
  const text = `${who}. Teams could not bring them the card; it comes once they open Drawbridge.`;
  return [{ label: 'Not reached yet: ', text: plain(text) }];
}

const list = (names: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(names);
