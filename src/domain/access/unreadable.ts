// What to say when a directory cannot be read: an honest "not now", never a guess.

import { type Refusal, refusal } from '../../shared/refusal.ts';
import { type Estate, type Tenant, tenantById } from '../estate/estate.ts';
import type { Fact, Unreadable } from '../facts.ts';
import type { Identity } from './identity.ts';

const UNREADABLE = 'tenant-unreadable';

/** It says nothing about the thing, and may be otherwise in a few minutes. */
export const isUnreadable = ({ code }: Refusal): boolean =>
  code === UNREADABLE || code === 'unit-unclear';

export const cannotRead = (tenant: string, reason: Unreadable): Refusal =>
  refusal(
    UNREADABLE,
    `${tenant} cannot be read at the moment (${reason.sentence}). Nothing was changed.`,
    'Try again in a few minutes; if it stays like this, tell whoever runs Drawbridge.',
  );

/**
 * Whether an account is disabled, or at risk, is told by the tenant it is at home in. Where the estate has
 * a reader in that one and it cannot be read now, the tenant that it visits cannot answer for it. Where
 * there is none, nobody can ever look, and to wait for it would keep its people from deciding for good.
 */
export function homeUnreadable(
  estate: Estate,
  { homeTenantId = '', homeUnread }: Identity,
): Refusal | undefined {
  const home = tenantById(estate, homeTenantId);
  return home?.signIn.includes('reader') && homeUnread
    ? cannotRead(home.displayName, homeUnread)
    : undefined;
}

/** The first of these facts that is unknown, as a refusal. */
export function firstUnreadable(
  tenant: Tenant,
  facts: Readonly<Record<string, Fact<unknown>>>,
): Refusal | undefined {
  const unknown = Object.values(facts).find((fact) => !fact.known);
  return unknown && !unknown.known ? cannotRead(tenant.displayName, unknown.reason) : undefined;
}
