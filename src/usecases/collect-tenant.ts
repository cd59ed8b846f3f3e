// Reads a tenant anew and keeps what was found, beside what was known where reading failed for a while.

import type { AreaName } from '../domain/posture/facts/areas.ts';
import type { TenantFacts } from '../domain/posture/reading.ts';
import { renewed } from '../domain/posture/renewed.ts';
import type { PostureStore } from '../ports/posture-store.ts';
import type { Surveyor } from '../ports/surveyor.ts';

export interface CollectDeps {
  readonly surveyor: Surveyor;
  readonly postureStore: Pick<PostureStore, 'latest' | 'keep'>;
}

export interface Collecting {
  /** Without it, all. */
  readonly areas?: readonly AreaName[];
  /** Somebody waits for the answer. */
  readonly urgent?: boolean;
  readonly signal?: AbortSignal;
}

/** Gives what is known of the areas that were read. */
export async function collectTenant(
  { surveyor, postureStore }: CollectDeps,
  tenantId: string,
  collecting: Collecting = {},
): Promise<TenantFacts> {
  const surveyed = await surveyor.survey(tenantId, collecting);
  const before = (await postureStore.latest([tenantId])).get(tenantId);
  const facts = renewed(before, surveyed);
  await postureStore.keep(facts);
  return facts;
}
