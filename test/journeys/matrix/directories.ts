// What is in the simulated directories, so that before and after can be laid side by side.
import type { Drawbridge } from '../../support/drawbridge.ts';
import { tenantIdOf as idOf } from '../kinds/settings.ts';

type Resources = Readonly<Record<string, unknown>>;

const TENANTS = ['contoso', 'fabrikam', 'northwind', 'contoso-labs'];

/** What tells of the past and gives nothing to anybody. */
const HISTORY = /auditLogs|deletedItems|ScheduleRequests|assignmentRequests|\/invitations/;

/** A group stays in PIM for good, where its ordinary members show; schedules and members are compared. */
const FOLLOWS = /privilegedAccess\/group\/assignmentScheduleInstances/;

/** An entry that `tenant` has for `partner`, both by their short names. */
interface EntryFor {
  readonly tenant: string;
  readonly partner: string;
}

/**
 * Everything by tenant and path, without the entries in `left`. What was opened for a while comes
 * back in another order, or written out.
 */
export async function directories(
  drawbridge: Drawbridge,
  left: readonly EntryFor[] = [],
): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const name of TENANTS) {
    const { graph } = await drawbridge.tenant<{ graph: Resources }>(name);
    const ignored = left
      .filter(({ tenant }) => tenant === name)
      .map(({ partner }) => idOf(partner));
    for (const [path, body] of Object.entries(withoutShells(graph, ignored))) {
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
const DEFAULT = '/policies/crossTenantAccessPolicy/default';

/**
 * What stays for good and gives nothing: an entry for a partner in which nothing is set, an
 * organization with a single tenant in it.
 */
function withoutShells(graph: Resources, ignored: ReadonlyArray<string | undefined>): Resources {
  const fallback = (graph[DEFAULT] ?? {}) as Entry;
  const rows = (path: string) => (graph[path] as { value?: object[] } | undefined)?.value ?? [];
  const alone = rows(`${ORGANIZATION}/tenants`).length < 2;
  const left = Object.entries(graph).filter(([path]) => !(alone && path.startsWith(ORGANIZATION)));
  return {
    ...Object.fromEntries(left),
    [PARTNERS]: {
      value: (rows(PARTNERS) as Entry[])
        .filter((entry) => !ignored.includes(entry.tenantId as string) && setsAnything(entry))
        .map((entry) => writtenOut(entry, fallback)),
    },
  };
}

type Entry = Readonly<Record<string, unknown>>;

const WRITTEN_AS_A_WHOLE = ['inboundTrust', 'automaticUserConsentSettings'];

/** A value about a partner that was written for a while ends as what the default says, written out. */
function writtenOut(entry: Entry, fallback: Entry): Entry {
  const filled = WRITTEN_AS_A_WHOLE.map((name) => {
    const [own, inherited] = [entry[name], fallback[name]].map((value) => (value ?? {}) as Entry);
    const names = new Set([...Object.keys(own ?? {}), ...Object.keys(inherited ?? {})]);
    const leaves = [...names].sort();
    return [
      name,
      Object.fromEntries(leaves.map((leaf) => [leaf, own?.[leaf] ?? inherited?.[leaf] ?? false])),
    ];
  });
  return { ...entry, ...Object.fromEntries(filled) };
}

/** `closed`, or what of the entry is not. */
export async function closedFor(
  drawbridge: Drawbridge,
  { tenant, partner }: EntryFor,
): Promise<unknown> {
  const { graph } = await drawbridge.tenant<{ graph: Resources }>(tenant);
  const { value = [] } = (graph[PARTNERS] ?? {}) as { value?: Entry[] };
  const entry = value.find(({ tenantId }) => tenantId === idOf(partner));
  if (!entry) return 'no entry';
  const open = Object.entries(entry).filter(
    ([name, value]) => /^b2b/.test(name) && !isBlocked(value),
  );
  return open.length === 0 ? 'closed' : open;
}

function isBlocked(section: unknown): boolean {
  const lists = Object.values((section ?? {}) as Record<string, unknown>).filter(Boolean);
  return (
    lists.length === 2 &&
    lists.every((list) => (list as { accessType?: unknown }).accessType === 'blocked')
  );
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
