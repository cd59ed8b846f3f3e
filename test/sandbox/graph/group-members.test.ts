// Adding and removing members: what each kind of group allows, and Graph's codes for doubles.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Application, type Host, reference, startGraph } from './support/host.ts';
import { GROUPS, PEOPLE } from './support/sample-tenant.ts';

let host: Host;
let app: Application;
beforeAll(async () => {
  host = await startGraph();
  app = await host.as('acme', 'GroupMember.ReadWrite.All', 'User.Read.All');
});
afterAll(() => host.close());

const add = (group: string, person: string) =>
  app.post(`/groups/${group}/members/$ref`, reference(person));
const remove = (group: string, person: string) =>
  app.delete(`/groups/${group}/members/${person}/$ref`);

test('members: adding is 204 and shows; adding again is refused', async () => {
  expect((await add(GROUPS.plain, PEOPLE.bob)).status).toBe(204);
  const { body } = await app.get(`/groups/${GROUPS.plain}/members?$select=id`);
  expect(body.value.map((one: { id: string }) => one.id)).toContain(PEOPLE.bob);
  const again = await add(GROUPS.plain, PEOPLE.bob);
  expect(again.status).toBe(400);
  expect(again.body.error.message).toContain('One or more added object references already exist');
});

test('members: removing is 204; removing again is 404', async () => {
  expect((await remove(GROUPS.plain, PEOPLE.guest)).status).toBe(204);
  const again = await remove(GROUPS.plain, PEOPLE.guest);
  expect(again.status).toBe(404);
  expect(again.body.error.code).toBe('Request_ResourceNotFound');
});

test('members: a group or person that is not there is 404', async () => {
  const nobody = '99999999-9999-4999-8999-999999999999';
  expect((await add(nobody, PEOPLE.bob)).status).toBe(404);
  expect((await add(GROUPS.nested, nobody)).status).toBe(404);
});

test.each([
  ['a group that roles can be assigned to', GROUPS.assignable, 403],
  ['a group in a restricted unit', GROUPS.restricted, 403],
  ['a dynamic group', GROUPS.dynamic, 400],
  ['a synchronised group', GROUPS.synced, 400],
])('members: %s refuses', async (_what, group, status) => {
  expect((await add(group, PEOPLE.bob)).status).toBe(status);
});

test('members: a group that roles can be assigned to takes RoleManagement.ReadWrite.Directory', async () => {
  const strong = await host.as(
    'acme',
    'GroupMember.ReadWrite.All',
    'RoleManagement.ReadWrite.Directory',
  );
  const { status } = await strong.post(
    `/groups/${GROUPS.assignable}/members/$ref`,
    reference(PEOPLE.bob),
  );
  expect(status).toBe(204);
});

test.each([
  ['no reference', {}],
  ['something besides', { ...reference(PEOPLE.bob), note: 'x' }],
  ['a relative address', { '@odata.id': `/directoryObjects/${PEOPLE.bob}` }],
])('members: a body with %s is refused', async (_what, body) => {
  expect((await app.post(`/groups/${GROUPS.nested}/members/$ref`, body)).status).toBe(400);
});

test('members: the last owner stays', async () => {
  const owner = await host.as('acme', 'Group.ReadWrite.All');
  const path = `/groups/${GROUPS.plain}/owners`;
  expect((await owner.delete(`${path}/${PEOPLE.ada}/$ref`)).status).toBe(400);
  expect((await owner.post(`${path}/$ref`, reference(PEOPLE.cleo))).status).toBe(204);
  expect((await owner.delete(`${path}/${PEOPLE.ada}/$ref`)).status).toBe(204);
});

test('members: nothing changes when a write fails half-way', async () => {
  const creator = await host.as('acme', 'Group.ReadWrite.All', 'Directory.ReadWrite.All');
  const nobody = '99999999-9999-4999-8999-999999999999';
  const { status } = await creator.post('/groups', {
    displayName: 'Half made',
    mailEnabled: false,
    mailNickname: 'half',
    securityEnabled: true,
    'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${nobody}`],
  });
  expect(status).toBe(404);
  const found = await creator.get("/groups?$filter=displayName eq 'Half made'");
  expect(found.body.value).toEqual([]);
});

test('members: one membership can be asked for by its id, and only a direct one is there', async () => {
  const membership = (group: string) => app.get(`/users/${PEOPLE.cleo}/memberOf/${group}`);
  const direct = await membership(GROUPS.nested);
  expect(direct.status).toBe(200);
  expect(direct.body).toMatchObject({ id: GROUPS.nested });
  expect((await membership(GROUPS.plain)).status).toBe(404);
});
