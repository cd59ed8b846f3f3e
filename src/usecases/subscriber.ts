// Whether somebody who subscribed is still there, and which tenants they may read today.
import type { Estate } from '../domain/estate/estate.ts';
import type { Account, Fact } from '../domain/facts.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { AccountRef } from '../shared/account.ts';

/** Ids of tenants whose posture this account may read, decided anew at each call. */
export type ReadableTenants = (account: AccountRef) => Promise<readonly string[]>;

export interface SubscriberDeps {
  readonly estate: Estate;
  readonly facts: FactReader;
  readonly readableTenants: ReadableTenants;
}

export type Subscriber =
  | { readonly state: 'there'; readonly readable: readonly string[] }
  | { readonly state: 'disabled' | 'gone' }
  /** Their directory does not answer: nothing is decided. */
  | { readonly state: 'unknown'; readonly code: string };

export async function subscriberOf(
  { facts, readableTenants }: SubscriberDeps,
  account: AccountRef,
): Promise<Subscriber> {
  const [read] = (await facts.read([{ fact: 'account', account }])) as Array<Fact<Account | null>>;
  if (!read?.known) return { state: 'unknown', code: read?.reason.code ?? 'no-answer' };
  if (read.value === null) return { state: 'gone' };
  if (!read.value.enabled) return { state: 'disabled' };
  return { state: 'there', readable: await readableTenants(account) };
}
