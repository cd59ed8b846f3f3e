// Free words after "request": which of the offered things they mean, or between which of them they leave a choice.
import { byTask } from './by-task.ts';
import type { AccessKind, Offer } from './kind.ts';
import { namesNothing } from './names-nothing.ts';
import { readSaidWish, type SaidWish } from './said-wish.ts';
import { VAGUE, wordsOf } from './said-words.ts';

export interface Understood extends SaidWish {
  readonly kind: string;
  readonly offer?: Offer;
  /** The words say it, rather than that nothing else comes nearer. */
  readonly sure: boolean;
  /** What to know about a task that was named. */
  readonly advice?: string;
  /** What the kind was asked for, where nothing that is offered of it goes by that. */
  readonly unknown?: string;
}

/** The words fit several offers equally well, or none. */
export interface Unsure extends SaidWish {
  readonly among: readonly Offer[];
  /** Where nothing fits: the tenant that is named, as offers name it. */
  readonly tenant?: string;
  /** Nothing is named at all: "some access, please". */
  readonly vague: boolean;
  readonly kind?: undefined;
  readonly offer?: undefined;
  readonly advice?: undefined;
}

/** `home`: name of the tenant that is meant where a kind is named, and its words fit several tenants. */
export function understand(
  text: string,
  kinds: readonly AccessKind[],
  offers: readonly Offer[],
  home?: string,
): Understood | Unsure {
  const said = readSaidWish(text);
  const { asked, justification: reason } = said;
  const words = new Set(wordsOf(asked));
  // What is between tenants bears their names, and is not meant by those alone.
  const tenants = new Set(offers.flatMap(({ tenant }) => wordsOf(tenant)));
  const isEmpty = [...words].every((word) => VAGUE.has(word) || tenants.has(word));
  const fitting = isEmpty ? [] : bestOffers(words, offers, asked);
  const named = only(fitting);
  // A name says more than a task; a task said as the reason is still one.
  const isNamed = named !== undefined && shareOf(words, named) >= NAMED;
  const task = isNamed
    ? undefined
    : (byTask(asked, kinds, offers) ?? (reason && byTask(reason, kinds, offers))) || undefined;
  const offer = task?.offer ?? named;
  const kind = task?.offer
    ? task.kind
    : (kindOf(asked.toLowerCase(), kinds) ?? task?.kind ?? offer?.resource.kind);
  if (!kind) return unsure(said, words, fitting, offers);
  const advice = task && { advice: task.advice };
  if (offer?.resource.kind === kind && (!task || task.offer)) {
    return { ...said, kind, offer, sure: task !== undefined || isNamed, ...advice };
  }
  if (task) return { ...said, kind, sure: true, ...advice };
  const own = offers.filter(({ resource }) => resource.kind === kind);
  const ofKind = bestOffers(words, own, asked, home);
  if (ofKind.length > 1) return unsure(said, words, ofKind, offers);
  const meant = only(ofKind);
  if (meant) return { ...said, kind, sure: shareOf(words, meant) >= NAMED, offer: meant };
  const unknown = namesNothing(
    asked,
    kinds.find(({ id }) => id === kind),
    tenants,
  );
  return { ...said, kind, sure: true, ...(unknown && { unknown }) };
}

function unsure(
  said: SaidWish,
  words: ReadonlySet<string>,
  among: readonly Offer[],
  offers: readonly Offer[],
): Unsure {
  const vague = [...words].every((word) => VAGUE.has(word));
  const [tenant] = offers
    .map((offer) => offer.tenant)
    .filter((name) => {
      const own = wordsOf(name);
      return own.length > 0 && own.every((word) => words.has(word));
    })
    // "Contoso Labs" says Contoso as well.
    .sort((a, b) => b.length - a.length);
  return { ...said, among, vague, ...(among.length === 0 && tenant && { tenant }) };
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

/** The offers that most of whose words were used; several fit equally well. */
function bestOffers(
  words: ReadonlySet<string>,
  offers: readonly Offer[],
  text: string,
  home?: string,
): readonly Offer[] {
  const tenants = new Set(offers.map(({ tenant }) => tenant));
  const places = new Set([...tenants].filter((tenant) => saysPlace(text, tenant)));
  const elsewhere = ({ tenant }: Offer) => places.size > 0 && !places.has(tenant);
  const scored = offers
    .map((offer) => {
      const share = shareOf(words, offer);
      // A name counts by its share; the tenant alone names nothing, nor does half a name in another one.
      const counts = share > 0 && (share >= NAMED || !elsewhere(offer));
      return { offer, score: counts ? share + placed(words, offer, text, home) : 0 };
    })
    .filter(({ score }) => score >= 0.5);
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ offer }) => offer);
}

const only = (offers: readonly Offer[]): Offer | undefined =>
  offers.length === 1 ? offers[0] : undefined;

/** What speaks for its tenant: that it is named, most of all as the place; else that it is home. */
function placed(
  words: ReadonlySet<string>,
  { tenant }: Offer,
  text: string,
  home: string | undefined,
): number {
  if (!wordsOf(tenant).some((word) => words.has(word))) return tenant === home ? 0.1 : 0;
  return saysPlace(text, tenant) ? 0.7 : 0.5;
}

function saysPlace(text: string, tenant: string): boolean {
  const name = tenant.replace(/[^\p{L}\p{N}]+/gu, '\\W+');
  return new RegExp(`\\b(?:in|into|at|inside)\\s+(?:the\\s+)?${name}\\b`, 'iu').test(text);
}
