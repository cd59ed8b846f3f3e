// What a well-formed estate can still get wrong without anybody noticing until somebody asks or decides.
import { describe, expect, test } from 'vitest';
import { parseEstate } from '../../src/config/estate/load.ts';
import { roleIsNeverGranted } from '../../src/domain/access/ceiling.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { writersFor } from '../../src/domain/access/kinds/membership-way.ts';
import type { Cloud } from '../../src/domain/estate/estate.ts';
import { sampleEstate } from '../support/sample-estate.ts';

const sample = sampleEstate();

function problems(changes: Array<[string | RegExp, string]>, cloud: Cloud = 'commercial') {
  const text = changes.reduce((all, [from, to]) => {
    const changed = all.replace(from, to);
    expect(changed, `${String(from)} is in the sample`).not.toBe(all);
    return changed;
  }, sample);
  const rules = {
    writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
    membershipWriters: writersFor,
    neverGranted: roleIsNeverGranted,
    cloud,
  };
  const result = parseEstate(text, 'estate.yaml', rules);
  return { text, found: 'problems' in result ? result.problems : [] };
}

/** The line on which the `nth` occurrence of these words stands. */
const lineOf = (text: string, words: string, nth = 1): number => {
  const before = text.split(words, nth).join(words);
  return before.split('\n').length;
};

test('the sample has none of it', () => {
  expect(problems([]).found).toEqual([]);
});

describe('identities', () => {
  test('two with one client id are one identity, so the second is told', () => {
    const { text, found } = problems([['bb1a002', 'bb1a001']]);
    expect(found).toEqual([
      `estate.yaml:${lineOf(text, 'clientId', 2)} identities.remover.clientId is also the client id of reader; register an application of its own for each identity.`,
    ]);
  });
});

describe('clouds', () => {
  test('a tenant in another cloud than this Drawbridge’s is told', () => {
    const { text, found } = problems([['cloud: commercial', 'cloud: gcchigh']]);
    expect(found).toEqual([
      `estate.yaml:${lineOf(text, 'cloud: gcchigh')} tenants[0].cloud is gcchigh, and CLOUD is commercial; set CLOUD=gcchigh and leave the tenants of other clouds to another Drawbridge.`,
    ]);
  });

  test('an external tenant may be in any: nobody signs in there', () => {
    expect(problems([[/(kind: external\n\s+cloud: )commercial/, '$1gcchigh']]).found).toEqual([]);
  });

  test('of the government community, a commercial one is reached as well', () => {
    expect(problems([], 'gcc').found).toEqual([]);
    expect(problems([], 'dod').found).toHaveLength(5);
  });
});

describe('owners', () => {
  const outside: [string, string] = [
    '{ tenant: fabrikam, objectId: 2b8e1a7f-9b64-4c1a-b3ef-61f1a1b20002 }',
    '{ tenant: adatum, objectId: 2b8e1a7f-9b64-4c1a-b3ef-61f1a1b20002 }',
  ];

  test('whose account is in an external tenant could never decide', () => {
    const { text, found } = problems([outside]);
    expect(found[0]).toBe(
      `estate.yaml:${lineOf(text, 'owners: [ines.roth')} tenants[1].owners[0] decides with an account in adatum, and people of an external tenant are not answered; list an account of ines.roth in one of your tenants.`,
    );
  });

  test('who have another account are told how to name it', () => {
    const both = `${outside[1]}\n      - { tenant: contoso, objectId: 2b8e1a7f-9b64-4c1a-b3ef-61f1a1b20009 }`;
    const { found } = problems([[outside[0], both]]);
    expect(found[0]).toMatch(
      /owners\[0\] decides with an account in adatum.*; write ines\.roth@contoso\.$/,
    );
  });

  test('named as approvers of a rule are held to the same', () => {
    const { found } = problems([
      [
        '{ tenant: contoso, objectId: 1a7d0f6e-8a53-4b0f-a2de-50e0f0a10003 }',
        '{ tenant: adatum, objectId: 1a7d0f6e-8a53-4b0f-a2de-50e0f0a10003 }',
      ],
      ['approvers: [tenant-owners]', 'approvers: [sam.okafor]'],
    ]);
    expect(found.join()).toMatch(
      /policies\[\d\]\.approvers\[0\] decides with an account in adatum/,
    );
  });

  test('named as approvers decide with the account that stands first', () => {
    const sam = '{ tenant: contoso, objectId: 1a7d0f6e-8a53-4b0f-a2de-50e0f0a10003 }';
    const other = '{ tenant: adatum, objectId: 1a7d0f6e-8a53-4b0f-a2de-50e0f0a10004 }';
    const { found } = problems([
      [sam, `${other}\n      - ${sam}`],
      ['approvers: [tenant-owners]', 'approvers: [sam.okafor]'],
    ]);
    expect(found.join()).toContain('; list their account in contoso first.');
  });

  test('with one account under two names are told', () => {
    const { found } = problems([
      ['owners: [ines.roth, ', 'owners: [ines.roth, ines.roth@fabrikam, '],
    ]);
    expect(found).toEqual([
      expect.stringMatching(
        /tenants\[1\]\.owners\[1\] names the account of owners\[0\] again; remove one of them\.$/,
      ),
    ]);
  });
});

describe('offers', () => {
  test.each([
    ['7a2c9c31-0d0b-46ab-9a2d-3b51c3c52202', '7a2c9c31-0d0b-46ab-9a2d-3b51c3c52201', 'groups'],
    ['4a5d8f65-41da-4de4-8968-e035b65339cf', '5d6b6bb7-de71-4623-b4af-96380a352509', 'roles'],
  ])('of one thing twice are told', (from, to, list) => {
    const { found } = problems([[`id: ${from}`, `id: ${to}`]]);
    expect(found).toEqual([
      expect.stringMatching(
        new RegExp(
          `offers\\.${list}\\[1\\]\\.id is offered twice here; remove one of the lines\\.$`,
        ),
      ),
    ]);
  });

  test('of a group for people from outside twice are told', () => {
    const line = '        - id: 7a2c9c31-0d0b-46ab-9a2d-3b51c3c52202 # Project Aurora\n';
    const { found } = problems([[`sponsored:\n${line}`, `sponsored:\n${line}${line}`]]);
    expect(found).toEqual([
      expect.stringMatching(/offers\.sponsored\[1\]\.id is offered twice here/),
    ]);
  });

  test.each([
    ['nowhere', 'names the tenant "nowhere", which is not under tenants; known are contoso, '],
    ['fabrikam', 'names the tenant itself; name other tenants.'],
    ['contoso', 'is offered twice here; remove one of the lines.'],
    ['fabrikam-saas', 'names fabrikam-saas, which is isolated: nobody goes in or out there; '],
  ])('of settings with the partner %s are told where they lead nowhere', (partner, problem) => {
    const { text, found } = problems([
      ['partners: [contoso, northwind, ', `partners: [contoso, ${partner}, `],
    ]);
    const line = lineOf(text, `partners: [contoso, ${partner}, `);
    const place = `estate.yaml:${line} tenants[1].offers.partners[1]`;
    expect(found).toEqual([expect.stringContaining(`${place} ${problem}`)]);
  });

  test.each([
    ['nowhere', 'names the tenant "nowhere", which is not under tenants; known are contoso, '],
    ['contoso', 'names the tenant itself; name other tenants.'],
    ['fabrikam', 'is offered twice here; remove one of the lines.'],
    ['adatum', 'names adatum, and adatum does not enable multitenant-organization; '],
  ])('of a place in the organization for %s are told where it cannot be', (name, problem) => {
    const { text, found } = problems([
      ['organization: [fabrikam, northwind]', `organization: [fabrikam, ${name}]`],
    ]);
    const line = lineOf(text, `organization: [fabrikam, ${name}]`);
    const place = `estate.yaml:${line} tenants[0].offers.organization[1]`;
    expect(found).toEqual([expect.stringContaining(`${place} ${problem}`)]);
  });

  test.each([
    [
      '3d2f9d71-6f4f-4f1c-8a51-2e0a8f5d6c22 # Closing Workbench',
      '3d2f9d71-6f4f-4f1c-8a51-2e0a8f5d6c22\n            name: Workbench',
      'tenants[1].offers.openings.applications[0].name is read from the directory of this tenant; remove it.',
    ],
    [
      '{ id: c4f0a1be-6c1d-4c39-9a57-2f6f5bb1ad11, name: Payroll Desk }',
      '{ id: c4f0a1be-6c1d-4c39-9a57-2f6f5bb1ad11 }',
      'tenants[5].offers.openings.groups[0] has no name, and Drawbridge cannot read it in this tenant; write it beside the id.',
    ],
    [
      '8b3d1a42-1e1c-47bc-8b3e-4c62d4d63304 # Office',
      '8b3d1a42-1e1c-47bc-8b3e-4c62d4d63302 # Office',
      'tenants[2].offers.openings.groups[1].id stands here twice; remove one of the lines.',
    ],
  ])('of openings are told: %s as %s', (before, after, problem) => {
    const { found } = problems([[before, after]]);
    expect(found).toEqual([expect.stringContaining(problem)]);
  });

  test('of one role by two tenants are none of it', () => {
    expect(sample.split('4a5d8f65-41da-4de4-8968-e035b65339cf').length).toBeGreaterThan(2);
  });
});

/** Which rule of the text this stands in. */
const ruleAt = (text: string, part: string): number =>
  (text.slice(text.indexOf('\npolicies:'), text.indexOf(part)).match(/^ {2}- id: /gm) ?? [])
    .length - 1;

describe('rules', () => {
  test.each([
    ['longest: P30D', 'longest: P366D', 'longest'],
    ['longest: P30D', 'longest: P999999999W', 'longest'],
    ['usual: P14D', 'usual: P9999D', 'usual'],
    ['lapsesAfter: P1D', 'lapsesAfter: P400D', 'lapsesAfter'],
  ])('with a time that is too long to mean anything are told: %s', (from, to, field) => {
    const { text, found } = problems([[from, to]]);
    expect(found).toContain(
      `estate.yaml:${lineOf(text, to)} policies[${ruleAt(text, to)}].${field} is longer than 365 days; write P365D or less.`,
    );
  });

  test('of 365 days are as long as it gets', () => {
    expect(problems([['longest: P30D', 'longest: P365D']]).found).toEqual([]);
  });

  test.each([
    [
      'requestors: { tenants: [contoso, fabrikam, northwind] }',
      'requestors: { userTypes: [member] }',
    ],
    ['requestors: { tenants: [contoso, fabrikam, northwind] }', 'requestors: { tenants: [] }'],
    ['    requestors: { tenants: [contoso, fabrikam, northwind] }\n', ''],
  ])('that do not say who may ask are told', (from, to) => {
    const { found } = problems([[from, to]]);
    expect(found).toEqual([
      expect.stringMatching(
        /policies\[\d\](\.requestors)? does not say who may ask; write requestors: \{ tenants: \[…\] \} or \{ people: \[…\] \}\.$/,
      ),
    ]);
  });

  test('that name people are enough, and a refusal may be for everybody', () => {
    expect(
      problems([
        [
          'requestors: { tenants: [contoso, fabrikam, northwind] }',
          'requestors: { people: [alex.meyer] }',
        ],
        [/ {4}requestors: \{ userTypes: \[guest\] \}.*\n/, ''],
      ]).found,
    ).toEqual([]);
  });
});
