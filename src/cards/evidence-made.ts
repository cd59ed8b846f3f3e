// How the record for an audit is made, and how much it would hold: a chat cannot hand over a folder.
import type { Instant } from '../domain/facts.ts';
import type { HistoryQuery } from '../domain/record/history.ts';
import type { Card } from '../shared/card.ts';
import { execute } from './actions.ts';
import { notice } from './notices.ts';

const LIST = new Intl.ListFormat('en');
const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const sayDay = (at: Instant): string => DAY.format(at).replace(',', '');
const isoDay = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

export function evidenceCard(of: {
  /** What was looked up before, to go back to. */
  readonly query: HistoryQuery;
  readonly count: number;
  readonly from: Instant;
  /** Midnight after the last day. */
  readonly to: Instant;
  readonly tenants: ReadonlyArray<{ readonly name: string; readonly displayName: string }>;
  /** Of other tenants than the search named. */
  readonly wider: boolean;
}): Card {
  const { query, count, from, to, tenants, wider } = of;
  const options = tenants.map(({ name }) => ` --tenant ${name}`).join('');
  const requests = `${count} ${count === 1 ? 'request was' : 'requests were'}`;
  const where =
    tenants.length > 0 ? `, in ${LIST.format(tenants.map(({ displayName }) => displayName))}` : '';
  return notice(
    'The record for an audit',
    [
      {
        label: '',
        text: `${requests} open at some time from ${sayDay(from)} to ${sayDay(to - 1)}${where}. The record also has those that were only looked at again after their end.`,
      },
      ...(wider ? [WIDER] : []),
      ...notesOn(query),
      {
        label: 'To be run by whoever operates Drawbridge: ',
        text: `npm run evidence -- --from ${isoDay(from)} --to ${isoDay(to)}${options} --out evidence`,
      },
      {
        label: 'It holds ',
        text: 'every request with who asked, who was named, who decided, what was written and what was read back at the end; changes to Drawbridge itself; the entries of the audit with their verification; and the hash of every file. Findings stand first in summary.md.',
      },
    ],
    [execute('Back to the history', 'history-turn', { query: JSON.stringify(query) })],
  );
}

const WIDER = {
  label: 'Tenants: ',
  text: 'all that you own or audit, since the search named others. What they have with a tenant that the search named is in it.',
};

/** What of the search narrows the record, and what does not. */
function notesOn({ from, person, kinds, states, mine }: HistoryQuery) {
  const narrower = person || kinds || states || mine;
  return [
    ...(from === undefined
      ? [
          {
            label: 'The days: ',
            text: 'the 30 up to now, since the search named no beginning. Write “history since 1 October” or “history last month” for others.',
          },
        ]
      : []),
    ...(narrower
      ? [
          {
            label: 'Whole: ',
            text: 'it has everybody’s requests of those days, of every kind and state, whatever the search was narrowed to.',
          },
        ]
      : []),
  ];
}
