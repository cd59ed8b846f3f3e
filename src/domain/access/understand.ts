// Free words after "request": which of the offered things, for how long, and why, as far as they say it.
import { parseDuration } from '../../shared/duration.ts';
import { byTask } from './by-task.ts';
import type { AccessKind, Offer } from './kind.ts';
import { wordsOf } from './said-words.ts';

export interface Understood {
  readonly kind: string;
  readonly offer?: Offer;
  readonly durationMs?: number;
  readonly justification?: string;
  /** What to know about a task that was named. */
  readonly advice?: string;
}

const DURATION =
  /\bfor\s+((?:\d{1,5}\s*|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)(?:minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w))\b/i;
const REASON = /\b(?:because(?: of)?|so that|in order to|to be able to|reason:)\s+(.+)$/is;

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
  const named = bestOffer(words, offers);
  // A name says more than a task; a task said as the reason is still one.
  const isNamed = named && shareOf(words, named) >= NAMED;
  const task = isNamed
    ? undefined
    : (byTask(asked, kinds, offers) ?? (reason && byTask(reason, kinds, offers))) || undefined;
  const offer = task?.offer ?? named;
  const kind = task?.offer
    ? task.kind
    : (kindOf(asked.toLowerCase(), kinds) ?? task?.kind ?? offer?.resource.kind);
  if (!kind) return undefined;
  const fitting = offer?.resource.kind === kind && (!task || task.offer) ? offer : undefined;
  const durationMs = duration ? parseDuration(duration) : undefined;
  return {
    kind,
    ...(fitting && { offer: fitting }),
    ...(durationMs !== undefined && { durationMs }),
    ...(reason && { justification: reason }),
    ...(task && { advice: task.advice }),
  };
}

/** By the longest word that means one: "external guest" says more than "guest". */
function kindOf(text: string, kinds: readonly AccessKind[]): string | undefined {
  const said = kinds.flatMap(({ id, synonyms }) =>
    synonyms
      .filter((word) => new RegExp(`\\b${word}s?\\b`).test(text))
      .map((word) => ({ id, length: word.length })),
  );
  return said.sort((a, b) => b.length - a.length)[0]?.id;
}

const NAMED = 0.6;

function shareOf(words: ReadonlySet<string>, { name }: Offer): number {
  const own = wordsOf(name);
  return own.length === 0 ? 0 : own.filter((word) => words.has(word)).length / own.length;
}

/** The offer that most of whose words were used; none when two fit equally well. */
function bestOffer(words: ReadonlySet<string>, offers: readonly Offer[]): Offer | undefined {
  const scored = offers
    .map((offer) => {
      const share = shareOf(words, offer);
      const tenant = wordsOf(offer.tenant).some((word) => words.has(word));
      // A name counts by its share; the tenant alone names nothing.
      return { offer, score: share === 0 ? 0 : share + (tenant ? 0.5 : 0) };
    })
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first && first.score > (second?.score ?? 0) ? first.offer : undefined;
}
