// A card as it stands, with nothing to press: for a message whose place another one takes.
import type { Card } from '../shared/card.ts';

type Element = Readonly<Record<string, unknown>>;

/** What only shows or hides a part of the card, or opens a page, changes nothing. */
const HARMLESS: readonly unknown[] = ['Action.ToggleVisibility', 'Action.OpenUrl'];

export function withoutButtons(card: Card): Card {
  return bare(card) as Card;
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((item) => (isLeft(item) ? [bare(item)] : []));
  if (!isElement(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bare(item)]));
}

/** Neither a button, nor a row of nothing but buttons, nor a field that is sent with one. */
function isLeft(item: unknown): boolean {
  if (!isElement(item)) return true;
  const type = String(item.type);
  if (type.startsWith('Action.')) return HARMLESS.includes(type);
  if (type === 'ActionSet') return Array.isArray(item.actions) && item.actions.some(isLeft);
  return !type.startsWith('Input.');
}

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
