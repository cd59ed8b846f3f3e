// What a directory's refusals and silences come to for a step: given up, tried again, and what is kept of it.
import { describe, expect, test } from 'vitest';
import { actOnStep } from '../../src/effects/act-on-step.ts';
import type { Changers } from '../../src/ports/changer.ts';
import { DirectoryError, NothingSent, Unproven } from '../../src/ports/directory-error.ts';
import type { StepInHand } from '../../src/ports/effect.ts';
import { quiet } from '../fakes/world.ts';

const AWAY = '20000000-0000-4000-8000-000000000002';

const step = (firstTry: boolean): StepInHand => ({
  stepId: 'guest',
  change: {
    type: 'invite-guest',
    tenantId: AWAY,
    home: { tenantId: 'home', objectId: 'them' },
    addressHash: 'hash',
  },
  outputs: undefined,
  clientRequestId: 'ours',
  firstTry,
  until: 0,
  heldAsOurs: null,
  others: {},
  mine: [],
});

/** Acts with a changer of which every method meets this error. */
function meet(error: Error, act: 'observe' | 'perform' | 'undo', firstTry = true) {
  const fail = () => Promise.reject(error);
  const changer = { observe: fail, perform: fail, undo: fail, isGone: fail };
  const changers = { 'invite-guest': changer } as unknown as Changers;
  return actOnStep({ changers, log: quiet }, { act, requestId: '7K3F-9QX2', step: step(firstTry) });
}

type Trouble = DirectoryError['trouble'];
const refused = (trouble: Trouble, ms?: number) =>
  new DirectoryError(trouble, AWAY, 'code', `trouble: ${trouble}`, { retryAfterMs: ms });

describe('a step', () => {
  test('that was refused at its first write left nothing', async () => {
    expect(await meet(refused('forbidden'), 'perform')).toEqual({
      kind: 'step-failed',
      stepId: 'guest',
      told: { sentence: 'trouble: forbidden', code: 'code' },
      untouched: true,
    });
  });

  test.each(['refused', 'unlicensed'] as const)(
    'that was %s later may have left something',
    async (trouble) => {
      expect(await meet(refused(trouble), 'perform', false)).toMatchObject({
        kind: 'step-failed',
        untouched: false,
      });
    },
  );

  test('that lacks a permission after something may have been written is tried again', async () => {
    expect(await meet(refused('forbidden'), 'perform', false)).toMatchObject({ kind: 'later' });
  });

  test('is never given up while it is taken back', async () => {
    for (const trouble of ['forbidden', 'refused', 'not-found'] as const) {
      expect(await meet(refused(trouble), 'undo')).toMatchObject({ kind: 'later' });
    }
  });

  test('waits as long as the service asks', async () => {
    expect(await meet(refused('throttled', 600_000), 'perform')).toEqual({
      kind: 'later',
      told: { sentence: 'trouble: throttled', code: 'code' },
      retryAfterMs: 600_000,
    });
  });

  test('that was written and not proven keeps what the answer told', async () => {
    const unproven = new Unproven(AWAY, 'not shown yet', { outputs: { objectId: 'guest-id' } });
    expect(await meet(unproven, 'perform')).toEqual({
      kind: 'later',
      told: { sentence: 'not shown yet', code: 'unproven' },
      wrote: { stepId: 'guest', outputs: { objectId: 'guest-id' }, now: true },
    });
    expect(await meet(unproven, 'undo')).not.toHaveProperty('wrote');
  });

  test('whose write got no answer may have been taken, and is kept as written', async () => {
    const wrote = { stepId: 'guest', outputs: {}, now: true };
    expect(await meet(refused('ambiguous'), 'perform')).toMatchObject({ kind: 'later', wrote });
    expect(await meet(refused('throttled'), 'perform')).not.toHaveProperty('wrote');
    const unsent = new NothingSent(refused('ambiguous'));
    expect(await meet(unsent, 'perform', false)).not.toHaveProperty('wrote');
  });

  test('that is left to another grant says whether an earlier try may have removed it', async () => {
    const left = (firstTry: boolean) => {
      const held = { ...step(firstTry), heldAsOurs: true };
      const effect = { act: 'undo', requestId: '7K3F-9QX2', step: held } as const;
      return actOnStep({ changers: {} as Changers, log: quiet }, effect);
    };
    expect(await left(true)).toMatchObject({ undone: { gone: false, mayBeGone: false } });
    expect(await left(false)).toMatchObject({ undone: { gone: false, mayBeGone: true } });
  });

  test('that waits for the end of another way to the same is no trouble, and sends nothing', async () => {
    const waits = { ...step(true), barred: 'other-way-ends' } as const;
    const changers = {} as Changers;
    for (const act of ['observe', 'perform'] as const) {
      const effect = { act, requestId: '7K3F-9QX2', step: waits };
      const outcome = await actOnStep({ changers, log: quiet }, effect);
      expect(outcome).toMatchObject({ kind: 'later', told: { underway: true } });
      expect('unsent' in outcome).toBe(act === 'perform');
    }
  });

  test('that meets a bug of ours does not hide it', async () => {
    await expect(meet(new TypeError('a bug'), 'perform')).rejects.toThrow('a bug');
  });
});
