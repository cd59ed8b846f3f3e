// The query behind a page of history: each way to a request walks one index in order and stops after a page.
import { type RawBuilder, sql } from 'kysely';
import type { HistoryQuery, Part, Sight, Turn } from '../../domain/record/history.ts';
import { inTenants } from './in-tenants.ts';
import { DECIDER } from './migrations/0015-record-found-again.ts';

type Sql = RawBuilder<unknown>;

/** The key of an account, or the column of a query around this one that has it. */
type Key = string | Sql;

/**
 * Numbers of requests with their moments; one more than a page tells whether there are further ones.
 * `keys`: in the place of those of the person.
 */
export function historyQuery(
  query: HistoryQuery,
  sight: Sight,
  limit: number,
  turn?: Turn,
  keys: readonly Key[] | undefined = query.person?.keys,
) {
  const back = turn?.to === 'later';
  const order = (at: string, id: string) =>
    sql.raw(back ? `${at} ASC, ${id} ASC` : `${at} DESC, ${id} DESC`);
  const found = waysTo(query, sight, keys).map((way) => {
    const [at, id] = way.from ? ['x.asked_at', 'x.request_id'] : ['r.asked_at', 'r.id'];
    const wheres = [way.is, ...way.also, ...filters(query, sql.raw(at)), ...after(turn, at, id)];
    const from = way.from ?? sql`request AS r`;
    return sql`(SELECT r.id, r.asked_at FROM ${from} WHERE ${sql.join(wheres, sql` AND `)}
      ORDER BY ${order(at, id)} LIMIT ${limit})`;
  });
  const ways = found.length > 0 ? found : [NOWHERE];
  return sql<{ id: string; asked_at: Date }>`
    SELECT DISTINCT id, asked_at FROM (${sql.join(ways, sql` UNION ALL `)}) AS found
    ORDER BY ${order('asked_at', 'id')} LIMIT ${limit}`;
}

/** A name that nobody bears, or a tenant that is none. */
const NOWHERE = sql`(SELECT r.id, r.asked_at FROM request AS r WHERE FALSE)`;

interface Way {
  /** Another table than the requests themselves, joined to them. */
  readonly from?: Sql;
  readonly is: Sql;
  readonly also: readonly Sql[];
}

const viaPerson = sql`request_person AS x JOIN request AS r ON r.id = x.request_id`;
const viaApprover = sql`request_approver AS x JOIN request AS r ON r.id = x.request_id`;
const viaTenant = sql`request_other_tenant AS x JOIN request AS r ON r.id = x.request_id`;

function waysTo(query: HistoryQuery, sight: Sight, keys: readonly Key[] = []): Way[] {
  const { person, mine, tenants } = query;
  const there = tenants ? [inTenants(tenants, 'r')] : [];
  if (person) {
    const also = [...there, visible(sight), ...(mine ? [anyOf(ownOf(sight))] : [])];
    return keys.flatMap((key) => waysOf(key, person.part, also));
  }
  const own = sight.own.flatMap((key) => [
    ...waysOf(key, 'asked', there),
    ...waysOf(key, 'gets', there),
  ]);
  if (mine) return own;
  const decides = { from: viaApprover, is: sql`x.account = ${sight.decider}`, also: there };
  if (sight.tenants === 'all') return tenants ? tenants.flatMap(inTenant) : each(query, []);
  const both = sight.tenants.filter((id) => !tenants || tenants.includes(id));
  const unasked = sight.tenants.filter((id) => !both.includes(id));
  return [...own, decides, ...both.flatMap(inTenant), ...between(unasked, tenants ?? [])];

  /** The tenant is the one that a request is in, or another one that it concerns: few are found so. */
  function inTenant(id: string): Way[] {
    return [
      ...each(query, [sql`r.tenant_id = ${id}`]),
      { from: viaTenant, is: sql`x.tenant_id = ${id}`, also: [] },
    ];
  }
}

/**
 * What concerns one of these that may be seen and one of those that are asked about, where none is both:
 * it is in one and concerns the other besides, so these walk only the few that concern several.
 */
function between(seen: readonly string[], asked: readonly string[]): Way[] {
  if (seen.length === 0 || asked.length === 0) return [];
  const via = (id: string, also: Sql): Way => ({
    from: viaTenant,
    is: sql`x.tenant_id = ${id}`,
    also: [also],
  });
  return [
    ...asked.map((id) => via(id, sql`r.tenant_id IN (${sql.join(seen)})`)),
    ...seen.map((id) => via(id, inTenants(asked, 'r'))),
  ];
}

/** A way for each kind, or each state: the order of an index holds for one value of what it begins with. */
function each({ kinds, states }: HistoryQuery, also: readonly Sql[]): Way[] {
  if (kinds) return kinds.map((kind) => ({ is: sql`r.kind = ${kind}`, also }));
  if (states) return states.map((state) => ({ is: sql`r.state = ${state}`, also }));
  return [{ is: sql`TRUE`, also }];
}

const agreedBy = (key: Key): Sql => {
  if (typeof key !== 'string') {
    const half = (n: 1 | 2) => sql`split_part(${key}, '/', ${sql.raw(String(n))})`;
    return sql`r.data -> 'agreed' @> jsonb_build_array(jsonb_build_object('by',
      jsonb_build_object('tenantId', ${half(1)}, 'objectId', ${half(2)})))`;
  }
  const [tenantId, objectId] = key.split('/');
  return sql`r.data -> 'agreed' @> ${JSON.stringify([{ by: { tenantId, objectId } }])}::jsonb`;
};

const PARTS: Readonly<Record<Exclude<Part, 'any'>, (key: Key) => Way[]>> = {
  asked: (key) => [{ is: sql`r.requestor = ${key}`, also: [] }],
  gets: (key) => [
    // Where others get it, the beneficiary only answers for them.
    { is: sql`r.beneficiary = ${key}`, also: [] },
    { from: viaPerson, is: sql`x.person = ${key}`, also: [] },
  ],
  decided: (key) => [
    { is: sql`${sql.raw(DECIDER.replaceAll('data', 'r.data'))} = ${key}`, also: [] },
    // One side's yes, where another side had the last word.
    { from: viaApprover, is: sql`x.account = ${key}`, also: [agreedBy(key)] },
  ],
};

function waysOf(key: Key, part: Part, also: readonly Sql[] = []): Way[] {
  const parts = part === 'any' ? (['asked', 'gets', 'decided'] as const) : [part];
  return parts.flatMap((one) =>
    PARTS[one](key).map((way) => ({ ...way, also: [...way.also, ...also] })),
  );
}

/**
 * Somebody else's request is seen through its tenant, or because one takes part in it. The limits keep
 * the planner from gathering everything that one takes part in before it looks at the first request.
 */
function visible({ own, decider, tenants }: Sight): Sql {
  if (tenants === 'all') return sql`TRUE`;
  return anyOf([
    ...(tenants.length > 0 ? [inTenants(tenants, 'r')] : []),
    ...ownOf({ own }),
    sql`(SELECT true FROM request_approver AS a
      WHERE a.account = ${decider} AND a.request_id = r.id LIMIT 1)`,
  ]);
}

/** What one asked for or gets. */
function ownOf({ own }: Pick<Sight, 'own'>): Sql[] {
  const mine = sql.join(own);
  return [
    sql`r.requestor IN (${mine})`,
    sql`r.beneficiary IN (${mine})`,
    sql`(SELECT true FROM request_person AS p
      WHERE p.request_id = r.id AND p.person IN (${mine}) LIMIT 1)`,
  ];
}

const anyOf = (parts: readonly Sql[]): Sql => sql`(${sql.join(parts, sql` OR `)})`;

function filters({ kinds, states, from, to }: HistoryQuery, at: Sql): Sql[] {
  return [
    ...(kinds ? [within(sql`r.kind`, kinds)] : []),
    ...(states ? [within(sql`r.state`, states)] : []),
    ...(from !== undefined ? [sql`${at} >= ${new Date(from)}`] : []),
    ...(to !== undefined ? [sql`${at} < ${new Date(to)}`] : []),
  ];
}

/** One value as such, so that an index that begins with it gives the order as well. */
const within = (column: Sql, values: readonly string[]): Sql =>
  values.length === 0
    ? sql`FALSE`
    : values.length === 1
      ? sql`${column} = ${values[0]}`
      : sql`${column} IN (${sql.join(values)})`;

function after(turn: Turn | undefined, at: string, id: string): Sql[] {
  if (!turn) return [];
  const { askedAt, id: last } = turn.than;
  const sign = sql.raw(turn.to === 'later' ? '>' : '<');
  return [sql`(${sql.raw(at)}, ${sql.raw(id)}) ${sign} (${new Date(askedAt)}, ${last})`];
}
