// One of a team leaves, is cut off, or gives their part back: it ends at once, and the others keep theirs.
import { expect, test } from 'vitest';
import { listCard } from '../../src/cards/lists.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { beginEnding, proofRead } from '../../src/domain/access/end.ts';
import { partProofRead } from '../../src/domain/access/end-part.ts';
import { openGrants } from '../../src/domain/access/open-grants.ts';
import { rowOf } from '../../src/domain/record/evidence/row.ts';
import { requestsCsv } from '../../src/domain/record/evidence/tables.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { becauseOfMe } from '../../src/usecases/because-of-me.ts';
import { cutOff } from '../../src/usecases/cut-off.ts';
import { endAccess } from '../../src/usecases/end-access.ts';
import { listMine } from '../../src/usecases/list-requests.ts';
import { renewedWish } from '../../src/usecases/renewed-wish.ts';
import { account } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  estate,
  GROUP,
  HOME,
  OWNER,
  rule,
  STRANGER,
  tenant,
} from '../fakes/estate.ts';
import { NOTHING } from '../fakes/no-material.ts';
import { type Moment, trouble, World } from '../fakes/world.ts';

const GUARD = { tenantId: HOME, objectId: 'e0000000-0000-4000-8000-000000000001' };
const OTHER = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000005' };
const THIRD = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000006' };
const TEAM = 'em@home.example\nother@away.example\nthird@away.example';
const KINDS = ['project-team', 'guest-access'];

function world(): World {
  const away = tenant({ access: KINDS, owners: [{ person: 'owner', account: OWNER }] });
  const base = estate();
  const [home] = base.tenants;
  const made = new World(
    estate({
      tenants: home ? [home, away] : [away],
      policies: [rule({ kinds: KINDS })],
      oncall: ['guard'],
      people: [
        { name: 'employee', displayName: 'Em Ployee', accounts: [EMPLOYEE] },
        { name: 'owner', displayName: 'O. Wner', accounts: [OWNER] },
        { name: 'guard', displayName: 'G. Uard', accounts: [GUARD] },
        { name: 'other', displayName: 'Other', accounts: [OTHER] },
      ],
    }),
  );
  made.directory.add(
    account(GUARD, { displayName: 'G. Uard' }),
    account(OTHER, { displayName: 'Other', userPrincipalName: 'other@away.example' }),
    account(THIRD, { displayName: 'Third', userPrincipalName: 'third@away.example' }),
  );
  return made;
}

const ask = (of: World, people = TEAM, fields: Record<string, string> = {}) =>
  of.ask({
    kind: 'project-team',
    actor: STRANGER,
    fields: { resource: `away/${GROUP}`, 'input-people': people, ...fields },
  });

async function team(of: World, people = TEAM, fields: Record<string, string> = {}) {
  const asked = await ask(of, people, fields);
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  await of.approve(asked.value.id);
  await of.settle();
  return asked.value.id;
}

async function used(of: World, people = TEAM) {
  const id = await team(of, people);
  const guest = of.guest();
  if (guest) of.directory.add({ ...guest, redemption: 'accepted' });
  await of.moveTo(of.now + 60_000);
  expect(of.request(id).state).toBe('active');
  return id;
}

const disable = (of: World, who: AccountRef) => {
  const found = of.directory.accounts.get(accountKey(who));
  if (found) of.directory.add({ ...found, enabled: false });
};
const night = (of: World) => of.moveTo(of.now + DAY);
const stepsOf = (of: World, id: string) =>
  Object.fromEntries(of.request(id).steps.map((step) => [step.id, step.state]));
const partsOf = (of: World, id: string) =>
  (of.request(id).partEnds ?? []).map(({ person, why, provenAt }) => ({
    person,
    why,
    proven: provenAt !== undefined,
  }));
const verbs = (of: World, id: string) =>
  of.store.audit.filter(({ requestId }) => requestId === id).map(({ verb }) => verb);
const cardOf = (
  of: World,
  id: string,
  viewer = OWNER,
  audience: 'approver' | 'requestor' | 'person' = 'approver',
) =>
  JSON.stringify(
    requestCard({
      request: of.request(id),
      viewer,
      audience,
      tenant: 'Away',
      reader: readerFrom('en', 'UTC'),
      now: of.now,
    }),
  );
const heard = ({ posts }: World, who: AccountRef) =>
  posts.filter(({ to }) => to === accountKey(who)).map(({ summary }) => summary);

test('who has left loses their part that night, guest account and all; the others keep theirs', async () => {
  const of = world();
  const id = await used(of);
  const guest = of.guest()?.objectId ?? '';
  const writes = of.writes.length;
  disable(of, EMPLOYEE);
  await night(of);
  expect(of.request(id).state).toBe('active');
  expect(partsOf(of, id)).toEqual([{ person: accountKey(EMPLOYEE), why: 'left', proven: true }]);
  expect(stepsOf(of, id)).toEqual({
    'guest-1': 'undone',
    'member-1': 'undone',
    'member-2': 'done',
    'member-3': 'done',
  });
  expect(of.writes.slice(writes)).toEqual(['-join-group', '-invite-guest']);
  expect(of.isMember(guest)).toBe(false);
  expect(of.isMember(OTHER.objectId) && of.isMember(THIRD.objectId)).toBe(true);
  expect(of.guest()).toBeUndefined();
  expect(verbs(of, id).filter((verb) => verb.startsWith('part-'))).toEqual([
    'part-ending',
    'part-ended',
  ]);
  const begun = of.store.audit.find(({ verb }) => verb === 'part-ending');
  expect(begun).toMatchObject({ people: { person: EMPLOYEE }, details: { why: 'left' } });
  const told = cardOf(of, id);
  expect(told).toContain('Team access to');
  expect(told).toContain('for Other and Third');
  expect(told).toContain('"text":"Em Ployee"');
  expect(told).toMatch(/The part of Em Ployee ended because the account at home was disabled/);
  expect(told).toContain('read back as gone');
  expect(heard(of, STRANGER).at(-1)).toMatch(
    /^The part of Em Ployee ended.*goes on for the others/,
  );
  expect(heard(of, OWNER).at(-1)).toContain('Em Ployee has left');
  const row = rowOf({ estate: of.estate, material: NOTHING, now: of.now }, of.request(id));
  expect(row.for.map(({ name }) => name)).toEqual(['Em Ployee', 'Other', 'Third']);
  expect(row.partsEnded).toMatchObject([
    { for: { name: 'Em Ployee' }, why: 'left', endedBy: null },
  ]);
  expect(row.partsEnded[0]?.provenAt).not.toBe('');
  expect(requestsCsv([row])).toContain(`Em Ployee (${accountKey(EMPLOYEE)}): left `);
  // Looked at again, night after night, nothing more happens.
  const { version } = of.request(id);
  await night(of);
  expect(of.request(id).version).toBe(version);
});

test('owners who heard that a part is not proven hear of its proof, and nothing more at the end of the rest', async () => {
  const of = world();
  const id = await used(of);
  expect((await of.end(id, 'return', EMPLOYEE)).ok).toBe(true);
  of.troubles.push(...Array.from({ length: 20 }, () => trouble('unavailable')));
  await of.moveTo(of.now + 2 * HOUR);
  expect(heard(of, OWNER).at(-1)).toMatch(/^Not proven to be over: /);
  await of.moveTo(of.now + 4 * HOUR);
  expect(partsOf(of, id)).toMatchObject([{ person: accountKey(EMPLOYEE), proven: true }]);
  const proven = heard(of, OWNER);
  expect(proven.at(-1)).toMatch(
    /^The part of Em Ployee was given back by Em Ployee, .*: read back as gone, .*goes on for the others: /,
  );
  expect((await of.end(id, 'return', STRANGER)).ok).toBe(true);
  await of.settle();
  expect(of.request(id).state).toBe('ended');
  expect(heard(of, OWNER)).toEqual(proven);
});

test('while some of it is still to be taken back, a reading of the rest ends neither a part nor the whole', async () => {
  const of = world();
  const id = await used(of);
  expect((await of.end(id, 'return', EMPLOYEE)).ok).toBe(true);
  await of.settle();
  // The part's proof has found one step there again, and its undoing waits.
  const { steps, partEnds = [] } = of.request(id);
  const again = {
    ...of.request(id),
    steps: steps.map((step) =>
      step.id === 'member-1' ? { ...step, state: 'done' as const } : step,
    ),
    partEnds: partEnds.map(({ closedAt: _, provenAt: __, ...open }) => open),
  };
  const undo = [{ work: { kind: 'undo-step', stepId: 'member-1' }, dueAt: of.now }];
  const part = partProofRead(again, 0, [], [], of.now);
  expect(part).toEqual({ request: again, audit: [], work: undo });

  const rest = again.steps.map((step) =>
    step.id === 'member-1' ? step : { ...step, state: 'undone' as const },
  );
  const ending = beginEnding({ ...again, steps: rest }, 'expired', undefined, of.now).request;
  expect(proofRead(ending, [], [], of.now)).toEqual({ request: ending, audit: [], work: undo });
});

test('whoever gave theirs back has it no more; ending the team afterwards touches it no second time', async () => {
  const of = world();
  const id = await used(of);
  expect((await of.end(id, 'return', EMPLOYEE)).ok).toBe(true);
  await of.settle();
  expect(partsOf(of, id)).toEqual([
    { person: accountKey(EMPLOYEE), why: 'returned', proven: true },
  ]);
  expect((await of.end(id, 'return', EMPLOYEE)).ok).toBe(false);
  expect(await listMine(of.deps, EMPLOYEE, 'access')).toEqual([]);
  expect((await listMine(of.deps, EMPLOYEE, 'history')).map((one) => one.id)).toEqual([id]);
  expect((await listMine(of.deps, OTHER, 'access')).map((one) => one.id)).toEqual([id]);
  expect((await listMine(of.deps, STRANGER, 'access')).map((one) => one.id)).toEqual([id]);
  const [open] = openGrants([of.request(id)]);
  expect(open?.who.map(({ name }) => name)).toEqual(['Other', 'Third']);
  expect(open?.steps.map((step) => step.id)).toEqual(['member-3', 'member-2']);
  expect(cardOf(of, id, EMPLOYEE, 'person')).not.toContain('Give back my part');
  expect(cardOf(of, id, OTHER, 'person')).toContain('Give back my part');

  // Somebody adds a guest of theirs by hand: it is not ours to take away with the rest.
  const theirs = account(
    { tenantId: AWAY, objectId: '90000000-0000-4000-8000-000000000001' },
    { external: true, userType: 'guest', homeAddress: 'em@home.example' },
  );
  of.directory.add(theirs);
  expect((await of.end(id, 'revoke', OWNER)).ok).toBe(true);
  await of.settle();
  expect(of.request(id)).toMatchObject({ state: 'ended', provenAt: of.now });
  expect(of.directory.members.size).toBe(0);
  expect(of.guest()).toEqual(theirs);
});

test('the last part ends the request', async () => {
  const of = world();
  const id = await used(of);
  for (const who of [OTHER, EMPLOYEE, THIRD]) {
    expect((await of.end(id, 'return', who)).ok).toBe(true);
    await of.settle();
  }
  expect(of.request(id)).toMatchObject({ state: 'ended', ending: { why: 'returned', by: THIRD } });
  expect(of.directory.members.size).toBe(0);
  expect(of.store.holdings.filter(({ released }) => !released)).toEqual([]);
});

test('several of them leave in one night, and all of them end the team', async () => {
  const of = world();
  const id = await used(of);
  disable(of, EMPLOYEE);
  disable(of, THIRD);
  await night(of);
  expect(of.request(id).state).toBe('active');
  expect(partsOf(of, id).map(({ person }) => person)).toEqual([EMPLOYEE, THIRD].map(accountKey));
  expect([...of.directory.members]).toEqual([`${GROUP}/${OTHER.objectId}`]);
  disable(of, OTHER);
  await night(of);
  expect(of.request(id)).toMatchObject({ state: 'ended', ending: { why: 'left' } });
});

test('who is cut off loses their part; who asked takes the team with them', async () => {
  const of = world();
  const id = await used(of);
  const cut = async (who: AccountRef) => {
    const done = await cutOff(of.deps, GUARD, `person/${accountKey(who)}`, accountKey(who));
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    await of.moveTo(of.now + 3 * 60_000);
  };
  await cut(EMPLOYEE);
  expect(partsOf(of, id)).toEqual([{ person: accountKey(EMPLOYEE), why: 'cut-off', proven: true }]);
  expect(of.request(id).partEnds?.[0]?.by).toEqual(GUARD);
  expect(of.request(id).state).toBe('active');
  expect(cardOf(of, id)).toMatch(/The part of Em Ployee was cut off by G\. Uard/);
  expect(of.isMember(OTHER.objectId)).toBe(true);
  await cut(STRANGER);
  expect(of.request(id)).toMatchObject({ state: 'ended', ending: { why: 'cut-off' } });
  expect(of.directory.members.size).toBe(0);
});

test('an owner, or who asked, ends the part of one; nobody else does', async () => {
  const of = world();
  const id = await used(of);

  expect(cardOf(of, id)).toContain('End one person’s part…');
  expect(cardOf(of, id, STRANGER, 'requestor')).toContain('End one person’s part…');
  const end = (who: AccountRef, verb: 'return' | 'revoke', whose: string) =>
    endAccess(of.deps, who, id, verb, whose);
  expect((await end(OTHER, 'revoke', accountKey(THIRD))).ok).toBe(false);
  expect((await end(GUARD, 'return', accountKey(THIRD))).ok).toBe(false);
  // Whom it does not name is nobody, never everybody.
  for (const nobody of ['', 'x', accountKey(OWNER)]) {
    expect((await end(OWNER, 'revoke', nobody)).ok).toBe(false);
  }
  expect((await end(OTHER, 'return', accountKey(THIRD))).ok).toBe(true);
  await of.settle();
  // What they sent was another's; what ended is their own.
  expect(partsOf(of, id).map(({ person }) => person)).toEqual([accountKey(OTHER)]);
  expect((await end(OWNER, 'revoke', accountKey(EMPLOYEE))).ok).toBe(true);
  await of.settle();
  expect(partsOf(of, id).map(({ why }) => why)).toEqual(['returned', 'revoked']);
  expect(cardOf(of, id)).not.toContain('End one person’s part…');
  expect((await end(STRANGER, 'return', accountKey(THIRD))).ok).toBe(true);
  await of.settle();
  expect(of.request(id).state).toBe('ended');
});

test('what another grant needs stays, and says so; it goes with that one', async () => {
  const of = world();
  const id = await used(of);
  const alone = await of.ask({ actor: EMPLOYEE, fields: { duration: 'P20D' } });
  if (!alone.ok) throw new Error(JSON.stringify(alone.error));
  await of.approve(alone.value.id);
  await of.settle();
  const guest = of.guest()?.objectId ?? '';
  await of.end(id, 'return', EMPLOYEE);
  await of.settle();
  expect(stepsOf(of, id)).toMatchObject({ 'guest-1': 'kept', 'member-1': 'kept' });
  expect(partsOf(of, id)[0]?.proven).toBe(false);
  expect(cardOf(of, id)).toContain(`Request ${alone.value.id} needs it as well`);
  expect(of.isMember(guest)).toBe(true);
  await of.end(alone.value.id, 'return', EMPLOYEE);
  await of.settle();
  // The team goes on, and not with that.
  expect(of.isMember(guest)).toBe(false);
  expect(of.guest()).toBeUndefined();
  expect(of.request(id).state).toBe('active');
});

test('is renewed for those who are left, as the same team', async () => {
  const of = world();
  const id = await used(of);
  await of.end(id, 'return', EMPLOYEE);
  await of.settle();
  const wish = await renewedWish(of.deps, STRANGER, id);
  const people = wish.ok ? wish.value.fields['input-people'] : '';
  expect(people).toBe('other@away.example\nthird@away.example');
  const next = await team(of, people, { duration: 'P20D' });
  expect(of.request(next).renews).toEqual({ requestId: id, nth: 1 });
  await of.moveTo(of.now + 8 * DAY);
  expect(of.request(id).state).toBe('ended');
  expect(of.isMember(OTHER.objectId) && of.isMember(THIRD.objectId)).toBe(true);
  expect(of.guest()).toBeUndefined();
});

test('an owner is not told of a team in which nobody from outside is left', async () => {
  const of = world();
  const id = await used(of);
  const mine = async () => {
    const found = await becauseOfMe(of.deps, OWNER);
    return found.ok ? found.value.map(({ request }) => request.id) : [];
  };
  expect(await mine()).toEqual([id]);
  await of.end(id, 'return', EMPLOYEE);
  await of.settle();
  expect(await mine()).toEqual([]);
});

test('nobody waits for a guest whose part is over', async () => {
  const of = world();
  const id = await team(of);
  expect(of.request(id).state).toBe('waiting');
  await of.end(id, 'return', EMPLOYEE);
  await of.moveTo(of.now + 2 * 60 * 60_000);
  expect(of.request(id).state).toBe('active');
});

test('who was to begin later and has left is given nothing; for the others it begins', async () => {
  const of = world();
  const day = new Date(of.now + 2 * DAY).toISOString().slice(0, 10);
  const id = await team(of, TEAM, { startDate: day, startTime: '09:00' });
  expect(of.request(id).state).toBe('scheduled');
  expect((await of.end(id, 'return', THIRD)).ok).toBe(true);
  await of.settle();
  disable(of, EMPLOYEE);
  await of.moveTo(of.now + 3 * DAY);
  expect(of.request(id).state).toBe('active');
  expect([...of.directory.members]).toEqual([`${GROUP}/${OTHER.objectId}`]);
  expect(of.guest()).toBeUndefined();
  expect(partsOf(of, id).map(({ why, proven }) => [why, proven])).toEqual([
    ['returned', false],
    ['left', false],
  ]);
  expect(cardOf(of, id)).toContain('nothing had been changed for them');
});

test('a part that ends while the team is being set up is never given, and holds nobody up', async () => {
  for (let steps = 0; steps < 14; steps += 1) {
    for (const who of [EMPLOYEE, OTHER, THIRD]) {
      const of = world();
      const asked = await ask(of);
      if (!asked.ok) throw new Error('not asked');
      const { id } = asked.value;
      await of.approve(id);
      for (let i = 0; i < steps; i += 1) await of.step();
      expect((await of.end(id, 'return', who)).ok).toBe(true);
      await of.moveTo(of.now + 60 * 60_000);
      const guest = of.guest();
      if (guest) of.directory.add({ ...guest, redemption: 'accepted' });
      await of.moveTo(of.now + 2 * 60 * 60_000);
      expect(of.request(id).state).toBe('active');
      expect(partsOf(of, id)).toHaveLength(1);
      expect(of.request(id).partEnds?.[0]?.closedAt).toBeDefined();
      expect(of.directory.members.size).toBe(2);
      expect(of.guest() === undefined).toBe(who === EMPLOYEE);
    }
  }
});

test('killed at any of its writes and commits, it is led back into, and proven', async () => {
  const moments: Moment[] = ['before-write', 'after-write', 'before-commit'];
  for (const at of moments) {
    for (let steps = 0; steps < 8; steps += 1) {
      const of = world();
      const id = await used(of);
      await of.end(id, 'return', EMPLOYEE);
      for (let i = 0; i < steps; i += 1) await of.step();
      of.killAt = at;
      await of.settle();
      await of.moveTo(of.now + 60 * 60_000);
      of.killAt = undefined;
      await of.moveTo(of.now + 60 * 60_000);
      expect(partsOf(of, id)[0]?.proven).toBe(true);
      expect(of.guest()).toBeUndefined();
      expect(of.directory.members.size).toBe(2);
      expect(of.request(id).state).toBe('active');
    }
  }
});

test('what was taken away is not given again to one whose part has ended, and comes back for nobody', async () => {
  const of = world();
  const id = await used(of);
  const { members } = of.directory;
  const [guest, before] = [of.guest(), [...members]];
  if (!guest) throw new Error('no guest');
  of.directory.accounts.delete(accountKey(guest));
  members.clear();
  await night(of);
  expect(of.request(id).drift?.stepIds).toEqual(['guest-1', 'member-1', 'member-2', 'member-3']);
  // Somebody has restored all of it, and no look has shown it yet.
  of.directory.add(guest);
  for (const key of before) members.add(key);
  await endAccess(of.deps, OWNER, id, 'revoke', accountKey(EMPLOYEE));
  const again = await answerDrift(of.deps, OWNER, id, 'give-again');
  expect(again.ok).toBe(true);
  await of.settle();
  expect(Object.values(stepsOf(of, id))).toEqual(['undone', 'undone', 'found', 'found']);
  expect(of.request(id).partEnds?.[0]?.provenAt).toBeDefined();
  expect(of.guest()).toBeUndefined();
});

test('what a replica of an earlier version has put away is set out again by night', async () => {
  const of = world();
  const id = await used(of);
  await of.end(id, 'return', EMPLOYEE);
  for (const { id: row, work } of of.queue.due(of.now)) {
    if (work.kind === 'undo-step') await of.queue.finish(row);
  }
  await of.settle();
  expect(of.guest()).toBeDefined();
  await of.moveTo(of.now + 2 * DAY);
  expect(partsOf(of, id)[0]?.proven).toBe(true);
  expect(of.guest()).toBeUndefined();
  expect(of.directory.members.size).toBe(2);
});

test('a full team of whom all but two have left fits into a message and a list', async () => {
  const of = world();
  const people = Array.from({ length: 20 }, (_, i) => ({
    tenantId: AWAY,
    objectId: `e0000000-0000-4000-8000-0000000000${10 + i}`,
  }));
  of.directory.add(
    ...people.map((one, i) =>
      account(one, {
        displayName: `Somebody With A Long Name ${i}`,
        userPrincipalName: `somebody.with.a.long.name.${i}@away.example`,
      }),
    ),
  );
  const id = await team(
    of,
    people.map((_, i) => `somebody.with.a.long.name.${i}@away.example`).join('\n'),
  );
  for (const one of people.slice(2)) disable(of, one);
  await night(of);
  expect(of.request(id).partEnds).toHaveLength(18);
  expect(of.directory.members.size).toBe(2);
  expect(cardOf(of, id).length).toBeLessThan(28_000);
  const list = listCard({
    headline: 'x',
    empty: '',
    requests: [of.request(id)],
    tenantNames: new Map(),
    reader: readerFrom('en', 'UTC'),
    now: of.now,
  });
  expect(JSON.stringify(list)).toContain('Somebody With A Long Name 0 and Somebody With A Long');
  expect(JSON.stringify(list)).toContain('not any more: Somebody With A Long Name 2, ');
});
