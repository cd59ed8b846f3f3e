// What the estate declares for posture: read into facts, and every problem with its line and remedy.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseEstate } from '../../src/config/estate/load.ts';
import { roleIsNeverGranted } from '../../src/domain/access/ceiling.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { writersFor } from '../../src/domain/access/kinds/membership-way.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';

const rules = {
  writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
  membershipWriters: writersFor,
  neverGranted: roleIsNeverGranted,
  checks: [
    { id: 'PRV-01' },
    { id: 'EMG-01' },
    { id: 'TEN-08', comparesWithAccepted: true as const },
  ],
};

const CONTOSO = '0b7ad8a3-c551-4bf1-9157-7f2a01302770';
const FABRIKAM = '106e3db9-a098-48e8-8c68-a063cca60ee9';
const GROUP = '11111111-2222-4333-8444-555555555555';

/** The sample without whatever it declares itself, with these lines instead. */
function estateWith(ofContoso: string, ofAll = ''): string {
  const lines = readFileSync('estate/estate.yaml', 'utf8').split('\n');
  const kept: string[] = [];
  let skipping: number | undefined;
  for (const line of lines) {
    const depth = line.search(/\S/);
    if (skipping !== undefined && (depth > skipping || depth < 0)) continue;
    skipping = undefined;
    if (/^ {4}posture:/.test(line)) skipping = 4;
    else if (/^posture:/.test(line)) skipping = 0;
    else kept.push(line);
  }
  const indent = (text: string, by: number) =>
    text.split('\n').map((line) => (line ? `${' '.repeat(by)}${line}` : line));
  const at = kept.indexOf('  - name: contoso');
  kept.splice(at + 1, 0, ...(ofContoso ? ['    posture:', ...indent(ofContoso, 6)] : []));
  const all = ofAll.includes('readers:') ? ofAll : `readers: []\n${ofAll}`;
  return [...kept, 'posture:', ...indent(all, 2), 'policies: []', ''].join('\n');
}

function estateOf(ofContoso: string, ofAll?: string): Estate {
  const parsed = parseEstate(estateWith(ofContoso, ofAll), 'estate.yaml', rules);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.estate;
}

function problemsOf(ofContoso: string, ofAll?: string): readonly string[] {
  const parsed = parseEstate(estateWith(ofContoso, ofAll), 'estate.yaml', rules);
  return 'problems' in parsed ? parsed.problems : [];
}

describe('what a tenant declares', () => {
  test('nothing declared is nothing known, and every own tenant has its entry', () => {
    const { posture, tenants } = estateOf('');
    const own = tenants.filter(({ kind }) => kind !== 'external');
    expect(Object.keys(posture.tenants ?? {})).toEqual(own.map(({ id }) => id));
    expect(posture.tenants?.[CONTOSO]).toMatchObject({
      owner: null,
      decision: null,
      emergencyAccounts: [],
      allowedPlans: null,
      compliantShare: 0.9,
    });
    expect(posture.declared).toMatchObject({ partners: [], multiTenant: null });
  });

  test('days and moments become milliseconds, ids small letters', () => {
    const { posture } = estateOf(
      [
        'country: de',
        'owner: Omar Diaz',
        'decision: { url: https://wiki.contoso.example/adr/7, reviewedOn: 2026-03-01, triggers: [merger], by: Omar Diaz }',
        `emergencyAccounts: [${GROUP.toUpperCase()}]`,
        'lastEmergencyDrill: 2026-02-03T10:00:00+01:00',
        'requiredIsolation: resource',
        'allowedPlans: [EXCHANGE_S_STANDARD]',
        'attestations:',
        '  sentinel: { statement: All logs arrive, by: Sam Okafor, on: 2026-01-01, due: 2027-01-01 }',
        'exceptions:',
        `  - { check: PRV-01, because: Migration, by: Sam Okafor, until: 2027-02-28, objects: [${GROUP.toUpperCase()}] }`,
      ].join('\n'),
    );
    expect(posture.tenants?.[CONTOSO]).toMatchObject({
      country: 'DE',
      decision: { reviewedOn: Date.UTC(2026, 2, 1), triggers: ['merger'] },
      emergencyAccounts: [GROUP],
      lastEmergencyDrill: Date.UTC(2026, 1, 3, 9),
      requiredIsolation: 'resource',
      allowedPlans: ['EXCHANGE_S_STANDARD'],
      attestations: { sentinel: { due: Date.UTC(2027, 0, 1) } },
      exceptions: [{ check: 'PRV-01', until: Date.UTC(2027, 1, 28), objects: [GROUP] }],
    });
  });

  test('every problem of form and content is told at once, each with its line', () => {
    const text = estateWith(
      [
        'country: Germany',
        'lastEmergencyDrill: 2026-02-31',
        'compliantShare: 90',
        'attestations:',
        '  sentinel: { statement: x, by: Sam, on: 2026-01-01, due: soon }',
      ].join('\n'),
      'globalAdministrators: { atLeast: 9, atMost: 8 }',
    );
    const parsed = parseEstate(text, 'estate.yaml', rules);
    const problems = 'problems' in parsed ? parsed.problems : [];
    const line = (of: string) => text.slice(0, text.indexOf(of)).split('\n').length;
    expect(problems).toEqual([
      `estate.yaml:${line('country: Germany')} tenants[0].posture.country must be a country of two letters, such as DE.`,
      expect.stringContaining(
        'tenants[0].posture.lastEmergencyDrill must be a day that exists, such as 2027-03-31',
      ),
      expect.stringContaining('posture.compliantShare must be a share between 0 and 1'),
      expect.stringContaining('attestations.sentinel.due must be a day that exists'),
      expect.stringContaining('posture.globalAdministrators.atLeast is more than atMost'),
    ]);
  });

  test('an exception names a check that exists, an attestation a subject and a day to come', () => {
    expect(
      problemsOf(
        [
          'exceptions: [{ check: PRV-99, because: x, by: y, until: 2027-01-01 }]',
          'attestations:',
          '  weather: { statement: x, by: y, on: 2026-01-01, due: 2026-01-01 }',
        ].join('\n'),
      ),
    ).toEqual([
      expect.stringMatching(/attestations\.weather is not a subject .* write one of sentinel/),
      expect.stringMatching(/attestations\.weather\.due is not after/),
      expect.stringMatching(/exceptions\[0\]\.check names "PRV-99", which is no check/),
    ]);
  });

  test('whoever accepts drift says which: what changes later is another matter', () => {
    const accepted = (more: string) =>
      problemsOf(`exceptions: [{ check: TEN-08, because: x, by: y, until: 2027-01-01${more} }]`);
    expect(accepted('')).toEqual([
      expect.stringMatching(
        /exceptions\[0\] accepts every change to come as well; write under objects/,
      ),
    ]);
    expect(accepted(', objects: [default]')).toEqual([]);
  });

  test('a field that does not exist is said so', () => {
    expect(problemsOf('countri: DE')).toEqual([
      expect.stringContaining('tenants[0].posture.countri is not a field of the estate; remove it'),
    ]);
  });
});

describe('what is declared of all of them', () => {
  test('partners by the name of an external tenant or by id, owners are members', () => {
    const { posture, tenants } = estateOf(
      '',
      [
        'partners:',
        '  - { tenant: adatum, owner: Ines Roth, reviewedOn: 2026-05-01, trust: [mfa] }',
        `  - { tenant: ${GROUP}, name: Microsoft support, owner: Omar, reviewedOn: 2026-05-01, microsoftSupport: true }`,
        'reviewEvery: P90D',
        'multiTenant: { members: [fabrikam], owners: [contoso] }',
        'riskProfile: cisa',
        'oneWay: [{ from: contoso, to: fabrikam }]',
      ].join('\n'),
    );
    const adatum = tenants.find(({ name }) => name === 'adatum');
    expect(posture.declared).toEqual({
      partners: [
        {
          tenantId: adatum?.id,
          name: adatum?.displayName,
          owner: 'Ines Roth',
          reviewedOn: Date.UTC(2026, 4, 1),
          trust: ['mfa'],
          microsoftSupport: false,
        },
        expect.objectContaining({ tenantId: GROUP, trust: [], microsoftSupport: true }),
      ],
      reviewEvery: 90 * DAY,
      multiTenant: { members: [FABRIKAM, CONTOSO], owners: [CONTOSO] },
      riskProfile: 'cisa',
      globalAdministrators: { atLeast: 2, atMost: 8 },
      oneWay: [{ from: CONTOSO, to: FABRIKAM }],
    });
  });

  test('a partner is not one of ours, not named twice, and not without a name', () => {
    expect(
      problemsOf(
        '',
        [
          'partners:',
          '  - { tenant: fabrikam, owner: x, reviewedOn: 2026-05-01 }',
          '  - { tenant: adatum, owner: x, reviewedOn: 2026-05-01 }',
          '  - { tenant: adatum, owner: x, reviewedOn: 2026-05-01 }',
          '  - { tenant: nobody, owner: x, reviewedOn: 2026-05-01 }',
          `  - { tenant: ${GROUP}, owner: x, reviewedOn: 2026-05-01 }`,
          'oneWay: [{ from: contoso, to: contoso }]',
        ].join('\n'),
      ).map((problem) => problem.replace(/^\S+ posture\./, '')),
    ).toEqual([
      expect.stringMatching(/^partners\[0\]\.tenant names fabrikam, which is one of your own/),
      expect.stringMatching(/^partners\[2\]\.tenant is listed already as partners\[1\]/),
      expect.stringMatching(/^partners\[3\]\.tenant names "nobody".*write an id, or one of adatum/),
      expect.stringMatching(/^partners\[4\]\.tenant needs a name/),
      expect.stringMatching(/^oneWay\[0\]\.to is the same tenant/),
    ]);
  });
});

describe('readers by group', () => {
  test('whoever is in a group of a tenant may read', () => {
    const { posture } = estateOf(
      '',
      `readers:\n  - { group: ${GROUP}, in: contoso, tenants: [contoso, fabrikam] }\n  - { person: sam.okafor, tenants: all }`,
    );
    expect(posture.readers).toEqual([
      { group: { tenantId: CONTOSO, groupId: GROUP }, tenants: [CONTOSO, FABRIKAM] },
      { person: 'sam.okafor', tenants: 'all' },
    ]);
  });

  test('not a group that people can ask for, and never without its tenant', () => {
    const offered = '6f1f6f0e-54c4-4ff0-8f0e-1d6a8a7a1101';
    expect(
      problemsOf(
        '',
        [
          'readers:',
          `  - { group: ${offered}, in: contoso, tenants: all }`,
          `  - { group: ${GROUP}, tenants: all }`,
          `  - { group: ${GROUP}, in: adatum, tenants: all }`,
          `  - { person: sam.okafor, group: ${GROUP}, in: contoso, tenants: all }`,
          '  - { tenants: all }',
        ].join('\n'),
      ).map((problem) => problem.replace(/^\S+ posture\./, '')),
    ).toEqual([
      expect.stringMatching(/^readers\[0\]\.group is offered in contoso/),
      expect.stringMatching(/^readers\[1\]\.in is missing/),
      expect.stringMatching(/^readers\[2\]\.in names adatum, whose groups cannot be read/),
      expect.stringMatching(/^readers\[3\]\.person stands beside a group/),
      expect.stringMatching(/^readers\[4\]\.person is missing/),
    ]);
  });
});
