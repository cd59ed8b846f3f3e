// The card of a request: one function draws it for the first time and every time it changes.
import type { Audience } from '../domain/access/decision.ts';
import type { AccessRequest, Approver, PersonalPart } from '../domain/access/request.ts';
import type { Instant } from '../domain/facts.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import { isHomeUnknown } from '../shared/home-unknown.ts';
import { openQuestions } from '../shared/open-questions.ts';
import { drawnOnce } from './drawn-once.ts';
import { ERASED, nameOf, peopleInFull, peopleNames } from './names.ts';
import { namesOut } from './parts.ts';
import { actionsFor } from './request-actions.ts';
import { asksOf } from './request-asks.ts';
import { becauseOf } from './request-because.ts';
import { brakeOf } from './request-brake.ts';
import { concernOf } from './request-concern.ts';
import { detailsOf } from './request-details.ts';
import { historyOf } from './request-history.ts';
import { lessOf } from './request-less.ts';
import { talkLines } from './request-talk.ts';
import { fromOf, reviewOf, untilOf } from './request-times.ts';
import { seenAs } from './seen-as.ts';
import { standing } from './standing.ts';
import { isHeld, sideOpen, stateWord, TO_ANSWER, WAITING_FOR_YOU } from './states.ts';
import { escaped, plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

export interface RequestCardInput {
  readonly request: AccessRequest;
  readonly viewer: AccountRef;
  readonly audience: Audience;
  /** Display name of the tenant that the access is in. */
  readonly tenant: string;
  readonly reader: Reader;
  readonly now: Instant;
  /** Account keys of those of its approvers who have a card of it; only where somebody asks how it stands. */
  readonly reached?: readonly string[];
  /** Number of the request that would go on with what ends, and waits; only where the end is near. */
  readonly renewal?: string;
  /** An answer to somebody who looks: it stays as it is, while the card they have goes on changing. */
  readonly asLooked?: boolean;
}

export function requestCard(given: RequestCardInput): Card {
  const input = seenAs(given);
  const { request, audience, tenant, reader } = input;
  const { personal } = request;
  const waiting = request.state === 'pending';
  const headline = headlineOf(request);
  const mine = approverEntry(input);
  const state = waiting && !isHeld(request) ? waitingWord(input, mine) : stateWord(request);
  const words = personal?.words;
  return drawnOnce(request, {
    fallback: plain(`${headline}: ${standing(request)}`),
    headline: escaped(headline, 200),
    state,
    point: pointOf(input),
    trouble: brakeOf(input) || troubleOf(input) || concernOf(input),
    quote: plain(personal ? `“${personal.justification}”` : ERASED),
    quotedBy: plain(nameOf(request, request.requestor, 'Somebody')),
    changeTitle: escaped(changeTitle(request, whereOf(request, tenant))),
    steps: stepLines(request),
    notes: [
      ...(waiting ? (words?.notes ?? []) : []),
      ...(waiting || isOpen(request) ? undoNotes(request) : []),
      ...(personal ? [] : [WORDS_GONE]),
    ].map((text) => ({ text: plain(text) })),
    because: becauseOf(input, mine),
    history: (waiting ? talkLines(request, reader) : historyOf(request, reader)).map((text) => ({
      text,
    })),
    actions: actionsFor(request, audience, mine, input.viewer, input.now),
    less: lessOf(request, audience, mine),
    foot: footOf(input),
    details: detailsOf(request, reader),
  });
}

function footOf({ request, reader, now, asLooked }: RequestCardInput): string {
  const asOf =
    asLooked && request.closedAt === undefined ? ` · as of ${sayMoment(now, reader)}` : '';
  return plain(`${request.id} · rule ${request.policy.id}${asOf}`);
}

/** What it waits for, to whoever sees it. */
const waitingWord = ({ request, audience }: RequestCardInput, mine: Approver | undefined) =>
  audience === 'approver'
    ? mine && !mine.conflicted && sideOpen(request, mine)
      ? WAITING_FOR_YOU
      : stateWord(request)
    : openQuestions(request.remarks).length > 0
      ? TO_ANSWER
      : stateWord(request);

const WORDS_GONE =
  'The names and words of this request are erased. What stays, ids and times, stands under Details.';

const stepLines = ({ plan, personal }: AccessRequest) =>
  plan.steps.flatMap(({ id }) => {
    const { before = '', after = '' } = personal?.words.steps[id] ?? {};
    return before === '' && after === '' ? [] : [{ before: plain(before), after: plain(after) }];
  });

export function headlineOf(request: AccessRequest): string {
  const { personal, lifecycle } = request;
  if (!personal) return `Access ${ERASED}`;
  const title = `${request.glass ? 'Break-glass: ' : ''}${personal.words.title}`;
  return lifecycle === 'personal-grant'
    ? `${title} for ${peopleNames(request, 'somebody')}`
    : title;
}

/** What a notification shows. */
export function requestSummary(given: RequestCardInput): string {
  const input = seenAs(given);
  const { request, audience, tenant } = input;
  const what = `${headlineOf(request)} in ${tenant}`;
  const wanted =
    request.state === 'pending' &&
    audience === 'approver' &&
    isWanted(request, approverEntry(input));
  if (request.review && audience === 'approver') {
    const { since, asked } = request.review;
    const still = asked > 1 ? `. Nobody has answered since ${sayMoment(since, input.reader)}` : '';
    return plain(`Still needed? ${what}${still}`, 300);
  }
  return plain(wanted ? `Your decision is wanted: ${what}` : `${what}: ${standing(request)}`, 200);
}

const isWanted = (request: AccessRequest, mine: Approver | undefined): boolean =>
  mine?.conflicted === false && sideOpen(request, mine);

const approverEntry = ({ request, viewer }: RequestCardInput): Approver | undefined =>
  request.approvers.find((approver) => sameAccount(approver.account, viewer));

function pointOf(input: RequestCardInput) {
  const { request, tenant } = input;
  const { personal, lifecycle } = request;
  const setting = lifecycle === 'relationship-setting';
  const out = personal ? namesOut(request) : [];
  const who = !personal
    ? ERASED
    : request.people
      ? peopleInFull(request)
      : `${nameOf(request, request.beneficiary, 'Somebody')} (${accountOf(request, personal)})`;
  return [
    { label: setting ? 'Asked by: ' : 'Who: ', text: plain(who) },
    ...(out.length > 0 ? [{ label: 'Not any more: ', text: plain(LIST.format(out)) }] : []),
    { label: 'Where: ', text: plain(tenant) },
    ...renewsOf(input),
    ...fromOf(input),
    setting ? reviewOf(input) : untilOf(input),
    ...asksOf(request),
  ];
}

const LIST = new Intl.ListFormat('en');

/** What it goes on from, for whoever wonders how often that was so. */
function renewsOf({ request: { renews } }: RequestCardInput) {
  if (!renews) return [];
  const { requestId, nth } = renews;
  const text = nth === 1 ? requestId : `${requestId}, renewal ${nth} in a row`;
  return [{ label: 'Renews: ', text }];
}

function accountOf(request: AccessRequest, personal: PersonalPart): string {
  const { beneficiaryAddress: address, beneficiaryHome: home } = personal;
  if (isHomeUnknown(request)) return `${address}, home not known`;
  return home ? `${address}, at home in ${home}` : address;
}

function troubleOf({ request, reader, now }: RequestCardInput): string {
  const { trouble } = request;
  if (!trouble || trouble.nextTry === undefined || request.closedAt !== undefined) return '';
  const up = request.state === 'applying' || request.state === 'scheduled';
  const next = trouble.often
    ? 'tried again every few minutes'
    : trouble.nextTry > now
      ? `tried again ${sayMoment(trouble.nextTry, reader)}`
      : 'being tried again';
  const why = (request.personal?.trouble ?? trouble.code)?.replace(/\.$/, '');
  if (trouble.underway) {
    const doing = up ? 'This is still being set up' : 'This is still being taken back';
    return plain(`${doing}${why ? `: ${why}` : ''}. It is ${next.replace('tried', 'looked at')}.`);
  }
  const doing = up ? 'This could not be set up yet' : 'This could not be taken back yet';
  return plain(`${doing}${why ? `: ${why}` : ''}. It is ${next}.`);
}

/** What happens at the end is still to come. */
const isOpen = ({ state }: AccessRequest): boolean =>
  ['with-partner', 'scheduled', 'applying', 'waiting', 'active'].includes(state);

/** Every tenant that a step changes, where that is known by name. */
function whereOf({ plan, sides }: AccessRequest, tenant: string): string {
  const changed = sides.filter(({ id }) => plan.steps.some(({ change }) => change.tenantId === id));
  const names = new Set(changed.map(({ name }) => name)).add(tenant);
  return LIST.format([...names].sort());
}

function changeTitle(request: AccessRequest, tenant: string): string {
  switch (request.state) {
    case 'pending':
    case 'with-partner':
    case 'scheduled':
      return `What will change in ${tenant}`;
    case 'denied':
    case 'observed':
    case 'withdrawn':
    case 'lapsed':
      return `What would have changed in ${tenant}`;
    case 'failed':
      return `What should have changed in ${tenant}`;
    default:
      // Nobody approved what was taken as break-glass.
      return `What ${request.glass ? 'was prepared' : 'was approved'} to change in ${tenant}`;
  }
}

const undoNotes = (request: AccessRequest): string[] => {
  const undo = request.plan.steps.flatMap(
    ({ id }) => request.personal?.words.steps[id]?.undo ?? [],
  );
  // What happens to several people alike is said once.
  const said = [...new Set([...undo].reverse())];
  return said.length > 0 ? [`At the end: ${said.join(' ')}`] : [];
};
