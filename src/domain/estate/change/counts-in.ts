// In which tenants somebody counts whom the estate names: owns, decides, asks, reads, takes or is told.
import { kindById } from '../../access/kinds/index.ts';
import { peopleInRole } from '../deciders.ts';
import type { Estate, PolicyRule, PostureReader } from '../estate.ts';

/** Those whose people are answered. */
export const oursIn = ({ tenants }: Estate): string[] =>
  tenants.filter(({ kind }) => kind !== 'external').map(({ id }) => id);

/**
 * A rule that names no tenants is about each that enables one of its kinds. One for settings is about
 * whoever may stand on the other side as well: the same people decide for both.
 */
export function tenantsOfRule(estate: Estate, { tenants, kinds }: PolicyRule): string[] {
  const near = estate.tenants.filter(({ id, access }) =>
    tenants ? tenants.includes(id) : access.some((kind) => kinds.includes(kind)),
  );
  const settings = kinds.flatMap((id) => {
    const kind = kindById(id);
    return kind?.lifecycle === 'relationship-setting' ? [kind] : [];
  });
  const offered = near.flatMap((tenant) =>
    settings.flatMap((kind) => kind.offered(tenant, estate)),
  );
  const far = estate.tenants.filter(({ id }) => offered.some((place) => place.includes(id)));
  return [...new Set([...(tenants ?? []), ...[...near, ...far].map(({ id }) => id)])];
}

export const tenantsOfReader = (estate: Estate, { tenants }: PostureReader): string[] =>
  tenants === 'all' ? oursIn(estate) : [...tenants];

/**
 * Decides in every tenant, and no rule has to name it. Who is on call only stops things where nothing
 * names them: to let somebody stop takes nothing from an owner, and lists of them change often.
 */
const EVERYWHERE = 'security';

/**
 * For the name of a person or of a role. Whatever stands in something of a tenant is searched as a
 * whole, and what nobody foresaw is about every tenant, so that a new field asks too many owners
 * rather than too few.
 */
export function tenantsWhere(estate: Estate, name: string): string[] {
  const roles = [...Object.keys(estate.roles ?? {}), 'oncall'];
  const called = new Set([
    name,
    ...roles.filter((role) => peopleInRole(estate, role)?.includes(name)),
  ]);
  const isIn = (value: unknown): boolean =>
    typeof value === 'string'
      ? called.has(value)
      : typeof value === 'object' && value !== null && Object.values(value).some(isIn);
  const within = <T>(all: readonly T[] | undefined, tenantsOf: (one: T) => readonly string[]) =>
    (all ?? []).filter(isIn).flatMap(tenantsOf);
  // Who stands for a documented partner has no more to say than anybody else; the rest are names of other things.
  const { organization: _, people: __, oncall: ___, roles: ____, posture, ...rest } = estate;
  const { tenants, policies, incompatible, breakGlass, auditors, ...others } = rest;
  const { readers, tenants: declared = {}, declared: _____, ...more } = posture;
  const everywhere = called.has(EVERYWHERE) || isIn([others, more]);
  const found = [
    ...(everywhere ? oursIn(estate) : []),
    ...within(tenants, ({ id }) => [id]),
    ...within(policies, (rule) => tenantsOfRule(estate, rule)),
    ...within(incompatible, ({ between }) => between.flat().map(({ tenantId }) => tenantId)),
    ...within(breakGlass, ({ tenantId }) => [tenantId]),
    ...within([...readers, ...(auditors ?? [])], (one) => tenantsOfReader(estate, one)),
    ...within(Object.entries(declared), ([id]) => [id]),
  ];
  return [...new Set(found)];
}
