// One request to the simulated Graph as a route's operation sees it, and what it answers.
import type { Body } from './body.ts';
import type { Noted } from './feed.ts';
import type { Licence } from './licence.ts';
import type { Query } from './odata/query.ts';
import type { Tenant } from './state/tenant.ts';
import type { GraphWorld } from './world.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
export type Version = 'v1.0' | 'beta';

export interface Caller {
  appId: string;
  tenantId: string;
  /** Object id and name of the application's service principal in this tenant. */
  principalId: string;
  displayName: string;
  roles: ReadonlySet<string>;
}

export interface Call {
  world: GraphWorld;
  tenant: Tenant;
  caller: Caller;
  version: Version;
  method: Method;
  /** Without version and query. */
  path: string;
  /** Keys and arguments in the path, by the name the route gives them. */
  params: Record<string, string>;
  query: Query;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: unknown;
  /** The directory's time in milliseconds: the sandbox's clock. */
  now: number;
  requestId: string;
  clientRequestId: string;
  /** Where this Graph was reached: the beginning of its own links, with the version. */
  base: string;
  /** Keeps what this request changes, for the changes feed and the directory's audit log. */
  note(change: Noted): void;
}

export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The permissions it accepts stand under `permissions/`, by method and path. */
export interface Operation {
  licence?: Licence;
  answer(call: Call): Reply;
}

/** `path` as published: `/groups/{id}/members/$ref`, `/servicePrincipals(appId='{appId}')`. */
export interface Route extends Partial<Record<Method, Operation>> {
  path: string;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent = (): Reply => ({ status: 204 });
export const created = (body: Body): Reply => ({ status: 201, body });

/** The first key in the path. */
export const idOf = (call: Call) => call.params.id ?? '';
