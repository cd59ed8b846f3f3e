// Microsoft's Adaptive Cards renderer, set up once: markdown, safe links, and inputs of our own.
import type { CardsLibrary } from './cards-library.ts';
import { markdown } from './markdown.ts';

/** The library as its script puts it on the page. */
export const cards = (globalThis as unknown as { AdaptiveCards: CardsLibrary }).AdaptiveCards;

cards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};
cards.GlobalSettings.setTabIndexAtCardRoot = false;
cards.GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true;

const SAFE = /^(?:https?:|mailto:)/i;

/** Opens an address beside the page; anything but http, https and mailto is left alone. */
export function openLink(address: string): boolean {
  if (!SAFE.test(address)) return false;
  window.open(address, '_blank', 'noopener,noreferrer');
  return true;
}
