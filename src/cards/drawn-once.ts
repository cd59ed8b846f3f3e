// Cards of one request that show the same are filled once: two hundred deciders mostly see the same words.
import type { AccessRequest } from '../domain/access/request.ts';
import type { Card } from '../shared/card.ts';
import { renderCard } from './render.ts';

type Data = Readonly<Record<string, unknown>>;

/** They go with the request as it was loaded, so that nothing people wrote is remembered for longer. */
const drawn = new WeakMap<AccessRequest, Map<string, Card>>();

/** Those who are named on the others' cards have one of their own each. */
const MOST = 16;

/** The card of a request with this data. It is shared, so nobody can change it. */
export function drawnOnce(request: AccessRequest, data: Data): Card {
  const cards = drawn.get(request) ?? new Map<string, Card>();
  drawn.set(request, cards);
  const key = JSON.stringify(data);
  const known = cards.get(key);
  if (known) return known;
  const card = frozen(renderCard('request', data));
  if (cards.size >= MOST) cards.clear();
  cards.set(key, card);
  return card;
}

function frozen<T>(value: T): T {
  if (value && typeof value === 'object') {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}
