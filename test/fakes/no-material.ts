// Evidence of a request beside which nothing is on record.
import type { Material } from '../../src/domain/record/evidence/material.ts';

export const NOTHING: Material = {
  chain: { sound: true, entries: 0, hash: '', waiting: 0 },
  requests: [],
  entries: [],
  accounts: new Map(),
  links: [],
  versions: [],
  missing: [],
};
