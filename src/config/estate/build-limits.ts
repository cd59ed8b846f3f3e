// How much is let through, as the domain works with it: tenants by their ids, patterns in small letters.
import type { Estate, PolicyRule } from '../../domain/estate/estate.ts';
import type { Assignment } from '../../domain/estate/limits.ts';
import type { PlaceOf } from './places.ts';
import type { EstateFile, PolicyEntry } from './schema.ts';

export const buildRuleLimits = ({
  automatic,
  atOnce,
}: PolicyEntry): Pick<PolicyRule, 'automatic' | 'atOnce'> => ({
  ...(automatic && { automatic }),
  ...(atOnce !== undefined && { atOnce }),
});

export function buildLimits(
  file: EstateFile,
  placeOf: PlaceOf,
  idOf: (tenant: string) => string,
): Pick<Estate, 'incompatible'> {
  const assigned = ({ kind, tenant, resource }: EntryAssignment): Assignment => ({
    kind,
    tenantId: idOf(tenant),
    resource: resource.toLowerCase(),
  });
  const { incompatible } = file;
  if (!incompatible) return {};
  return {
    incompatible: incompatible.map(({ id, between: [one, other], because }, i) => ({
      id,
      place: placeOf(['incompatible', i, 'id']),
      between: [one.map(assigned), other.map(assigned)],
      because,
    })),
  };
}

type EntryAssignment = NonNullable<EstateFile['incompatible']>[number]['between'][0][number];
