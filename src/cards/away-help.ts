// What is still missing before somebody can be asked to decide in one's stead, with what was said already filled in.
import type { Card } from '../shared/card.ts';
import { say } from './actions.ts';
import { notice } from './notices.ts';
import { renderCard } from './render.ts';
import { plain } from './text.ts';

export interface AwayHelp {
  /** `typed`: year-month-day. Without it, it did not become clear. */
  readonly day?: { readonly typed: string; readonly shown: string } | undefined;
  /** As it is typed: somebody of the estate. */
  readonly delegate?: string;
  /** Said as a name, and nobody's. */
  readonly nobody?: string;
}

const HOW =
  'They are asked, and decide beside you as soon as they accept, also before you leave; nobody counts twice. "back" ends it.';

export function awayHelpCard({ day, delegate, nobody }: AwayHelp): Card {
  const ready = day !== undefined && delegate !== undefined;
  const words = `away until ${day?.typed ?? '<day>'} delegate ${delegate ?? '<name>'}`;
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
    ready ? [say(`Ask ${plain(delegate, 60)}`, words)] : [],
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
