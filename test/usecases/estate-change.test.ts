// A changed estate: nothing of it counts until two people have said yes, one of them an owner concerned.
import { beforeEach, describe, expect, test } from 'vitest';
import { openDeciders } from '../../src/domain/access/stages.ts';
import type { EstateContent } from '../../src/domain/estate/change/content.ts';
import { takenAsIs } from '../../src/domain/estate/change/propose.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import type { InboundDeps } from '../../src/inbound/deps.ts';
import { showEstate } from '../../src/inbound/estate-change.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import type { Actor } from '../../src/inbound/types.ts';
import { type Courier, DeliveryError } from '../../src/ports/courier.ts';
import type { FactReader } from '../../src/ports/fact-reader.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { type EstateText, versionOf } from '../../src/shared/estate-texts.ts';
import { answerEstateChange, type EstateVerdict } from '../../src/usecases/answer-estate-change.ts';
import { checkEstateFiles } from '../../src/usecases/check-estate-files.ts';
import type { EstateChangeDeps } from '../../src/usecases/estate-changes.ts';
import { SECURITY } from '../fakes/break-glass.ts';
import { account, group } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  HOME,
  OWNER,
  rule,
  STRANGER,
  tenant,
} from '../fakes/estate.ts';
import { MemoryEstateVersions } from '../fakes/memory-estate-versions.ts';
import { OWN_HOME, WITH_SECURITY } from '../fakes/two-owners.ts';
import { quiet, World } from '../fakes/world.ts';

const BASE = estate({
  tenants: [OWN_HOME, tenant()],
  people: WITH_SECURITY,
  oncall: ['sec'],
  policies: [rule({ tenants: [AWAY] })],
});
const LONGER: Estate = { ...BASE, policies: [rule({ tenants: [AWAY], longest: 60 * DAY })] };

let world: World;
let versions: MemoryEstateVersions;
const files = new Map<string, EstateContent | { problems: string[] }>();
const textsOf = (name: string): EstateText[] => [{ file: 'estate.yaml', text: name }];
const put = (name: string, of: Estate | string[]): void => {
  files.set(name, Array.isArray(of) ? { problems: of } : { estate: of, identities: {} });
};

const deps = () =>
  ({
    ...world.deps,
    versions,
    parse: ([text]) => files.get(text?.text ?? '') ?? { problems: ['nothing there'] },
  }) satisfies EstateChangeDeps & typeof world.deps;

let seen: string | undefined;
async function look(name: string, change: { alone?: boolean; before?: string | undefined } = {}) {
  const hash = versionOf(textsOf(name));
  const before = 'before' in change ? change.before : seen;
  const found = { hash, texts: textsOf(name) };
  const alone = change.alone ?? true;
  const is = await checkEstateFiles(deps(), { found, alone, ...(before && { before }) });
  seen = hash;
  return is;
}

const inForce = async () => (await versions.accepted())?.texts[0]?.text;
const press = (actor: AccountRef, id: string, verdict?: EstateVerdict) =>
  answerEstateChange(
    deps(),
    actor,
    id,
    verdict ?? { accept: true, shownHash: versions.rows.get(id)?.hash ?? '' },
  );
const code = async (answer: ReturnType<typeof press>) => {
  const given = await answer;
  return given.ok ? given.value.state : given.error.refusal.code;
};
const disabled = (ref: AccountRef) =>
  account(ref, {
    displayName: ref.objectId,
    userPrincipalName: `${ref.objectId}@x`,
    enabled: false,
  });
const settle = async () => {
  for (let item = world.queue.due(world.now)[0]; item; item = world.queue.due(world.now)[0]) {
    world.queue.claim(item.id);
    await onDueWork({ ...world.deps, log: quiet, estate: BASE, estateChanges: deps() }, item);
  }
};

async function proposed(name = 'longer', of: Estate | string[] = LONGER): Promise<string> {
  put(name, of);
  const is = await look(name);
  if (!is) throw new Error('Nothing was found.');
  return is.id;
}

beforeEach(async () => {
  world = new World(BASE);
  const named = { displayName: 'Sec Urity', userPrincipalName: 'sec@home.example' };
  world.directory.add(account(SECURITY, named));
  versions = new MemoryEstateVersions(world.queue);
  put('base', BASE);
  const found = { seed: 'base', hash: versionOf(textsOf('base')), texts: textsOf('base') };
  await versions.commit([takenAsIs(BASE, found, 'first', world.now)]);
  seen = found.hash;
});

test('what waits in a tenant concerned asks those of the new version at once, under its rule', async () => {
  const asked = await world.ask();
  if (!asked.ok) throw new Error(asked.error.map((why) => why.code).join());
  await settle();
  const first = rule({ id: 'first', tenants: [AWAY], approvers: ['sec'] });
  const OTHERS: Estate = { ...BASE, policies: [first, ...BASE.policies] };
  const id = await proposed('others', OTHERS);
  await settle();
  expect(await code(press(SECURITY, id))).toBe('waiting');
  expect(await code(press(OWNER, id))).toBe('accepted');
  Object.assign(world, { estate: OTHERS });
  world.posts.length = 0;
  await world.settle();
  const request = world.request(asked.value.id);
  expect(openDeciders(request).map(({ account: ref }) => ref)).toEqual([SECURITY]);
  expect(request.policy).toEqual({ id: 'first', place: first.place });
  const card = world.posts.find(({ to }) => to === accountKey(SECURITY))?.card;
  expect(card).toContain('The rule first names you.');
});

test('where the version in force cannot be loaded, it is that which is told, not the change', async () => {
  const id = await proposed();
  put('base', ['a field is unknown']);
  expect(await code(press(OWNER, id))).toBe('estate-unloadable');
  const here = { ...deps(), behind: () => 'a version is in force that cannot be loaded here' };
  const accept = { accept: true, shownHash: versions.rows.get(id)?.hash ?? '' } as const;
  expect(await code(answerEstateChange(here, OWNER, id, accept))).toBe('rules-behind');
  expect(await inForce()).toBe('base');
});

describe('files that changed', () => {
  test('come to those who decide on a card, and change nothing by themselves', async () => {
    const id = await proposed();
    await settle();
    expect(await inForce()).toBe('base');
    expect(versions.rows.get(id)).toMatchObject({ state: 'waiting', agreed: [] });
    const told = world.posts.map(({ to }) => to.split('/')[1]?.charAt(0)).sort();
    // Owners of Away in both accounts, of the primary tenant, and who is on call.
    expect(told).toEqual(['a', 'b', 'c', 'd']);
    expect(world.posts[0]?.card).toContain(
      'Rule everything: longest changed from 30 days to 60 days',
    );
    expect(world.posts[0]?.card).toContain('an owner of Away');
  });

  test('that are the same but for comments are taken as they are, and audited', async () => {
    put('commented', { ...BASE, policies: [rule({ tenants: [AWAY], place: 'estate.yaml:9' })] });
    expect(await look('commented')).toMatchObject({ state: 'accepted', as: 'same' });
    expect(await inForce()).toBe('commented');
    expect(versions.audit.map(({ verb }) => verb)).toEqual(['estate-accepted', 'estate-accepted']);
  });

  test('that cannot be loaded are told once, and what was in force stays', async () => {
    await proposed('bad', ['estate.yaml:3 is wrong.']);
    await look('bad');
    await look('bad', { before: undefined });
    await settle();
    expect(world.posts.map(({ to }) => to.split('/')[1]?.charAt(0)).sort()).toEqual(['c', 'd']);
    expect(world.posts[0]?.card).toContain('estate.yaml:3 is wrong.');
    expect(await inForce()).toBe('base');
  });

  test('that cannot be loaded are told to whoever answers for them and asks, and to nobody else', async () => {
    const wrong = 'estate.yaml:3 is wrong.';
    const ask = async (objectId: string, tenantId = HOME) => {
      const change = { ...deps(), problems: () => [wrong] };
      const actor = { tenantId, objectId, locale: 'en', timeZone: 'UTC' } as Actor;
      const shown = { ...world.deps, estate: BASE, estateChanges: change };
      return JSON.stringify(await showEstate(shown as unknown as InboundDeps, actor));
    };
    for (const one of [SECURITY, OWNER, STRANGER]) {
      const card = await ask(one.objectId, one.tenantId);
      expect(card).toContain(wrong);
      expect(card).toContain('This version stays in force');
    }
    expect(await ask(EMPLOYEE.objectId, EMPLOYEE.tenantId)).not.toContain(wrong);
  });

  test('that change again, or go back, take the question with them', async () => {
    const first = await proposed();
    await look('base');
    expect(versions.rows.get(first)?.state).toBe('withdrawn');
    const second = await proposed();
    put('other', { ...BASE, oncall: [] });
    expect(await look('other')).toMatchObject({ state: 'waiting' });
    expect(versions.rows.get(second)?.state).toBe('withdrawn');
    expect(await code(press(OWNER, second))).toBe('already-decided');
  });

  test('where several processes run, one that still has the files of before undoes nothing', async () => {
    const id = await proposed();
    await look('base', { alone: false, before: undefined });
    await look('base', { alone: false, before: versionOf(textsOf('base')) });
    expect(versions.rows.get(id)?.state).toBe('waiting');
  });
});

describe('what a change is about', () => {
  const OFFERED = '9f6c2d71-8a4e-4b35-a0d9-6e1f7c8b5101';
  const offering = (id = AWAY): Estate => ({
    ...BASE,
    tenants: [
      ...BASE.tenants.filter((one) => one.id !== id),
      tenant({ id, offers: { ...tenant().offers, groups: [OFFERED] } }),
    ],
  });
  const estates: Estate[] = [];
  let over: AbortController;
  const lookWith = async (of: Estate, facts: FactReader = world.directory) => {
    const name = JSON.stringify(of);
    put(name, of);
    const hash = versionOf(textsOf(name));
    const naming = {
      readerIn: (estate: Estate) => {
        estates.push(estate);
        return facts;
      },
      deadline: () => over.signal,
    };
    const found = { hash, texts: textsOf(name) };
    return checkEstateFiles({ ...deps(), naming }, { found, alone: true });
  };
  const told = (version: Awaited<ReturnType<typeof lookWith>>) =>
    JSON.stringify(version?.personal?.differences);

  beforeEach(() => {
    estates.length = 0;
    over = new AbortController();
    world.directory.groups.set(
      OFFERED,
      group({ id: OFFERED, displayName: '[Integration](x) <b>' }),
    );
  });

  test('is named on the card, as words and never as markup', async () => {
    await lookWith(offering());
    await settle();
    const card = world.posts[0]?.card ?? '';
    expect(card).toContain(`groups on offer: “[Integration](x) <b>” (${OFFERED}) added`);
    // Where a card reads markdown, nothing of it stands.
    const marked = [...card.matchAll(/"type":"TextBlock"[^}]*"text":"([^"]*)"/g)];
    expect(marked.map(([, text]) => text).join()).not.toContain('Integration');
  });

  test('goes to those who decide without names where a directory hangs, or breaks', async () => {
    const hangs = lookWith(offering(), { read: () => new Promise(() => {}) });
    over.abort();
    expect(told(await hangs)).toContain(`${OFFERED} (its name could not be read)`);
    const broken = { read: () => Promise.reject(new Error('a bug')) };
    versions.rows.delete((await hangs)?.id ?? '');
    expect(told(await lookWith(offering(), broken))).toContain(`${OFFERED} (its name could not`);
  });

  test('is read in a tenant that the change brings, else as the estate in force says', async () => {
    const changed = offering();
    await lookWith({ ...changed, tenants: changed.tenants.map((one) => ({ ...one, signIn: [] })) });
    expect(estates[0]?.tenants.map(({ signIn }) => signIn.includes('reader'))).toEqual([
      true,
      true,
    ]);
    const NEW = '90000000-0000-4000-8000-000000000009';
    const added = { ...BASE, tenants: [...BASE.tenants, tenant({ id: NEW, name: 'new' })] };
    await lookWith(added);
    expect(estates[1]?.tenants.map(({ id }) => id)).toEqual([HOME, AWAY, NEW]);
  });

  test('is decided by the files, whatever it is called by then', async () => {
    const id = (await lookWith(offering()))?.id ?? '';
    world.directory.groups.set(OFFERED, group({ id: OFFERED, displayName: 'Renamed' }));
    await press(OWNER, id);
    expect(await code(press(SECURITY, id))).toBe('accepted');
  });
});

describe('a yes', () => {
  test('of one person is not enough, whoever they are; of two it is, with an owner concerned', async () => {
    const id = await proposed();
    expect(await code(press(OWNER, id))).toBe('waiting');
    expect(await inForce()).toBe('base');
    expect(await code(press(OWNER, id))).toBe('already-agreed');
    expect(await code(press(SECURITY, id))).toBe('accepted');
    expect(await inForce()).toBe('longer');
    expect(versions.audit.at(-1)).toMatchObject({
      verb: 'estate-accepted',
      actor: SECURITY,
      people: { agreed1: OWNER },
    });
  });

  test('of two who own nothing of what it is about waits for an owner', async () => {
    const id = await proposed();
    await press(STRANGER, id);
    expect(await code(press(SECURITY, id))).toBe('waiting');
    expect(await code(press(EMPLOYEE_ADMIN, id))).toBe('accepted');
  });

  test('of one human under two accounts is one yes', async () => {
    const both = { ...BASE, oncall: ['sec', 'employee'] };
    put('both', both);
    const found = { seed: 'both', hash: versionOf(textsOf('both')), texts: textsOf('both') };
    versions = new MemoryEstateVersions(world.queue);
    await versions.commit([takenAsIs(both, found, 'first', world.now)]);
    put('next', { ...LONGER, oncall: both.oncall });
    const id = (await look('next'))?.id ?? '';
    expect(await code(press(EMPLOYEE_ADMIN, id))).toBe('waiting');
    expect(await code(press(EMPLOYEE, id))).toBe('two-persons');
    expect(versions.rows.get(id)?.state).toBe('waiting');
  });

  test('needs an owner who was one before the change, not one whom it brings', async () => {
    const owners = [{ person: 'stranger', account: STRANGER }];
    const [home] = BASE.tenants;
    const id = await proposed('taken', {
      ...BASE,
      tenants: [home ?? tenant(), tenant({ owners })],
    });
    await press(STRANGER, id);
    expect(await code(press(SECURITY, id))).toBe('waiting');
    expect(await code(press(OWNER, id))).toBe('accepted');
  });

  test('of a stranger, with the hash of other files, or of a disabled account counts nothing', async () => {
    const id = await proposed();
    expect(await code(press(EMPLOYEE, id))).toBe('estate-change-unknown');
    expect(await code(press(OWNER, id, { accept: true, shownHash: 'x' }))).toBe('stale-card');
    world.directory.add(disabled(OWNER));
    expect(await code(press(OWNER, id))).toBe('approver-disabled');
    expect(versions.rows.get(id)?.agreed).toEqual([]);
  });

  test('counts no more once its account is disabled', async () => {
    const id = await proposed();
    await press(OWNER, id);
    world.directory.add(disabled(OWNER));
    expect(await code(press(SECURITY, id))).toBe('waiting');
    expect(versions.rows.get(id)?.agreed.map(({ by }) => by)).toEqual([SECURITY]);
  });

  test('of two others is enough where every owner of a tenant is gone for certain', async () => {
    const id = await proposed();
    for (const one of [OWNER, EMPLOYEE_ADMIN, EMPLOYEE]) {
      world.directory.add(disabled(one));
    }
    await press(STRANGER, id);
    expect(await code(press(SECURITY, id))).toBe('accepted');
    expect(versions.rows.get(id)?.ownerless).toEqual([AWAY]);
  });
});

describe('whoever becomes an owner', () => {
  const [home, ...others] = BASE.tenants;
  const owned = (owners: Estate['tenants'][number]['owners']): Estate => ({
    ...BASE,
    tenants: home ? [{ ...home, owners: [...home.owners, ...owners] }, ...others] : [],
  });
  const bound = owned([{ person: 'employee', account: EMPLOYEE }]);
  const told = () => world.posts.filter(({ summary }) => summary.startsWith('You answer for'));
  // The turn that tells it may have begun with the estate of before, as `settle` does.
  test('is told so once the change is in force, and what it means', async () => {
    const id = await proposed('bound', bound);
    await press(STRANGER, id);
    await settle();
    expect(told()).toEqual([]);
    expect(await code(press(SECURITY, id))).toBe('accepted');
    await settle();
    expect(told().map(({ to, summary }) => ({ to, summary }))).toEqual([
      { to: `${HOME}/${EMPLOYEE.objectId}`, summary: 'You answer for Home from now on' },
    ]);
    const card = told()[0]?.card ?? '';
    expect(card).toContain('S. Tranger and Sec Urity');
    expect(card).toContain('approvals');
    expect(card).toContain('help');
  });

  test('is told nothing where they owned it before, or own it no more by then', async () => {
    const id = await proposed('bound', bound);
    await press(STRANGER, id);
    expect(await code(press(SECURITY, id))).toBe('accepted');
    // What is in force by the time it is told has them no more.
    const back = await proposed('back', { ...BASE, oncall: [...BASE.oncall, 'employee'] });
    await press(STRANGER, back);
    expect(await code(press(SECURITY, back))).toBe('accepted');
    await settle();
    expect(told()).toEqual([]);
    const again = await proposed('bound', bound);
    await press(STRANGER, again);
    expect(await code(press(SECURITY, again))).toBe('accepted');
    await settle();
    expect(told()).toHaveLength(1);
    const longer = await proposed('longer', { ...bound, policies: LONGER.policies });
    await press(OWNER, longer);
    expect(await code(press(SECURITY, longer))).toBe('accepted');
    await settle();
    expect(told()).toHaveLength(1);
  });

  test('is not tried for again where they never met Drawbridge', async () => {
    const id = await proposed('bound', bound);
    await press(STRANGER, id);
    expect(await code(press(SECURITY, id))).toBe('accepted');
    let tried = 0;
    const courier: Courier = {
      post: async (_, __, summary) => {
        if (summary.startsWith('You answer for')) tried += 1;
        throw new DeliveryError('unreachable', 'no conversation could be begun');
      },
      postIn: async () => ({ conversationId: 'c', activityId: 'a' }),
      update: async () => {},
    };
    for (let item = world.queue.due(world.now)[0]; item; item = world.queue.due(world.now)[0]) {
      world.queue.claim(item.id);
      const of = { ...world.deps, courier, log: quiet, estate: bound, estateChanges: deps() };
      await onDueWork(of, item);
    }
    expect(world.queue.due(world.now)).toEqual([]);
    expect(tried).toBe(1);
  });
});

describe('a no', () => {
  test('has a reason, keeps what was in force, and the same files are not asked about again', async () => {
    const id = await proposed();
    expect(await code(press(SECURITY, id, { accept: false, reason: ' ' }))).toBe('reason-needed');
    const why = { accept: false, reason: 'Too long for auditors' } as const;
    expect(await code(press(SECURITY, id, why))).toBe('refused');
    expect(await inForce()).toBe('base');
    expect((await look('longer', { before: undefined }))?.id).toBe(id);
    expect(versions.rows.size).toBe(2);
    await settle();
    expect(world.posts.at(-1)?.card).toContain('Too long for auditors');
  });
});

test('whoever has not said yes is reminded every day until it is decided', async () => {
  const id = await proposed();
  await settle();
  await press(SECURITY, id);
  await settle();
  const before = world.posts.length;
  world.now += DAY;
  await settle();
  expect(world.posts.slice(before).map(({ summary }) => summary)).toEqual(
    Array.from({ length: 3 }, () => 'Still: A change of the estate waits for a yes'),
  );
  // Only the newest message of each chat has something to press.
  const open = () =>
    [...world.messages.values()].filter(({ card }) => card.includes('accept-estate')).length;
  expect(open()).toBe(3);
  await press(OWNER, id);
  world.now += 3 * DAY;
  await settle();
  expect(world.posts.filter(({ summary }) => summary.startsWith('Still')).length).toBe(3);
  expect(open()).toBe(0);
});
