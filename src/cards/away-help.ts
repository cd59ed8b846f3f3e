// What is still missing before somebody can be asked to decide in one's stead, with what was said already filled in.
import type { Card } from '../shared/card.ts';
import { say } from './actions.ts';
import { notice } from './notices.ts';
import { renderCard } from './render.ts';
import { plain } from './text.ts';

/** `typed`: year-month-day. */
export interface AwayDay {
  readonly typed: string;
  readonly shown: string;
}

export interface AwayHelp {
  /** Without it, it did not become clear. */
  readonly day?: AwayDay | undefined;
  /** To choose from, where none was said. */
  readonly days?: readonly AwayDay[];
  /** As it is typed: somebody of the estate. */
  readonly delegate?: string;
  /** Said as a name, and nobody's. */
  readonly nobody?: string;
}

const HOW =
  'They are asked, and decide beside you as soon as they accept, also before you leave; nobody counts twice. "back" ends it.';

const wordsFor = (day: AwayDay | undefined, delegate: string | undefined): string =>
  `away until ${day?.typed ?? '<day>'} delegate ${delegate ?? '<name>'}`;

export function awayHelpCard({ day, days = [], delegate, nobody }: AwayHelp): Card {
  const ready = day !== undefined && delegate !== undefined;
  const words = wordsFor(day, delegate);
  const ask = (one: AwayDay, who: string, until: string) =>
    say(`Ask ${plain(who, 60)}${until}`, wordsFor(one, who));
  return notice(
    'Who decides while you are away?',
    [
      ...(nobody
        ? [
            {
              label: '',
              text: `“${plain(nobody, 80)}” is nobody whom the estate lists with an account in one of our tenants.`,
            },
          ]
        : []),
      ready
        ? { label: `${delegate} until ${day.shown}: `, text: 'asked once you press the button.' }
        : { label: 'Write: ', text: words },
      { label: '', text: HOW },
    ],
    ready
      ? [ask(day, delegate, '')]
      : delegate === undefined || day
        ? []
        : days.map((one) => ask(one, delegate, `, until ${one.shown}`)),
    'Nobody has been asked yet.',
  );
}

/** Nobody is asked on a guess: each button names one of those who could be meant. */
export function whichDelegateCard(
  people: ReadonlyArray<{ readonly name: string; readonly typed: string }>,
  day: AwayHelp['day'],
): Card {
  return renderCard('list', {
    fallback: 'Whom do you mean?',
    headline: 'Whom do you mean?',
    empty: '',
    rows: people.map(({ name, typed }) => ({
      title: plain(name, 160),
      line: plain(`in your stead${day ? `, until ${day.shown}` : ''}`),
      state: { word: 'Possible', color: 'default' },
      action: say(
        'This one',
        day ? `away until ${day.typed} delegate ${typed}` : `delegate my approvals to ${typed}`,
      ),
    })),
    more: 'Nobody has been asked yet.',
  });
}
