// Sign-ins across the tenant's boundary, counted by the other tenant: nobody's sign-in is kept by itself.
import type { BoundarySignInsFact } from '../../../domain/posture/facts/security.ts';
import { DAY } from '../../../shared/duration.ts';
import { lowerId } from './pick.ts';
import type { AreaReader } from './survey.ts';

const DAYS = 7;

interface SignIn {
  readonly createdDateTime?: string | null;
  readonly userId?: string | null;
  readonly homeTenantId?: string | null;
  readonly resourceTenantId?: string | null;
}

interface Counted {
  count: number;
  readonly people: Set<string>;
  last: string;
}

/** A tenant of a hundred thousand people has more in a week than can be read in a night. */
const PAGES_AT_MOST = 300;

/**
 * https://learn.microsoft.com/graph/api/signin-list
 * v1.0 cannot be asked for those that cross the boundary alone, so all are looked through, newest first.
 */
export const readBoundarySignIns: AreaReader<'boundarySignIns'> = async (survey, gap) => {
  const counted = new Map<string, Counted>();
  const from = new Date(survey.now - DAYS * DAY).toISOString();
  let pages = 0;
  let oldest = '';
  await survey.pages<SignIn>(
    '/auditLogs/signIns',
    {
      needs: 'AuditLog.Read.All',
      query: { $filter: `createdDateTime ge ${from}`, $top: '999' },
    },
    (signIns) => {
      for (const signIn of signIns) count(counted, survey.tenantId, signIn);
      oldest = signIns.at(-1)?.createdDateTime ?? oldest;
      pages += 1;
      return pages < PAGES_AT_MOST;
    },
  );
  if (pages === PAGES_AT_MOST) gap(`sign-ins before ${oldest} are too many to be looked through`);
  return [...counted]
    .map(([key, { count, people, last }]): BoundarySignInsFact => {
      const [direction = '', otherTenantId = ''] = key.split(' ');
      return {
        otherTenantId,
        direction: direction === 'in' ? 'in' : 'out',
        count,
        people: people.size,
        last,
      };
    })
    .sort((a, b) =>
      `${a.otherTenantId} ${a.direction}` < `${b.otherTenantId} ${b.direction}` ? -1 : 1,
    );
};

const NOBODY = '00000000-0000-0000-0000-000000000000';

function count(counted: Map<string, Counted>, tenantId: string, signIn: SignIn): void {
  const home = lowerId(signIn.homeTenantId ?? '');
  const resource = lowerId(signIn.resourceTenantId ?? '');
  if (!home || !resource || home === resource || home === NOBODY || resource === NOBODY) return;
  // What went on between two others is not this tenant's boundary.
  if (home !== tenantId && resource !== tenantId) return;
  const key = home === tenantId ? `out ${resource}` : `in ${home}`;
  const of = counted.get(key) ?? { count: 0, people: new Set<string>(), last: '' };
  of.count += 1;
  of.people.add(lowerId(signIn.userId ?? ''));
  const at = signIn.createdDateTime ?? '';
  if (at > of.last) of.last = at;
  counted.set(key, of);
}
