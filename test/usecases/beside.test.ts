// What our records say of a value that a directory replaces together with another: ours, taken back just now, or nothing.
import { expect, test } from 'vitest';
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
