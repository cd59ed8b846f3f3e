// Synchronised users: accepted and taken back, or stopped for good; the name in the policy stays.
import { beforeEach, describe, expect, test } from 'vitest';
import { synchroniseUsers } from '../../../../src/adapters/entra/changes/synchronise-users.ts';
import type { ChangeContext } from '../../../../src/ports/changer.ts';
import { MINUTE } from '../../../../src/shared/duration.ts';
import { AWAY, HOME } from '../../../fakes/estate.ts';
import { FakePartners, trouble } from './fake-partners.ts';

let graph: FakePartners;
beforeEach(() => {
  graph = new FakePartners();
});

const set = (isSyncAllowed: boolean, displayName: string | null = null) => ({
  displayName,
  userSyncInbound: { isSyncAllowed },
});
const stands = (...args: Parameters<typeof set>) => {
  graph.entry = { tenantId: HOME, identitySynchronization: set(...args) };
};
const act = (
  name: 'observe' | 'perform' | 'undo' | 'isGone',
  allowed: boolean,
  change: Partial<ChangeContext> = {},
) =>
  synchroniseUsers(graph.deps)[name](
    { type: 'synchronise-users', tenantId: AWAY, partnerId: HOME, allowed },
    graph.context(change),
  );
const now = () => graph.entry?.identitySynchronization;

describe('accepting', () => {
  test('sets it up where there is nothing', async () => {
    expect(await act('observe', true)).toEqual({ found: 'absent' });
    await act('perform', true);
    expect(now()).toMatchObject({ userSyncInbound: { isSyncAllowed: true } });
    expect(graph.sent[0]).toMatchObject({
      method: 'PUT',
      path: `/${HOME}/identitySynchronization`,
    });
  });

  test('keeps the name that stands there', async () => {
    stands(false, 'Their people');
    await act('perform', true);
    expect(now()).toMatchObject(set(true, 'Their people'));
    await act('undo', true);
    expect(now()).toMatchObject(set(false, 'Their people'));
  });

  test('is found where it is so, and not ours when somebody was faster', async () => {
    stands(true);
    expect(await act('observe', true)).toMatchObject({ found: 'present' });
    expect(await act('perform', true)).toMatchObject({ ours: false });
    expect(graph.sent).toEqual([]);
  });

  test('is not found as done where an end of ours stopped it a moment ago', async () => {
    stands(true);
    const performed = act('perform', true, { justEnded: true });
    await expect(performed).rejects.toMatchObject({ code: 'unproven' });
    expect(graph.sent).toEqual([]);
  });

  test('whose answer was lost is looked at, not sent again', async () => {
    graph.lost = trouble('ambiguous');
    await expect(act('perform', true)).rejects.toMatchObject({ trouble: 'ambiguous' });
    expect(await act('perform', true, { firstTry: false })).toMatchObject({ ours: true });
    expect(graph.sent).toHaveLength(1);
  });
});

test('stopping writes over what a grant of ours allowed a moment ago and no replica shows yet', async () => {
  const beside = { [`sync/${AWAY}/${HOME}/allowed`]: 'just-given' } as const;
  stands(true);
  await act('perform', true);
  stands(false);
  expect(await act('observe', false, { beside })).toEqual({ found: 'absent' });
  await act('perform', false, { beside });
  expect(graph.sent.at(-1)?.body).toMatchObject({ userSyncInbound: { isSyncAllowed: false } });
  expect(await act('observe', false)).toMatchObject({ found: 'present' });
});

describe('its end', () => {
  test.each([
    ['another open request needs', { others: ['part'] }],
    ['was there before us', { mine: [] }],
  ])('leaves what %s', async (_what, context) => {
    stands(true);
    expect(await act('undo', true, context)).toMatchObject({ gone: false });
    expect(graph.sent).toEqual([]);
  });

  test('sends nothing where it was stopped by hand, or has no entry any more', async () => {
    stands(false);
    expect(await act('undo', true)).toMatchObject({ gone: true });
    graph.entry = null;
    expect(await act('undo', true)).toMatchObject({ gone: true });
    expect(await act('isGone', true)).toMatchObject({ gone: true });
    expect(graph.sent).toEqual([]);
  });

  test('is not called proven while no replica shows what was accepted minutes ago', async () => {
    stands(false);
    const at = graph.deps.clock.now();
    const undo = (begunAt: number) => act('undo', true, { begunAt });
    await expect(undo(at - MINUTE)).rejects.toMatchObject({ passing: true, code: 'unproven' });
    expect(await undo(at - 6 * MINUTE)).toMatchObject({ gone: true });
    expect(graph.sent).toEqual([]);
  });

  test('does not believe an old reading', async () => {
    stands(false);
    await act('perform', true);
    graph.stale = 1;
    expect(await act('undo', true)).toMatchObject({ gone: true });
    expect(now()).toMatchObject({ userSyncInbound: { isSyncAllowed: false } });
  });
});

describe('stopping', () => {
  test('is there where nothing is accepted', async () => {
    expect(await act('observe', false)).toMatchObject({ found: 'present' });
    stands(true);
    expect(await act('observe', false)).toEqual({ found: 'absent' });
    await act('perform', false);
    expect(now()).toMatchObject({ userSyncInbound: { isSyncAllowed: false } });
  });

  test('is never turned back by its end', async () => {
    stands(false);
    expect(await act('undo', false)).toEqual({
      gone: false,
      because: 'It stays stopped; ask to accept users again.',
    });
    expect(graph.sent).toEqual([]);
  });
});

test.each([true, false])(
  'while it is open, %s is told from what somebody changed',
  async (wanted) => {
    const change = { type: 'synchronise-users', tenantId: AWAY, partnerId: HOME } as const;
    const look = () =>
      synchroniseUsers(graph.deps).stands?.({ ...change, allowed: wanted }, graph.context());
    stands(wanted);
    expect(await look()).toBe('given');
    stands(!wanted);
    expect(await look()).toBe('gone');
  },
);
