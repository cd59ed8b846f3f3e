// What is left of a message whose place a newer one has taken: what it was about, and nothing to press.
import type { Card } from '../shared/card.ts';
import { renderCard } from './render.ts';
import { plain } from './text.ts';

/** `summary`: what a notification of the newer one shows. */
export function movedCard(summary: string): Card {
  const said = /[.?!]$/.test(summary) ? summary : `${summary}.`;
  const headline = plain(`${said} A newer message shows how it stands.`);
  return renderCard('tell', { fallback: headline, headline, actions: [] });
}
