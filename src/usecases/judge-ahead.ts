// Judges tenants before anybody asks about them, a tenant at a time, so that nobody else waits for it.
import { restrictedView } from '../domain/posture/answers/restricted.ts';
import { summaryOf, tenantChecksOf } from '../domain/posture/answers/summary.ts';
import type { Check } from '../domain/posture/check.ts';
import { isOurs } from '../domain/posture/estate-view.ts';
import type { Judgements } from '../domain/posture/judgements.ts';
import type { TenantFacts } from '../domain/posture/reading.ts';
import type { Clock } from '../ports/clock.ts';
import type { PostureStore } from '../ports/posture-store.ts';
import { acceptedOf } from './facts-for-answer.ts';
import { type AttestingDeps, withAttestations } from './with-attestations.ts';

export interface JudgeAheadDeps extends AttestingDeps {
  readonly postureStore: Pick<PostureStore, 'latest' | 'asOf'>;
  readonly judgements: Judgements;
  readonly checks: readonly Check[];
  readonly ownApplications: readonly string[];
  readonly clock: Clock;
  /** Lets everybody else have their turn. */
  breathe(): Promise<void>;
}

/** As many tenants are taken out of the database between two breaths. */
const LOADED_AT_ONCE = 5;

/** Readers of the same tenants share what was judged. */
export const setOf = (readable: Iterable<string>): string => [...readable].join();

/** For those who may ask about everything, and for whoever asked lately. Ends early where `goesOn` says so. */
export async function judgeAhead(
  given: JudgeAheadDeps,
  goesOn: () => boolean = () => true,
): Promise<void> {
  const deps = { ...given, estate: await withAttestations(given) };
  const sets = new Map(given.judgements.held());
  const ours = deps.estate.tenants.filter(isOurs).map(({ id }) => id);
  const somebody = deps.estate.posture.readers.some(({ tenants }) => tenants === 'all');
  if (somebody) sets.set(setOf(ours), ours);
  for (const [set, readable] of sets) await judgeSet(deps, set, readable, goesOn);
}

async function judgeSet(
  deps: JudgeAheadDeps,
  set: string,
  readable: readonly string[],
  goesOn: () => boolean,
): Promise<void> {
  const { estate, postureStore, judgements, checks, clock, ownApplications } = deps;
  for (let i = 0; i < readable.length; i += LOADED_AT_ONCE) {
    if (!goesOn()) return;
    await postureStore.latest(readable.slice(i, i + LOADED_AT_ONCE));
    await deps.breathe();
  }
  const facts = await postureStore.latest(readable);
  if (facts.size === 0) return;
  const accepted = await acceptedOf(estate, postureStore, readable);
  const factsOf = (id: string): TenantFacts | undefined => facts.get(id);
  const view = restrictedView(estate, new Set(readable), factsOf, clock.now());
  const over = { ...view, ownApplications, baseline: (id: string) => accepted.get(id) };
  const judge = judgements.over(over, set);
  for (const _ of judgements.ahead(set, checks, { renew: true })) {
    if (!goesOn()) return;
    await deps.breathe();
  }
  for (const of of view.tenants) {
    if (!goesOn()) return;
    summaryOf({ judge, estate: over }, tenantChecksOf(checks), of);
    await deps.breathe();
  }
}
