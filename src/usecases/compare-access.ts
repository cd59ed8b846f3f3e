// "Same access as …": of what the asker may ask for by rule, what the colleague has. Nothing else is told.
import { type Held, whichHeld } from '../domain/access/held-offers.ts';
import type { Identity } from '../domain/access/identity.ts';
import type { Offer } from '../domain/access/kind.ts';
import { kindById, kinds } from '../domain/access/kinds/index.ts';
import type { Account } from '../domain/facts.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { findColleague } from './find-colleague.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { listOffers } from './list-offers.ts';
import { readOnce } from './read-once.ts';
import { runStudy } from './run-study.ts';

export interface CompareDeps extends IdentifyDeps {
  readonly store: Pick<RequestStore, 'guestLinks' | 'ofPerson' | 'note'>;
  readonly clock: Clock;
}

export interface SharedOffer extends Offer {
  /** Value of its choice in the form. */
  readonly value: string;
  readonly kindTitle: string;
  /** The asker has it as well. */
  readonly mine: boolean;
}

export type Comparison =
  | { readonly found: 'several'; readonly people: readonly Account[] }
  | {
      readonly found: 'one';
      readonly colleague: Account;
      readonly offers: readonly SharedOffer[];
      /** Display names of tenants that did not say everything. */
      readonly unread: readonly string[];
      /** How many things were not looked at, because there are too many. */
      readonly skipped: number;
    };

/** What somebody has for themselves: nothing for others, and nothing between tenants. */
const comparable = kinds.filter(
  ({ lifecycle, people }) => lifecycle === 'personal-grant' && people === undefined,
);

/** Things that one question looks at, each with a few reads. */
const MOST_OFFERS = 100;
const MOST_GRANTS = 200;

export async function compareAccess(
  given: CompareDeps,
  actor: AccountRef,
  words: string,
): Promise<Result<Comparison, Refusal>> {
  const deps = { ...given, facts: readOnce(given.facts) };
  const asker = await identifyPerson(deps, actor);
  if (!asker.ok) return asker;
  // Looked at first: who may ask for nothing learns nothing about anybody.
  const listed = await Promise.all(comparable.map((kind) => listOffers(deps, kind, asker.value)));
  const offers = listed.flatMap((item) => item.offers);
  if (offers.length === 0) return refused(nothingOffered);

  const { people, unread } = await findColleague(deps, words);
  const own = new Set(asker.value.accounts.map(accountKey));
  const others = people.filter(({ accounts }) => !accounts.some((it) => own.has(accountKey(it))));
  const [colleague, second] = others;
  if (!colleague) return refused(people.length > 0 ? yourself : unknown(unread));
  if (second) return ok({ found: 'several', people: others.map(({ home }) => home) });

  const looked = offers.slice(0, MOST_OFFERS);
  const theirs = await held(deps, looked, colleague);
  const shared = looked.filter((_, i) => theirs[i] === 'yes');
  const mine = await held(deps, shared, asker.value);
  const { tenantId, objectId } = colleague.home;
  await deps.store.note(null, {
    verb: 'access-compared',
    at: deps.clock.now(),
    actor,
    people: { colleague: { tenantId, objectId } },
    tenantId,
    details: { told: shared.map(({ resource }) => resource) },
  });
  return ok({
    found: 'one',
    colleague: colleague.home,
    offers: shared.map((offer, i) => ({
      ...offer,
      kindTitle: kindById(offer.resource.kind)?.title ?? offer.resource.kind,
      mine: mine[i] === 'yes',
    })),
    unread: [...new Set([...looked.filter((_, i) => theirs[i] === 'unknown')].map(tenantOf))],
    skipped: offers.length - looked.length,
  });
}

async function held(
  deps: CompareDeps,
  offers: readonly Offer[],
  person: Identity,
): Promise<Held[]> {
  const grants = await deps.store.ofPerson(person.accounts, { limit: MOST_GRANTS });
  return runStudy(whichHeld(deps.estate, kindById, offers, person, grants), deps.facts);
}

const tenantOf = ({ tenant }: Offer): string => tenant;

const nothingOffered = refusal(
  'nothing-offered',
  'There is nothing you could ask for at present, so there is nothing to compare.',
  'If you expected something here, ask the owner of the tenant to offer it.',
);

const yourself = refusal(
  'yourself',
  'That is you.',
  'Name a colleague, or type "my access" to see what you have.',
);

const unknown = (unread: readonly string[]): Refusal =>
  refusal(
    'colleague-unknown',
    unread.length > 0
      ? `Nobody of that name was found, but ${new Intl.ListFormat('en').format(unread)} could not be read.`
      : 'Nobody of exactly that name or address was found in our tenants.',
    'Write the full name as Teams shows it, or the address with which they sign in.',
  );
