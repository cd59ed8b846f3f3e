// Puts names beside the ids of a changed estate: what the domain knows, and what the tenant concerned says.
import { canonicalJson } from '../../../shared/hash.ts';
import { builtInRole } from '../../access/built-in-role.ts';
import type { FactQuery } from '../../facts.ts';
import type { Study } from '../../study.ts';
import type { Estate } from '../estate.ts';
import type { Difference } from './difference.ts';
import { namedByRules, type Sort, type Thing, thingsIn } from './things.ts';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const LONGEST_NAME = 80;

/** Reads only what differs. Names are what others wrote: marked as such, and never more than a name. */
export function* nameDifferences(
  estates: readonly Estate[],
  found: readonly Difference[],
): Study<Difference[]> {
  const known = estates.flatMap(thingsIn);
  const ids = new Set(known.map(({ id }) => small(id)));
  const guessed = estates.flatMap(namedByRules).filter(({ id }) => !ids.has(small(id)));
  const byId = Map.groupBy([...known, ...guessed], ({ id }) => small(id));
  const tenants = new Map(
    estates.flatMap((one) => one.tenants.map(({ id, displayName }) => [id, displayName] as const)),
  );
  /** The same id may stand in several tenants: meant is the one that the difference is about. */
  const meant = ({ tenants: concerned }: Difference, id: string): Thing[] => {
    const all = builtInRole(id) ? [] : (byId.get(small(id)) ?? []);
    const near = all.filter(({ tenantId }) => concerned.includes(tenantId));
    return near.length > 0 ? near : all;
  };
  const queries = new Map<string, FactQuery>();
  const asks = (thing: Thing) => thing.sorts.map((sort) => asked(sort, thing));
  for (const one of found) {
    const things = (one.words.match(ID) ?? []).flatMap((id) => meant(one, id));
    for (const query of things.flatMap(asks)) queries.set(canonicalJson(query), query);
  }
  const facts = queries.size === 0 ? [] : yield [...queries.values()];
  const answers = new Map([...queries.keys()].map((key, i) => [key, facts[i]]));
  const answered = (thing: Thing) =>
    asks(thing).flatMap((query) => answers.get(canonicalJson(query)) ?? []);
  const tenantName = (id: string) => tenants.get(id) ?? id;
  const withName = (one: Difference, id: string): string => {
    const fixed = builtInRole(id) ?? tenants.get(small(id));
    if (fixed !== undefined) return `${quoted(fixed)} (${id})`;
    const things = meant(one, id);
    const read = things.flatMap(answered);
    if (read.length === 0) return id;
    const names = read.flatMap((fact) => (fact.known ? nameIn(fact.value) : []));
    if (names.length > 0) return `${[...new Set(names)].map(quoted).join(' or ')} (${id})`;
    if (read.some(({ known }) => !known)) return `${id} (its name could not be read)`;
    const where = things.map(({ tenantId }) => tenantName(tenantId));
    return `${id} (not found in ${[...new Set(where)].join(' or ')})`;
  };
  return found.map((one) => ({ ...one, words: one.words.replace(ID, (id) => withName(one, id)) }));
}

/** Are these words told with whatever names? Nobody's name has the quotes that it stands in. */
export function isWithNames(named: string, words: string): boolean {
  const plain = words.split(ID).map(literally);
  const ids = (words.match(ID) ?? []).map((id) => `(?:${NAMES} \\(${id}\\)|${id}(?:${UNNAMED})?)`);
  return new RegExp(`^${plain.map((part, i) => part + (ids[i] ?? '')).join('')}$`).test(named);
}

const NAMES = '“[^“”]*”(?: or “[^“”]*”)*';
const UNNAMED = ' \\((?:its name could not be read|not found in .*?)\\)';
const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const small = (id: string): string => id.toLowerCase();

function asked(sort: Sort, { tenantId, id }: Thing): FactQuery {
  switch (sort) {
    case 'account':
      return { fact: 'account', account: { tenantId, objectId: id } };
    case 'group':
      return { fact: 'group', tenantId, groupId: id };
    case 'role':
      return { fact: 'role', tenantId, roleId: id };
    case 'unit':
      return { fact: 'administrative-unit', tenantId, unitId: id };
    case 'application':
      return { fact: 'application', tenantId, appId: id };
    case 'enterprise-application':
      return { fact: 'enterprise-application', tenantId, applicationId: id };
    case 'package':
      return { fact: 'access-package', tenantId, packageId: id };
    case 'package-policy':
      return { fact: 'package-policy', tenantId, policyId: id };
  }
}

/** People may be called alike; the address under which they sign in is theirs alone. */
function nameIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { displayName, userPrincipalName } = value as Readonly<Record<string, unknown>>;
  const parts = [displayName, userPrincipalName].filter((part) => typeof part === 'string');
  return parts.length > 0 ? [parts.join(', ')] : [];
}

/** Nobody ends the quotation by a sign in a name. */
function quoted(name: string): string {
  const one = name
    .replace(/["“”„‟«»]/g, '’')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = Array.from(one);
  const cut =
    letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : one;
  return `“${cut}”`;
}
