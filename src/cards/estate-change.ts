// A changed estate on a card: what is different in plain words, who has to say yes, and what became of it.
import type { EstateStanding, EstateVersion } from '../domain/estate/change/version.ts';
import type { Instant } from '../domain/facts.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import type { Refusal } from '../shared/refusal.ts';
import { execute, openDialog } from './actions.ts';
import { differencePages } from './estate-differences.ts';
import { whoIsMissing } from './estate-needs.ts';
import { ERASED } from './names.ts';
import { notice } from './notices.ts';
import { renderCard } from './render.ts';
import { escaped, plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

export interface EstateCardInput extends EstateStanding {
  readonly reader: Reader;
  readonly reminds?: boolean;
  /** Of the lines that tell the differences, from 0. */
  readonly page?: number;
}

const LIST = new Intl.ListFormat('en');
const PROBLEMS = 10;
const LONGEST_PROBLEM = 1_000;
const short = (hash: string): string => hash.slice(0, 12);

const HEADLINES: Readonly<Record<EstateVersion['state'], string>> = {
  waiting: 'A change of the estate waits for a yes',
  accepted: 'The change of the estate is in force',
  refused: 'The change of the estate was refused',
  withdrawn: 'The change of the estate is gone',
  broken: 'The files of the estate cannot be loaded',
};

export function estateCard(input: EstateCardInput): {
  readonly card: Card;
  readonly summary: string;
} {
  const { version, reminds } = input;
  const headline = `${reminds ? 'Still: ' : ''}${HEADLINES[version.state]}`;
  const lines = version.state === 'broken' ? brokenLines(input) : changeLines(input);
  const foot = `${version.id} · version ${short(version.hash)}`;
  return { card: notice(headline, lines, buttons(input), foot), summary: plain(headline, 200) };
}

function changeLines(input: EstateCardInput) {
  const { version, reader } = input;
  const { personal, state } = version;
  if (!personal) return [{ label: '', text: ERASED }, ...outcome(version, reader)];
  const { pages, page } = pageOf(input);
  const differences = [
    ...(pages.length > 1
      ? [
          {
            label: '',
            text: `Differences, page ${page + 1} of ${pages.length}; a yes is to all of them:`,
          },
        ]
      : []),
    ...(pages[page] ?? []),
  ];
  // While it waits, what it is about comes first; afterwards, what became of it.
  return state === 'waiting'
    ? [...differences, ...outcome(version, reader), ...asking(input)]
    : [...outcome(version, reader), ...differences];
}

function pageOf({ version: { personal }, page = 0 }: EstateCardInput) {
  const pages = differencePages(personal?.differences ?? []);
  return { pages, page: Math.min(Math.max(0, page), pages.length - 1) };
}

const nameOf = ({ personal }: EstateVersion, account: AccountRef): string =>
  personal ? (personal.names[accountKey(account)] ?? 'Somebody') : ERASED;

/** What became of it, and by whom. */
function outcome(version: EstateVersion, reader: Reader) {
  const { state, agreed, refusedBy, decidedAt, personal } = version;
  const who = (account: AccountRef, at: Instant | undefined) =>
    `${nameOf(version, account)}${at === undefined ? '' : `, ${sayMoment(at, reader)}`}`;
  const yes = agreed.map(({ by, at }) => who(by, at)).join('; ');
  const said = yes === '' ? [] : [{ label: 'Said yes: ', text: yes }];
  switch (state) {
    case 'waiting':
      return said;
    case 'accepted':
      return [...said, { label: '', text: 'Whatever is asked or decided from now on follows it.' }];
    case 'refused':
      return [
        { label: 'Refused by: ', text: refusedBy ? who(refusedBy, decidedAt) : ERASED },
        { label: 'Because: ', text: personal?.reason ?? ERASED },
        { label: '', text: `${STAYS} Change the files again, or put them back.` },
      ];
    default:
      return [
        {
          label: '',
          text: `The files were changed again before it was decided about. ${STAYS}`,
        },
      ];
  }
}

const STAYS = 'What was in force stays in force.';

function asking({ owns, needs }: EstateCardInput) {
  return [
    { label: 'Still needs a yes of: ', text: whoIsMissing(needs) },
    ...(needs.ownerless.length > 0
      ? [
          {
            label: '',
            text: `Nobody who owns ${LIST.format(needs.ownerless)} can decide any more, so others do.`,
          },
        ]
      : []),
    {
      label: 'Why you: ',
      text:
        owns.length > 0 ? `you own ${LIST.format(owns.slice(0, 6))}` : 'you answer for security',
    },
    {
      label: 'Until then: ',
      text: 'what was in force stays in force, however long it takes. Who changed the files is not known here, so nobody decides alone.',
    },
  ];
}

const brokenLines = ({ version: { personal } }: EstateCardInput) =>
  problemLines(`${STAYS} Whoever runs Drawbridge has to mend this:`, personal?.problems ?? []);

function problemLines(first: string, problems: readonly string[]) {
  const left = problems.length - PROBLEMS;
  return [
    { label: '', text: first },
    ...problems
      .slice(0, PROBLEMS)
      .map((problem) => ({ label: '– ', text: plain(problem, LONGEST_PROBLEM) })),
    ...(left > 0
      ? [{ label: '', text: `And ${left} more; npm run policy -- check lists all.` }]
      : []),
  ];
}

function buttons(input: EstateCardInput) {
  const { version, saidYes } = input;
  const { id, hash, state } = version;
  const { pages, page } = pageOf(input);
  const next = page + 1 < pages.length ? page + 1 : 0;
  const more =
    pages.length > 1
      ? [
          execute(next === 0 ? 'First page' : 'More differences', 'estate-page', {
            change: id,
            page: String(next),
          }),
        ]
      : [];
  if (state !== 'waiting') return more;
  return [
    ...(saidYes
      ? []
      : [execute('Accept', 'accept-estate', { change: id, hash }, { style: 'positive' })]),
    openDialog('Refuse', { verb: 'open-estate-refusal', change: id }),
    ...more,
  ];
}

/** What is in force, for whoever asks, and that nothing waits for them; what is wrong with the files beside it. */
export const estateInForce = (
  version: Pick<EstateVersion, 'hash' | 'decidedAt' | 'as'> | undefined,
  reader: Reader,
  problems: readonly string[] = [],
): Card =>
  notice('The estate in force', [
    version
      ? {
          label: 'Version: ',
          text: `${short(version.hash)}${version.decidedAt === undefined ? '' : `, since ${sayMoment(version.decidedAt, reader)}`}`,
        }
      : { label: '', text: 'No version is kept here.' },
    { label: '', text: 'No change waits for your decision.' },
    ...(problems.length > 0 ? problemLines(UNUSED, problems) : []),
  ]);

const UNUSED =
  'The files were changed since and cannot be loaded. This version stays in force until whoever runs Drawbridge has mended them:';

export const estateRefusalForm = (
  { id, hash }: Pick<EstateVersion, 'id' | 'hash'>,
  reason: string,
  errors: readonly Refusal[],
): Card =>
  renderCard('estate-refusal', {
    fallback: 'Refuse a change of the estate',
    headline: escaped(`Refuse the change ${id}, version ${short(hash)}`),
    change: id,
    errors: errors.map(({ sentence, next }) => ({ sentence: plain(sentence), next: plain(next) })),
    values: { reason: plain(reason) },
  });
