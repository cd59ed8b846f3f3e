// Why somebody is asked, who else is, and what happens without an answer: told while something is open.
import type { AccessRequest, Approver } from '../domain/access/request.ts';
import { DAY } from '../shared/duration.ts';
import { nameOf } from './names.ts';
import type { RequestCardInput } from './request-card.ts';
import { sideOpen } from './states.ts';
import { plain } from './text.ts';
import { sayDistance, sayMoment } from './times.ts';

interface Line {
  readonly label: string;
  readonly text: string;
}

export function becauseOf(input: RequestCardInput, mine: Approver | undefined): Line[] {
  const { request, audience } = input;
  const lines =
    request.state === 'pending'
      ? audience !== 'approver'
        ? forRequestor(input)
        : forApprover(input, mine)
      : request.state === 'with-partner'
        ? handedOver(input)
        : request.review && request.state === 'active'
          ? forReview(input)
          : [];
  return lines.map(({ label, text }) => ({ label, text: plain(text) }));
}

function forRequestor(input: RequestCardInput): Line[] {
  const { request } = input;
  const open = request.sides.filter(({ id }) => !hasAgreed(request, id));
  const deciders = open.map((side) => {
    const who = request.approvers.filter((one) => one.sides.includes(side.id) && !one.conflicted);
    return `${namesOf(request, who)} for ${side.name}`;
  });
  return [
    { label: 'Who decides: ', text: deciders.join(', and ') },
    ...agreedLines(input),
    ...notReachedYet(request),
    ...partnerLines(request),
    { label: 'Without an answer: ', text: lapses(input) },
  ];
}

function forApprover(input: RequestCardInput, mine: Approver | undefined): Line[] {
  const { request } = input;
  const others = request.approvers.filter(
    (one) => one !== mine && !one.conflicted && sideOpen(request, one),
  );
  const all = request.sides.length > 1;
  const else_ =
    others.length === 0
      ? 'Nobody else.'
      : all
        ? `${namesOf(request, others)}; each side has to agree.`
        : `${namesOf(request, others)}; the first answer counts.`;
  return [
    whyYou(input, mine),
    { label: 'Who else: ', text: else_ },
    ...agreedLines(input),
    ...partnerLines(request),
    { label: 'Without an answer: ', text: lapses(input) },
  ];
}

function whyYou({ request, tenant }: RequestCardInput, mine: Approver | undefined): Line {
  if (mine?.conflicted) {
    return {
      label: 'Why no buttons: ',
      text: request.people
        ? 'You ask for this or would get it, so another owner decides.'
        : 'This is your own request under another account, so another owner decides.',
    };
  }
  const side = request.sides.find(({ id }) => mine?.sides.includes(id));
  if (mine && !sideOpen(request, mine)) {
    return {
      label: 'Your side: ',
      text: `${side?.name ?? tenant} has agreed; the others have not answered yet. You can still say no.`,
    };
  }
  const text =
    mine?.as === 'tenant-owner'
      ? `You are an owner of ${side?.name ?? tenant} and decide who gets in.`
      : `The rule ${request.policy.id} names you.`;
  return { label: 'Why you: ', text };
}

const agreedLines = ({ request, reader }: RequestCardInput): Line[] =>
  request.agreed.map(({ side, by, at }) => ({
    label: 'Agreed: ',
    text: `${nameOf(request, by, 'an owner')} for ${request.sides.find(({ id }) => id === side)?.name ?? 'one side'}, ${sayMoment(at, reader)}`,
  }));

const lapses = ({ request, reader, now }: RequestCardInput): string =>
  `it lapses ${sayMoment(request.lapsesAt, reader)} (${sayDistance(request.lapsesAt, now)}), and nothing changes.`;

function partnerLines({ personal }: AccessRequest): Line[] {
  const over = personal?.words.handOver;
  return over
    ? [
        {
          label: 'First: ',
          text: `${over.partner} has to do their half; ${over.contact} is told how.`,
        },
      ]
    : [];
}

function handedOver({ request, reader }: RequestCardInput): Line[] {
  const over = request.personal?.words.handOver;
  if (!over) return [];
  const since = request.decision ? `, since ${sayMoment(request.decision.at, reader)}` : '';
  return [
    {
      label: 'Waits for: ',
      text: `${over.partner} (${over.contact})${since}. Our half is done after theirs.`,
    },
    ...over.lines.map((text) => ({ label: 'They do: ', text })),
    {
      label: 'Then: ',
      text: 'an owner says here that it is done. That counts as attested; their directory cannot be read.',
    },
  ];
}

function forReview({ request, reader, now }: RequestCardInput): Line[] {
  const { review, personal } = request;
  if (!review) return [];
  const overdue = now - review.since > DAY ? ', and nobody has answered' : '';
  return [
    {
      label: 'Still needed? ',
      text: `Asked ${sayMoment(review.since, reader)}${overdue}. Without an answer it stays as it is, and is asked again every day.`,
    },
    ...(personal?.impact ?? []).map((text) => ({ label: 'If it ends: ', text })),
  ];
}

function notReachedYet(request: AccessRequest): Line[] {
  const missed = request.approvers
    .filter(({ unreachedSince, conflicted }) => unreachedSince !== undefined && !conflicted)
    .map(({ account }) => nameOf(request, account, 'an owner'));
  if (missed.length === 0) return [];
  const who = new Intl.ListFormat('en').format(missed);
  return [
    {
      label: 'Not reached yet: ',
      text: `${who}. Teams could not bring them the card; it comes once they open Drawbridge.`,
    },
  ];
}

const hasAgreed = ({ agreed }: AccessRequest, id: string): boolean =>
  agreed.some(({ side }) => side === id);

const namesOf = (request: AccessRequest, approvers: readonly Approver[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(
    approvers.map(({ account }) => nameOf(request, account, 'an owner')),
  );
