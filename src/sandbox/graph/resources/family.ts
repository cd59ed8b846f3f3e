// What a family of resources consists of: its routes, and where it stands in a tenant file.
import type { Body } from '../body.ts';
import type { Route } from '../call.ts';
import type { Tenant } from '../state/tenant.ts';

/** A path of a tenant file and what of the state stands there. `of` is the set of the object in the path. */
export type Place =
  /** `{value: […]}`, each an object of `type` kept in `set` under its `key`. */
  | { path: string; is: 'set'; set: string; type: string; key?: string }
  /** A collection behind an object; `owner` is the property or note that says whose each one is. */
  | {
      path: string;
      is: 'owned';
      of: string;
      set: string;
      type: string;
      owner: string;
      /** Ids are only unique behind one object. */
      inside?: boolean;
      /** Read, but written where its other end stands. */
      elsewhere?: boolean;
    }
  /** Links from the object in the path; `backwards` when that object is what they point at. */
  | { path: string; is: 'links'; of: string; links: string; backwards?: boolean; one?: boolean }
  /** One object, kept under its path. */
  | { path: string; is: 'single'; type: string }
  /** One object inside another, kept in `set` under the other's key. */
  | { path: string; is: 'part'; of: string; set: string; type: string }
  /** Instances of PIM schedules: read where the schedules themselves are missing. */
  | {
      path: string;
      is: 'instances';
      schedules: string;
      scheduleKey: string;
      type: string;
      list(tenant: Tenant): Body[];
    }
  /** Who holds a directory role: read where assignments are missing. */
  | { path: string; is: 'holders' }
  /** Follows from the rest and is not read. */
  | { path: string; is: 'derived' };

export interface Family {
  routes: Route[];
  places: Place[];
}
