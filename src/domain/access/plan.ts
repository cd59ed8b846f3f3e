// A plan: the ordered steps that serve a request, bound by a hash, with the words people approve.
import { fingerprint } from '../../shared/hash.ts';
import type { Instant } from '../facts.ts';
import type { Change } from './change.ts';
import type { TicketRef } from './ticket.ts';

export interface Resource {
  /** Id of the kind of access. */
  readonly kind: string;
  readonly tenantId: string;
  /** Of the group, role …: what the kind offers. */
  readonly id: string;
  /** What was answered to the kind's further questions, by input: values that were checked. */
  readonly inputs?: Readonly<Record<string, readonly string[]>>;
}

export interface Step {
  /** Unique in its plan. */
  readonly id: string;
  readonly change: Change;
  /** Name of the identity that performs it, and the permission it uses. */
  readonly identity: string;
  readonly permission: string;
  /** Key of the person it is for, where a plan is for others than the one who asks. */
  readonly person?: string;
  /** Graph calls that performing and reading back cannot do without. */
  readonly calls: number;
}

/**
 * Before and after of one step, in plain words; names as people know them, not yet escaped. Both are
 * empty where the line of another step tells it as well.
 */
export interface StepWords {
  readonly before: string;
  readonly after: string;
  /** What happens to it at the end. */
  readonly undo: string;
}

export interface PlanWords {
  /** `Finance Closing` */
  readonly resource: string;
  /** `Guest access to Finance Closing` */
  readonly title: string;
  /** What somebody is once the plan is done: `Active`, or `Eligible`, which is not the same. */
  readonly inPlace: string;
  readonly steps: Readonly<Record<string, StepWords>>;
  /** At most five facts that help to decide. */
  readonly notes: readonly string[];
  /** What a partner that runs no Drawbridge has to do first: whom to ask, and exact steps and ids. */
  readonly handOver?: {
    readonly partner: string;
    readonly contact: string;
    readonly lines: readonly string[];
  };
}

export interface Plan {
  readonly resource: Resource;
  readonly steps: readonly Step[];
  /**
   * `redemption`: done is not yet usable, since a guest has to accept the invitation first.
   * `partner`: nothing is done before the partner has done their half.
   */
  readonly waitsFor: 'redemption' | 'partner' | null;
  /** What was found in the directory that the plan rests on. */
  readonly basis: unknown;
  /** What it refers to elsewhere, and what PIM is told with it. */
  readonly ticket?: TicketRef;
  /** Over resource, duration, steps and the state they start from: what is approved is this. */
  readonly hash: string;
}

/** Less than what is asked, that one click approves instead. */
export interface NarrowerPlan {
  readonly resource: Resource;
  readonly durationMs: number;
  /** Of the plan for it: what a click on it approves is this. */
  readonly hash: string;
}

/** `basis`: what was found in the directory that the plan rests on; a change of it asks again. */
export function makePlan(
  resource: Resource,
  durationMs: number,
  steps: readonly Step[],
  basis: unknown,
  waitsFor: Plan['waitsFor'] = null,
): Plan {
  const bound = { resource, steps, waitsFor, basis };
  return { ...bound, hash: planHash(bound, durationMs) };
}

/** What an approval is bound to; worked out anew before anything is written. */
export const planHash = (
  { resource, steps, waitsFor, basis, ticket }: Omit<Plan, 'hash'>,
  durationMs: number,
  startsAt?: Instant,
): string => fingerprint({ resource, durationMs, steps, waitsFor, basis, startsAt, ticket });

/** The same plan for a later start, and with the ticket it refers to: both are approved with it. */
export function startingAt<T extends { readonly plan: Plan }>(
  planned: T,
  durationMs: number,
  startsAt: Instant | undefined,
  ticket?: TicketRef,
): T {
  const { ticket: _, ...rest } = planned.plan;
  const plan = ticket ? { ...rest, ticket } : rest;
  return { ...planned, plan: { ...plan, hash: planHash(plan, durationMs, startsAt) } };
}
