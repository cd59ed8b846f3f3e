// Whether a partner is still needed in a tenant, on the card of one of its owners: what would be lost, and what was said.

import type { Instant } from '../domain/facts.ts';
import type { PartnerStanding } from '../domain/posture/partners/standing.ts';
import type { Card } from '../shared/card.ts';
import type { Refusal } from '../shared/refusal.ts';
import { openDialog } from './actions.ts';
import { ERASED } from './names.ts';
import { notice } from './notices.ts';
import { renderCard } from './render.ts';
import { escaped, plain } from './text.ts';
import { type Reader, sayDay, sayMoment } from './times.ts';

export interface PartnerReviewInput extends PartnerStanding {
  readonly reader: Reader;
  readonly now: Instant;
  readonly reminds?: boolean;
  /** Whether the reader can answer; otherwise they are told that nobody has. */
  readonly owns: boolean;
  /** Whether somebody is told when nobody answers. */
  readonly escalates: boolean;
}

type Line = { readonly label: string; readonly text: string };

const NAMES = 6;
const LIST = new Intl.ListFormat('en');

export function partnerReviewCard(input: PartnerReviewInput): {
  readonly card: Card;
  readonly summary: string;
} {
  const headline = headlineOf(input);
  const { review } = input;
  const openOnes = input.owns ? openLines : unansweredLines;
  const lines = review.open ? openOnes(input) : overLines(input);
  const foot = `Partner ${review.partnerId} · ${review.id}`;
  return { card: notice(headline, lines, buttons(input), foot), summary: plain(headline, 300) };
}

function headlineOf(input: PartnerReviewInput): string {
  const { review, tenant, partner, reminds, owns, now } = input;
  const { open, answer } = review;
  if (open && !owns) return `Nobody has answered: is ${partner} still needed in ${tenant}?`;
  if (open) {
    const still = reminds && open.since < now && open.told > open.since ? 'Not answered yet: ' : '';
    return `${still}Is ${partner} still needed in ${tenant}?`;
  }
  if (!answer) return `${partner} in ${tenant} need not be answered about any more`;
  return answer.verdict === 'needed'
    ? `${partner} is still needed in ${tenant}`
    : `${partner} is no longer needed in ${tenant}`;
}

/** For whoever cannot answer: no facts of a tenant that is not theirs. */
function unansweredLines({ review: { open }, tenant, reader }: PartnerReviewInput): Line[] {
  return [
    {
      label: 'Asked since: ',
      text: open
        ? `${sayMoment(open.since, reader)}, of ${open.asked.length === 1 ? 'the one owner' : `${open.asked.length} owners`} of ${tenant}`
        : '',
    },
    { label: 'Why you: ', text: 'you answer for security, and are told this once' },
    {
      label: 'What you can do: ',
      text: `speak to the owners of ${tenant}, or have others named; only they can answer. Nothing is changed meanwhile, and they are reminded every week.`,
    },
  ];
}

function openLines(input: PartnerReviewInput): Line[] {
  const { review, declared, impact, asOf, tenant, reader, escalates } = input;
  const overdue = review.open?.overdue;
  return [
    ...(declared
      ? [
          {
            label: 'On record: ',
            text: `owned by ${declared.owner}, reviewed ${sayDay(declared.reviewedOn, reader)} as the estate declares`,
          },
        ]
      : []),
    ...impactLines(impact),
    {
      label: 'How old: ',
      text:
        asOf === undefined
          ? 'nothing of this could be read'
          : `the oldest fact is from ${sayMoment(asOf, reader)}`,
    },
    { label: 'Why you: ', text: `you own ${tenant}; one answer of its owners is enough` },
    {
      label: 'If nobody answers: ',
      text: overdue
        ? `nothing is changed, and its owners are reminded every week. Security was told ${sayMoment(overdue.at, reader)}.`
        : `nothing is changed; its owners are reminded every day for a week and every week after that${escalates ? ', and security is told once' : ''}`,
    },
  ];
}

function impactLines(impact: PartnerReviewInput['impact']): Line[] {
  if (!impact) return [];
  const { hasEntry, falls, lost, blocked, unknown, who } = impact;
  const wider = falls.filter(({ turn }) => turn === 'wider');
  const unsure = falls.filter(({ turn }) => turn === 'unknown');
  const unseen = unknown.length > 0 ? [{ label: 'Not seen: ', text: unknown.join('; ') }] : [];
  if (!hasEntry) {
    return [{ label: '', text: 'Whether there is an entry for it could not be seen.' }, ...unseen];
  }
  return [
    {
      label: 'Without its entry: ',
      text: [
        falls.length === 0
          ? 'no setting changes'
          : `${falls.length} ${falls.length === 1 ? 'setting falls' : 'settings fall'} back to the default`,
        ...(wider.length > 0
          ? [`wider than now: ${LIST.format(wider.map(({ setting }) => setting))}`]
          : []),
        ...(unsure.length > 0
          ? [`not known how: ${LIST.format(unsure.map(({ setting }) => setting))}`]
          : []),
      ].join('; '),
    },
    ...[...lost, ...blocked].map((text) => ({ label: '– ', text })),
    ...(lost.length === 0 ? [{ label: '– ', text: 'nobody is seen who would lose anything' }] : []),
    ...(who.length > 0
      ? [
          {
            label: 'Who and what: ',
            text: `${LIST.format(who.slice(0, NAMES))}${who.length > NAMES ? `, and ${who.length - NAMES} more` : ''}`,
          },
        ]
      : []),
    ...unseen,
  ];
}

function overLines({ review, due, tenant, closable, reader }: PartnerReviewInput): Line[] {
  const { answer, personal } = review;
  if (!answer) {
    return [
      {
        label: '',
        text: 'The estate declares a newer review, or no entry for it is known there any more.',
      },
    ];
  }
  const said = {
    label: 'Said by: ',
    text: `${personal?.by ?? ERASED}, ${sayMoment(answer.at, reader)}`,
  };
  if (answer.verdict === 'needed') {
    return [
      said,
      { label: 'Because: ', text: personal?.reason ?? ERASED },
      ...(due === undefined ? [] : [{ label: 'Asked again: ', text: sayMoment(due, reader) }]),
    ];
  }
  return [
    said,
    {
      label: '',
      text: closable
        ? `Nothing has been changed by that. ${tenant} is closed for it once a separation is asked for and approved.`
        : 'Nothing has been changed by that, and a separation cannot be asked for here: the estate lists no tenant with its id. Have its entry removed in the Entra admin centre.',
    },
    ...(due === undefined
      ? []
      : [{ label: 'While it stands, asked again: ', text: sayMoment(due, reader) }]),
  ];
}

function buttons({ review, declared, closable, owns }: PartnerReviewInput) {
  const { id, open, answer } = review;
  if (!declared || !owns) return [];
  const needed = (title: string) => openDialog(title, { verb: 'open-partner-needed', review: id });
  const form = (title: string) => openDialog(title, { verb: 'partner-not-needed', review: id });
  if (open) return [needed('Still needed'), form('No longer needed')];
  return answer?.verdict === 'not-needed'
    ? [...(closable ? [form('Ask for the separation')] : []), needed('Still needed after all')]
    : [];
}

export const stillNeededForm = (
  { review, tenant, partner }: Pick<PartnerStanding, 'review' | 'tenant' | 'partner'>,
  reason: string,
  errors: readonly Refusal[],
): Card =>
  renderCard('partner-needed', {
    fallback: plain(`${partner} is still needed in ${tenant}`),
    headline: escaped(`${partner} is still needed in ${tenant}`),
    review: review.id,
    errors: errors.map(({ sentence, next }) => ({ sentence: plain(sentence), next: plain(next) })),
    values: { reason: plain(reason, 1_100) },
  });
