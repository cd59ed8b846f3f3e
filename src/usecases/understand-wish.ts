// Free words after "request": which form they mean, and what can already be filled in.
import { namesTask } from '../domain/access/by-task.ts';
import type { Offer } from '../domain/access/kind.ts';
import { kindById, kinds } from '../domain/access/kinds/index.ts';
import { mayTakeAway, takesAway } from '../domain/access/takes-away.ts';
import { type Understood, type Unsure, understand } from '../domain/access/understand.ts';
import { tenantById } from '../domain/estate/estate.ts';
import type { AccountRef } from '../shared/account.ts';
import { sayDuration } from '../shared/duration.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { listOffers } from './list-offers.ts';
import { readOnce } from './read-once.ts';

export interface UnderstoodWish extends Understood {
  /** What was understood, to be shown, so that a misreading is seen. */
  readonly words: string;
  /** Value of the choice that was meant. */
  readonly resource?: string;
}

/** Several things fit equally well, each with the value of its choice; or nothing does. */
export interface UnsureWish extends Unsure {
  readonly among: ReadonlyArray<Offer & { readonly value: string }>;
  /** Ids of the kinds of which something is offered in the tenant that is named. */
  readonly there: readonly string[];
}

/** `request`: what was asked for by that word. `order`: a sentence that tells Drawbridge to do something. */
export type SaidAs = 'request' | 'order';

export async function understandWish(
  given: IdentifyDeps,
  actor: AccountRef,
  wish: string,
  as: SaidAs,
): Promise<Result<UnderstoodWish | UnsureWish, Refusal>> {
  const deps = { ...given, facts: readOnce(given.facts) };
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const listed = await Promise.all(kinds.map((kind) => listOffers(deps, kind, person.value)));
  const offers = listed.flatMap((item) => item.offers);
  const home = tenantById(deps.estate, person.value.home.tenantId)?.displayName;
  const found = understand(wish, kinds, offers, home);
  const meant = found.kind === undefined ? undefined : kindById(found.kind);
  // "Request reset passwords" asks for the role for a task, though it begins like an order.
  const isTask = as === 'request' && found.advice !== undefined && namesTask(found.asked, kinds);
  // Read as a wish for access, an order to delete would open the form that gives it.
  if (takesAway(wish) && !isTask && !(meant && mayTakeAway(meant))) return refused(givesOnly);
  if (found.kind === undefined) {
    const among = offers.filter(({ resource }) =>
      found.among.some((one) => one.resource === resource),
    );
    const there = offers.filter(({ tenant }) => tenant === found.tenant);
    return ok({ ...found, among, there: there.map(({ resource }) => resource.kind) });
  }
  const offer = offers.find((item) => item.resource === found.offer?.resource);
  const words = [
    kindById(found.kind)?.title ?? found.kind,
    ...(offer ? [whereIn(offer)] : []),
    ...(found.durationMs !== undefined ? [sayDuration(found.durationMs)] : []),
  ];
  return ok({ ...found, words: words.join(' · '), ...(offer && { resource: offer.value }) });
}

/** What is between tenants names them already. */
const whereIn = ({ name, tenant }: Offer): string =>
  name.includes(tenant) ? name : `${name} in ${tenant}`;

const givesOnly = refusal(
  'takes-away',
  'Drawbridge does not delete, disable or remove accounts, guests or groups, nor access that it did not give.',
  'It ends what was given through it: open the card of that request and end it; "because of me" lists what you approved, and "what does … hold?" what somebody has. To see who is there, ask "who from outside is in …?" or for the stale guests of a tenant; whoever runs that directory removes them in Microsoft Entra.',
);
