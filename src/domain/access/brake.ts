// The brake: one tenant paused by an owner, or all of them locked down. What gives waits; taking away goes on.
import type { AccountRef } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { type Estate, tenantById } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import { changeGives } from './change.ts';
import type { Plan } from './plan.ts';
import type { AccessRequest } from './request.ts';
import { tenantsOf } from './tenants-of.ts';

export interface Press {
  readonly by: AccountRef;
  readonly at: Instant;
}

export interface Brake {
  readonly id: string;
  /** Raised by the store with every commit. */
  readonly version: number;
  /** Null: a lockdown, which holds in every tenant. */
  readonly tenantId: string | null;
  readonly by: AccountRef;
  readonly at: Instant;
  /** Who has said so far that a lockdown may end; two persons have to. */
  readonly ends: readonly Press[];
  readonly over?: Press;
  /** Display names as they were, by account key; kept apart, so that they can be erased. */
  readonly personal: { readonly names: Readonly<Record<string, string>> } | null;
}

export const isLockdown = ({ tenantId }: Pick<Brake, 'tenantId'>): boolean => tenantId === null;

/** Whether anything of it opens or gives: closing for good goes on under every brake. */
export const isGiving = ({ steps }: Pick<Plan, 'steps'>): boolean =>
  steps.some(({ change }) => changeGives(change));

/** What a decision that sets out to give names to the store; `undefined` where nothing is given. */
export const givesIn = ({ plan, sides }: AccessRequest): readonly string[] | undefined =>
  isGiving(plan) ? tenantsOf(plan, sides) : undefined;

/** The one that holds there, of several the widest. */
export const brakeOn = (
  inForce: readonly Brake[],
  tenantIds: readonly string[],
): Brake | undefined =>
  inForce.find(isLockdown) ??
  inForce.find(({ tenantId }) => tenantId !== null && tenantIds.includes(tenantId));

export const brakeOf = (
  inForce: readonly Brake[],
  request: Pick<AccessRequest, 'plan' | 'sides'>,
): Brake | undefined =>
  isGiving(request.plan) ? brakeOn(inForce, tenantsOf(request.plan, request.sides)) : undefined;

/** Why nothing can be asked for or approved now. */
export function whyBraked(
  estate: Estate,
  inForce: readonly Brake[],
  of: Pick<AccessRequest, 'plan' | 'sides'>,
): Refusal | undefined {
  const brake = brakeOf(inForce, of);
  return brake && brakeSays(estate, brake);
}

/** A brake as a no, with what ends it. */
export function brakeSays(estate: Estate, { tenantId }: Brake): Refusal {
  return tenantId === null
    ? refusal(
        'locked-down',
        'Drawbridge is locked down, so nothing is given in any tenant. Taking access away goes on.',
        'It ends once two owners or people of security have each said so; ask again then.',
      )
    : refusal(
        'paused',
        `Drawbridge is paused in ${tenantById(estate, tenantId)?.displayName ?? 'that tenant'}, so nothing is given there. Taking access away goes on.`,
        'An owner of that tenant resumes it; ask again then.',
      );
}
