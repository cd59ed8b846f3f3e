// A press on a slow directory: accepted at once, done when the directory answers, and told to whoever pressed.
import { describe, expect, test } from 'vitest';
import type { Proof } from '../../src/domain/access/step-up.ts';
import { TAKEN_UP } from '../../src/inbound/accept-press.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import type { FactReader } from '../../src/ports/fact-reader.ts';
import { AWAY, estate, OWNER, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const actor = { ...OWNER, locale: 'en', timeZone: 'UTC', alone: true };
const PRESSED = { conversationId: 'chat', activityId: 'pressed' };
const turns = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A request that waits, directories that hang until they are let go, and times that a test lets pass. */
async function pressing(of = estate(), prove?: () => Promise<Proof>) {
  const world = new World(of);
  const asked = await world.ask();
  if (!asked.ok) throw new Error('not asked');
  const { id, plan } = asked.value;
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const facts: FactReader = {
    async read(queries) {
      await gate;
      return world.directory.read(queries);
    },
  };
  const [soon, over, early] = [1, 2, 3].map(() => new AbortController()) as [
    AbortController,
    AbortController,
    AbortController,
  ];
  const brought: unknown[] = [];
  const warned: string[] = [];
  const courier = {
    post: async (_: unknown, card: unknown) => {
      brought.push({ posted: JSON.stringify(card) });
      return PRESSED;
    },
    update: async (_: unknown, posted: unknown, card: unknown) => {
      brought.push({ posted, card: JSON.stringify(card) });
    },
  };
  const inbound = createInbound({
    ...world.deps,
    facts,
    courier,
    log: { ...world.deps.log, warn: (event) => void warned.push(event) },
    deadline: () => early.signal,
    press: { soon: () => soon.signal, deadline: () => over.signal },
  });
  const press = (more = {}) =>
    inbound.onAction(
      { ...actor, ...more },
      'approve',
      { requestId: id, planHash: plan.hash },
      prove,
      PRESSED,
    );
  const takenUp = async () => {
    const answer = press();
    await turns();
    soon.abort();
    return answer;
  };
  const isGone = () => {
    courier.update = async () => {
      throw new Error('The message is gone');
    };
  };
  const turn = { press, takenUp, letGo, soon, over, early };
  return { world, id, ...turn, brought, warned, courier, isGone };
}

describe('a press on a directory that is slow', () => {
  test('is accepted, and done once the directory answers', async () => {
    const { world, id, takenUp, letGo, early, brought } = await pressing();
    expect(await takenUp()).toEqual({ message: TAKEN_UP });
    expect(world.request(id).state).toBe('pending');
    // What other turns have is no bound of a press that was accepted.
    early.abort();
    letGo();
    await turns();
    expect(world.request(id).state).toBe('applying');
    expect(brought).toEqual([{ posted: PRESSED, card: expect.stringContaining('Approved') }]);
  });

  test('that is refused is told in a message, with the card as it stands', async () => {
    const { world, id, takenUp, letGo, brought } = await pressing();
    await takenUp();
    await world.deny(id, 'No.');
    letGo();
    await turns();
    expect(brought).toContainEqual({ posted: expect.stringContaining('O. Wner denied it') });
  });

  test('that is answered in time is answered as always, and nothing else comes', async () => {
    const { press, letGo, soon, brought } = await pressing();
    letGo();
    expect(await press()).toHaveProperty('card');
    soon.abort();
    await turns();
    expect(brought).toEqual([]);
  });

  test('decides nothing once its own time is over, and says so', async () => {
    const { world, id, takenUp, letGo, over, brought } = await pressing();
    await takenUp();
    over.abort();
    await turns();
    expect(brought).toEqual([{ posted: expect.stringContaining('Nothing was decided') }]);
    letGo();
    await turns();
    expect(world.request(id).state).toBe('pending');
  });

  test('that is refused says how it stands by then, though it had read it before somebody decided', async () => {
    const { world, id, takenUp, letGo, brought } = await pressing();
    await takenUp();
    await world.deny(id, 'No.');
    world.directory.broken.add(AWAY);
    letGo();
    await turns();
    expect(brought).toEqual([
      { posted: PRESSED, card: expect.stringContaining('Denied') },
      { posted: expect.stringContaining('O. Wner denied it') },
    ]);
    expect(JSON.stringify(brought)).not.toContain('Waiting for you');
  });

  test('never leaves an older card where a newer one was brought while it was redrawn', async () => {
    const { world, id, takenUp, letGo, brought, courier } = await pressing();
    await world.cards.save(id, OWNER, 'approver', { ...PRESSED, version: 1 });
    const { update } = courier;
    let moved = false;
    courier.update = async (to, posted, card) => {
      if (!moved) {
        moved = true;
        await world.settle();
      }
      await update(to, posted, card);
    };
    await takenUp();
    letGo();
    await turns();
    const last = brought.at(-1);
    expect(last).toEqual({
      posted: PRESSED,
      card: expect.stringContaining('Waiting for acceptance'),
    });
    expect(world.request(id).state).toBe('waiting');
  });

  test('whose card cannot be redrawn is told in words all the same', async () => {
    const { world, id, takenUp, letGo, brought, warned, isGone } = await pressing();
    isGone();
    await takenUp();
    await world.deny(id, 'No.');
    letGo();
    await turns();
    expect(warned).toContain('press.not-told');
    expect(brought).toEqual([{ posted: expect.stringContaining('O. Wner denied it') }]);
  });

  test('that is done, and whose card cannot be redrawn, says where to look', async () => {
    const { world, id, takenUp, letGo, brought, isGone } = await pressing();
    isGone();
    await takenUp();
    letGo();
    await turns();
    expect(world.request(id).state).toBe('applying');
    expect(brought).toEqual([{ posted: expect.stringContaining('could not be redrawn') }]);
  });

  test('that cannot be told at all is written to the log', async () => {
    const { takenUp, letGo, warned, courier, isGone } = await pressing();
    isGone();
    courier.post = async () => {
      throw new Error('Teams is away');
    };
    await takenUp();
    letGo();
    await turns();
    expect(warned).toEqual(['press.not-told', 'press.not-told']);
  });

  test('where others read along is answered at the end of its turn', async () => {
    const { press, soon, early } = await pressing();
    const answer = press({ alone: false });
    await turns();
    soon.abort();
    early.abort();
    expect((await answer).message).not.toBe(TAKEN_UP);
  });

  test('that needs a fresh sign-in asks for it at once, while the directory is still silent', async () => {
    const of = estate({ policies: [rule({ stepUp: true })] });
    const { world, id, press } = await pressing(of, async () => ({ none: 'not-asked' }));
    expect(await press()).toMatchObject({ signIn: expect.stringContaining('signed in again') });
    expect(world.request(id).state).toBe('pending');
  });
});
