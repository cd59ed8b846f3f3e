// Cutting off at once: who may, what ends, who hears of it, and that only an owner lets it begin again.
import { describe, expect, test } from 'vitest';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { answerCutOff } from '../../src/usecases/answer-cut-off.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { cutOff } from '../../src/usecases/cut-off.ts';
import { listCutOffs } from '../../src/usecases/list-cut-offs.ts';
import { previewCutOff } from '../../src/usecases/preview-cut-off.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { account } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  HOME,
  OWNER,
  rule,
  STRANGER,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const GUARD = { tenantId: HOME, objectId: 'e0000000-0000-4000-8000-000000000001' };

/** Somebody is on call, and the employee is no owner. */
function guarded(change: Partial<Estate> = {}): World {
  const base = estate();
  const world = new World({
    ...base,
    oncall: ['guard'],
    people: [...base.people, { name: 'guard', displayName: 'G. Uard', accounts: [GUARD] }],
    ...change,
  });
  world.directory.add(account(GUARD, { displayName: 'G. Uard' }));
  return world;
}

async function granted(world: World, kind = 'guest-access', actor: AccountRef = EMPLOYEE) {
  const asked = await world.ask({ kind, actor });
  if (!asked.ok) throw new Error(asked.error.map((why) => why.code).join());
  await world.approve(asked.value.id);
  await world.settle();
  return asked.value.id;
}

async function cut(world: World, words = 'Em Ployee', formId = 'form') {
  const previewed = await previewCutOff(world.deps, GUARD, words);
  if (!previewed.ok || previewed.value.found !== 'one') throw new Error('Nobody is meant.');
  const { preview } = previewed.value;
  const done = await cutOff(world.deps, GUARD, preview.target.ref, formId);
  await world.settle();
  return { preview, done, id: [...world.cutOffs.rows.keys()].at(-1) ?? '' };
}

const heard = ({ posts }: World, who: AccountRef) =>
  posts.filter(({ to }) => to === accountKey(who)).map(({ summary }) => summary);
const code = (result: { ok: boolean; error?: unknown }) => JSON.stringify(result.error ?? 'ok');

describe('a person', () => {
  test('is cut off by whoever is on call, and by nobody else', async () => {
    const world = guarded();
    await granted(world);
    for (const who of [OWNER, STRANGER, EMPLOYEE]) {
      expect(code(await previewCutOff(world.deps, who, 'Em Ployee'))).toContain('not-on-call');
      const ref = `person/${accountKey(EMPLOYEE)}`;
      expect(code(await cutOff(world.deps, who, ref, 'form'))).toContain('not-on-call');
    }
    expect(world.cutOffs.rows.size).toBe(0);
  });

  test('loses what they have in all accounts, and what they asked for lapses', async () => {
    const world = guarded();
    const grants = [await granted(world), await granted(world, 'pim-eligibility')];
    const waiting = await world.ask({ kind: 'pim-eligibility' });
    if (!waiting.ok) throw new Error('not asked');
    const { preview } = await cut(world);
    expect(preview.foreseen).toEqual([{ tenant: 'Away', grants: 2, waiting: 1, settings: 0 }]);
    for (const id of grants) {
      expect(world.request(id)).toMatchObject({
        state: 'ended',
        ending: { why: 'cut-off', by: GUARD },
      });
      expect(world.request(id).provenAt).toBeDefined();
    }
    expect(world.request(waiting.value.id)).toMatchObject({ state: 'lapsed' });
    expect(world.directory.members.size + world.directory.eligibilities.length).toBe(0);
    expect(world.store.audit.length).toBeGreaterThan(0);
    expect(world.cutOffs.audit.map(({ verb }) => verb)).toEqual(['cut-off']);
  });

  test('is cut off whole after a kill, and what was approved at that moment is found', async () => {
    const world = guarded();
    const first = await granted(world);
    const late = await world.ask({ kind: 'pim-eligibility' });
    if (!late.ok) throw new Error('not asked');
    const before = { ...world.request(late.value.id), state: 'applying' as const };
    world.killAt = 'before-write';
    await cut(world);
    // A decision that had begun before is stored after the first round.
    const { version } = world.request(late.value.id);
    const { closedAt: _, ending: __, ...open } = world.request(late.value.id);
    world.store.requests.set(late.value.id, { ...open, ...before, version });
    await world.moveTo(world.now + 10 * MINUTE);
    expect(world.request(first).state).toBe('ended');
    expect(world.request(late.value.id).ending?.why).toBe('cut-off');
    expect(world.queue.rows.filter(({ done, work }) => !done && work.kind === 'cut-off')).toEqual(
      [],
    );
  });

  test('is told to every owner concerned, who are reminded until one has looked', async () => {
    const world = guarded();
    await granted(world);
    world.posts.length = 0;
    const { id } = await cut(world);
    expect(heard(world, OWNER)).toContainEqual(expect.stringContaining('was cut off'));
    expect(heard(world, EMPLOYEE_ADMIN).join()).not.toContain('was cut off');
    await world.moveTo(world.now + DAY + HOUR);
    expect(heard(world, OWNER).at(-1)).toContain('Still to be looked at');
    expect((await answerCutOff(world.deps, OWNER, id, 'confirm')).ok).toBe(true);
    const said = heard(world, OWNER).length;
    await world.moveTo(world.now + 3 * DAY);
    expect(heard(world, OWNER)).toHaveLength(said);
    expect(await world.cutOffs.open()).toHaveLength(1);
  });

  test('gets nothing new, gives nothing, and decides nothing, until an owner lifts it', async () => {
    const world = guarded({ oncall: ['guard'] });
    await granted(world);
    const { id } = await cut(world);
    expect(code(await world.ask({ kind: 'pim-eligibility' }))).toContain('"cut-off"');
    expect(await listCutOffs(world.deps, OWNER)).toMatchObject([{ mine: true }]);
    expect(await listCutOffs(world.deps, STRANGER)).toEqual([]);
    expect(code(await answerCutOff(world.deps, GUARD, id, 'lift'))).toContain('cut-off-unknown');
    expect(code(await answerCutOff(world.deps, EMPLOYEE_ADMIN, id, 'lift'))).toContain(
      'cut-off-unknown',
    );
    const behind = () => 'a newer version is in force';
    const lifted = await answerCutOff({ ...world.deps, behind }, OWNER, id, 'lift');
    expect(code(lifted)).toContain('rules-behind');
    expect((await answerCutOff(world.deps, OWNER, id, 'lift')).ok).toBe(true);
    expect((await world.ask({ kind: 'pim-eligibility' })).ok).toBe(true);
    expect(world.directory.members.size).toBe(0);
  });

  test('who decides for a tenant decides no more', async () => {
    const world = guarded();
    await cut(world, 'O. Wner');
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    expect(code(await world.approve(asked.value.id, OWNER))).toContain('"cut-off"');
    expect((await world.deny(asked.value.id, 'no', OWNER)).ok).toBe(true);
  });

  test('has not said yes any more, where others still have to', async () => {
    const world = guarded({ policies: [rule({ alsoApprovers: ['guard'] })] });
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    const { id } = asked.value;
    expect(await world.approve(id, OWNER)).toMatchObject({ value: { outcome: 'agreed' } });
    await cut(world, 'O. Wner');
    expect(await world.approve(id, GUARD)).toMatchObject({ value: { outcome: 'agreed' } });
    expect(world.request(id).state).toBe('pending');
    expect(world.request(id).agreed.map(({ by }) => by)).toEqual([GUARD]);
  });

  test('decides nothing any more, though they were cut off while their press was on its way', async () => {
    const world = guarded();
    const asked = await world.ask({ kind: 'pim-eligibility' });
    if (!asked.ok) throw new Error('not asked');
    const { id } = asked.value;
    const prove = () => world.prove(OWNER);
    const shownHash = world.request(id).plan.hash;
    const cutOffs = {
      // Read a moment before, as everything that counts for a press.
      open: async () => {
        const open = await world.cutOffs.open();
        await cut(world, 'O. Wner');
        return open;
      },
    };
    const late = await reviewRequest(
      { ...world.deps, cutOffs },
      { actor: OWNER, requestId: id, verdict: { approve: true, shownHash, prove } },
    );
    expect(code(late)).toContain('"cut-off"');
    expect(world.request(id).state).toBe('pending');
  });

  test('gives nothing again that was taken away by hand, and nobody does as they are cut off', async () => {
    const world = guarded();
    const id = await granted(world);
    const guest = world.guest();
    if (guest) world.directory.add({ ...guest, redemption: 'accepted' });
    await world.moveTo(world.now + 2 * HOUR);
    world.directory.members.clear();
    await world.moveTo(world.now + DAY);
    expect(world.request(id).drift).toBeDefined();
    const again = (cutOffs = world.deps.cutOffs) =>
      answerDrift({ ...world.deps, cutOffs }, OWNER, id, 'give-again');
    const cutMeanwhile = Object.assign(Object.create(world.cutOffs) as typeof world.cutOffs, {
      open: async () => {
        const open = await world.cutOffs.open();
        await cut(world, 'O. Wner');
        return open;
      },
    });
    const late = await again(cutMeanwhile);
    expect(code(late)).toContain('"cut-off"');
    expect(code(await again())).toContain('"cut-off"');
    expect(world.directory.members.size).toBe(0);
  });

  test('gets nothing by a rule that approves by itself while they are cut off', async () => {
    const automatic = { longest: 90 * DAY, atMost: { perPerson: 5, perRule: 5, in: DAY } };
    const world = guarded({ policies: [rule({ automatic })] });
    const asked = await world.ask({ kind: 'guest-access' });
    if (!asked.ok) throw new Error('not asked');
    const read = world.cutOffs.open.bind(world.cutOffs);
    world.cutOffs.open = async () => {
      world.cutOffs.open = read;
      const open = await read();
      const found = await previewCutOff(world.deps, GUARD, 'Em Ployee');
      if (!found.ok || found.value.found !== 'one') throw new Error('Nobody is meant.');
      await cutOff(world.deps, GUARD, found.value.preview.target.ref, 'form');
      return open;
    };
    await world.settle();
    expect(world.cutOffs.rows.size).toBe(1);
    const verbs = world.store.audit.filter(({ requestId }) => requestId === asked.value.id);
    expect(verbs.map(({ verb }) => verb)).not.toContain('approved');
    expect(world.directory.members.size).toBe(0);
  });

  test('is one cut-off, however often the button is pressed', async () => {
    const world = guarded();
    await granted(world);
    await cut(world);
    await cut(world);
    expect(world.cutOffs.rows.size).toBe(1);
  });

  test('of whom there are several is asked about; of whom there is none nothing is done', async () => {
    const world = guarded();
    const twin = { tenantId: AWAY, objectId: 'f0000000-0000-4000-8000-000000000001' };
    world.directory.add(account(twin, { displayName: 'Stranger' }));
    expect(await previewCutOff(world.deps, GUARD, 'Stranger')).toMatchObject({
      value: { found: 'several' },
    });
    expect(code(await previewCutOff(world.deps, GUARD, 'Nobody'))).toContain('target-unknown');
  });

  test('is cut off although their directory is away', async () => {
    const world = guarded();
    const id = await granted(world);
    world.directory.broken.add(HOME);
    const done = await cutOff(world.deps, GUARD, `person/${accountKey(EMPLOYEE)}`, 'form');
    expect(done.ok).toBe(true);
    await world.settle();
    expect(world.request(id).ending?.why).toBe('cut-off');
  });
});

describe('a partner', () => {
  test('loses everything that crosses its boundary, and nothing new does', async () => {
    const world = guarded();
    const id = await granted(world);
    const { preview, id: cutId } = await cut(world, 'away');
    expect(preview).toMatchObject({ target: { name: 'Away' }, owners: ['O. Wner', 'Em Ployee'] });
    expect(world.request(id)).toMatchObject({ state: 'ended', ending: { why: 'cut-off' } });
    expect(code(await world.ask())).toContain('has been cut off');
    await answerCutOff(world.deps, OWNER, cutId, 'lift');
    expect((await world.ask()).ok).toBe(true);
  });

  test('that everything else hangs on is not cut off as a whole', async () => {
    const base = estate();
    const tenants = base.tenants.map((one) =>
      one.id === HOME ? { ...one, kind: 'primary' as const } : one,
    );
    expect(code(await previewCutOff(guarded({ tenants }).deps, GUARD, 'home'))).toContain(
      'primary',
    );
  });

  test('has its settings asked about, and none of them ended', async () => {
    const world = guarded();
    const id = await granted(world);
    const setting = { ...world.request(id), lifecycle: 'relationship-setting', state: 'active' };
    world.store.requests.set(id, setting as ReturnType<World['request']>);
    await cut(world, 'away');
    expect(world.request(id)).toMatchObject({ state: 'active', review: { asked: 1 } });
    await world.moveTo(world.now + HOUR);
    expect(world.request(id).state).toBe('active');
  });
});

describe('in the chat', () => {
  const actor = (of: AccountRef) => ({ ...of, locale: 'en', timeZone: 'UTC', alone: true });
  test('the name is confirmed with what would end, pressed, looked at and lifted', async () => {
    const world = guarded();
    await granted(world);
    const inbound = createInbound({
      ...world.deps,
      deadline: () => new AbortController().signal,
    });
    const asked = JSON.stringify(await inbound.onMessage(actor(GUARD), 'cut off Em Ployee'));
    expect(asked).toContain('1 grant ends');
    expect(asked).toContain('Nothing has been changed yet');
    const ref = /"ref":"([^"]+)"/.exec(asked)?.[1] ?? '';
    const formId = /"formId":"([^"]+)"/.exec(asked)?.[1] ?? '';
    const done = await inbound.onAction(actor(GUARD), 'cut-off', { ref, formId });
    expect(JSON.stringify(done)).toContain('is cut off');
    await world.settle();
    const news = world.posts.find(({ card }) => card.includes('confirm-cut-off'))?.card ?? '';
    const id = /"cutOff":"([^"]+)"/.exec(news)?.[1] ?? '';
    const looked = await inbound.onAction(actor(OWNER), 'confirm-cut-off', { cutOff: id });
    expect(JSON.stringify(looked)).toContain('Looked at: ');
    expect(JSON.stringify(await inbound.onMessage(actor(OWNER), 'cut offs'))).toContain('Lift: ');
    const lifted = await inbound.onAction(actor(OWNER), 'lift-cut-off', { cutOff: id });
    expect(JSON.stringify(lifted)).toContain('no longer cut off');
  });
});
