// Who decides in whose stead, and until when: asked of the delegate, told to both, and listed.
import type { Absence } from '../domain/access/absence.ts';
import type { Instant } from '../domain/facts.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import { execute } from './actions.ts';
import { ERASED } from './names.ts';
import { notice } from './notices.ts';
import { plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

export interface AbsenceInput {
  readonly absence: Absence;
  readonly viewer: AccountRef;
  readonly reader: Reader;
  readonly now: Instant;
}

type Told = { readonly card: Card; readonly summary: string };

const WHAT =
  'Their cards come to you as well, and your yes counts as theirs: once, and never for a request of your own or of theirs.';

export function absenceNews(input: AbsenceInput): Told {
  const summary = plain(headlineOf(input), 300);
  return { card: absenceCard(input), summary };
}

export const absenceCard = (input: AbsenceInput): Card =>
  notice(headlineOf(input), linesOf(input), actionsOf(input), `Absence ${input.absence.id}`);

function headlineOf({ absence, viewer }: AbsenceInput): string {
  const { over, acceptedAt } = absence;
  const [person, delegate] = namesOf(absence);
  const mine = isDelegate(absence, viewer);
  if (over?.why === 'declined') return `${delegate} does not decide in your stead`;
  if (over) {
    return mine
      ? `You do not decide in the stead of ${person} any more`
      : `Nobody decides in your stead any more`;
  }
  if (acceptedAt !== undefined) {
    return mine ? `You decide in the stead of ${person}` : `${delegate} decides in your stead`;
  }
  return mine
    ? `Will you decide in the stead of ${person}?`
    : `${delegate} is asked to decide in your stead`;
}

function linesOf({ absence, viewer, reader }: AbsenceInput) {
  const { over, acceptedAt, until } = absence;
  const mine = isDelegate(absence, viewer);
  const [person, delegate] = namesOf(absence);
  const when = { label: 'Until: ', text: sayMoment(until, reader) };
  if (over) {
    return [
      {
        label: '',
        text: {
          back: `${mine ? `${person} is` : 'You are'} back. What was said meanwhile stays said.`,
          passed: 'The time is over. What was said meanwhile stays said.',
          declined: `${mine ? 'You have' : `${delegate} has`} declined. Type "away until" with a day and another name to ask somebody else.`,
          replaced: `${mine ? `${person} has` : 'You have'} named somebody anew.`,
        }[over.why],
      },
    ];
  }
  const how =
    acceptedAt !== undefined
      ? mine
        ? WHAT
        : 'You can still decide yourself; nobody counts twice. Type "back" when you are.'
      : mine
        ? `${WHAT} Nothing happens until you accept.`
        : 'It counts once they have accepted. Until then you are asked alone.';
  return [when, { label: '', text: how }];
}

function actionsOf({ absence, viewer, now }: AbsenceInput) {
  const { over, acceptedAt, until, id } = absence;
  if (over || now >= until) return [];
  const of = { absence: id };
  if (!isDelegate(absence, viewer)) return [execute('I am back', 'end-absence', of)];
  return acceptedAt === undefined
    ? [
        execute('Accept', 'accept-absence', of, { style: 'positive' }),
        execute('Decline', 'decline-absence', of),
      ]
    : [execute('Stop deciding for them', 'decline-absence', of)];
}

/** What somebody sees who types "away". */
export const absencesCard = (
  absences: readonly Absence[],
  viewer: AccountRef,
  reader: Reader,
): Card =>
  notice(
    'Who decides in whose stead',
    absences.length === 0
      ? [
          { label: '', text: 'Nobody decides in your stead, and you decide in nobody’s.' },
          {
            label: 'When you are away: ',
            text: 'type "away until Friday delegate" and the whole name of a colleague, and "back" when you are.',
          },
        ]
      : absences.map((absence) => {
          const [person, delegate] = namesOf(absence);
          const mine = isDelegate(absence, viewer);
          const open = absence.acceptedAt === undefined ? ', not accepted yet' : '';
          return {
            label: mine ? `You for ${person}: ` : `${delegate} for you: `,
            text: `until ${sayMoment(absence.until, reader)}${open}`,
          };
        }),
    absences
      .filter((one) => !isDelegate(one, viewer))
      .slice(0, 1)
      .map(({ id }) => execute('I am back', 'end-absence', { absence: id })),
  );

const isDelegate = ({ delegate }: Absence, viewer: AccountRef): boolean =>
  sameAccount(delegate, viewer);

const namesOf = ({ personal }: Absence): readonly [string, string] => [
  personal?.person ?? ERASED,
  personal?.delegate ?? ERASED,
];
