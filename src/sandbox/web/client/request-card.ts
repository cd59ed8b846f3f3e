// Reads from a request's card, as a person would, which request it is, where, and how it stands.
import type { Message } from './types.ts';

export interface SeenRequest {
  readonly id: string;
  readonly state: string;
  readonly headline: string;
  /** Display name of the tenant. */
  readonly where: string;
  /** Everything the card says, in its order. */
  readonly texts: readonly string[];
}

const CARD = 'application/vnd.microsoft.card.adaptive';
const FOOT = /^([0-9A-Z]{4}-[0-9A-Z]{4}) · rule /;

function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (!node || typeof node !== 'object') return [];
  const { type, text } = node as Record<string, unknown>;
  if ((type === 'TextBlock' || type === 'TextRun') && typeof text === 'string') return [text];
  return Object.values(node).flatMap(textsOf);
}

/** Undefined for anything that is not the card of one request. */
export function seenRequest(message: Message): SeenRequest | undefined {
  const card = message.attachments.find(({ contentType }) => contentType === CARD);
  const texts = textsOf(card?.content?.body);
  const id = texts.map((text) => FOOT.exec(text)?.[1]).find(Boolean);
  const where = texts[texts.indexOf('Where: ') + 1];
  const [state, headline] = texts;
  if (!id || !state || !headline || !where) return undefined;
  return { id, state, headline, where, texts };
}
