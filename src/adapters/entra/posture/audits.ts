// Who changed what in a directory: the last 30 days, read on from where the last reading ended.
import type { DirectoryAuditFact } from '../../../domain/posture/facts/security.ts';
import { DAY, HOUR } from '../../../shared/duration.ts';
import { id, keep, pickAll, texts } from './pick.ts';
import type { AreaReader } from './survey.ts';

const KEPT_FOR = 30 * DAY;
/** Entries reach the log late, seldom by hours, so the end of the last reading is read again. */
const OVERLAP = 6 * HOUR;
const AT_MOST = 20_000;

const AUDIT = {
  ...texts('id activityDateTime activityDisplayName category result operationType'),
  initiatedBy: {
    user: { id, ...texts('displayName userPrincipalName') },
    app: { appId: id, displayName: keep, servicePrincipalId: id },
  },
  targetResources: [
    {
      id,
      ...texts('type displayName userPrincipalName'),
      modifiedProperties: [texts('displayName oldValue newValue')],
    },
  ],
} as const;

/** https://learn.microsoft.com/graph/api/directoryaudit-list */
export const readDirectoryAudits: AreaReader<'directoryAudits'> = async (survey, gap) => {
  const oldest = survey.now - KEPT_FOR;
  const known = (survey.before('directoryAudits') ?? []).filter(
    ({ activityDateTime }) => Date.parse(activityDateTime) >= oldest,
  );
  const newest = known.reduce(
    (latest, { activityDateTime }) => Math.max(latest, Date.parse(activityDateTime)),
    oldest,
  );
  const from = Math.max(oldest, newest === oldest ? oldest : newest - OVERLAP);
  const read = pickAll<DirectoryAuditFact>(
    await survey.list('/auditLogs/directoryAudits', {
      needs: 'AuditLog.Read.All',
      query: { $filter: `activityDateTime ge ${new Date(from).toISOString()}`, $top: '999' },
    }),
    AUDIT,
  );
  const all = new Map([...known, ...read].map((entry) => [entry.id, entry]));
  const entries = [...all.values()].sort((a, b) =>
    a.activityDateTime === b.activityDateTime
      ? a.id < b.id
        ? -1
        : 1
      : Date.parse(b.activityDateTime) - Date.parse(a.activityDateTime),
  );
  if (entries.length > AT_MOST) {
    gap(`the audit log holds more than the newest ${AT_MOST} entries that are kept`);
  }
  return entries.slice(0, AT_MOST);
};
