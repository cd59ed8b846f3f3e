// The four kinds of PIM schedules: eligible or active, for a directory role or for a group.
import { type Body, same, text } from '../body.ts';
import type { Call } from '../call.ts';
import type { Tenant } from '../state/tenant.ts';
import type { GraphWorld } from '../world.ts';

export interface PimKind {
  eligible: boolean;
  /** Names of the Graph types. */
  requestType: string;
  scheduleType: string;
  instanceType: string;
  /** Names of the sets. */
  requests: string;
  schedules: string;
  /** The property of an instance that names its schedule. */
  scheduleKey: string;
  /** Properties that together say who has what where. */
  target: string[];
  required: string[];
  /** Throws when what the request names does not exist or cannot be managed. */
  demandTarget(call: Call, body: Body): void;
  /** Every schedule, also the ones that are only worked out. */
  list(tenant: Tenant): Body[];
  /** Takes a schedule away, in whatever form it is kept. */
  drop(tenant: Tenant, schedule: Body): void;
  /** The rules of the policy in force, by rule id. */
  rules(tenant: Tenant, body: Body): Map<string, Body>;
  /** The id of a new schedule, where it is not the request's. */
  scheduleId?(body: Body): string;
  /** Whether nothing is taken back in the five minutes after it was given. */
  staysAtFirst?: boolean;
  /** Marks on a new schedule. */
  marks: Body;
  /** `Reports Reader` · `member of Finance Closing` */
  what(tenant: Tenant, body: Body): string;
  /** Done besides when a schedule begins to hold, and when it stops. */
  begun?(world: GraphWorld, tenant: Tenant, schedule: Body): void;
  ended?(world: GraphWorld, tenant: Tenant, schedule: Body): void;
}

/** Who has what where, taken out of a request or schedule. */
export const targetOf = (kind: PimKind, body: Body): Body =>
  Object.fromEntries(kind.target.map((name) => [name, body[name] ?? null]));

function isSameTarget(kind: PimKind, one: Body, other: Body): boolean {
  return kind.target.every((name) => {
    const [a, b] = [text(one, name), text(other, name)];
    return a === undefined ? b === undefined : same(a, b);
  });
}

export const findSchedule = (kind: PimKind, tenant: Tenant, target: Body): Body | undefined =>
  kind.list(tenant).find((schedule) => isSameTarget(kind, schedule, target));
