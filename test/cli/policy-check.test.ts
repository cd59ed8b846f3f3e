// `npm run policy -- check`: what a path means, and what is an error and what a warning.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkFiles } from '../../src/cli/policy/check-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rule = (id: string, more = '') =>
  `  - { id: ${id}, kinds: [guest-access], requestors: { tenants: [contoso] }, tenants: [fabrikam], decision: ask, longest: P7D, lapsesAfter: P1D, approvers: [tenant-owners]${more} }\n`;
const write = (name: string, rules: string) => {
  const file = join(folder, name);
  writeFileSync(file, `policies:\n${rules}`);
  return file;
};

test('the sample has nothing to complain about, as a file and as a folder', () => {
  const { findings, rules } = checkFiles(undefined);
  expect(findings).toEqual([]);
  expect(rules).toBeGreaterThan(5);
  expect(checkFiles('estate').rules).toBe(rules);
});

test('a file of rules is read beside the others, a dead rule is an error with its place', () => {
  const { findings } = checkFiles(write('00-first.yaml', rule('one') + rule('two')));
  expect(findings).toEqual([
    {
      level: 'error',
      place: 'estate/policies/00-first.yaml:3',
      sentence: expect.stringMatching(/^Rule two never decides: one \(.*00-first.yaml:2\)/),
    },
  ]);
});

test('what keeps it from being loaded is an error', () => {
  const { findings, rules } = checkFiles(write('00-first.yaml', rule('one', ', usual: P9D')));
  expect(rules).toBeUndefined();
  expect(findings).toEqual([
    { level: 'error', sentence: expect.stringContaining('usual is longer than longest') },
  ]);
});

test('a pattern of tickets that cannot be used is told with its file and line', () => {
  const ticket = (pattern: string) =>
    `, ticket: { needed: demanded, system: Otto, pattern: '${pattern}' }`;
  const { findings } = checkFiles(
    write('00-first.yaml', rule('one', ticket('(A|A)+')) + rule('two', ticket('(A)\\1'))),
  );
  expect(findings).toEqual([
    {
      level: 'error',
      sentence: expect.stringMatching(
        /^estate\/policies\/00-first.yaml:3 .*ticket.pattern is not a regular expression that can be used/,
      ),
    },
  ]);
});

test('one thing that is wrong in its form hides nothing of the rest', () => {
  const wrong: Array<[string, RegExp]> = [
    [', renewal: { approvers: [] }', /renewal.approvers names nobody/],
    [', renewal: { longest: soon }', /renewal.longest must be a length of time/],
    [', automatic: { longest: P1D }', /automatic/],
    [', ticket: { needed: sometimes, system: Jira }', /ticket.needed/],
    [', questions: [{ id: a }]', /questions/],
    [', atOnce: many', /atOnce/],
    [', stepUp: perhaps', /stepUp/],
  ];
  for (const [more, said] of wrong) {
    const other = rule('two', ', usual: P9D').replace('[contoso]', '[contosso]');
    const { findings } = checkFiles(write('00-first.yaml', rule('one', more) + other));
    const sentences = findings.map(({ sentence }) => sentence).join('\n');
    expect(sentences).toMatch(said);
    expect(sentences, more).toContain('usual is longer than longest');
    expect(sentences, more).toContain('contosso');
    for (const { sentence } of findings) expect(sentence).toMatch(/^estate\/.*00-first.yaml:[23] /);
  }
});

test('nor does what is wrong under another heading of the estate file', () => {
  const estate = readFileSync('estate/estate.yaml', 'utf8')
    .replace('between:', 'betwen:')
    .replace('count: 2, in: P30D', 'count: 0, in: P30D')
    .replace('owners: [ines.roth,', 'owners: [ines.rot,');
  const file = join(folder, 'estate.yaml');
  writeFileSync(file, estate);
  const said = checkFiles(file)
    .findings.map(({ sentence }) => sentence)
    .join('\n');
  for (const one of ['incompatible[0].between', 'breakGlass[0].atMost.count', '"ines.rot"']) {
    expect(said).toContain(one);
  }
});

test('a file that a start would not read is not called good', () => {
  for (const name of ['30-more.txt', '.40-hidden.yaml']) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['src/cli/policy.ts', 'check', write(name, rule('one'))],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/would not be read as a file of rules/);
  }
});
