// Who decides, in the estate file: stages and groups as the domain gets them, and each gap with its place.
import { describe, expect, test } from 'vitest';
import { parseEstate } from '../../src/config/estate/load.ts';
import { roleIsNeverGranted } from '../../src/domain/access/ceiling.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { writersFor } from '../../src/domain/access/kinds/membership-way.ts';
import { HOUR } from '../../src/shared/duration.ts';
import { sampleEstate } from '../support/sample-estate.ts';

const rules = {
  writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
  membershipWriters: writersFor,
  neverGranted: roleIsNeverGranted,
};

const CONTOSO = '0b7ad8a3-c551-4bf1-9157-7f2a01302770';
const DESK = '6f1f6f0e-54c4-4ff0-8f0e-1d6a8a7a1999';
const WHO = /(id: access-packages\n[\s\S]*?)approvers: \[tenant-owners\]/;

/** The sample, with this in the place of the approvers of its rule about access packages. */
function withDeciders(lines: string, more = ''): string {
  const indented = lines.trim().replaceAll('\n', '\n    ');
  const text = sampleEstate();
  expect(text).toMatch(WHO);
  return `${text.replace(WHO, `$1${indented}`)}\n${more}`;
}

function problems(lines: string, more?: string): string[] {
  const result = parseEstate(withDeciders(lines, more), 'estate.yaml', rules);
  return 'problems' in result
    ? result.problems.map((one) => one.replace(/^estate\.yaml:\d+ policies\[\d+\][. ]/, ''))
    : [];
}

function ruleWith(lines: string, more?: string) {
  const result = parseEstate(withDeciders(lines, more), 'estate.yaml', rules);
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result.estate.policies.find(({ id }) => id === 'access-packages');
}

test('stages, groups, times and whom to fall back on reach the domain', () => {
  const found = ruleWith(`
stages:
  - groups:
      - { deciders: [manager, sponsor], name: whoever answers for the need }
  - groups:
      - { deciders: [tenant-owners] }
      - { deciders: [oncall, { group: ${DESK}, in: contoso, name: Security desk }], needs: 2 }
    remindAfter: [PT3H, PT1H]
    escalateAfter: PT4H
    escalateTo: [omar.diaz]
fallback: [tenant-owners]
remindAfter: [PT2H]`);
  expect(found).toMatchObject({
    approvers: [],
    fallback: ['tenant-owners'],
    remindAfter: [2 * HOUR],
    stages: [
      {
        groups: [
          { deciders: ['manager', 'sponsor'], needs: 1, name: 'whoever answers for the need' },
        ],
      },
      {
        groups: [
          { deciders: ['tenant-owners'], needs: 1 },
          {
            deciders: ['oncall', { tenantId: CONTOSO, groupId: DESK, name: 'Security desk' }],
            needs: 2,
          },
        ],
        remindAfter: [HOUR, 3 * HOUR],
        escalateAfter: 4 * HOUR,
        escalateTo: ['omar.diaz'],
      },
    ],
  });
});

describe('what is wrong is told with its place and what to write instead', () => {
  test.each([
    [
      'nobody at all',
      'approvers: []',
      ['names no approvers, and an empty list denies; write approvers: [tenant-owners].'],
    ],
    [
      'somebody unknown',
      'stages: [{ groups: [{ deciders: [nobody.known] }] }]',
      [
        expect.stringMatching(
          /^stages\[0\]\.groups\[0\]\.deciders\[0\] names "nobody\.known"; write tenant-owners, .* a role \(.*oncall\), or one of /,
        ),
      ],
    ],
    [
      'an empty group',
      'stages: [{ groups: [{ deciders: [] }] }]',
      ['stages[0].groups[0].deciders names nobody, and an empty list denies.'],
    ],
    [
      'more people than there are',
      'stages: [{ groups: [{ deciders: [omar.diaz, sam.okafor, omar.diaz], needs: 3 }] }]',
      ['stages[0].groups[0].needs asks for 3 people, and there are 2.'],
    ],
    [
      'more owners than a tenant has',
      'stages: [{ groups: [{ deciders: [tenant-owners], needs: 3 }] }]',
      [
        'stages[0].groups[0].needs asks for 3 people, and there is one in contoso.',
        'stages[0].groups[0].needs asks for 3 people, and there are 2 in fabrikam.',
      ],
    ],
    [
      'stages beside approvers',
      'approvers: [tenant-owners]\nstages: [{ groups: [{ deciders: [tenant-owners] }] }]',
      ['approvers stands beside stages; move it into one of them.'],
    ],
    [
      'a group that is offered, so that whoever gets into it decides',
      `stages: [{ groups: [{ deciders: [{ group: 6f1f6f0e-54c4-4ff0-8f0e-1d6a8a7a1107, in: contoso, name: X }] }] }]`,
      [
        expect.stringMatching(
          /^stages\[0\]\.groups\[0\]\.deciders\[0\]\.group is a group that contoso offers, so whoever is let into it would decide/,
        ),
      ],
    ],
    [
      'a group where nothing can be read',
      `stages: [{ groups: [{ deciders: [{ group: ${DESK}, in: adatum, name: X }] }] }]`,
      [
        expect.stringMatching(
          /^stages\[0\]\.groups\[0\]\.deciders\[0\]\.in names adatum, which the reader cannot read/,
        ),
      ],
    ],
    [
      'an escalation to nobody, and one at no time',
      'approvers: [tenant-owners]\nescalateAfter: PT4H',
      ['escalateAfter says when, and not to whom; write escalateTo: […].'],
    ],
    [
      'what comes too late',
      'approvers: [tenant-owners]\nremindAfter: [P3D]\nescalateAfter: P2D\nescalateTo: [oncall]',
      [
        'remindAfter[0] comes when the request has lapsed; make it shorter than lapsesAfter.',
        'escalateAfter comes when the request has lapsed; make it shorter than lapsesAfter.',
      ],
    ],
  ])('%s', (_, lines, wanted) => {
    expect(problems(lines)).toEqual(wanted);
  });

  test('a form that is wrong does not hide what else is wrong', () => {
    const text = withDeciders(
      'stages: [{ groups: [{ deciders: [manager], needs: none }] }]',
    ).replace(
      'id: guests-from-outside\n    kinds: [external-guest]',
      'id: guests-from-outside\n    kinds: [unheard-of]',
    );
    const result = parseEstate(text, 'estate.yaml', rules);
    const found = 'problems' in result ? result.problems.join('\n') : '';
    expect(found).toContain('.needs must be a whole number');
    expect(found).toContain('names "unheard-of"');
    expect(found).not.toContain('names no approvers');
  });
});
