// How backup and restore end: what came of it, and what to do next.
import type { Restored } from '../../adapters/postgres/restore.ts';

type Counts = Readonly<Record<string, number>>;

const rowsOf = (counts: Counts): string =>
  `${Object.values(counts).reduce((sum, count) => sum + count, 0)} rows of ${Object.keys(counts).length} tables`;

export const writtenWords = (out: string, counts: Counts): string[] => [
  `Written: ${out}, ${rowsOf(counts)}.`,
  'It holds names and justifications in plain text: keep it as you keep the database, and no longer than the record.',
  `Whether it is whole is seen by putting it into a database in which nothing is: npm run restore -- ${out}`,
];

export function restoredWords({ counts, audit, openWork, madeAt }: Restored): string[] {
  const waits = openWork === 1 ? '1 piece of work waits' : `${openWork} pieces of work wait`;
  const restored = `Restored: ${rowsOf(counts)}; ${waits}.`;
  if (!audit.sound) {
    return [
      restored,
      `The audit is NOT sound. Entry ${audit.entry}: ${audit.problem}.`,
      'Do not start Drawbridge on this database. Restore an older backup into another empty one, and find out who could write to what this was taken from.',
    ];
  }
  const { entries, hash, waiting } = audit;
  const more =
    waiting === 0
      ? ''
      : `; ${waiting} more ${waiting === 1 ? 'was' : 'were'} not sealed yet and will be at the start`;
  return [
    restored,
    `The audit is proven whole: ${entries} entries, head ${entries}:${hash}${more}`,
    'What to do next:',
    '  1. See that no other Drawbridge runs on a copy of this database: both would give and take back.',
    '  2. Start Drawbridge on it. What fell due meanwhile is done then: access whose end has passed is taken back.',
    '  3. npm run doctor says whether all is well.',
    `  4. What was given after ${madeAt ?? 'the backup'} is not in it, and nothing takes it back: look up what the identities have changed since then in the tenants' own audit logs (docs/operating.md, "Watching the identities from a tenant"), and end by hand what should not last.`,
    '  5. Pauses, cut-offs, legal holds, erasures and accepted changes of the estate since then are not in it either: make them again.',
  ];
}
