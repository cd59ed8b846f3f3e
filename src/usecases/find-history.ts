// Looks up requests for somebody: what they may see of it, whom they mean, and a page with its place in the audit.
import type { AccessRequest } from '../domain/access/request.ts';
import { tenantsOf } from '../domain/access/tenants-of.ts';
import { personOf } from '../domain/estate/estate.ts';
import {
  type HistoryQuery,
  type HistoryWords,
  isAboutSelf,
  looksBeyond,
  refOfKey,
  type Sight,
  type Turn,
} from '../domain/record/history.ts';
import type { Clock } from '../ports/clock.ts';
import type { HistoryPage, HistoryStore } from '../ports/history-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { showRequest } from './show-request.ts';
import { type SightDeps, sightOf } from './sight-of.ts';
import { type MeantPerson, whoIsMeant } from './who-is-meant.ts';

export interface HistoryDeps extends SightDeps {
  readonly history: HistoryStore;
  readonly store: Pick<RequestStore, 'guestLinks' | 'note' | 'load'>;
  readonly clock: Clock;
}

export type FoundHistory =
  | {
      readonly is: 'page';
      readonly query: HistoryQuery;
      readonly page: HistoryPage;
      readonly sight: Sight;
      /** The person of the query is whoever asks. */
      readonly self: boolean;
      readonly unsure: boolean;
    }
  | {
      readonly is: 'choice';
      readonly people: readonly MeantPerson[];
      /** For each of them. */
      readonly queries: readonly HistoryQuery[];
      /** More of whom something may be seen are called so. */
      readonly more: boolean;
    };

export const HISTORY_PAGE = 10;
const MOST_CHOICES = 8;

export async function findHistory(
  deps: HistoryDeps,
  actor: AccountRef,
  { person, query, unclear }: HistoryWords,
): Promise<Result<FoundHistory, Refusal>> {
  if (unclear !== undefined) return refused(unclear === 'date' ? dateUnclear : wordsUnclear);
  if (!person) return historyPage(deps, actor, query);
  const seen = await sightOf(deps, actor);
  if (!seen.ok) return seen;
  if ('me' in person) {
    const name = personOf(deps.estate, actor)?.displayName ?? 'you';
    const me = { keys: seen.value.sight.own, name, part: person.part };
    return historyPage(deps, actor, { ...query, person: me });
  }
  const within = { query, part: person.part, sight: seen.value.sight };
  const meant = await whoIsMeant(deps, person.said, within);
  const queries = meant.map(({ keys, name }) => ({
    ...query,
    person: { keys, name, part: person.part },
  }));
  // A name is offered only where there is something to see: it tells that somebody is there.
  const some = await Promise.all(
    queries.map(async (one) => (await deps.history.page(one, seen.value.sight, 1)).requests[0]),
  );
  const visible = queries.filter((_, i) => some[i] !== undefined);
  const [only] = visible;
  if (visible.length > 1) {
    const shown = visible.slice(0, MOST_CHOICES);
    return ok({
      is: 'choice',
      people: shown.map(({ person: { name, keys } }) => ({ name, keys })),
      queries: shown,
      more: visible.length > shown.length,
    });
  }
  const none = { keys: [], name: person.said, part: person.part };
  return historyPage(deps, actor, only ?? { ...query, person: none });
}

/** The same from a button: whoever pressed it sees what they may see by now. */
export async function historyPage(
  deps: HistoryDeps,
  actor: AccountRef,
  query: HistoryQuery,
  turn?: Turn,
): Promise<Result<FoundHistory, Refusal>> {
  const { store, history, clock } = deps;
  const seen = await sightOf(deps, actor);
  if (!seen.ok) return seen;
  const { sight, unsure } = seen.value;
  const page = await history.page(query, sight, HISTORY_PAGE, turn);
  if (looksBeyond(query, sight)) {
    const { person, ...rest } = query;
    const about = (person?.keys ?? []).map((key, i) => [`about-${i + 1}`, refOfKey(key)] as const);
    await store.note(null, {
      verb: 'history-asked',
      at: clock.now(),
      actor,
      tenantId: actor.tenantId,
      people: Object.fromEntries(about.slice(0, 10)),
      details: { ...rest, ...(person && { part: person.part }), shown: page.requests.length },
    });
  }
  return ok({ is: 'page', query, page, sight, self: isAboutSelf(query, sight), unsure });
}

/** One of them, also to owners and auditors of its tenants who have no part in it: to look at, not to press. */
export async function openFromHistory(
  deps: HistoryDeps,
  actor: AccountRef,
  id: string,
): Promise<
  Result<{ request: AccessRequest; audience: 'requestor' | 'approver' | 'person' }, Refusal>
> {
  const shown = await showRequest(deps, actor, id);
  if (shown.ok) return shown;
  const [request, seen] = await Promise.all([deps.store.load(id), sightOf(deps, actor)]);
  if (!request || !seen.ok) return shown;
  const { tenantId } = request.plan.resource;
  const { tenants } = seen.value.sight;
  const concerned = tenantsOf(request.plan, request.sides);
  if (tenants !== 'all' && !tenants.some((one) => concerned.includes(one))) return shown;
  await deps.store.note(id, {
    verb: 'history-asked',
    at: deps.clock.now(),
    actor,
    tenantId,
    details: { opened: true },
  });
  return ok({ request, audience: 'person' });
}

const dateUnclear = refusal(
  'date-unclear',
  'That time is to come, or can be read in two ways.',
  'Write "history since" and the day as year-month-day.',
);

const wordsUnclear = refusal(
  'history-unclear',
  'I did not understand what to look for.',
  'Name a person, a tenant, a kind of access, a state or a time: "history of <name> in <tenant> since Monday". A name of several words can stand in quotes.',
);
