// Reading the simulated directory: selection, filters, paging, consistency, expansion.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Application, EVENTUAL, type Host, startGraph } from './support/host.ts';
import { GROUPS, PEOPLE } from './support/sample-tenant.ts';

let host: Host;
let reader: Application;
beforeAll(async () => {
  host = await startGraph();
  reader = await host.as('acme', 'User.Read.All', 'Group.Read.All', 'GroupMember.Read.All');
});
afterAll(() => host.close());

const names = (answer: { body: { value: { displayName: string }[] } }) =>
  answer.body.value.map(({ displayName }) => displayName);

test('reading: a user comes with the usual properties, absent ones as null', async () => {
  const { status, body } = await reader.get(`/users/${PEOPLE.ada}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    id: PEOPLE.ada,
    displayName: 'Ada Example',
    jobTitle: null,
    businessPhones: [],
  });
  expect(body).not.toHaveProperty('userType');
});

test('reading: $select answers what was asked for and nothing else', async () => {
  const { body } = await reader.get(`/users/${PEOPLE.ada}?$select=userType,otherMails`);
  const { '@odata.context': _, ...rest } = body;
  expect(rest).toEqual({ userType: 'Member', otherMails: ['ada@elsewhere.example'] });
});

test('reading: a user is found by principal name in any case', async () => {
  const { body } = await reader.get('/users/ADA@acme.example');
  expect(body.id).toBe(PEOPLE.ada);
});

test('reading: a guest is found by its encoded principal name', async () => {
  const upn = encodeURIComponent('gil_other.example#EXT#@acme.onmicrosoft.example');
  expect((await reader.get(`/users/${upn}`)).body.id).toBe(PEOPLE.guest);
  expect((await reader.get(`/users('${upn}')`)).body.id).toBe(PEOPLE.guest);
});

test.each([
  ["userType eq 'Guest'", ['Gil Example']],
  ['accountEnabled eq false', ['Bob Example']],
  ["mail eq 'ADA@ACME.EXAMPLE'", ['Ada Example']],
  ["startsWith(displayName,'c')", ['Cleo Example']],
  ["otherMails/any(m:m eq 'ada@elsewhere.example')", ['Ada Example']],
  ["displayName in ('Ada Example','Bob Example')", ['Ada Example', 'Bob Example']],
  [`id eq '${PEOPLE.cleo}' or department eq 'Finance'`, ['Ada Example', 'Cleo Example']],
  ["createdDateTime ge 2026-01-05T08:00:00Z and userType eq 'Guest'", ['Gil Example']],
])('reading: $filter=%s', async (filter, expected) => {
  const answer = await reader.get(`/users?$filter=${encodeURIComponent(filter)}`);
  expect(answer.status).toBe(200);
  expect(names(answer)).toEqual(expected);
});

test.each([
  ["endsWith(mail,'other.example')", ['Gil Example']],
  [
    "department ne 'Finance' and userType eq 'Member'",
    ['Bob Example', 'Cleo Example', 'Sue Example'],
  ],
  [
    "not(startsWith(displayName,'B')) and accountEnabled eq true and userType eq 'Guest'",
    ['Gil Example'],
  ],
])('reading: $filter=%s needs ConsistencyLevel and $count', async (filter, expected) => {
  const query = `/users?$filter=${encodeURIComponent(filter)}`;
  expect((await reader.get(query)).status).toBe(400);
  expect((await reader.get(query, EVENTUAL)).status).toBe(400);
  const answer = await reader.get(`${query}&$count=true`, EVENTUAL);
  expect(names(answer)).toEqual(expected);
  expect(answer.body['@odata.count']).toBe(expected.length);
});

test.each([
  ['/users?$filter=shoeSize eq 5', 'Could not find a property named'],
  ['/users?$select=shoeSize', 'Could not find a property named'],
  ['/users?$filter=mail eq', 'Syntax error'],
  ["/users?$filter=mail eq 'x", 'Syntax error'],
  ["/users?$filter=shout(mail) eq 'x'", 'unknown function'],
  ["/users?$filter=contains(displayName,'a')", 'not supported'],
  ['/users?$top=1000', 'Must be between 1 and 999'],
  ['/users?$skip=5', 'not supported'],
  ['/users?$flavour=sweet', 'not supported'],
  ['/users?top=5', 'not supported'],
  ['/users?$search="displayName:ada"', 'ConsistencyLevel'],
  ['/users?$filter=accountEnabled eq true&$orderby=displayName', 'Sorting not supported'],
  ['/users?$expand=shoes', 'Could not find a property named'],
  ['/users/$count', 'not currently supported'],
  [`/groups/${GROUPS.plain}/members?$filter=displayName eq 'x'`, 'reference property query'],
])('reading: %s is refused with 400', async (path, message) => {
  const { status, body } = await reader.get(path);
  expect(status).toBe(400);
  expect(body.error.message).toContain(message);
  expect(body.error.innerError['request-id']).toBeTruthy();
});

test('reading: $count=true without ConsistencyLevel is silently ignored', async () => {
  const { status, body } = await reader.get('/users?$count=true');
  expect(status).toBe(200);
  expect(body).not.toHaveProperty('@odata.count');
});

test('reading: $count answers a bare number', async () => {
  const { body, headers } = await reader.get('/users/$count', EVENTUAL);
  expect(body).toBe('5');
  expect(headers.get('content-type')).toContain('text/plain');
});

test('reading: pages follow an opaque link on the same origin and lose nobody', async () => {
  const found: string[] = [];
  let next: string | undefined = '/users?$top=2&$select=id';
  let pages = 0;
  while (next) {
    const { body }: { body: { value: { id: string }[]; '@odata.nextLink'?: string } } =
      await reader.get(next);
    found.push(...body.value.map(({ id }) => id));
    next = body['@odata.nextLink'];
    if (next) expect(new URL(next).origin).toBe(host.origin);
    pages += 1;
  }
  expect(pages).toBe(3);
  expect(new Set(found).size).toBe(5);
});

test('reading: $orderby and $search with ConsistencyLevel', async () => {
  const ordered = await reader.get('/users?$orderby=displayName desc&$select=displayName&$top=2');
  expect(names(ordered)).toEqual(['Sue Example', 'Gil Example']);
  const rest = await reader.get(ordered.body['@odata.nextLink']);
  expect(names(rest)).toEqual(['Cleo Example', 'Bob Example']);
  const found = await reader.get('/users?$search="displayName:exam" AND "mail:gil"', EVENTUAL);
  expect(names(found)).toEqual(['Gil Example']);
});

test('reading: members of a group come typed, and can be narrowed to one type', async () => {
  const { body } = await reader.get(`/groups/${GROUPS.plain}/members?$select=displayName`);
  expect(body.value.map((one: Record<string, string>) => one['@odata.type'])).toEqual([
    '#microsoft.graph.user',
    '#microsoft.graph.user',
    '#microsoft.graph.group',
  ]);
  const people = await reader.get(
    `/groups/${GROUPS.plain}/members/microsoft.graph.user?$select=displayName`,
  );
  expect(names(people)).toEqual(['Ada Example', 'Gil Example']);
});

test('reading: transitive members and memberships go through nested groups', async () => {
  const members = await reader.get(`/groups/${GROUPS.plain}/transitiveMembers?$select=displayName`);
  expect(names(members)).toContain('Cleo Example');
  const all = await host.as('acme', 'Directory.Read.All');
  const groups = await all.get(`/users/${PEOPLE.cleo}/transitiveMemberOf?$select=displayName`);
  expect(names(groups)).toEqual(expect.arrayContaining(['Nested', 'Plain', 'Open unit']));
  const direct = await all.get(`/users/${PEOPLE.cleo}/memberOf?$select=displayName`);
  expect(names(direct)).not.toContain('Plain');
});

test('reading: members that the token may not read come with their id alone', async () => {
  const limited = await host.as('acme', 'GroupMember.Read.All');
  const { body } = await limited.get(`/groups/${GROUPS.plain}/members`);
  expect(body.value[0]).toMatchObject({ id: PEOPLE.ada, displayName: null });
  expect(body.value[2]).toMatchObject({ id: GROUPS.nested, displayName: 'Nested' });
  const few = await limited.get(`/groups/${GROUPS.plain}/members?$select=id,displayName`);
  expect(few.body.value[0]).toEqual({
    '@odata.type': '#microsoft.graph.user',
    id: PEOPLE.ada,
    displayName: null,
  });
});

test('reading: basic permission shows people and hides the rest', async () => {
  const basic = await host.as('acme', 'User.ReadBasic.All');
  const { body } = await basic.get(`/users/${PEOPLE.guest}?$select=displayName,userType`);
  expect(body).toMatchObject({ displayName: 'Gil Example', userType: null });
});

test('reading: $expand brings what an object points at', async () => {
  const { body } = await reader.get(
    `/users/${PEOPLE.ada}?$select=displayName&$expand=manager($select=displayName)`,
  );
  expect(body.manager).toMatchObject({ id: PEOPLE.cleo, displayName: 'Cleo Example' });
  const group = await reader.get(`/groups/${GROUPS.plain}?$select=id&$expand=owners($select=mail)`);
  expect(group.body.owners).toMatchObject([{ mail: 'ada@acme.example' }]);
});

test('reading: membership checks answer the ids that hold, transitively', async () => {
  const { status, body } = await reader.post(`/users/${PEOPLE.cleo}/checkMemberGroups`, {
    groupIds: [GROUPS.plain, GROUPS.nested, GROUPS.assignable],
  });
  expect(status).toBe(200);
  expect(new Set(body.value)).toEqual(new Set([GROUPS.plain, GROUPS.nested]));
});

test("reading: what is not there is 404, in Graph's form", async () => {
  const unknown = '99999999-9999-4999-8999-999999999999';
  const { status, body } = await reader.get(`/users/${unknown}`);
  expect(status).toBe(404);
  expect(body.error.code).toBe('Request_ResourceNotFound');
  expect(body.error.message).toContain(unknown);
  expect((await reader.get('/unicorns')).status).toBe(404);
  expect((await reader.get(`/users/${PEOPLE.ada}/unicorns`)).body.error.message).toContain(
    'unicorns',
  );
});
