// /directoryObjects, membership checks of anything, and what was deleted.
import { answerMany, answerOne } from '../answer.ts';
import { type Body, isBody, isGuid, text, texts } from '../body.ts';
import { allOf } from '../build.ts';
import { type Call, idOf, noContent, ok, type Reply, type Route } from '../call.ts';
import { ancestorsOf } from '../memberships.ts';
import { DIRECTORY_SETS, findObject, findUser, nameOf } from '../objects.ts';
import { render } from '../odata/render.ts';
import { badRequest, missing } from '../problem.ts';
import { restoreDeleted } from '../rules/deletion.ts';
import { bareName, findType } from '../schema/types.ts';
import { asPerson } from '../words.ts';
import type { Family } from './family.ts';

function readObject(call: Call): Reply {
  const found = findObject(call.tenant, idOf(call));
  if (!found) throw missing(idOf(call));
  const { type, body } = found.entry;
  const reply = answerOne(call, type, body);
  return ok({ '@odata.type': `#microsoft.graph.${type}`, ...(reply.body as Body) });
}

/** The list of ids that a membership check sends; at most so many are looked at. */
function askedIds(call: Call, name: string, most: number): string[] {
  const body = isBody(call.body) ? call.body : undefined;
  const stray = Object.keys(body ?? {}).find((one) => one !== name);
  if (!body || stray || !Array.isArray(body[name]))
    throw badRequest(`The parameter '${name}' is required and must be a list of ids.`);
  const ids = texts(body, name);
  if (ids.length > most) throw badRequest(`Too many ids: at most ${most} are accepted.`);
  const wrong = ids.find((id) => !isGuid(id));
  if (wrong !== undefined) throw badRequest(`Invalid object identifier '${wrong}'.`);
  return ids;
}

function subject(call: Call): string {
  const key = idOf(call);
  const body = findUser(call.tenant, key) ?? findObject(call.tenant, key)?.entry.body;
  if (!body) throw missing(key);
  return text(body, 'id') ?? '';
}

function membershipsOf(call: Call, onlyGroups: boolean): Body[] {
  const entries = [...ancestorsOf(call.tenant, subject(call))];
  return entries.filter(({ type }) => !onlyGroups || type === 'group').map(({ body }) => body);
}

const asIds = (call: Call, ids: (string | undefined)[]): Reply =>
  ok({
    '@odata.context': `https://graph.microsoft.com/${call.version}/$metadata#Collection(Edm.String)`,
    value: ids,
  });

const check =
  (name: 'groupIds' | 'ids', most: number) =>
  (call: Call): Reply => {
    const asked = new Set(askedIds(call, name, most).map((id) => id.toLowerCase()));
    const ids = membershipsOf(call, name === 'groupIds').map((body) => text(body, 'id'));
    return asIds(
      call,
      ids.filter((id) => asked.has(id?.toLowerCase() ?? '')),
    );
  };

const list =
  (onlyGroups: boolean) =>
  (call: Call): Reply => {
    const body = isBody(call.body) ? call.body : {};
    if (typeof body.securityEnabledOnly !== 'boolean')
      throw badRequest("The parameter 'securityEnabledOnly' is required.");
    const found = membershipsOf(call, onlyGroups).filter(
      (one) => body.securityEnabledOnly !== true || one.securityEnabled === true,
    );
    return asIds(
      call,
      found.map((one) => text(one, 'id')),
    );
  };

const checksUnder = (path: string): Route[] => [
  { path: `${path}/checkMemberGroups`, POST: { answer: check('groupIds', 20) } },
  { path: `${path}/checkMemberObjects`, POST: { answer: check('ids', 20) } },
  { path: `${path}/getMemberGroups`, POST: { answer: list(true) } },
  { path: `${path}/getMemberObjects`, POST: { answer: list(false) } },
];

function byIds(call: Call): Reply {
  const body = isBody(call.body) ? call.body : {};
  const types = texts(body, 'types').map((type) => bareName(type).toLowerCase());
  const found = texts(body, 'ids').flatMap((id) => {
    const entry = findObject(call.tenant, id)?.entry;
    const wanted = entry && (types.length === 0 || types.includes(entry.type.toLowerCase()));
    return wanted && findType(entry.type) ? [render(entry.type, entry.body, { typed: true })] : [];
  });
  return ok({
    '@odata.context': `https://graph.microsoft.com/${call.version}/$metadata#directoryObjects`,
    value: found,
  });
}

function readDeleted(call: Call): Reply {
  const body = call.tenant.rows('deletedItems').get(idOf(call));
  if (!body) throw missing(idOf(call));
  const type = bareName(text(body, '@odata.type') ?? 'directoryObject');
  const reply = answerOne(call, findType(type) ? type : 'directoryObject', body);
  const answer = reply.body as Body;
  return ok({ ...answer, deletedDateTime: body.deletedDateTime });
}

const listDeleted =
  (type: string) =>
  (call: Call): Reply =>
    answerMany(call, {
      type,
      directory: 'reference',
      *entries(from) {
        for (const entry of allOf(call.tenant.rows('deletedItems'), type, from))
          if (bareName(text(entry.body, '@odata.type') ?? '') === type) yield entry;
      },
    });

const listAllDeleted = (call: Call): Reply =>
  answerMany(call, {
    type: 'directoryObject',
    directory: 'reference',
    *entries(from) {
      for (const entry of allOf(call.tenant.rows('deletedItems'), 'directoryObject', from))
        yield { ...entry, type: bareName(text(entry.body, '@odata.type') ?? 'directoryObject') };
    },
  });

function restore(call: Call): Reply {
  const { set, body } = restoreDeleted(call.tenant, idOf(call));
  const type = DIRECTORY_SETS[set] ?? 'directoryObject';
  call.note({
    summary: `${nameOf(body)} restored`,
    before: 'deleted',
    after: type === 'user' ? asPerson(body) : 'there again',
    audit: {
      activity: `Restore ${type === 'user' ? 'user' : 'group'}`,
      category: type === 'user' ? 'UserManagement' : 'GroupManagement',
      targets: [
        { id: idOf(call), type: type === 'user' ? 'User' : 'Group', displayName: nameOf(body) },
      ],
    },
  });
  return ok({
    '@odata.context': `https://graph.microsoft.com/${call.version}/$metadata#directoryObjects/$entity`,
    ...render(type, body, { typed: true }),
  });
}

function removeForGood(call: Call): Reply {
  const body = call.tenant.rows('deletedItems').get(idOf(call));
  if (!body) throw missing(idOf(call));
  call.tenant.remove('deletedItems', idOf(call));
  call.note({
    summary: `${nameOf(body)} deleted for good`,
    before: 'deleted, could be restored',
    after: 'gone',
    audit: {
      activity: 'Hard Delete user',
      category: 'UserManagement',
      operation: 'Delete',
      targets: [{ id: idOf(call), type: 'User', displayName: nameOf(body) }],
    },
  });
  return noContent();
}

const DELETED = '/directory/deletedItems';

export const directoryObjects: Family = {
  places: [
    { path: DELETED, is: 'set', set: 'deletedItems', type: 'directoryObject' },
    ...['user', 'group', 'servicePrincipal', 'application', 'administrativeUnit', 'device'].map(
      (type) => ({
        path: `${DELETED}/microsoft.graph.${type}`,
        is: 'set' as const,
        set: 'deletedItems',
        type,
      }),
    ),
    { path: '/directoryObjects', is: 'set', set: 'others', type: 'directoryObject' },
  ],
  routes: [
    { path: '/directoryObjects/{id}', GET: { answer: readObject } },
    { path: '/directoryObjects/getByIds', POST: { answer: byIds } },
    ...['users', 'groups', 'servicePrincipals', 'directoryObjects'].flatMap((set) =>
      checksUnder(`/${set}/{id}`),
    ),
    ...['user', 'group', 'servicePrincipal', 'application', 'administrativeUnit'].map((type) => ({
      path: `${DELETED}/graph.${type}`,
      GET: { answer: listDeleted(type) },
    })),
    { path: DELETED, GET: { answer: listAllDeleted } },
    { path: `${DELETED}/{id}`, GET: { answer: readDeleted }, DELETE: { answer: removeForGood } },
    { path: `${DELETED}/{id}/restore`, POST: { answer: restore } },
  ],
};
