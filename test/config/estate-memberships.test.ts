// Places in groups and applications in the estate file: the identity each needs, nothing twice, what a rule is for.
import { expect, test } from 'vitest';
import { parseEstate } from '../../src/config/estate/load.ts';
import { roleIsNeverGranted } from '../../src/domain/access/ceiling.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { writersFor } from '../../src/domain/access/kinds/membership-way.ts';
import { sampleEstate } from '../support/sample-estate.ts';

const rules = {
  writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
  membershipWriters: writersFor,
  neverGranted: roleIsNeverGranted,
};
const sample = sampleEstate();

function parsed(from: string | RegExp = '', to = '') {
  const text = sample.replace(from, to);
  if (from !== '') expect(text, `${String(from)} is in the sample`).not.toBe(sample);
  return parseEstate(text, 'estate.yaml', rules);
}

function problems(from: string | RegExp, to: string): string {
  const result = parsed(from, to);
  return 'problems' in result ? result.problems.join('\n') : '';
}

test('a place is for members unless it says otherwise, and without PIM unless it says so', () => {
  const result = parsed('1110, pim: eligible }', '1110 }');
  if ('problems' in result) throw new Error(result.problems.join());
  expect(result.estate.tenants[0]?.offers.memberships).toContainEqual({
    groupId: '6f1f6f0e-54c4-4ff0-8f0e-1d6a8a7a1110',
    as: ['member'],
    pim: null,
  });
});

test.each([
  ['group-owners-writer', /, group-owners-writer/, 'for member and owner.'],
  ['group-pim-writer', /, group-pim-writer/, 'for member through PIM (eligible).'],
])('a tenant without the %s cannot offer what needs it', (writer, from, why) => {
  expect(problems(from, '')).toContain(`needs ${writer} under signIn of this tenant, ${why}`);
});

test('an application needs the identity that reads what groups are assigned to', () => {
  expect(problems(/, applications-reader/, '')).toContain(
    'app-role, which needs applications-reader',
  );
});

test('what is offered twice, or as something that is none, is told', () => {
  const twice = '1110, pim: eligible }\n        - { id: 6f1f6f0e-54c4-4ff0-8f0e-1d6a8a7a1110 }';
  expect(problems('1110, pim: eligible }', twice)).toContain('memberships[1].id is offered twice');
  expect(problems('as: [member, owner] } # Supply', 'as: [visitor] } # Supply')).toContain(
    'must be one of member, owner',
  );
  expect(problems('as: [member, owner] } # Supply', 'as: [] } # Supply')).toContain(
    'must name member, owner or both',
  );
  const application = /( +- group: \S+ # Expense Approvers\n +application: \S+ # Expense Portal\n)/;
  expect(problems(application, '$1$1')).toContain('applications[1] is offered twice');
});
