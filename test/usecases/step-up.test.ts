// Approvals that need a fresh sign-in: without it nothing is decided, and each sign-in serves one.
import { expect, test } from 'vitest';
import type { Proof, SignIn } from '../../src/domain/access/step-up.ts';
import { DAY, MINUTE } from '../../src/shared/duration.ts';
import { estate, OWNER, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const asking = () => {
  const of = estate();
  return new World({ ...of, policies: of.policies.map((rule) => ({ ...rule, stepUp: true })) });
};
const asked = async (world: World) => {
  const sent = await world.ask();
  if (!sent.ok) throw new Error(sent.error.map(({ code }) => code).join());
  return sent.value.id;
};
const signIn = (world: World, change: Partial<SignIn> = {}): Proof => ({
  signIn: {
    account: OWNER,
    issuedAt: world.now,
    signedInAt: world.now,
    mark: 'one',
    contexts: [],
    ...change,
  },
});
const verbs = (world: World, id: string) =>
  world.store.audit.filter((entry) => entry.requestId === id).map(({ verb }) => verb);

test('a press without a sign-in decides nothing and is asked for one', async () => {
  const world = asking();
  const id = await asked(world);
  const before = world.request(id);
  world.prove = async () => ({ none: 'not-asked' });
  const answer = await world.approve(id);
  expect(answer).toMatchObject({ ok: false, error: { refusal: { code: 'sign-in-needed' } } });
  expect(world.request(id)).toEqual(before);
  await world.settle();
  expect(world.writes).toEqual([]);
});

test('with a fresh one it counts, and the audit keeps when that was', async () => {
  const world = asking();
  const id = await asked(world);
  world.prove = async () => signIn(world, { signedInAt: world.now - MINUTE });
  expect(await world.approve(id)).toMatchObject({ ok: true, value: { outcome: 'approved' } });
  const entry = world.store.audit.find(({ verb }) => verb === 'approved');
  expect(entry?.details).toMatchObject({ signedIn: { at: world.now - MINUTE } });
});

test.each<[string, (world: World) => Proof, string]>([
  ['an old one', (world) => signIn(world, { signedInAt: world.now - DAY }), 'sign-in-again'],
  ['that of somebody else', (world) => signIn(world, { account: STRANGER }), 'sign-in-not-yours'],
  ['something that is none', () => ({ none: 'not-valid', why: 'x' }), 'sign-in-not-yours'],
])('%s approves nothing', async (_what, proof, code) => {
  const world = asking();
  const id = await asked(world);
  world.prove = async () => proof(world);
  expect(await world.approve(id)).toMatchObject({ ok: false, error: { refusal: { code } } });
  expect(world.request(id).state).toBe('pending');
  expect(verbs(world, id).includes('approval-refused')).toBe(code === 'sign-in-not-yours');
});

test('one sign-in serves one approval', async () => {
  const world = asking();
  const first = await asked(world);
  world.prove = async () => signIn(world);
  expect(await world.approve(first)).toMatchObject({ ok: true });
  await world.settle();
  const other = await world.ask({ actor: STRANGER });
  if (!other.ok) throw new Error('The stranger may not ask.');
  const { id } = other.value;
  expect(await world.approve(id)).toMatchObject({
    ok: false,
    error: { refusal: { code: 'sign-in-again' } },
  });
  expect(world.request(id).state).toBe('pending');
});

test('whoever may not decide is told so, and not asked to sign in', async () => {
  const world = asking();
  const id = await asked(world);
  let looked = 0;
  world.prove = async () => {
    looked += 1;
    return { none: 'not-asked' };
  };
  const answer = await world.approve(id, STRANGER);
  expect(answer).toMatchObject({ ok: false, error: { refusal: { code: 'not-an-approver' } } });
  expect(looked).toBe(0);
});

test('saying no needs no sign-in', async () => {
  const world = asking();
  const id = await asked(world);
  expect(await world.deny(id, 'Ask for less')).toMatchObject({ ok: true });
});
