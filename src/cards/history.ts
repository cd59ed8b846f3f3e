// A page of history: what was looked for, ten requests, and the way to earlier and later ones.
import type { AccessRequest } from '../domain/access/request.ts';
import type { Instant } from '../domain/facts.ts';
import type { Cursor, HistoryQuery, Part } from '../domain/record/history.ts';
import type { Card } from '../shared/card.ts';
import { execute } from './actions.ts';
import { LIST_LINES, lineWith, whenOf } from './lists.ts';
import { renderCard } from './render.ts';
import { headlineOf } from './request-card.ts';
import { sayStates } from './say-states.ts';
import { stateWord } from './states.ts';
import { escaped, plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

export interface HistoryCardInput {
  readonly query: HistoryQuery;
  readonly page: {
    readonly requests: readonly AccessRequest[];
    readonly earlier: boolean;
    readonly later: boolean;
  };
  /** Whether more may be seen could not be told. */
  readonly unsure: boolean;
  /** They see more than their own. */
  readonly wide: boolean;
  /** The person who is looked for is whoever asks. */
  readonly self: boolean;
  readonly kindTitles: ReadonlyMap<string, string>;
  readonly tenantNames: ReadonlyMap<string, string>;
  readonly reader: Reader;
  readonly now: Instant;
}

export function historyCard(input: HistoryCardInput): Card {
  const { query, page, unsure } = input;
  const headline =
    query.mine || input.self
      ? 'My history'
      : query.person
        ? `History of ${query.person.name}`
        : 'History';
  const rows = page.requests.slice(0, LIST_LINES);
  return renderCard('list', {
    fallback: plain(`${headline}: ${rows.length}`),
    headline: escaped(headline, 200),
    about: plain(sayQuery(input), 400),
    empty:
      rows.length === 0
        ? `Nothing was found that you may see.${namesSomething(input) ? UNKNOWN : ''}`
        : '',
    rows: rows.map((request) => ({
      title: plain(headlineOf(request), 160),
      line: plain(lineIn(request, input)),
      state: stateWord(request),
      action: execute('Open', 'history-open', { requestId: request.id }),
    })),
    more: unsure
      ? 'A directory did not answer, so it could not be told whether you may see more than your own.'
      : '',
    actions: turns(input),
  });
}

const UNKNOWN = ' A name or a tenant that Drawbridge does not know finds nothing either.';

const namesSomething = ({ query, self }: HistoryCardInput): boolean =>
  (query.person !== undefined && !self) || query.tenants !== undefined;

/** When it was asked for comes first; where it was over within that minute, once for both. */
function lineIn(request: AccessRequest, input: HistoryCardInput): string {
  const when = whenOf(request, input);
  const asked = sayMoment(request.askedAt, input.reader);
  const atOnce = when === `closed ${asked}`;
  return lineWith(request, input, atOnce ? `asked and ${when}` : `asked ${asked} · ${when}`);
}

function turns({ query, page, wide }: HistoryCardInput) {
  const { requests } = page;
  const [first, last] = [requests[0], requests.at(-1)];
  const turn = (title: string, to: 'earlier' | 'later', than: AccessRequest | undefined) =>
    than
      ? [execute(title, 'history-turn', { query: JSON.stringify(query), to, ...cursor(than) })]
      : [];
  return [
    ...(page.later ? turn('Later', 'later', first) : []),
    ...(page.earlier ? turn('Earlier', 'earlier', last) : []),
    ...(wide
      ? [execute('For an audit…', 'history-evidence', { query: JSON.stringify(query) })]
      : []),
  ];
}

const cursor = ({ askedAt, id }: AccessRequest): { at: string; id: string } => ({
  at: String(askedAt),
  id,
});

/** As it came back with a button. */
export function cursorFrom(at: string, id: string): Cursor | undefined {
  return /^\d{1,15}$/.test(at) && /^[0-9A-Z-]{4,20}$/.test(id)
    ? { askedAt: Number(at), id }
    : undefined;
}

const PARTS: Readonly<Record<Part, string>> = {
  any: 'asked, got or decided',
  asked: 'asked for',
  gets: 'got',
  decided: 'decided',
};

const LIST = new Intl.ListFormat('en');

function sayQuery(input: HistoryCardInput): string {
  const { query, wide, self, kindTitles, tenantNames, reader } = input;
  const { person, kinds, tenants, states, from, to } = query;
  const names = (ids: readonly string[], of: ReadonlyMap<string, string>) =>
    LIST.format(ids.map((id) => of.get(id) ?? id));
  const parts = [
    person
      ? query.mine
        ? `Your own that ${person.name} ${PARTS[person.part]}`
        : `What ${self ? 'you' : 'they'} ${PARTS[person.part]}`
      : wide && !query.mine
        ? 'What you may see'
        : 'Your own',
    ...(kinds ? [names(kinds, kindTitles)] : []),
    ...(tenants ? [tenants.length > 0 ? `in ${names(tenants, tenantNames)}` : 'in no tenant'] : []),
    ...(states ? [sayStates(states)] : []),
    ...(from !== undefined ? [`asked since ${sayMoment(from, reader)}`] : []),
    ...(to !== undefined ? [`asked before ${sayMoment(to, reader)}`] : []),
  ];
  return parts.join(' · ');
}

/** Several people are called so: each button is the whole search for one of them. `more`: than are shown. */
export const whoseHistoryCard = (
  people: ReadonlyArray<{
    readonly name: string;
    readonly query: HistoryQuery;
    readonly where: string;
  }>,
  more: boolean,
): Card =>
  renderCard('list', {
    fallback: 'Whom do you mean?',
    headline: 'Whom do you mean?',
    empty: '',
    rows: people.map(({ name, query, where }) => ({
      title: plain(name, 160),
      line: plain(where),
      state: { word: 'Possible', color: 'default' },
      action: execute('This one', 'history-turn', { query: JSON.stringify(query) }),
    })),
    more: more ? 'More people are called so. Write the full name, or the address.' : '',
  });
