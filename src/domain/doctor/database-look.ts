// How the database stands: its form, its audit, and whether what fell due is being done.
import type { Instant } from '../facts.ts';
import { bad, type DoctorFinding, good } from './finding.ts';

export interface DatabaseLook {
  readonly now: Instant;
  /** Of this code, and of the database. */
  readonly migrations: { readonly known: readonly string[]; readonly applied: readonly string[] };
  readonly work: {
    readonly open: number;
    readonly overdue: number;
    readonly oldestDueAt: Instant | null;
    /** Tried so often that somebody has to look. */
    readonly failing: ReadonlyArray<{
      readonly kind: string;
      readonly requestId: string;
      readonly attempts: number;
      readonly lastError: string | null;
    }>;
  };
  readonly audit:
    | { readonly sound: true; readonly entries: number; readonly hash: string }
    | { readonly sound: false; readonly entry: string; readonly problem: string };
  /** Accounts that have a chat with the bot, of those that were asked about. */
  readonly reached: readonly string[];
}

const MINUTE = 60_000;
/** Work is swept up every minute; twice that means that nobody sweeps. */
const LATE_MS = 3 * MINUTE;

export function databaseFindings({ migrations, work, audit, now }: DatabaseLook): DoctorFinding[] {
  return [...formFindings(migrations), ...workFindings(work, now), auditFinding(audit)];
}

function formFindings({ known, applied }: DatabaseLook['migrations']): DoctorFinding[] {
  const pending = known.filter((name) => !applied.includes(name));
  const newer = applied.filter((name) => !known.includes(name));
  if (pending.length > 0 && newer.length > 0) {
    return [
      bad(
        'database',
        'wrong',
        `the database has ${newer.join(', ')}, which this version does not know, and lacks ${pending.join(', ')}`,
        'It was made by a version of another line. Start the version that made it, or restore a backup.',
      ),
    ];
  }
  if (pending.length > 0) {
    return [
      bad(
        'database',
        'note',
        `the database waits for ${pending.length} migration${pending.length === 1 ? '' : 's'}: ${pending.join(', ')}`,
        'The next start of this version carries them out. Take a backup first: npm run backup -- --out FILE',
      ),
    ];
  }
  if (newer.length > 0) {
    return [
      bad(
        'database',
        'note',
        `the database is newer than this version: it has ${newer.join(', ')}`,
        'During an upgrade that is as it should be. Afterwards start the newer version everywhere.',
      ),
    ];
  }
  return [good('database', `${applied.length} migrations, none waits`)];
}

function workFindings(work: DatabaseLook['work'], now: Instant): DoctorFinding[] {
  const late = work.oldestDueAt === null ? 0 : now - work.oldestDueAt;
  const overdue =
    work.overdue > 0 && late > LATE_MS
      ? bad(
          'work',
          'wrong',
          `${work.overdue} of what fell due ${work.overdue === 1 ? 'is' : 'are'} not done, the oldest for ${Math.round(late / MINUTE)} minutes`,
          'Start Drawbridge: it does what is due by itself. If it runs, look at the errors in its log.',
        )
      : good('work', `nothing is overdue; ${work.open} wait for their time`);
  return [
    overdue,
    ...work.failing.map(({ kind, requestId, attempts, lastError }) =>
      bad(
        'work',
        'wrong',
        `${kind} of ${requestId} was tried ${attempts} times: ${lastError ?? 'no reason is kept'}`,
        'Mend what the reason names; it is tried again by itself. Until then the owners of the tenant see it on their card.',
      ),
    ),
  ];
}

function auditFinding(audit: DatabaseLook['audit']): DoctorFinding {
  return audit.sound
    ? good('audit', `sound: ${audit.entries} entries, head ${audit.entries}:${audit.hash}`)
    : bad(
        'audit',
        'wrong',
        `not sound: entry ${audit.entry}: ${audit.problem}`,
        'Keep the database as it is, find out who could write to it, and compare with a head that was kept elsewhere: npm run audit:verify -- --head SEQUENCE:HASH',
      );
}
