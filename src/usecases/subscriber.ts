// Whether somebody who subscribed is still there, and which tenants they may read today.
import type { Estate } from '../domain/estate/estate.ts';
import type { Account, Fact } from '../domain/facts.ts';
import { readableBy } from '../domain/posture/authority.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { AccountRef } from '../shared/account.ts';
import { runStudy } from './run-study.ts';

export interface SubscriberDeps {
  readonly estate: Estate;
  readonly facts: FactReader;
}

export type Subscriber =
  | {
      readonly state: 'there';
      readonly readable: readonly string[];
      /** There may be more: whether they are in a group that may read could not be told just now. */
      readonly unsure: boolean;
    }
  | { readonly state: 'disabled' | 'gone' }
  /** Their directory does not answer: nothing is decided. */
  | { readonly state: 'unknown' };

export async function subscriberOf(
  { estate, facts }: SubscriberDeps,
  account: AccountRef,
): Promise<Subscriber> {
  const [read] = (await facts.read([{ fact: 'account', account }])) as Array<Fact<Account | null>>;
  if (!read?.known) return { state: 'unknown' };
  if (read.value === null) return { state: 'gone' };
  if (!read.value.enabled) return { state: 'disabled' };
  const found = await runStudy(readableBy(estate, account), facts);
  if (!found.ok) return { state: 'unknown' };
  return { state: 'there', readable: found.value.tenants, unsure: found.value.unsure };
}
