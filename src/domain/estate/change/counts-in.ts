// In which tenants somebody counts whom the estate names: owns, decides, asks, reads, takes or is told.
import { kindById } from '../../access/kinds/index.ts';
import { peopleInRole } from '../deciders.ts';
import type { Estate, PolicyRule, PostureReader } from '../estate.ts';

/** Those whose people are answered. */
export const oursIn = ({ tenants }: Estate): string[] =>
  tenants.filter(({ kind }) => kind !== 'external').map(({ id }) => id);

/** An estate is not changed once it is read, and many rules are about the same. */
const ofRules = new WeakMap<Estate, Map<string, readonly string[]>>();

/**
 * A rule that names no tenants is about each that enables one of its kinds. One for settings is about
 * whoever may stand on the other side as well: the same people decide for both.
 */
export function tenantsOfRule(
  estate: Estate,
  { tenants, kinds }: Pick<PolicyRule, 'tenants' | 'kinds'>,
): readonly string[] {
  const remembered = ofRules.get(estate) ?? new Map<string, readonly string[]>();
  ofRules.set(estate, remembered);
  const key = JSON.stringify([tenants, kinds]);
  const known = remembered.get(key);
  if (known) return known;
  const near = estate.tenants.filter(({ id, access }) =>
    tenants ? tenants.includes(id) : access.some((kind) => kinds.includes(kind)),
  );
  const settings = kinds.flatMap((id) => {
    const kind = kindById(id);
    return kind?.lifecycle === 'relationship-setting' ? [kind] : [];
  });
  const offered = near
    .flatMap((tenant) => settings.flatMap((kind) => kind.offered(tenant, estate)))
    .join('\n');
  const far = estate.tenants.filter(({ id }) => offered.includes(id));
  const found = [...new Set([...(tenants ?? []), ...[...near, ...far].map(({ id }) => id)])];
  remembered.set(key, found);
  return found;
}

export const tenantsOfReader = (estate: Estate, { tenants }: PostureReader): string[] =>
  tenants === 'all' ? oursIn(estate) : [...tenants];

/**
 * Decides in every tenant, and no rule has to name it. Who is on call only stops things where nothing
 * names them: to let somebody stop takes nothing from an owner, and lists of them change often.
 */
const EVERYWHERE = 'security';

/** For the name of a person or of a role: where it is named itself, and where a role is that has it. */
export function tenantsWhere(estate: Estate, name: string): string[] {
  const { rolesOf, tenantsNaming } = indexOf(estate);
  return [...new Set([name, ...(rolesOf.get(name) ?? [])].flatMap(tenantsNaming))];
}

interface Index {
  readonly rolesOf: ReadonlyMap<string, readonly string[]>;
  tenantsNaming(word: string): readonly string[];
}

/** Hundreds of people may change at once, and whoever decides waits for it. */
const indexes = new WeakMap<Estate, Index>();

function indexOf(estate: Estate): Index {
  const known = indexes.get(estate);
  if (known) return known;
  const naming = placesByWord(estate);
  const found = new Map<string, readonly string[]>();
  const index: Index = {
    rolesOf: rolesByPerson(estate),
    tenantsNaming: (word) => {
      const tenants = found.get(word) ?? [
        ...new Set((naming.get(word) ?? []).flatMap((tenantsOf) => tenantsOf())),
      ];
      found.set(word, tenants);
      return tenants;
    },
  };
  indexes.set(estate, index);
  return index;
}

function rolesByPerson(estate: Estate): Map<string, string[]> {
  const roles = new Map<string, string[]>();
  for (const role of new Set([...Object.keys(estate.roles ?? {}), 'oncall'])) {
    for (const name of peopleInRole(estate, role) ?? []) {
      roles.set(name, [...(roles.get(name) ?? []), role]);
    }
  }
  return roles;
}

/**
 * Of every word of the estate, the tenants of whatever it stands in. Something of a tenant is searched as
 * a whole, and what nobody foresaw is about every tenant, so that a new field asks too many owners rather
 * than too few.
 */
function placesByWord(estate: Estate): ReadonlyMap<string, ReadonlyArray<() => readonly string[]>> {
  const ours = () => oursIn(estate);
  const places = new Map<string, Array<() => readonly string[]>>([[EVERYWHERE, [ours]]]);
  const within = <T>(all: readonly T[] | undefined, tenantsOf: (one: T) => readonly string[]) => {
    for (const one of all ?? []) {
      const place = () => tenantsOf(one);
      for (const word of wordsIn(one)) {
        const listed = places.get(word);
        if (listed) listed.push(place);
        else places.set(word, [place]);
      }
    }
  };
  // Who stands for a documented partner has no more to say than anybody else; the rest are names of other things.
  const { organization: _, people: __, oncall: ___, roles: ____, posture, ...rest } = estate;
  const { tenants, policies, incompatible, breakGlass, auditors, ...others } = rest;
  const { readers, tenants: declared = {}, declared: _____, ...more } = posture;
  within([others, more], ours);
  within(tenants, ({ id }) => [id]);
  within(policies, (rule) => tenantsOfRule(estate, rule));
  within(incompatible, ({ between }) => between.flat().map(({ tenantId }) => tenantId));
  within(breakGlass, ({ tenantId }) => [tenantId]);
  within([...readers, ...(auditors ?? [])], (one) => tenantsOfReader(estate, one));
  within(Object.entries(declared), ([id]) => [id]);
  return places;
}

/** Each once, however deep it stands. */
function wordsIn(value: unknown, words = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string') words.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) wordsIn(one, words);
  return words;
}
