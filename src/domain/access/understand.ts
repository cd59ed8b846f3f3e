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

/**
 * `undefined` when the words name neither a kind nor anything that is offered. `home`: the name of the
 * tenant that is meant where a kind is named, and the words fit something of several tenants.
 */
export function understand(
  text: string,
  kinds: readonly AccessKind[],
  offers: readonly Offer[],
  home?: string,
): Understood | undefined {
  const reason = REASON.exec(text)?.[1]?.trim();
  const duration = DURATION.exec(text)?.[1];
  const asked = text.replace(REASON, ' ').replace(DURATION, ' ');
  const words = new Set(wordsOf(asked));
  const named = bestOffer(words, offers, asked);
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
  const ofKind = () =>
    bestOffer(
      words,
      offers.filter(({ resource }) => resource.kind === kind),
      asked,
      home,
    );
  const fits = offer?.resource.kind === kind && (!task || task.offer);
  const fitting = fits ? offer : task ? undefined : ofKind();
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

/** A name that says its tenant as well is known by the rest of it. */
function shareOf(words: ReadonlySet<string>, { name, tenant }: Offer): number {
  const all = wordsOf(name);
  const where = new Set(wordsOf(tenant));
  const rest = all.filter((word) => !where.has(word));
  const own = rest.length > 0 ? rest : all;
  return own.length === 0 ? 0 : own.filter((word) => words.has(word)).length / own.length;
}

/** The offer that most of whose words were used; none when two fit equally well. */
function bestOffer(
  words: ReadonlySet<string>,
  offers: readonly Offer[],
  text: string,
  home?: string,
): Offer | undefined {
  const scored = offers
    .map((offer) => {
      const share = shareOf(words, offer);
      // A name counts by its share; the tenant alone names nothing.
      return { offer, score: share === 0 ? 0 : share + placed(words, offer, text, home) };
    })
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first && first.score > (second?.score ?? 0) ? first.offer : undefined;
}

/** What speaks for its tenant: that it is named, most of all as the place; else that it is home. */
function placed(
  words: ReadonlySet<string>,
  { tenant }: Offer,
  text: string,
  home: string | undefined,
): number {
  if (!wordsOf(tenant).some((word) => words.has(word))) return tenant === home ? 0.1 : 0;
  const name = tenant.replace(/[^\p{L}\p{N}]+/gu, '\\W+');
  return new RegExp(`\\b(?:in|into|at|inside)\\s+(?:the\\s+)?${name}\\b`, 'iu').test(text)
    ? 0.7
    : 0.5;
}
