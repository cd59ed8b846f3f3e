// What is said beside somebody's own requests when they ask about them: which button does what they want.
import type { Audience } from '../domain/access/decision.ts';
import type { AccessRequest, RequestState } from '../domain/access/request.ts';
import type { Instant } from '../domain/facts.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import { actionsFor } from './request-actions.ts';
import { plain } from './text.ts';

/** `drop`: it may be a request that waits, or access that they have. */
export type Wants =
  | 'stand'
  | 'denied'
  /** Who gave what they have: its card tells. */
  | 'given'
  | 'remind'
  | 'withdraw'
  | 'until'
  | 'extend'
  | 'return'
  | 'drop';

interface Own {
  readonly request: AccessRequest;
  readonly audience: Audience;
}

const BUTTON: Readonly<Record<Wants, readonly string[]>> = {
  stand: [],
  denied: [],
  given: [],
  remind: ['remind'],
  withdraw: ['withdraw'],
  until: ['open-renewal'],
  extend: ['open-renewal'],
  return: ['return'],
  drop: ['withdraw', 'return'],
};

const TAKES_BACK = 'takes it back';
const DOES: Readonly<Record<string, string>> = {
  withdraw: TAKES_BACK,
  'open-renewal': 'asks for more time',
  return: 'ends it now',
  remind: 'reminds those whose answer is missing',
};

export interface Button {
  readonly title: string;
  readonly does: string;
}

/** The button on its card that does what is wanted; undefined: there is none. */
export function buttonFor(
  wants: Wants,
  { request, audience }: Own,
  viewer: AccountRef,
  now: Instant,
): Button | undefined {
  // What has not begun is withdrawn, though nothing else tells it from what is given back.
  const before = request.state === 'scheduled';
  if (before && wants === 'return') return undefined;
  const wanted = before && wants === 'withdraw' ? ['return'] : BUTTON[wants];
  for (const action of actionsFor(request, audience, undefined, viewer, now)) {
    const verb = verbOf(action);
    if (!wanted.includes(verb)) continue;
    return { title: String(action.title), does: before ? TAKES_BACK : (DOES[verb] ?? '') };
  }
  return undefined;
}

function verbOf(action: Readonly<Record<string, unknown>>): string {
  const { verb, data } = action as { verb?: string; data?: { verb?: string } };
  return verb ?? data?.verb ?? '';
}

const UNDER_WAY: readonly RequestState[] = [
  'pending',
  'scheduled',
  'applying',
  'waiting',
  'with-partner',
];

/** Whether it is among what they mean. */
export function isMeant(wants: Wants, own: Own, viewer: AccountRef, now: Instant): boolean {
  const { state } = own.request;
  if (wants === 'stand') return UNDER_WAY.includes(state);
  if (wants === 'denied') return state === 'denied' || state === 'lapsed';
  if (wants === 'remind') return state === 'pending';
  if (wants === 'until' || wants === 'given') return !['pending', 'with-partner'].includes(state);
  return buttonFor(wants, own, viewer, now) !== undefined;
}

const NOBODY =
  'There is nobody whom you could remind at present; the card says whom it waits for, and when they were reminded.';

/** Above the one card that is meant; empty where it says everything itself. */
export function sayAboveCard(
  wants: Wants,
  button: Button | undefined,
  { state }: Pick<AccessRequest, 'state'>,
): string {
  if (wants === 'remind' && !button) return state === 'pending' ? NOBODY : '';
  return button ? `“${button.title}” on this card ${button.does}.${after(wants)}` : '';
}

/** Above a list of several, or of none that is meant. */
export function sayAboveList(wants: Wants, buttons: readonly Button[]): string {
  if (wants === 'stand') return '';
  const said = [...new Set(buttons.map(({ title, does }) => `“${title}” on its card ${does}`))];
  if (said.length === 0) return NONE[wants] ?? '';
  return `Open the one you mean: ${said.join(', ')}.${after(wants)}`;
}

/** Nothing that would change anything is done by words alone. */
const after = (wants: Wants): string => (wants === 'until' ? '' : ' Nothing has been done yet.');

const NONE: Readonly<Partial<Record<Wants, string>>> = {
  denied: 'Nothing that you asked for was denied or has lapsed.',
  remind: 'There is nothing of yours here about which somebody could be reminded at present.',
  extend: 'There is nothing here for which more time can be asked.',
  drop: 'There is nothing of yours here that could be withdrawn or given back.',
};

/** The same card with a sentence above everything else. */
export const withSentence = (card: Card, sentence: string): Card =>
  sentence === ''
    ? card
    : {
        ...card,
        body: [
          {
            type: 'RichTextBlock',
            inlines: [{ type: 'TextRun', text: plain(sentence), weight: 'Bolder' }],
          },
          ...(card.body as readonly unknown[]),
        ],
      };
