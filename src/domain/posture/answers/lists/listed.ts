// What can be listed: what one is called, whose facts it needs, and how a tenant gives its rows.
import type { TenantView } from '../../check.ts';
import type { AreaName } from '../../facts/areas.ts';
import { readingOf } from '../../reading.ts';
import type { Row } from '../answer.ts';
import type { Asking } from '../asking.ts';

/** Undefined: it cannot be told for this tenant, which is never the same as none. */
export type Rows = readonly ListedRow[] | undefined;

export interface ListedRow extends Row {
  /** Tenant that it is from or leads to, for "from Contoso". Absent: nobody knows, so it may be any. */
  readonly from?: string;
}

export interface ListKind {
  readonly one: string;
  readonly many: string;
  readonly areas: readonly AreaName[];
  /** The check that judges what is listed. */
  readonly check?: string;
  /** They are people: risk states are told only for a purpose. */
  readonly personal?: true;
  /** What is listed is of the tenant itself: none of it can be from another one. */
  readonly own?: true;
  /** They would be in a list of all: what the list is of, and what a number is out of. */
  rows(view: TenantView, asking: Asking, from?: string): Rows;
  /** How many rows there would be, where that is known without writing a hundred thousand of them. */
  count?(view: TenantView, asking: Asking): number | undefined;
  /** Why there may be more than the rows of a tenant, besides gaps in its areas. */
  incomplete?(view: TenantView, asking: Asking): readonly string[];
  /** What is to be said because of this tenant. */
  remark?(view: TenantView): string | undefined;
  /** Said once with the list. */
  readonly note?: string;
  /** Where the rows are the tenants themselves: what their number says. */
  amongTenants?(count: number, tenants: number): string;
  /** What is worth telling of all rows together: `3 of them overdue`. */
  together?(rows: readonly ListedRow[]): string | undefined;
  /** These rows stand first. */
  first?(row: ListedRow): boolean;
  /** `of 120 users`, where the number means little by itself. */
  outOf?(view: TenantView): string | undefined;
}

/** Rows out of one area; undefined where it was not read. */
export function fromArea<A extends AreaName, T>(
  area: A,
  rows: (value: T, view: TenantView, asking: Asking) => readonly ListedRow[],
): ListKind['rows'] {
  return (view, asking) => {
    const reading = readingOf(view.facts, area);
    return reading.state === 'read' ? rows(reading.value as T, view, asking) : undefined;
  };
}

export const details = (...parts: ReadonlyArray<string | false | null | undefined>): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
