// Who would decide about what somebody could ask for: a row for each answer, with the rule and its line.
import type { WouldDecide } from '../domain/access/who-would.ts';
import type { Card } from '../shared/card.ts';
import { offerTitle } from '../shared/offer-title.ts';
import { openDialog } from './actions.ts';
import { renderCard } from './render.ts';
import type { StateWord } from './states.ts';
import { plain } from './text.ts';

const HEADLINE = 'Who would decide';
const DEPENDS = 'depends on the account that would get it';
const REFUSED = 'not to be asked for';

const NOW = 'As the rules stand now, if you asked.';

const MOST = 8;
/** Names in one row. */
const NAMES = 3;
const LIST = new Intl.ListFormat('en');

export function whoDecidesCard(
  lines: readonly WouldDecide[],
  /** What was said, where that names nothing of it for certain. */
  nearest?: string,
): Card {
  const shown = lines.slice(0, MOST);
  const rest = lines.length - shown.length;
  return renderCard('list', {
    fallback: plain(
      [
        HEADLINE,
        ...shown.map((line) => `${line.kindTitle}: ${titleOf(line)}. ${wordsOf(line)}`),
      ].join(' '),
      1_000,
    ),
    headline: HEADLINE,
    about: plain(
      nearest === undefined
        ? NOW
        : `Nothing that you can ask for goes by “${plain(nearest, 80)}” exactly; this comes nearest. ${NOW}`,
    ),
    empty: '',
    rows: shown.map((line) => ({
      title: plain(titleOf(line), 200),
      line: plain(wordsOf(line), 700),
      state: stateOf(line),
      // What would be refused is not offered.
      ...(line.ways.length > 0 && {
        action: openDialog('Ask for it…', {
          verb: 'open-form',
          kind: line.kind,
          ...(line.offers.length === 1 && { resource: line.offers[0]?.value ?? '' }),
        }),
      }),
    })),
    more: `${rest > 0 ? `And ${rest} more: name what you mean. ` : ''}The card of your request names them, and nobody decides about their own.`,
  });
}

function stateOf({ kindTitle, ways, refused }: WouldDecide): StateWord {
  if (ways.length === 0) return { word: `${kindTitle} · ${REFUSED}`, color: 'default' };
  return ways.length + refused.length > 1
    ? { word: `${kindTitle} · ${DEPENDS}`, color: 'warning' }
    : { word: kindTitle, color: 'accent' };
}

function titleOf({ offers }: WouldDecide): string {
  const names = offers.slice(0, NAMES).map(offerTitle);
  const rest = offers.length - names.length;
  return LIST.format(rest > 0 ? [...names, `${rest} more`] : names);
}

const wordsOf = ({ ways, refused }: WouldDecide): string => {
  const decided = ways.map(({ who, id, place }) => `${who} Rule ${id} (${place}).`);
  const why = refused.map(({ sentence, next }) => `${sentence} ${next}`);
  return decided.length === 0
    ? why.join(' Or: ')
    : [decided.join(' Or: '), ...why.map((one) => `Or it is refused: ${one}`)].join(' ');
};
