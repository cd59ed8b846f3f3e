// What the kinds say alike about the things a tenant offers: their names, and why one cannot be had.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { Tenant } from '../../estate/estate.ts';
import type { Fact } from '../../facts.ts';
import type { Missing, Offer } from '../kind.ts';
import type { Resource } from '../plan.ts';
import { cannotRead } from '../unreadable.ts';

/** `group`, `role`: what a kind offers. */
export type Noun = 'group' | 'role' | 'partner' | 'tenant' | 'access package' | 'application';

/** `1 member`, `2 members` */
export const counted = (count: number, one: string): string =>
  `${count} ${count === 1 ? one : `${one}s`}`;

export const pickAnother = (noun: Noun): string =>
  `Choose another ${noun}, or ask the tenant’s owner to mend it.`;

export const notOffered = (noun: Noun): Refusal =>
  refusal(
    'not-offered',
    `That ${noun} is not offered through Drawbridge.`,
    'Type "request" to see what can be asked for.',
    'resource',
  );

export const isGone = (noun: Noun, tenant: Tenant): Refusal =>
  refusal(
    `${noun.replace(' ', '-')}-gone`,
    `That ${noun} no longer exists in ${tenant.displayName}.`,
    pickAnother(noun),
    'resource',
  );

/**
 * The choice in the form that an offered thing makes; what could not be read, is gone, or is `unfit`
 * is missing with a sentence.
 */
export function offerOf<T extends { readonly displayName: string }>(
  tenant: Tenant,
  resource: Resource,
  noun: Noun,
  read: Fact<T | null>,
  unfit: (thing: T) => Refusal | undefined,
): Result<Offer, Missing> {
  const missing = (sentence: string) => refused({ tenant: tenant.displayName, sentence });
  if (!read.known) return missing(cannotRead(tenant.displayName, read.reason).sentence);
  const thing = read.value;
  if (thing === null) {
    return missing(
      `${noun === 'access package' ? 'An' : 'A'} ${noun} that ${tenant.displayName} offers no longer exists.`,
    );
  }
  const hindrance = unfit(thing);
  if (hindrance) return missing(hindrance.sentence);
  return ok({ resource, name: thing.displayName, tenant: tenant.displayName });
}
