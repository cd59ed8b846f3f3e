// "Who approves requests for …?": by the rules in force for whoever asks, of what they could ask for themselves.
import type { Offer } from '../domain/access/kind.ts';
import { kindById, kinds } from '../domain/access/kinds/index.ts';
import { recipientAtHome, refusalsPossible, rulesPossible } from '../domain/access/policy.ts';
import { wordsOf } from '../domain/access/said-words.ts';
import { understand } from '../domain/access/understand.ts';
import { type WouldDecide, whoWould } from '../domain/access/who-would.ts';
import type { AccountRef } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { listOffers } from './list-offers.ts';
import { readOnce } from './read-once.ts';

export interface WhoWould {
  readonly answers: readonly WouldDecide[];
  /** What was said, where that names nothing of it for certain. */
  readonly nearest?: string;
}

export async function whoWouldDecide(
  given: IdentifyDeps,
  actor: AccountRef,
  words: string,
): Promise<Result<WhoWould, Refusal>> {
  const deps = { ...given, facts: readOnce(given.facts) };
  const { estate } = deps;
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const listed = await Promise.all(kinds.map((kind) => listOffers(deps, kind, person.value)));
  const offers = listed.flatMap((one) => one.offers);
  const { meant, sure } = meantIn(words, offers);
  if (meant.length === 0) {
    const missing = listed.flatMap((one) => one.missing.map(({ sentence }) => sentence));
    return refused(nothingOfThatName(words, missing));
  }
  const told = meant.flatMap((offer) => {
    const { kind: id, tenantId, id: resourceId } = offer.resource;
    const kind = kindById(id);
    if (!kind) return [];
    const requestor = person.value;
    const own = kind.lifecycle === 'personal-grant' && !kind.people;
    const recipient = own ? recipientAtHome(requestor, tenantId) : {};
    const ask = { kind: id, tenantId, resourceId, requestor, ...recipient };
    const rules = rulesPossible(estate, ask);
    const ways = rules.map((rule) => ({
      who: whoWould(estate, rule, { kind, tenantId, requestor }),
      id: rule.id,
      place: rule.place,
    }));
    const why = refusalsPossible(estate, ask, kind.title);
    return [{ kind: id, kindTitle: kind.title, offers: [offer], ways, refused: why }];
  });
  const alike = Map.groupBy(told, ({ kind, ways, refused: why }) =>
    JSON.stringify([kind, ways, why]),
  );
  const answers = [...alike.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, offers: [first, ...more].flatMap((one) => one.offers) }] : [],
  );
  return ok({ answers, ...(!sure && { nearest: words }) });
}

/** Those of several tenants count alike: it is asked about, and nothing is asked for. */
function meantIn<T extends Offer>(
  words: string,
  offers: readonly T[],
): { readonly meant: readonly T[]; readonly sure: boolean } {
  const found = understand(words, kinds, offers);
  const { offer, kind } = found;
  const among = offer ? [offer] : kind === undefined ? found.among : [];
  const meant =
    among.length > 0
      ? offers.filter((one) => among.some(({ resource }) => resource === one.resource))
      : kind === undefined
        ? offers.filter(({ tenant }) => tenant === found.tenant)
        : offers.filter(({ resource }) => resource.kind === kind);
  return { meant, sure: namesAll(words, meant) };
}

/** No word says more than what is offered is called by. */
function namesAll(words: string, offers: readonly Offer[]): boolean {
  const called = offers.flatMap(({ name, tenant, resource }) => {
    const { title = '', synonyms = [] } = kindById(resource.kind) ?? {};
    return wordsOf([name, tenant, title, ...synonyms].join(' '));
  });
  const known = new Set([...called, ...SORTS]);
  return wordsOf(words).every((word) => known.has(word) || known.has(word.replace(/s$/, '')));
}

const SORTS = 'access role group membership eligibility package application app tenant'.split(' ');

const nothingOfThatName = (words: string, missing: readonly string[]): Refusal =>
  refusal(
    'nothing-of-that-name',
    `Nothing that you can ask for goes by “${words.slice(0, 80)}”, so it cannot be told who would decide about it for you.`,
    `Type "request" to see what you can ask for.${missing.length > 0 ? ` Not listed: ${[...new Set(missing)].slice(0, 2).join(' ')}` : ''}`,
  );
