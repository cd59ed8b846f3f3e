// The applications and groups that may be named when cross-tenant access is opened.
import type { Finding } from './findings.ts';
import type { Path } from './places.ts';
import type { TenantEntry } from './schema.ts';

export function checkOpenings(tenant: TenantEntry, i: number): Finding[] {
  const readable = tenant.signIn.includes('reader');
  return (['applications', 'groups'] as const).flatMap((list) => {
    const named = tenant.offers?.openings?.[list] ?? [];
    return named.flatMap(({ id, name }, o): Finding[] => {
      const path: Path = ['tenants', i, 'offers', 'openings', list, o];
      if (named.findIndex((other) => other.id === id) < o) {
        return [{ path: [...path, 'id'], problem: 'stands here twice; remove one of the lines' }];
      }
      if (readable === (name === undefined)) return [];
      return [
        readable
          ? {
              path: [...path, 'name'],
              problem: 'is read from the directory of this tenant; remove it',
            }
          : {
              path,
              problem:
                'has no name, and Drawbridge cannot read it in this tenant; write it beside the id',
            },
      ];
    });
  });
}
