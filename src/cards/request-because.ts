// Why somebody is asked, who else is, and what happens without an answer: told while something is open.
import type { WhyAsked } from '../domain/access/automatic.ts';
import type { AccessRequest, Approver } from '../domain/access/request.ts';
import { sameAccount } from '../shared/account.ts';
import { DAY } from '../shared/duration.ts';
import { isAsked, isSatisfied, needsOf, openSides, yesesOf } from '../shared/yeses.ts';
import { glassLines } from './break-glass.ts';
import type { RequestCardInput } from './request-card.ts';
import {
  agreedLines,
  canDecide,
  decidersNow,
  fallbackLines,
  type Line,
  neededLines,
  othersNow,
  someNames,
  stageLines,
} from './request-deciders.ts';
import { deliveryLines, notReachedYet, nudgedLines } from './request-delivery.ts';
import { missingYes, sideOpen } from './states.ts';
import { plain } from './text.ts';
import { sayMoment } from './times.ts';
import { OF_TENANT, whyAsked, whyNamed } from './why-asked.ts';

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
  return [...glassLines(input), ...movedLines(input), ...lines].map(({ label, text }) => ({
    label,
    text: plain(text),
  }));
}

function forRequestor(input: RequestCardInput): Line[] {
  const { request, reader } = input;
  if (request.byRule === 'deciding') {
    return [{ label: 'Who decides: ', text: `rule ${request.policy.id}, in a moment.` }];
  }
  return [
    { label: 'Who decides: ', text: decidersNow(request) },
    ...notByRule(request),
    ...stageLines(request),
    ...fallbackLines(request),
    ...agreedLines(request, reader),
    ...reachLines(input),
    ...nudgedLines(input),
    ...partnerLines(request),
    { label: 'Without an answer: ', text: lapses(input) },
  ];
}

function forApprover(input: RequestCardInput, mine: Approver | undefined): Line[] {
  const { request, reader } = input;
  const isMissing = missingYes(request);
  const others = request.approvers.filter(
    (one) => one !== mine && canDecide(request, one) && isMissing(one),
  );
  const else_ = `${othersNow(request, others)}; ${howMany(request)}.`;
  return [
    whyYou(input, mine),
    ...notByRule(request),
    ...(mine ? neededLines(request, mine) : []),
    { label: 'Who else: ', text: others.length === 0 ? 'Nobody else.' : else_ },
    ...stageLines(request),
    ...(whyOf(mine).some(({ instead }) => instead === 'fallback') ? [] : fallbackLines(request)),
    ...agreedLines(request, reader),
    ...(input.reached ? reachLines(input) : []),
    ...partnerLines(request),
    { label: 'Without an answer: ', text: lapses(input) },
  ];
}

/** Whoever looked at it before sees that it is not what they saw. */
const movedLines = ({ request: { state, movedAt }, reader }: RequestCardInput): Line[] =>
  state === 'pending' && movedAt !== undefined
    ? [
        {
          label: 'Changed: ',
          text: `when somebody was about to approve, ${sayMoment(movedAt, reader)}, the directory was no longer as before. The card shows what would change instead, and no yes from before counts.`,
        },
      ]
    : [];

const whyOf = (mine: Approver | undefined) => Object.values(mine?.why ?? {});

/** Who was not reached is news; who was is told to whoever asks how it stands. */
const reachLines = ({ request, reader, reached }: RequestCardInput): Line[] => [
  ...(reached ? deliveryLines(request, reached) : []),
  ...notReachedYet(request, reader),
];

/** What it takes of those who are asked at present. */
function howMany(request: AccessRequest): string {
  const open = openSides(request);
  if (open.length > 1) return 'each side has to agree';
  const [side] = open;
  const missing = side ? needsOf(side) - yesesOf(request.agreed, side) : 0;
  return missing > 1 ? 'more than one has to agree' : 'the first answer counts';
}

function whyYou(input: RequestCardInput, mine: Approver | undefined): Line {
  const { request, tenant } = input;
  if (mine?.conflicted) {
    const under = sameAccount(mine.account, request.requestor) ? '' : ' under another account';
    return {
      label: 'Why no buttons: ',
      text: request.people
        ? 'You ask for this or would get it, so another owner decides.'
        : `This is your own request${under}, so another owner decides.`,
    };
  }
  if (mine?.sides.length === 0) {
    return { label: 'Not asked any more: ', text: 'others decide about this now.' };
  }
  if (mine && !isAsked(request, mine.sides)) {
    return { label: 'Not yet: ', text: 'others decide first; a card comes once they have agreed.' };
  }
  const asked = openSides(request);
  const yes = mine && request.agreed.find(({ by }) => sameAccount(by, mine.account));
  const side =
    request.sides.find(({ id }) => id === yes?.side) ??
    asked.find(({ id }) => mine?.sides.includes(id)) ??
    request.sides.find(({ id }) => mine?.sides.includes(id));
  if (mine && !sideOpen(request, mine)) {
    const said = yes !== undefined;
    const open = side && !isSatisfied(request.agreed, side);
    return {
      label: 'Your side: ',
      text: said
        ? `you have agreed${open ? '' : ` for ${side?.name ?? tenant}`}; others have not answered yet. You can still say no.`
        : `${agreedFor(side?.id, side?.name ?? tenant)}; the others have not answered yet. You can still say no.`,
    };
  }
  return { label: 'Why you: ', text: mine ? whyAsked(input, mine, side) : whyNamed(input) };
}

/** A tenant has a name; a group of people is called by words that need a verb of their own. */
const agreedFor = (id: string | undefined, name: string): string =>
  id === undefined || OF_TENANT.test(id) ? `${name} has agreed` : `enough have agreed for ${name}`;

/** The next thing that happens by itself, and the last. */
function lapses({ request, reader }: RequestCardInput): string {
  const { asking, lapsesAt } = request;
  const to = request.personal?.escalations?.[String(asking?.stage)];
  const goes =
    asking?.escalatesAt === undefined
      ? ''
      : `it goes to ${to ?? 'others'} as well ${sayMoment(asking.escalatesAt, reader)}; `;
  const went = asking?.escalated?.includes(asking.stage)
    ? `it has gone to ${to ?? 'others'} as well; `
    : '';
  return `${goes}${went}it lapses ${sayMoment(lapsesAt, reader)}, and nothing changes.`;
}

function partnerLines({ personal }: AccessRequest): Line[] {
  const over = personal?.words.handOver;
  return over
    ? [
        {
          label: 'First: ',
          text: `${over.partner} has to do their half; whoever approves gets the steps to send to ${over.contact}.`,
        },
      ]
    : [];
}

/** Nobody outside is written to by us, so an owner passes it on; the steps are for them alone. */
function handedOver({ request, audience, reader }: RequestCardInput): Line[] {
  const over = request.personal?.words.handOver;
  if (!over) return [];
  const since = request.decision ? `, since ${sayMoment(request.decision.at, reader)}` : '';
  const waits = {
    label: 'Waits for: ',
    text: `${over.partner}${since}. Our half is done after theirs.`,
  };
  return audience === 'approver'
    ? [
        waits,
        {
          label: 'Next: ',
          text: `Send ${over.contact} these steps. Once they are done, press “The partner has done it”: that counts as attested, since their directory cannot be read.`,
        },
        ...over.lines.map((text) => ({ label: 'They do: ', text })),
      ]
    : [
        waits,
        {
          label: 'Next: ',
          text: `an owner sends ${over.contact} the steps, and says here when they are done.`,
        },
      ];
}

function forReview({ request, reader, now }: RequestCardInput): Line[] {
  const { review, personal } = request;
  if (!review) return [];
  // Whoever asked for it can answer as well, where they own it too.
  const asked = someNames(
    request,
    request.approvers.filter(
      (one) => one.sides.length > 0 && canDecide(request, { ...one, conflicted: false }),
    ),
  );
  const overdue = now - review.since > DAY ? ', and nobody has answered' : '';
  return [
    {
      label: 'Still needed? ',
      text: `Asked ${sayMoment(review.since, reader)}${overdue}. Without an answer it stays as it is, and is asked again every day.`,
    },
    ...(asked === ''
      ? []
      : [{ label: 'Who is asked: ', text: `${asked}; the first answer counts.` }]),
    ...(personal?.impact ?? []).map((text) => ({ label: 'If it ends: ', text })),
  ];
}

const ASKED: Readonly<Record<WhyAsked, string>> = {
  never: 'nothing like this is approved without somebody',
  outside: 'somebody from outside our tenants is never let in without somebody',
  'too-long': 'only for a shorter time',
  'person-cap': 'it has approved as much for this person as it may for now',
  'rule-cap': 'it has approved as much as it may for now',
  'not-now': 'it could not be checked, or the directory had changed meanwhile',
};

/** Its rule approves by itself, and did not. */
function notByRule({ byRule, policy }: AccessRequest): Line[] {
  return byRule === undefined || byRule === 'deciding'
    ? []
    : [
        {
          label: 'Why not by rule: ',
          text: `Rule ${policy.id} approves by itself, but ${ASKED[byRule]}.`,
        },
      ];
}
