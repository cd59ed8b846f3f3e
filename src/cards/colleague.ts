// "Same access as …" as a list: what a colleague has that can be asked for, or which colleague is meant.
import type { Offer } from '../domain/access/kind.ts';
import type { Account } from '../domain/facts.ts';
import type { Card } from '../shared/card.ts';
import { openDialog, say } from './actions.ts';
import { renderCard } from './render.ts';
import type { StateWord } from './states.ts';
import { escaped, plain } from './text.ts';

export interface ColleagueCardInput {
  readonly colleague: string;
  readonly offers: ReadonlyArray<
    Offer & { readonly value: string; readonly kindTitle: string; readonly mine: boolean }
  >;
  readonly unread: readonly string[];
  readonly skipped: number;
}

const OPEN: StateWord = { word: 'You can ask for it', color: 'accent' };
const MINE: StateWord = { word: 'You have it already', color: 'good' };
const LINES = 20;

export function colleagueCard({ colleague, offers, unread, skipped }: ColleagueCardInput): Card {
  const shown = offers.slice(0, LINES);
  const left = offers.length - shown.length + skipped;
  const headline = `The same as ${colleague}`;
  return renderCard('list', {
    fallback: plain(`${headline}: ${offers.length}`),
    headline: escaped(headline),
    empty:
      shown.length === 0
        ? 'Nothing was found there that you could ask for. What you could not ask for is not shown.'
        : '',
    rows: shown.map(({ resource, name, tenant, value, kindTitle, mine }) => ({
      title: plain(name, 160),
      line: plain(`${kindTitle} · ${tenant}`),
      state: mine ? MINE : OPEN,
      action: openDialog(mine ? 'Ask again…' : 'Ask for it…', {
        verb: 'open-form',
        kind: resource.kind,
        resource: value,
      }),
    })),
    more: plain(
      [
        ...(unread.length > 0
          ? [`Not everything could be read in ${new Intl.ListFormat('en').format(unread)}.`]
          : []),
        ...(left > 0 ? [`${left} further things were not looked at or do not fit here.`] : []),
        ...(shown.length > 0
          ? [
              'Only what you may ask for is shown, and nothing is copied: each is a request of your own, with your own reason and end.',
            ]
          : []),
      ].join(' '),
    ),
  });
}

export function whichColleagueCard(
  people: ReadonlyArray<Pick<Account, 'displayName' | 'userPrincipalName' | 'tenantId'>>,
  tenantNames: ReadonlyMap<string, string>,
): Card {
  return renderCard('list', {
    fallback: 'Whom do you mean?',
    headline: 'Whom do you mean?',
    empty: '',
    rows: people.map(({ displayName, userPrincipalName, tenantId }) => ({
      title: plain(displayName, 160),
      line: plain(`${userPrincipalName} · ${tenantNames.get(tenantId) ?? 'another tenant'}`),
      state: { word: 'Possible', color: 'default' },
      action: say('This one', `same access as ${userPrincipalName}`),
    })),
    more: '',
  });
}
