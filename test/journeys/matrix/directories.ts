// What is in the simulated directories, so that before and after can be laid side by side.
import type { Drawbridge } from '../../support/drawbridge.ts';

type Resources = Readonly<Record<string, unknown>>;

const TENANTS = ['contoso', 'fabrikam', 'northwind', 'contoso-labs'];

/** What tells of the past and gives nothing to anybody. */
const HISTORY = /auditLogs|deletedItems|ScheduleRequests|assignmentRequests|\/invitations/;

/** A group stays in PIM for good, where its ordinary members show; schedules and members are compared. */
const FOLLOWS = /privilegedAccess\/group\/assignmentScheduleInstances/;

/** Everything by tenant and path. What was opened for a while comes back in another order, or written out. */
export async function directories(drawbridge: Drawbridge): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const name of TENANTS) {
    const { graph } = await drawbridge.tenant<{ graph: Resources }>(name);
    for (const [path, body] of Object.entries(withoutShells(graph))) {
      const rows = inOrder(timeless(withoutExpired(body)));
      if (!HISTORY.test(path) && !FOLLOWS.test(path) && !isEmpty(rows))
        all[`${name} ${path}`] = rows;
    }
  }
  return all;
}

/** Assignments to access packages that are over stay listed. */
function withoutExpired(body: unknown): unknown {
  const value = (body as { value?: unknown } | null)?.value;
  if (!Array.isArray(value)) return body;
  const current = value.filter((row) => (row as { state?: unknown } | null)?.state !== 'expired');
  return current.length === 0 ? [] : { ...(body as object), value: current };
}

const ORGANIZATION = '/tenantRelationships/multiTenantOrganization';
const PARTNERS = '/policies/crossTenantAccessPolicy/partners';

/**
 * What stays for good and gives nothing: an entry for a partner in which nothing is set, an
 * organization with a single tenant in it.
 */
function withoutShells(graph: Resources): Resources {
  const rows = (path: string) => (graph[path] as { value?: object[] } | undefined)?.value ?? [];
  const alone = rows(`${ORGANIZATION}/tenants`).length < 2;
  const left = Object.entries(graph).filter(([path]) => !(alone && path.startsWith(ORGANIZATION)));
  return {
    ...Object.fromEntries(left),
    [PARTNERS]: { value: rows(PARTNERS).filter(setsAnything) },
  };
}

const setsAnything = (entry: object): boolean =>
  Object.values(entry).some((value) => typeof value === 'object' && value !== null);

/** When something was made differs from one start to the next. */
function timeless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(timeless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      key === 'createdDateTime' ? [] : [[key, timeless(item)]],
    ),
  );
}

function inOrder(body: unknown): unknown {
  const value = (body as { value?: unknown } | null)?.value;
  if (!Array.isArray(value)) return body;
  return [...value].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

const isEmpty = (rows: unknown): boolean => Array.isArray(rows) && rows.length === 0;
