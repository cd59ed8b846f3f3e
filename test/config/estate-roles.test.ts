// Roles in the estate file: for the whole tenant, for units, or for both; never what is never given there.
import { describe, expect, test } from 'vitest';
import { loadEstate, parseEstate } from '../../src/config/estate/load.ts';
import { roleIsNeverGranted } from '../../src/domain/access/ceiling.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { writersFor } from '../../src/domain/access/kinds/membership-way.ts';
import { sampleEstate } from '../support/sample-estate.ts';

const rules = {
  writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
  neverGranted: roleIsNeverGranted,
  membershipWriters: writersFor,
};
const sample = sampleEstate();
const BERLIN = '6f1f6f0e-54c4-4ff0-8f0e-1d6a8a7a1902';
const REPORTS = 'id: 4a5d8f65-41da-4de4-8968-e035b65339cf';

const problems = (from: string, to: string): string => {
  expect(sample).toContain(from);
  const result = parseEstate(sample.replace(from, to), 'estate.yaml', rules);
  return 'problems' in result ? result.problems.join('\n') : '';
};

describe('roles in the estate file', () => {
  test('each place is an offer of its own', () => {
    const loaded = loadEstate('estate/estate.yaml', rules);
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    expect(loaded.estate.tenants[0]?.offers.roles.slice(-4)).toEqual([
      `966707d0-3269-4727-9be2-8c3a10f19b9d:${BERLIN}`,
      `729827e3-9c14-49f7-bb1b-9608f156bbb8:${BERLIN}`,
      '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
      `4d6ac14f-3453-41d0-bef9-a3e0c569773a:${BERLIN}`,
    ]);
  });

  test.each([
    ['id: 966707d0-3269-4727-9be2-8c3a10f19b9d # P', /Password Administrator in the whole tenant/],
    ['id: fe930be7-5e62-47db-91af-98c3a49a38b1', /offers User Administrator, which is never given/],
    [`id: 62e90394-69f5-4237-9190-012177145e10\n          units: [${BERLIN}]`, /never given/],
    [`${REPORTS}\n          units: []`, /units is empty, so the role is offered nowhere/],
    [`${REPORTS}\n          units: [${BERLIN}, ${BERLIN}]`, /named twice here/],
    [`${REPORTS}\n          units: [Berlin]`, /must be an id as Entra shows it/],
    [`${REPORTS}\n          whole: perhaps`, /must be true or false/],
  ])('%s is told', (entry, problem) => {
    expect(problems(REPORTS, entry)).toMatch(problem);
  });
});
