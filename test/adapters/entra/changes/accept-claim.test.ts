// One claim of three that Graph keeps together: it alone is opened and closed, whatever stood there before.
import { beforeEach, describe, expect, test } from 'vitest';
import { acceptClaim } from '../../../../src/adapters/entra/changes/accept-claim.ts';
import type { AcceptClaim } from '../../../../src/domain/access/change.ts';
import type { ChangeContext } from '../../../../src/ports/changer.ts';
import { DAY, MINUTE } from '../../../../src/shared/duration.ts';
import { AWAY, HOME } from '../../../fakes/estate.ts';
import { FakePartners, type Flags, trouble } from './fake-partners.ts';

const CHANGE: AcceptClaim = {
  type: 'accept-claim',
  tenantId: AWAY,
  partnerId: HOME,
  claim: 'isCompliantDeviceAccepted',
};

let graph: FakePartners;
beforeEach(() => {
  graph = new FakePartners();
});

const flags = (mfa: boolean | null, compliant: boolean | null, hybrid: boolean | null): Flags => ({
  isMfaAccepted: mfa,
  isCompliantDeviceAccepted: compliant,
  isHybridAzureADJoinedDeviceAccepted: hybrid,
});
const stands = (own: Flags | null, byDefault: Flags = flags(false, false, false)) => {
  graph.entry = { tenantId: HOME, inboundTrust: own };
  graph.byDefault = { inboundTrust: byDefault };
};
const act = (
  name: 'observe' | 'perform' | 'undo' | 'isGone',
  change: Partial<ChangeContext> = {},
) => acceptClaim(graph.deps)[name](CHANGE, graph.context(change));
const trustNow = () => graph.entry?.inboundTrust;

describe('accepting', () => {
  test.each([
    ['nothing of its own', null],
    ['a section of nothing', flags(null, null, null)],
  ])('where the entry has %s, keeps the others as they count by default', async (_how, own) => {
    stands(own, flags(true, false, false));
    expect(await act('observe')).toEqual({ found: 'absent' });
    await act('perform');
    expect(trustNow()).toEqual(flags(true, true, false));
  });

  test('leaves what the entry itself says about the others, against the default', async () => {
    stands(flags(false, false, true), flags(true, false, false));
    await act('perform');
    expect(trustNow()).toEqual(flags(false, true, true));
  });

  test('finds it there already, for the partner or by default', async () => {
    stands(flags(false, true, false));
    expect(await act('observe')).toMatchObject({ found: 'present' });
    stands(null, flags(false, true, false));
    expect(await act('observe')).toMatchObject({ found: 'present' });
    stands(flags(false, false, false), flags(false, true, false));
    expect(await act('observe')).toEqual({ found: 'absent' });
  });

  test('is not found as done where an end of ours took it back a moment ago', async () => {
    stands(flags(false, true, false));
    await expect(act('perform', { justEnded: true })).rejects.toMatchObject({ code: 'unproven' });
    expect(graph.sent).toEqual([]);
    stands(flags(false, false, false));
    await act('perform', { justEnded: true });
    expect(trustNow()).toEqual(flags(false, true, false));
  });

  test('is not ours when somebody else was faster', async () => {
    stands(flags(false, true, false));
    expect(await act('perform')).toMatchObject({ ours: false });
    expect(graph.sent).toEqual([]);
  });

  test('whose answer was lost is looked at, not sent again', async () => {
    stands(null);
    graph.lost = trouble('ambiguous');
    await expect(act('perform')).rejects.toMatchObject({ trouble: 'ambiguous' });
    expect(await act('perform', { firstTry: false })).toMatchObject({ ours: true });
    expect(graph.sent).toHaveLength(1);
  });

  test('waits until the directory shows it', async () => {
    stands(null);
    const performed = act('perform');
    graph.stale = 1;
    await performed;
    expect(trustNow()).toEqual(flags(false, true, false));
  });

  test.each(['throttled', 'forbidden'] as const)(
    'tells of %s and changes nothing',
    async (kind) => {
      stands(null);
      graph.troubles.push(trouble(kind));
      await expect(act('perform')).rejects.toMatchObject({ trouble: kind });
      expect(trustNow()).toBeNull();
    },
  );

  test('without an entry is tried again: it may not be shown yet', async () => {
    graph.entry = null;
    expect(await act('observe')).toEqual({ found: 'absent' });
    await expect(act('perform')).rejects.toMatchObject({ trouble: 'not-found' });
  });
});

describe('taking it back', () => {
  test('closes that claim alone, explicitly, and never brings an old state back', async () => {
    stands(flags(true, true, true), flags(false, false, false));
    expect(await act('undo')).toMatchObject({ gone: true });
    expect(trustNow()).toEqual(flags(true, false, true));
    expect(await act('isGone')).toMatchObject({ gone: true });
  });

  test('leaves what another open request needs', async () => {
    stands(flags(false, true, false));
    expect(await act('undo', { others: ['part'] })).toMatchObject({ gone: false });
    expect(await act('isGone', { others: ['part'] })).toMatchObject({ gone: true });
    expect(graph.sent).toEqual([]);
  });

  test('leaves what was there before us', async () => {
    stands(flags(false, true, false));
    expect(await act('undo', { mine: [] })).toMatchObject({ gone: false });
    expect(graph.sent).toEqual([]);
  });

  test('closes nothing that the default opens meanwhile, and says so', async () => {
    stands(null, flags(false, true, false));
    expect(await act('undo')).toEqual({
      gone: false,
      because: 'The default settings accept it from every partner, so it stays accepted.',
    });
    expect(graph.sent).toEqual([]);
  });

  test.each([
    ['was closed by hand', () => stands(flags(true, false, false))],
    ['has no entry any more', () => Object.assign(graph, { entry: null })],
  ])('sends nothing where it %s', async (_how, moved) => {
    moved();
    expect(await act('undo')).toMatchObject({ gone: true });
    expect(graph.sent).toEqual([]);
  });

  test('does not believe an old reading, which would spoil the other claims', async () => {
    stands(flags(false, true, false));
    await act('perform', { firstTry: false });
    stands(flags(true, false, false));
    await act('perform');
    graph.stale = 1;
    expect(await act('undo')).toMatchObject({ gone: true });
    expect(trustNow()).toEqual(flags(true, false, false));
  });

  test('whose answer was lost is looked at before it is sent again', async () => {
    stands(flags(true, true, false));
    graph.lost = trouble('ambiguous');
    await expect(act('undo')).rejects.toMatchObject({ trouble: 'ambiguous' });
    expect(await act('undo', { outputs: undefined })).toMatchObject({ gone: true });
    expect(graph.sent).toHaveLength(1);
  });
});

test('what was given minutes ago is not called gone while no replica shows it', async () => {
  stands(flags(false, false, false));
  const { now } = graph.deps.clock;
  const undo = (begunAt: number) => act('undo', { outputs: {}, begunAt });
  await expect(undo(now() - MINUTE)).rejects.toMatchObject({ passing: true, code: 'unproven' });
  expect(await undo(now() - 6 * MINUTE)).toMatchObject({ gone: true });
  expect(graph.sent).toEqual([]);
});

test('nor what was set out long before it came to be given minutes ago', async () => {
  stands(flags(false, false, false));
  const at = graph.deps.clock.now();
  const undo = (shownAt: number) => act('undo', { outputs: {}, begunAt: at - DAY, shownAt });
  await expect(undo(at - MINUTE)).rejects.toMatchObject({ passing: true, code: 'unproven' });
  expect(await undo(at - 6 * MINUTE)).toMatchObject({ gone: true });
});

describe('what stands beside it, and a replica that is behind', () => {
  const MFA = { ...CHANGE, claim: 'isMfaAccepted' } as const;
  const key = 'trust/a/b/isMfaAccepted';
  const mfa = (name: 'perform' | 'undo') => acceptClaim(graph.deps)[name](MFA, graph.context());

  test('what was taken back a moment ago is not written anew', async () => {
    stands(flags(true, true, false));
    await mfa('undo');
    graph.stale = 1;
    await act('undo', { beside: { [key]: 'taken-back' } });
    expect(trustNow()).toEqual(flags(false, false, false));
  });

  test.each([
    ['undo', flags(true, true, false)],
    ['perform', flags(true, false, false)],
  ] as const)(
    'nor while it is still shown after a while: then nothing is written, and it is tried later (%s)',
    async (name, own) => {
      stands(own);
      await expect(act(name, { beside: { [key]: 'taken-back' } })).rejects.toMatchObject({
        passing: true,
        code: 'unproven',
      });
      expect(graph.sent).toEqual([]);
    },
  );

  test('what was given a moment ago is kept', async () => {
    stands(flags(false, false, false));
    await mfa('perform');
    graph.stale = 1;
    await act('perform', { beside: { [key]: 'given' } });
    expect(trustNow()).toEqual(flags(true, true, false));
  });

  test.each(['undo', 'perform'] as const)(
    'nor is it closed while no replica shows it: then nothing is written, and it is tried later (%s)',
    async (name) => {
      stands(flags(false, name === 'undo', false));
      await expect(act(name, { beside: { [key]: 'just-given' } })).rejects.toMatchObject({
        passing: true,
        code: 'unproven',
      });
      expect(graph.sent).toEqual([]);
    },
  );

  test('what somebody has closed by hand meanwhile stays closed', async () => {
    stands(flags(false, true, false));
    await act('undo', { beside: { [key]: 'given' } });
    expect(trustNow()).toEqual(flags(false, false, false));
  });
});
