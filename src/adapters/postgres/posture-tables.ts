// The tables of what is known of tenants, and of who wants to hear of it, as kysely sees them.
import type { Json, NullableTime, Time } from './tables.ts';

export interface PostureTenantTable {
  tenant_id: string;
  counter: string;
}

export interface PostureValueTable {
  tenant_id: string;
  area: string;
  hash: string;
  value: string;
}

/** One area of one tenant, from when it was first read so until it was last seen so. */
export interface PostureSnapshotTable {
  tenant_id: string;
  area: string;
  taken_at: Time;
  seen_at: Time;
  counter: string;
  current: boolean;
  state: string;
  /** Of the value, where it was read. */
  hash: string | null;
  about: string;
}

export interface PostureAskedTable {
  account: string;
  conversation: string;
  asked: string;
  asked_at: Time;
}

export interface SubscriptionTable {
  id: string;
  version: number;
  account: string;
  /** Null: a digest. */
  alert: string | null;
  made_at: Time;
  ended_at: NullableTime;
  data: Json<unknown>;
}

export interface PostureLookTable {
  tenant_id: string;
  version: number;
  /** When each kind of critical thing could first be told. */
  first: Json<unknown>;
}

export interface PostureCriticalTable {
  tenant_id: string;
  kind: string;
  object: string;
  since: Time;
  over_at: NullableTime;
}
