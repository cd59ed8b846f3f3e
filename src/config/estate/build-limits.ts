// How much is let through, as the domain works with it: tenants by their ids, patterns in small letters.
import type { Estate, PolicyRule } from '../../domain/estate/estate.ts';
import type { Assignment, BreakGlass } from '../../domain/estate/limits.ts';
import { whoMay } from './check-break-glass.ts';
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
  version: string,
): Pick<Estate, 'incompatible' | 'breakGlass'> {
  const assigned = ({ kind, tenant, resource }: EntryAssignment): Assignment => ({
    kind,
    tenantId: idOf(tenant),
    resource: resource.toLowerCase(),
  });
  const { incompatible, breakGlass } = file;
  return {
    ...(incompatible && {
      incompatible: incompatible.map(({ id, between: [one, other], because }, i) => ({
        id,
        place: placeOf(['incompatible', i, 'id']),
        between: [one.map(assigned), other.map(assigned)],
        because,
      })),
    }),
    ...(breakGlass && {
      breakGlass: breakGlass.map((entry, i): BreakGlass => {
        const { tenant, oncall: _, resource, ...rest } = entry;
        return {
          ...rest,
          place: placeOf(['breakGlass', i, 'id']),
          version,
          tenantId: idOf(tenant),
          resource: resource.toLowerCase(),
          people: whoMay(file, entry),
        };
      }),
    }),
  };
}

type EntryAssignment = NonNullable<EstateFile['incompatible']>[number]['between'][0][number];
