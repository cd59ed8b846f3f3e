// Backup and restore say what they are doing, and end with what to do next.
import { expect, test } from 'vitest';
import { tellingLines } from '../../src/cli/backup/progress.ts';
import { restoredWords, writtenWords } from '../../src/cli/backup/words.ts';

const page = (table: string) => JSON.stringify({ table, rows: [{ text: '"table":"other"' }] });

test('each table is named once as its rows come, and a long one says how far it is', () => {
  const said: string[] = [];
  const heard = tellingLines((line) => said.push(line), 'All rows are there.');
  heard(JSON.stringify({ format: 'drawbridge-backup', version: 1 }));
  heard(page('audit'));
  for (let pages = 0; pages < 41; pages += 1) heard(page('request'));
  heard(JSON.stringify({ counts: { audit: 1, request: 20_500 } }));
  expect(said).toEqual([
    '  audit',
    '  request',
    '  request: about 10,000 rows so far',
    '  request: about 20,000 rows so far',
    'All rows are there.',
  ]);
});

const counts = { audit: 12, request: 3 };

test('a backup that was written says how it is kept and how it is tried', () => {
  const words = writtenWords('a.backup', counts).join('\n');
  expect(words).toContain('Written: a.backup, 15 rows of 2 tables.');
  expect(words).toContain('names');
  expect(words).toContain('npm run restore -- a.backup');
});

test('a sound restore ends with the proof and the start', () => {
  const audit = { sound: true, entries: 12, hash: 'abc', waiting: 0 } as const;
  const words = restoredWords({ counts, audit, openWork: 2 });
  expect(words[0]).toBe('Restored: 15 rows of 2 tables; 2 pieces of work wait.');
  expect(words[1]).toBe('The audit is proven whole: 12 entries, head 12:abc');
  expect(words.join('\n')).toMatch(/no other Drawbridge[\s\S]*Start[\s\S]*npm run doctor/);
  expect(restoredWords({ counts, audit: { ...audit, waiting: 2 }, openWork: 2 })[1]).toBe(
    'The audit is proven whole: 12 entries, head 12:abc; 2 more were not sealed yet and will be at the start',
  );
  expect(restoredWords({ counts, audit, openWork: 1 })[0]).toMatch('1 piece of work waits.');
});

test('a restore says from when on what was given is not in it', () => {
  const audit = { sound: true, entries: 12, hash: 'abc', waiting: 0 } as const;
  const made = restoredWords({ counts, audit, openWork: 2, madeAt: '2026-11-30T10:00:00.000Z' });
  expect(made.join('\n')).toMatch(
    /given after 2026-11-30T10:00:00.000Z is not in it, and nothing takes it back/,
  );
  // Backups of before do not say when they were made.
  expect(restoredWords({ counts, audit, openWork: 2 }).join('\n')).toMatch(
    /given after the backup is not in it, and nothing takes it back/,
  );
  expect(made.at(-1)).toMatch(/Pauses, cut-offs, legal holds, erasures .* since then/);
});

test('a restore with an audit that was touched says not to start it', () => {
  const audit = { sound: false, entry: '7', problem: 'its hash is another' } as const;
  const words = restoredWords({ counts, audit, openWork: 0 }).join('\n');
  expect(words).toContain('The audit is NOT sound. Entry 7: its hash is another.');
  expect(words).toContain('Do not start');
  expect(words).not.toContain('npm run doctor');
});
