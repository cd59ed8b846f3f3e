// What our records say of a value that a directory replaces together with another: ours, taken back just now, or nothing.
import { describe, expect, test } from 'vitest';
import { besideOf } from '../../src/domain/access/beside.ts';
import { changeBeside, changeBesideWithin, changeParts } from '../../src/domain/access/change.ts';
import type { StepRecord } from '../../src/domain/access/request.ts';
import { HOUR, MINUTE } from '../../src/shared/duration.ts';
import { stepInHand } from '../../src/usecases/step-in-hand.ts';
import { AWAY, estate, HOME, OWNER, offers, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const KINDS = ['inbound-trust'];
const MFA = `trust/${AWAY}/${HOME}/isMfaAccepted`;

const world = () =>
  new World(
    estate({
      tenants: [
        tenant({ name: 'home', id: HOME, displayName: 'Home', domains: ['home.example'] }),
        tenant({
          access: KINDS,
          signIn: ['reader', 'remover', 'partners-writer'],
          offers: offers({ partners: [HOME] }),
        }),
      ],
      policies: [rule({ kinds: KINDS })],
    }),
  );

async function trusted(of: World, claim: string): Promise<string> {
  const fields = { resource: `away/${HOME}`, 'input-claims': claim };
  const asked = await of.ask({ kind: 'inbound-trust', fields });
  if (!asked.ok) throw new Error(asked.error.map(({ sentence }) => sentence).join());
  await of.approve(asked.value.id);
  await of.settle();
  return asked.value.id;
}

test('another claim of the same partner is known as ours, then as taken back, then as settled', async () => {
  const of = world();
  const mfa = await trusted(of, 'isMfaAccepted');
  const device = await trusted(of, 'isCompliantDeviceAccepted');
  const beside = async () => {
    const request = of.request(device);
    const stepId = request.plan.steps.at(-1)?.id ?? '';
    return (await stepInHand(of.deps, request, stepId, false))?.beside;
  };
  expect(await beside()).toEqual({ [MFA]: 'just-given' });
  await of.moveTo(of.now + 6 * MINUTE);
  expect(await beside()).toEqual({ [MFA]: 'given' });
  await of.end(mfa, 'revoke', OWNER);
  await of.settle();
  expect(of.request(mfa).state).toBe('ended');
  expect(await beside()).toEqual({ [MFA]: 'taken-back' });
  await of.moveTo(of.now + 11 * MINUTE);
  expect(await beside()).toEqual({});
});

describe('what is not proven yet', () => {
  const withStep = (of: World, id: string, change: Partial<StepRecord>) => {
    const request = of.request(id);
    const steps = request.steps.map((step) =>
      step.id === request.plan.steps.at(-1)?.id ? { ...step, ...change } : step,
    );
    return { ...request, steps };
  };

  test('is known as given just now for minutes once it was written', async () => {
    const of = world();
    const id = await trusted(of, 'isMfaAccepted');
    const at = of.now + HOUR;
    const begun = withStep(of, id, { state: 'begun' });
    expect(besideOf([begun], MFA, at, '')).toBeUndefined();
    const written = withStep(of, id, { state: 'begun', writtenAt: at });
    expect(besideOf([written], MFA, at + 8 * MINUTE, '')).toBe('just-given');
    // A brake may hold it for days, and the ends of others do not wait for that.
    expect(besideOf([written], MFA, at + 10 * MINUTE, '')).toBeUndefined();
  });

  test('is known as taken back for minutes once a removal was sent, also where it was left to another', async () => {
    const of = world();
    const id = await trusted(of, 'isMfaAccepted');
    const at = of.now + HOUR;
    for (const state of ['done', 'kept'] as const) {
      const ending = {
        ...withStep(of, id, { state, removalTried: at }),
        state: 'ending' as const,
      };
      expect(besideOf([ending], MFA, at + MINUTE, '')).toBe('taken-back');
      expect(besideOf([ending], MFA, at + 10 * MINUTE, '')).toBeUndefined();
      expect(besideOf([ending, of.request(id)], MFA, at + MINUTE, '')).toBe('given');
    }
  });
});

test('what another grant is to take back and has not tried to is there as before', async () => {
  const of = world();
  const id = await trusted(of, 'isMfaAccepted');
  await of.end(id, 'revoke', OWNER);
  const ending = of.request(id);
  expect(ending.state).toBe('ending');
  expect(besideOf([ending], MFA, of.now, 'another')).toBe('just-given');
  expect(besideOf([ending], MFA, of.now + HOUR, 'another')).toBe('given');
  expect(besideOf([ending], MFA, of.now + HOUR, id)).toBeUndefined();
});

test('whoever closes for good knows of everything that was opened there', () => {
  const at = { tenantId: AWAY, partnerId: HOME };
  const close = { type: 'close-partner', ...at, trust: true } as const;
  const claim = { type: 'accept-claim', ...at, claim: 'isMfaAccepted' } as const;
  const redeem = { type: 'redeem-automatically', ...at, direction: 'inboundAllowed' } as const;
  const section = 'b2bDirectConnectInbound';
  const of = { subjects: [{ target: 'G1', targetType: 'group' }], applications: [] } as const;
  const opens = {
    type: 'open-section',
    ...at,
    section,
    ...of,
    there: [],
    inherited: true,
  } as const;
  const within = changeBesideWithin(close);
  for (const key of [claim, redeem, opens].flatMap((change) => changeParts(change))) {
    expect(within.some((prefix) => key.startsWith(prefix))).toBe(true);
  }
  const sync = { type: 'synchronise-users', ...at } as const;
  expect(changeBeside({ ...sync, allowed: false })).toEqual(
    changeParts({ ...sync, allowed: true }),
  );
  expect(changeBeside({ ...sync, allowed: true })).toEqual([]);
});

test('it is known when something came to be given, however long before it was set out', async () => {
  const of = world();
  of.failingWrites = 5;
  const begun = of.now;
  const mfa = await trusted(of, 'isMfaAccepted');
  await of.moveTo(of.now + HOUR);
  const request = of.request(mfa);
  expect(request.state).toBe('active');
  const [step] = request.steps;
  expect(step?.begunAt).toBeLessThan(begun + MINUTE);
  expect(step?.evidence?.at).toBeGreaterThan(begun + 5 * MINUTE);
  const inHand = await stepInHand(of.deps, request, step?.id ?? '', false);
  expect(inHand?.shownAt).toBe(step?.evidence?.at);
});
