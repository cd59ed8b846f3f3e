// Cutting off, on cards: what would end, what was ended, and what its owners are asked.
import type { CutOff } from '../domain/access/cut-off.ts';
import type { Card } from '../shared/card.ts';
import { execute, say } from './actions.ts';
import { ERASED } from './names.ts';
import { notice } from './notices.ts';
import { escaped, plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

export interface CutPreviewInput {
  readonly target: { readonly name: string; readonly ref: string };
  readonly foreseen: ReadonlyArray<{
    readonly tenant: string;
    readonly grants: number;
    readonly waiting: number;
    readonly settings: number;
  }>;
  readonly owners: readonly string[];
}

const LIST = new Intl.ListFormat('en');
const ROW_LIMIT = 12;

/** `formId`: one confirmation is one cut-off, however often it is pressed. */
export const confirmCutOff = (input: CutPreviewInput, formId: string): Card =>
  notice(
    `Cut off ${input.target.name}?`,
    [
      ...endings(input, 'end'),
      { label: 'From then on: ', text: `${NOTHING_NEW} ${ownersTold(input.owners, 'are')}` },
    ],
    [execute('Cut off now', 'cut-off', { ref: input.target.ref, formId })],
    'Nothing has been changed yet.',
  );

export const cutOffDone = (input: CutPreviewInput): Card =>
  notice(`${input.target.name} is cut off`, [
    ...endings(input, 'are ending'),
    { label: 'From now on: ', text: `${NOTHING_NEW} ${ownersTold(input.owners, 'have been')}` },
  ]);

const NOTHING_NEW =
  'Nothing new is asked for or approved until an owner lifts it. What ended comes back only by new requests.';

const ownersTold = (owners: readonly string[], tense: string): string =>
  owners.length > 0
    ? `${LIST.format(owners)} ${tense} told, and asked to look at it within a day.`
    : 'No owner could be found who would be told.';

function endings({ foreseen }: CutPreviewInput, verb: string) {
  if (foreseen.length === 0) {
    return [{ label: '', text: 'Nothing is open that would end.' }];
  }
  const shown = foreseen.slice(0, ROW_LIMIT);
  const left = foreseen.length - shown.length;
  return [
    ...shown.map(({ tenant, grants, waiting, settings }) => ({
      label: `${tenant}: `,
      text: LIST.format([
        ...(grants > 0 ? [`${counted(grants, 'grant')} ${one(grants, verb)}`] : []),
        ...(waiting > 0
          ? [`${counted(waiting, 'request')} that waited ${one(waiting, verb)}`]
          : []),
        ...(settings > 0
          ? [`the owners of ${counted(settings, 'setting')} are asked whether it stays`]
          : []),
      ]),
    })),
    ...(left > 0 ? [{ label: '', text: `And in ${counted(left, 'further tenant')}.` }] : []),
  ];
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/** `1 grant ends`, `2 grants end`. */
const one = (count: number, verb: string): string =>
  count !== 1 ? verb : verb === 'end' ? 'ends' : 'is ending';

export interface CutOffNewsInput {
  readonly cutOff: CutOff;
  /** Display names of the tenants concerned. */
  readonly tenants: readonly string[];
  readonly reader: Reader;
  readonly reminds: boolean;
}

/** To an owner, with what they can do. */
export function cutOffNews(input: CutOffNewsInput): {
  readonly card: Card;
  readonly summary: string;
} {
  const { cutOff, tenants, reader, reminds } = input;
  const { id, personal, by: _by, at } = cutOff;
  const who = personal?.subject ?? ERASED;
  const headline = reminds ? `Still to be looked at: ${who} was cut off` : `${who} was cut off`;
  const card = notice(
    headline,
    [
      { label: 'By: ', text: `${personal?.by ?? ERASED}, ${sayMoment(at, reader)}` },
      { label: 'Concerns: ', text: LIST.format(tenants) || 'no tenant in particular' },
      {
        label: 'What it means: ',
        text: 'What they had through Drawbridge ends; its cards say so. Nothing new is asked for or approved until an owner lifts it.',
      },
    ],
    answersTo(cutOff),
    id,
  );
  return { card, summary: plain(headline, 200) };
}

export function answersTo({ id, confirmed, lifted }: CutOff) {
  if (lifted) return [];
  return [
    ...(confirmed
      ? []
      : [execute('I have looked at it', 'confirm-cut-off', { cutOff: id }, { style: 'positive' })]),
    execute('Lift it', 'lift-cut-off', { cutOff: id }),
  ];
}

/** After an owner's answer. */
export function cutOffAnswered(cutOff: CutOff, reader: Reader): Card {
  const { id, personal, lifted, confirmed } = cutOff;
  const who = personal?.subject ?? ERASED;
  const at = lifted?.at ?? confirmed?.at ?? cutOff.at;
  return lifted
    ? notice(
        `${who} is no longer cut off`,
        [
          { label: 'Lifted: ', text: sayMoment(at, reader) },
          { label: '', text: 'What ended stays ended: it is asked for and approved anew.' },
        ],
        [],
        id,
      )
    : notice(
        `${who} is cut off`,
        [{ label: 'Looked at: ', text: sayMoment(at, reader) }],
        answersTo(cutOff),
        id,
      );
}

export const cutOffList = (
  listed: ReadonlyArray<{ readonly cutOff: CutOff; readonly mine: boolean }>,
  reader: Reader,
): Card =>
  notice(
    'Who is cut off',
    listed.length === 0
      ? [{ label: '', text: 'Nobody, as far as it concerns you.' }]
      : listed.slice(0, ROW_LIMIT).map(({ cutOff: { personal, at, confirmed, id } }) => ({
          label: `${personal?.subject ?? ERASED}  `,
          text: `since ${sayMoment(at, reader)}, by ${personal?.by ?? ERASED}${confirmed ? '' : ', not looked at yet'} (${id})`,
        })),
    listed
      .filter(({ mine }) => mine)
      .slice(0, 5)
      .map(({ cutOff: { id, personal } }) =>
        execute(`Lift: ${plain(personal?.subject ?? ERASED, 40)}`, 'lift-cut-off', { cutOff: id }),
      ),
  );

/** Several people bear the name: one is chosen by address. */
export const whoIsCutOff = (
  people: ReadonlyArray<{ readonly displayName: string; readonly userPrincipalName: string }>,
): Card =>
  notice(
    'Whom do you mean?',
    people.slice(0, 5).map(({ displayName, userPrincipalName }) => ({
      label: `${displayName}  `,
      text: userPrincipalName,
    })),
    people
      .slice(0, 5)
      .map(({ userPrincipalName }) =>
        say(escaped(userPrincipalName, 60), `cut off ${userPrincipalName}`),
      ),
  );
