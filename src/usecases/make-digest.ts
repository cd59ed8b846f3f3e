// Reads how tenants stood at two moments, and what a digest about them says.
import type { Instant } from '../domain/facts.ts';
import type { Check } from '../domain/posture/check.ts';
import type { TenantFacts } from '../domain/posture/reading.ts';
import { type Digest, digestOf } from '../domain/posture/subscriptions/digest.ts';
import type { PostureStore } from '../ports/posture-store.ts';
import { type AttestingDeps, withAttestations } from './with-attestations.ts';

export interface MakeDigestDeps extends AttestingDeps {
  readonly postureStore: Pick<PostureStore, 'asOf'>;
  readonly checks: readonly Check[];
  /** Application ids of Drawbridge's own identities. */
  readonly ownApplications: readonly string[];
}

const AT_ONCE = 8;
/** Of more tenants than this, only those that the digest is about are read. */
const BESIDES = 50;

export async function makeDigest(
  deps: MakeDigestDeps,
  about: { readonly tell: readonly string[]; readonly readable: readonly string[] },
  from: Instant,
  to: Instant,
): Promise<Digest> {
  const { postureStore, checks, ownApplications } = deps;
  const estate = await withAttestations(deps);
  const readable = about.readable.length > BESIDES ? about.tell : about.readable;
  const [before, after] = [
    await factsAt(postureStore, readable, from),
    await factsAt(postureStore, readable, to),
  ];
  const { tell } = about;
  const ourApplications = inSmallLetters(ownApplications);
  return digestOf({ estate, checks, ourApplications, tell, readable, before, after, from, to });
}

export const inSmallLetters = (ids: readonly string[]): ReadonlySet<string> =>
  new Set(ids.map((id) => id.toLowerCase()));

async function factsAt(
  store: MakeDigestDeps['postureStore'],
  tenantIds: readonly string[],
  moment: Instant,
): Promise<ReadonlyMap<string, TenantFacts>> {
  const found = new Map<string, TenantFacts>();
  for (let i = 0; i < tenantIds.length; i += AT_ONCE) {
    const some = tenantIds.slice(i, i + AT_ONCE);
    const facts = await Promise.all(some.map((id) => store.asOf(id, moment)));
    for (const one of facts) found.set(one.tenantId, one);
  }
  return found;
}
