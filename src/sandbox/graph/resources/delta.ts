// What changed in users, groups and service principals since the last look.
// https://learn.microsoft.com/graph/delta-query-overview
import { context } from '../answer.ts';
import type { Body } from '../body.ts';
import type { Call, Reply, Route } from '../call.ts';
import { findObject } from '../objects.ts';
import { demandNames } from '../odata/names.ts';
import { render } from '../odata/render.ts';
import { GraphProblem } from '../problem.ts';
import type { Family } from './family.ts';

const SETS: Record<string, string> = {
  users: 'user',
  groups: 'group',
  servicePrincipals: 'servicePrincipal',
};

interface Token {
  epoch: string;
  /** Everything up to this version was told. */
  version: number;
  /** Where a page stopped, and the version that the whole round tells. */
  page?: { at: number; until: number };
  select?: string[] | undefined;
}

const write = (token: Token) => Buffer.from(JSON.stringify(token)).toString('base64url');

function read(call: Call): Token | undefined {
  const written = call.query.skiptoken ?? call.query.deltatoken;
  if (written === undefined || written === 'latest') return undefined;
  let token: Token | undefined;
  try {
    token = JSON.parse(Buffer.from(written, 'base64url').toString()) as Token;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  // The service forgets too: whoever comes back late begins anew.
  if (token?.epoch !== call.tenant.epoch())
    throw new GraphProblem(
      410,
      'syncStateNotFound',
      'The sync state is not found. Begin again without a token.',
      {
        Location: `${call.base}${call.path}`,
      },
    );
  return token;
}

const answer =
  (set: string) =>
  (call: Call): Reply => {
    const { tenant, query } = call;
    const type = SETS[set] ?? '';
    demandNames(query, type);
    const token = read(call);
    const select = token ? token.select : query.select;
    const since = token?.version ?? -1;
    const until = token?.page?.until ?? tenant.version();
    const from = token?.page?.at ?? 0;
    const changed = query.deltatoken === 'latest' ? [] : keysOf(call, set, since);
    const size = query.top ?? 200;
    const page = changed.slice(from, from + size);
    const more = from + size < changed.length;
    const next: Token = { epoch: tenant.epoch(), version: more ? since : until, select };
    if (more) next.page = { at: from + size, until };
    const link = `${call.base}${call.path}?${more ? '$skiptoken' : '$deltatoken'}=${write(next)}`;
    return {
      status: 200,
      body: {
        '@odata.context': context(call, set),
        [more ? '@odata.nextLink' : '@odata.deltaLink']: link,
        value: page.map((key) => shown(call, set, key, since, select)),
      },
    };
  };

/** The first round tells of everything; later ones of what changed, groups whose members did among it. */
function keysOf({ tenant }: Call, set: string, since: number): string[] {
  if (since < 0) return [...tenant.rows(set).rows()].map(({ body }) => String(body.id));
  const keys = new Set(tenant.changedSince(set, since));
  if (set === 'groups')
    for (const link of tenant.changedSince('members', since)) keys.add(link.split('|')[0] ?? '');
  return [...keys];
}

function shown(
  call: Call,
  set: string,
  key: string,
  since: number,
  select: string[] | undefined,
): Body {
  const { tenant } = call;
  const type = SETS[set] ?? '';
  const body = tenant.rows(set).get(key);
  if (!body) {
    const restorable = tenant.rows('deletedItems').get(key) !== undefined;
    return { id: key, '@removed': { reason: restorable ? 'changed' : 'deleted' } };
  }
  const answered = render(type, body, { select: select && [...select, 'id'] });
  if (set !== 'groups' || (select && !select.includes('members'))) return answered;
  const members = membersOf(call, key, since);
  return members.length > 0 ? { ...answered, 'members@delta': members } : answered;
}

function membersOf({ tenant }: Call, groupId: string, since: number): Body[] {
  const links = tenant.links('members');
  const ids =
    since < 0
      ? [...links.to(groupId).keys()]
      : tenant
          .changedSince('members', since)
          .map((link) => link.split('|'))
          .filter(([from]) => from === groupId.toLowerCase())
          .map(([, to = '']) => to);
  return ids.map((id) => {
    const found = findObject(tenant, id)?.entry;
    return {
      '@odata.type': `#microsoft.graph.${found?.type ?? 'user'}`,
      id,
      ...(!links.has(groupId, id) && { '@removed': { reason: 'deleted' } }),
    };
  });
}

export const delta: Family = {
  places: [],
  routes: Object.keys(SETS).map(
    (set): Route => ({ path: `/${set}/delta()`, GET: { answer: answer(set) } }),
  ),
};
