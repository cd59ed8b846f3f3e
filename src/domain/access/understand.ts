// Free words after "request": which of the offered things, for how long, and why, as far as they say it.
import { parseDuration } from '../../shared/duration.ts';
import type { AccessKind, Offer } from './kind.ts';

export interface Understood {
  readonly kind: string;
  readonly offer?: Offer;
  readonly durationMs?: number;
  readonly justification?: string;
}

const DURATION =
  /\bfor\s+((?:\d{1,5}\s*|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)(?:minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w))\b/i;
const REASON = /\b(?:because(?: of)?|so that|in order to|to be able to|reason:)\s+(.+)$/is;
const WORD = /[\p{L}\p{N}]{2,}/gu;

const wordsOf = (text: string): string[] =>
  [...text.toLowerCase().matchAll(WORD)].map((match) => match[0]);

/** `undefined` when the words name neither a kind nor anything that is offered. */
export function understand(
  text: string,
  kinds: readonly AccessKind[],
  offers: readonly Offer[],
): Understood | undefined {
  const reason = REASON.exec(text)?.[1]?.trim();
  const duration = DURATION.exec(text)?.[1];
  const asked = text.replace(REASON, ' ').replace(DURATION, ' ');
  const words = new Set(wordsOf(asked));
  const offer = bestOffer(words, offers);
  const kind = kindOf(asked.toLowerCase(), kinds) ?? offer?.resource.kind;
  if (!kind) return undefined;
  const fitting = offer?.resource.kind === kind ? offer : undefined;
  const durationMs = duration ? parseDuration(duration) : undefined;
  return {
    kind,
    ...(fitting && { offer: fitting }),
    ...(durationMs !== undefined && { durationMs }),
    ...(reason && { justification: reason }),
  };
}

const kindOf = (text: string, kinds: readonly AccessKind[]): string | undefined =>
  kinds.find((kind) =>
    [...kind.synonyms]
      .sort((a, b) => b.length - a.length)
      .some((word) => new RegExp(`\\b${word}s?\\b`).test(text)),
  )?.id;

/** The offer that most of whose words were used; none when two fit equally well. */
function bestOffer(words: ReadonlySet<string>, offers: readonly Offer[]): Offer | undefined {
  const scored = offers
    .map((offer) => {
      const name = wordsOf(offer.name);
      const named = name.filter((word) => words.has(word)).length;
      const tenant = wordsOf(offer.tenant).some((word) => words.has(word));
      // A name counts by its share; the tenant alone names nothing.
      return { offer, score: named === 0 ? 0 : named / name.length + (tenant ? 0.5 : 0) };
    })
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first && first.score > (second?.score ?? 0) ? first.offer : undefined;
}
