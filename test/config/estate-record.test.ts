// Auditors and times of keeping in the estate file: read, and told with their line where they cannot be.
import { describe, expect, test } from 'vitest';
import { parseEstate } from '../../src/config/estate/load.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { writersFor } from '../../src/domain/access/kinds/membership-way.ts';
import { DAY } from '../../src/shared/duration.ts';
import { sampleEstate } from '../support/sample-estate.ts';

const rules = {
  writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
  membershipWriters: writersFor,
  neverGranted: () => undefined,
  checks: [],
};
const FABRIKAM = '106e3db9-a098-48e8-8c68-a063cca60ee9';
const GROUP = '6f1f6f0e-54c4-4ff0-8f0e-1d6a8a7a1101';

/** The sample with these lines in the place of what it says about the record, and no checks named. */
const sample = (lines: string) =>
  sampleEstate()
    .replace(/^auditors:\n( {2}.*\n)+/m, '')
    .replace(/^retention:\n( {2}.*\n)+/m, `${lines}\n`)
    .replace(/^ {6}exceptions:.*\n( {8}.*\n)+/gm, '');
const parse = (lines: string) => parseEstate(sample(lines), 'estate.yaml', rules);

describe('the record in the estate file', () => {
  test('seven years and no auditors, where nothing is said', () => {
    const parsed = parse('');
    expect('problems' in parsed ? parsed.problems : parsed.estate).toMatchObject({
      auditors: [],
      retention: { requests: 2555 * DAY, tenants: {} },
    });
  });

  test('what is said, with tenants by their ids', () => {
    const parsed = parse(
      'auditors:\n  - { person: sam.okafor, tenants: [fabrikam] }\nretention:\n  requests: P365D\n  tenants:\n    - { tenant: fabrikam, requests: P90D }',
    );
    expect('problems' in parsed ? parsed.problems : parsed.estate).toMatchObject({
      auditors: [{ person: 'sam.okafor', tenants: [FABRIKAM] }],
      retention: { requests: 365 * DAY, tenants: { [FABRIKAM]: 90 * DAY } },
    });
  });

  test.each([
    ['auditors:\n  - { person: nobody.here, tenants: all }', 'nobody.here'],
    ['auditors:\n  - { person: sam.okafor, tenants: [nowhere] }', 'nowhere'],
    ['auditors:\n  - { tenants: all }', 'name a person, or a group'],
    [`auditors:\n  - { group: ${GROUP}, in: contoso, tenants: all }`, 'is offered in contoso'],
    ['retention:\n  requests: P7D', 'shorter than 30 days'],
    ['retention:\n  tenants:\n    - { tenant: nowhere, requests: P90D }', 'nowhere'],
  ])('%s is told', (lines, words) => {
    const parsed = parse(lines);
    const problems = 'problems' in parsed ? parsed.problems : [];
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems[0]).toMatch(/estate\.yaml:\d+/);
  });
});
