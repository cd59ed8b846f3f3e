// The estate as the product reads it, for commands about the record: tenants, people and times of keeping.
import { loadEstate } from '../config/estate/load.ts';
import { estateFileOf } from '../config/estate-file.ts';
import { roleIsNeverGranted } from '../domain/access/ceiling.ts';
import { kinds } from '../domain/access/kinds/index.ts';
import { writersFor } from '../domain/access/kinds/membership-way.ts';
import { limitRules } from '../domain/access/limit-rules.ts';
import type { Estate } from '../domain/estate/estate.ts';
import { checks } from '../domain/posture/checks/index.ts';

export function estateOfRecord(): Estate {
  const loaded = loadEstate(estateFileOf(), {
    writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
    membershipWriters: writersFor,
    limits: limitRules,
    neverGranted: roleIsNeverGranted,
    checks,
  });
  if ('problems' in loaded) {
    throw new Error(['The estate cannot be read:', ...loaded.problems].join('\n  - '));
  }
  return loaded.estate;
}
