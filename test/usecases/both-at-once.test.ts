// Two grants that set out to bring the same setting at once: the one that finds it done keeps it as well.
import { expect, test } from 'vitest';
import { DAY } from '../../src/shared/duration.ts';
import { AWAY, estate, HOME, OWNER, offers, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const KINDS = ['inbound-trust'];

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

async function approved(of: World): Promise<string> {
  const fields = { resource: `away/${HOME}`, 'input-claims': 'isMfaAccepted' };
  const asked = await of.ask({ kind: 'inbound-trust', fields });
  if (!asked.ok) throw new Error(asked.error.map(({ sentence }) => sentence).join());
  await of.approve(asked.value.id);
  return asked.value.id;
}

const accepted = ({ directory }: World) =>
  directory.partners.get(`${AWAY}/${HOME}`)?.inboundTrust?.isMfaAccepted;

test('a claim that both set out to accept stays until the last of them ends', async () => {
  const of = world();
  const [one, other] = [await approved(of), await approved(of)];
  await of.moveTo(of.now + DAY);
  expect(of.request(one).state).toBe('active');
  expect(of.request(other).state).toBe('active');
  expect(of.writes.filter((what) => what === '+accept-claim')).toHaveLength(1);
  await of.end(one, 'revoke', OWNER);
  await of.settle();
  expect(of.request(one).state).toBe('ended');
  expect(accepted(of)).toBe(true);
  await of.end(other, 'revoke', OWNER);
  await of.moveTo(of.now + DAY);
  expect(of.request(other).state).toBe('ended');
  expect(accepted(of)).toBe(false);
});

test('one that somebody accepted by hand in between is theirs, and nobody takes it back', async () => {
  const of = world();
  const id = await approved(of);
  while (of.request(id).steps.at(-1)?.state !== 'begun') await of.step();
  const entry = of.directory.partners.get(`${AWAY}/${HOME}`);
  if (!entry) throw new Error('There is no entry.');
  of.directory.partners.set(`${AWAY}/${HOME}`, {
    ...entry,
    inboundTrust: {
      isMfaAccepted: true,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    },
  });
  await of.settle();
  expect(of.request(id).steps.at(-1)).toMatchObject({ state: 'found', ours: false, brought: [] });
  await of.end(id, 'revoke', OWNER);
  await of.settle();
  expect(of.request(id).state).toBe('ended');
  expect(accepted(of)).toBe(true);
});
