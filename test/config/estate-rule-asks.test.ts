// What a rule asks, in the estate file: every wrong thing with its place and what to write instead.
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
const RULE = '  - id: eligible-roles\n';

const parsed = (lines: string) => {
  expect(sample).toContain(RULE);
  return parseEstate(sample.replace(RULE, `${RULE}    ${lines}\n`), 'estate.yaml', rules);
};

function ruleWith(lines: string) {
  const result = parsed(lines);
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  const found = result.estate.policies.find(({ id }) => id === 'eligible-roles');
  if (!found) throw new Error('The sample has no such rule.');
  return found;
}

const problems = (lines: string): string => {
  const result = parsed(lines);
  return 'problems' in result ? result.problems.join('\n') : '';
};

test('questions are texts that must be answered, unless they say otherwise', () => {
  expect(
    ruleWith(
      'questions: [{ id: what, ask: What for? }, { id: site, ask: Where?, type: choice, choices: [A, B], required: false }]',
    ).questions,
  ).toEqual([
    { id: 'what', label: 'What for?', type: 'text', required: true },
    { id: 'site', label: 'Where?', type: 'choice', choices: ['A', 'B'], required: false },
  ]);
});

test('the numbers of two systems are known; of others the file says how they look', () => {
  expect(ruleWith('ticket: { needed: optional, system: ServiceNow }').ticket).toMatchObject({
    needed: 'optional',
    whenUnreachable: 'refuse',
  });
  expect('OPS-17').toMatch(
    new RegExp(ruleWith('ticket: { needed: demanded, system: Jira }').ticket?.pattern ?? '^$'),
  );
  expect(
    ruleWith('ticket: { needed: demanded, system: Otto, pattern: "[0-9]{5}" }').ticket,
  ).toEqual({ needed: 'demanded', system: 'Otto', pattern: '[0-9]{5}', whenUnreachable: 'refuse' });
});

const five = Array.from({ length: 5 }, (_, i) => `{ id: ${'abcde'[i]}, ask: What? }`).join(', ');
const ticket = 'ticket: { needed: optional, system: Otto';

test.each([
  [`questions: [${five}]`, 'questions asks more than 4; remove some'],
  ['questions: [{ id: Cost, ask: What? }]', 'id must be a short name of small letters'],
  ['questions: [{ id: ticket, ask: What? }]', 'id is kept for the ticket; choose another name'],
  ['questions: [{ id: a, ask: 1? }, { id: a, ask: 2? }]', 'questions[1].id is "a" like a question'],
  ['questions: [{ id: a, ask: What?, type: choice }]', 'offers no choice; write choices'],
  ['questions: [{ id: a, ask: What?, choices: [b, c] }]', 'has choices; write type: choice'],
  [
    'questions: [{ id: a, ask: What?, type: choice, choices: [b, b, c] }]',
    'choices names a choice twice',
  ],
  ['questions: [{ id: a, ask: What?, longest: 2000 }]', 'longest must be between 1 and 1000'],
  ['questions: [{ id: a, ask: What?, type: number }]', 'type must be one of text, choice'],
  [`${ticket} }`, 'ticket needs pattern, since the numbers of Otto are not known'],
  [`${ticket}, pattern: '(a)\\1' }`, 'pattern is not a regular expression that can be used'],
  [`${ticket}, pattern: "[a" }`, 'pattern is not a regular expression that can be used'],
  [`${ticket}, pattern: "[0-9]*" }`, 'pattern fits an empty number as well'],
  ['ticket: { needed: maybe, system: Jira }', 'needed must be one of optional, demanded'],
])('%s', (lines, problem) => {
  expect(problems(lines)).toContain(problem);
  expect(problems(lines)).toMatch(/^estate\.yaml:\d+ policies\[\d+\]/);
});
