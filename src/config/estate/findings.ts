// A finding about the estate file: where, what is wrong, and what to write instead.
import type { Cloud, Estate, MembershipOffer, Tenant } from '../../domain/estate/estate.ts';
import type { TenantCheck } from '../../domain/posture/check.ts';
import type { Path } from './places.ts';
import type { EstateFile } from './schema.ts';

export interface Finding {
  readonly path: Path;
  readonly problem: string;
}

/** What the domain and the settings know and the file must respect. */
export interface DomainRules {
  /** For each kind of access, the writer identities it needs. */
  readonly writersOf: Readonly<Record<string, readonly string[]>>;
  /** The cloud that Drawbridge runs for; undefined while the settings are wrong. */
  readonly cloud?: Cloud | undefined;
  /** Name of a role that is never given there, by its id; undefined for any other. */
  neverGranted(roleId: string, reach?: 'tenant' | 'unit'): string | undefined;
  /** The writer identities that an offer of a place in a group needs. */
  membershipWriters(offer: Pick<MembershipOffer, 'as' | 'pim'>): readonly string[];
  /** All checks of posture; undefined: they are not looked at. */
  readonly checks?: ReadonlyArray<Pick<TenantCheck, 'id' | 'comparesWithAccepted'>>;
  /** About kinds of access, where the file bounds them; undefined: that is not looked at. */
  readonly limits?: LimitRules;
}

export interface LimitRules {
  /** Why nothing of this kind is approved by a rule alone; undefined where it may be. */
  neverAutomatic(kind: string): string | undefined;
  isHarmlessRole(roleId: string): boolean;
  /** Of a role that every tenant has; undefined for one of its own. */
  nameOfRole(roleId: string): string | undefined;
  /** Whether somebody has it, rather than it joining tenants. */
  isGrant(kind: string): boolean;
  /** Whether it is asked for by oneself, without further questions. */
  isForOneself(kind: string): boolean;
  offered(kind: string, tenant: Tenant, estate: Estate): readonly string[];
  matches(pattern: string, id: string): boolean;
  /** Milliseconds for which break-glass lasts at most. */
  readonly longestGlass: number;
}

export const names = (items: ReadonlyArray<{ name: string }>): string[] =>
  items.map(({ name }) => name);
export const orNone = (choices: readonly string[]): string => choices.join(', ') || 'none yet';

export const unknownTenant = (file: EstateFile, name: string): string =>
  `names the tenant "${name}", which is not under tenants; known are ${orNone(names(file.tenants))}`;

export const unknownPerson = (file: EstateFile, name: string): string =>
  `names "${name}", who is not under people; known are ${orNone(names(file.people))}`;
