// The types of Graph that the simulator knows, with what they inherit.
import { accessReviewTypes } from './access-review.ts';
import { applicationTypes } from './application.ts';
import { auditTypes } from './audit.ts';
import { conditionalAccessTypes } from './conditional-access.ts';
import { crossTenantTypes } from './cross-tenant.ts';
import type { Definition, Definitions } from './definition.ts';
import { entitlementTypes } from './entitlement.ts';
import { entitlementPolicyTypes } from './entitlement-policy.ts';
import { groupTypes } from './group.ts';
import { groupPimTypes } from './group-pim.ts';
import { invitationTypes } from './invitation.ts';
import { multitenantOrganizationTypes } from './multitenant-organization.ts';
import { organizationTypes } from './organization.ts';
import { protectionTypes } from './protection.ts';
import { roleTypes } from './role.ts';
import { rolePolicyTypes } from './role-policy.ts';
import { teamsTypes } from './teams.ts';
import { tenantPolicyTypes } from './tenant-policy.ts';
import { userTypes } from './user.ts';
import { workloadTypes } from './workload.ts';

export type Kind =
  | 'text'
  | 'flag'
  | 'time'
  | 'day'
  | 'guid'
  | 'count'
  | 'number'
  | 'span'
  | 'object'
  | 'oneOf'
  | 'any';

export interface Property {
  name: string;
  kind: Kind;
  many: boolean;
  /** A navigation property: another object, not part of this one. */
  link: boolean;
  /** The type's name for `object`, `oneOf` and links. */
  type?: string;
}

export interface Type {
  name: string;
  base?: string;
  open: boolean;
  abstract: boolean;
  properties: ReadonlyMap<string, Property>;
  /** Names answered without `$select`; empty means all. */
  usual: ReadonlySet<string>;
}

const definitions: Definitions = {
  ...userTypes,
  ...groupTypes,
  ...applicationTypes,
  ...organizationTypes,
  ...invitationTypes,
  ...roleTypes,
  ...rolePolicyTypes,
  ...crossTenantTypes,
  ...multitenantOrganizationTypes,
  ...auditTypes,
  ...groupPimTypes,
  ...entitlementTypes,
  ...entitlementPolicyTypes,
  ...teamsTypes,
  ...conditionalAccessTypes,
  ...tenantPolicyTypes,
  ...protectionTypes,
  ...accessReviewTypes,
  ...workloadTypes,
};

const words = (list: string | undefined) => list?.trim().split(/\s+/) ?? [];

function ownProperties(definition: Definition): Property[] {
  const plain = (names: string | undefined, kind: Kind, many = false) =>
    words(names).map((name): Property => ({ name, kind, many, link: false }));
  const typed = (entries: Record<string, string> | undefined, link: boolean) =>
    Object.entries(entries ?? {}).map(([name, written]): Property => {
      const type = written.replace('[]', '');
      const kind = type === 'any' ? 'any' : definitions[type]?.oneOf ? 'oneOf' : 'object';
      return { name, kind, many: written.endsWith('[]'), link, type };
    });
  return [
    ...plain(definition.text, 'text'),
    ...plain(definition.texts, 'text', true),
    ...plain(definition.flag, 'flag'),
    ...plain(definition.time, 'time'),
    ...plain(definition.day, 'day'),
    ...plain(definition.guid, 'guid'),
    ...plain(definition.count, 'count'),
    ...plain(definition.number, 'number'),
    ...plain(definition.span, 'span'),
    ...typed(definition.is, false),
    ...typed(definition.to, true),
  ];
}

const compiled = new Map<string, Type>();

/** The type of this name; `undefined` for one the simulator does not look into. */
export function findType(name: string): Type | undefined {
  const known = compiled.get(name);
  if (known) return known;
  const definition = definitions[name];
  if (!definition || definition.oneOf) return undefined;
  const inherited = definition.base ? findType(definition.base)?.properties : undefined;
  const properties = new Map(inherited ?? []);
  for (const property of ownProperties(definition)) properties.set(property.name, property);
  const type: Type = {
    name,
    ...(definition.base && { base: definition.base }),
    open: isOpen(name),
    abstract: definition.abstract ?? false,
    properties,
    usual: new Set(words(definition.usual)),
  };
  compiled.set(name, type);
  return type;
}

/** The type of this name, which must exist. */
export function typeNamed(name: string): Type {
  const type = findType(name);
  if (!type) throw new Error(`no Graph type named ${name}`);
  return type;
}

function isOpen(name: string): boolean {
  const definition = definitions[name];
  return Boolean(definition && (definition.open || (definition.base && isOpen(definition.base))));
}

/** Whether `name` is `base` or derives from it. */
export function isA(name: string, base: string): boolean {
  for (let at: string | undefined = name; at; at = definitions[at]?.base)
    if (at === base) return true;
  return false;
}

/** `#microsoft.graph.user` and `microsoft.graph.user` name the type `user`. */
export const bareName = (written: string) => written.replace(/^#?(microsoft\.)?graph\./, '');

/** How the cloud writes the type's name in `@odata.type`. */
export const odataName = (name: string) => `#microsoft.graph.${name}`;

/** The members of an enumeration, and whether several may be joined. */
export function enumeration(name: string): { members: string[]; flags: boolean } {
  const definition = definitions[name];
  return { members: words(definition?.oneOf), flags: definition?.flags ?? false };
}

/** Every property that `name` or a type derived from it has. */
export function widestProperties(name: string): ReadonlyMap<string, Property> {
  const cached = widest.get(name);
  if (cached) return cached;
  const all = new Map<string, Property>();
  for (const other of Object.keys(definitions)) {
    if (!isA(other, name)) continue;
    for (const [key, property] of findType(other)?.properties ?? []) all.set(key, property);
  }
  widest.set(name, all);
  return all;
}
const widest = new Map<string, ReadonlyMap<string, Property>>();
