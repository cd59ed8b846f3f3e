// Settings about partners: whatever is asked and ended in whatever order, what counts is what open requests justify.
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { CLAIMS, type Claim } from '../../src/domain/access/changes/accept-claim.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { account, defaultPolicy, partnerPolicy } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, rule, tenant } from '../fakes/estate.ts';
import { type Moment, World } from '../fakes/world.ts';
import { passAfter, picking, SHOWN } from './mishaps.ts';

const HOST = { tenantId: HOME, objectId: 'e0000000-0000-4000-8000-000000000001' };
const KINDS = ['inbound-trust', 'automatic-redemption', 'connect-tenant'];

function between(): Estate {
  const access = KINDS;
  const signIn = ['reader', 'remover', 'partners-writer'];
  const owned = { access, signIn };
  return estate({
    tenants: [
      tenant({
        ...owned,
        name: 'home',
        id: HOME,
        displayName: 'Home',
        kind: 'primary',
        domains: ['home.example'],
        owners: [{ person: 'host', account: HOST }],
        offers: { ...tenant().offers, partners: [AWAY] },
      }),
      tenant({ ...owned, offers: { ...tenant().offers, partners: [HOME] } }),
    ],
    people: [...estate().people, { name: 'host', displayName: 'H. Ost', accounts: [HOST] }],
    policies: [rule({ kinds: KINDS })],
  });
}

type Wish =
  | { readonly kind: 'inbound-trust' | 'connect-tenant'; readonly claims: readonly Claim[] }
  | { readonly kind: 'automatic-redemption'; readonly into: 'away' | 'home' };

/** What a wish justifies, one by one. */
type Value = Claim | 'away-in' | 'home-out' | 'home-in' | 'away-out';
const VALUES: readonly Value[] = [...CLAIMS, 'away-in', 'home-out', 'home-in', 'away-out'];

const justifies = (wish: Wish): readonly Value[] => {
  if ('into' in wish) {
    return wish.into === 'away' ? ['away-in', 'home-out'] : ['home-in', 'away-out'];
  }
  return wish.kind === 'inbound-trust' ? wish.claims : [...wish.claims, 'away-in', 'home-out'];
};

/** What counts now: the entry first, the default where it says nothing. */
function counting({ directory }: World): Set<Value> {
  const entry = (tenantId: string, partnerId: string) =>
    directory.partners.get(`${tenantId}/${partnerId}`);
  const trust = entry(AWAY, HOME)?.inboundTrust;
  const byDefault = (directory.defaults.get(AWAY) ?? defaultPolicy()).inboundTrust;
  const away = entry(AWAY, HOME)?.automaticUserConsentSettings;
  const home = entry(HOME, AWAY)?.automaticUserConsentSettings;
  const is: Record<Value, boolean | null | undefined> = {
    isMfaAccepted: trust?.isMfaAccepted ?? byDefault?.isMfaAccepted,
    isCompliantDeviceAccepted:
      trust?.isCompliantDeviceAccepted ?? byDefault?.isCompliantDeviceAccepted,
    isHybridAzureADJoinedDeviceAccepted:
      trust?.isHybridAzureADJoinedDeviceAccepted ?? byDefault?.isHybridAzureADJoinedDeviceAccepted,
    'away-in': away?.inboundAllowed,
    'away-out': away?.outboundAllowed,
    'home-in': home?.inboundAllowed,
    'home-out': home?.outboundAllowed,
  };
  return new Set(VALUES.filter((value) => is[value] === true));
}

const flag = fc.constantFrom(true, false, null);
const trust = fc.option(
  fc.record({
    isMfaAccepted: flag,
    isCompliantDeviceAccepted: flag,
    isHybridAzureADJoinedDeviceAccepted: flag,
  }),
);
const consent = fc.option(fc.record({ inboundAllowed: flag, outboundAllowed: flag }));
const start = fc.record({
  away: fc.option(fc.record({ inboundTrust: trust, automaticUserConsentSettings: consent })),
  home: fc.option(fc.record({ automaticUserConsentSettings: consent })),
  byDefault: fc.record({
    isMfaAccepted: fc.boolean(),
    isCompliantDeviceAccepted: fc.boolean(),
    isHybridAzureADJoinedDeviceAccepted: fc.boolean(),
  }),
});
const claims = fc.subarray([...CLAIMS], { minLength: 1 });
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ kind: fc.constantFrom('inbound-trust', 'connect-tenant'), claims }),
  fc.record({
    kind: fc.constant('automatic-redemption'),
    into: fc.constantFrom('away' as const, 'home' as const),
  }),
) as fc.Arbitrary<Wish>;
const kill = fc.option(fc.constantFrom<Moment>('before-write', 'after-write', 'before-commit'), {
  freq: 3,
});
/** Until the next, where replicas are behind. */
const minutes = fc.constantFrom(0, 1, 2, 3, 12);
const step = fc.oneof(
  fc.record({ ask: wish, kill, minutes }),
  fc.record({ end: fc.nat(7), kill, minutes }),
);

const PEOPLE = 4;
const asker = (n: number) => ({
  tenantId: HOME,
  objectId: `f0000000-0000-4000-8000-00000000000${n}`,
});

describe('settings about partners', () => {
  test.each(SHOWN)(
    'leave exactly what open requests justify, and what counted before%s',
    (_, replicas, runs) =>
      fc.assert(
        fc.asyncProperty(
          start,
          fc.array(step, { maxLength: 10 }),
          replicas,
          async (from, steps, shown) => {
            const world = new World(between());
            world.directory.add(
              account(HOST),
              ...Array.from({ length: PEOPLE }, (_, n) => account(asker(n))),
            );
            world.directory.defaults.set(AWAY, defaultPolicy({ inboundTrust: from.byDefault }));
            const { partners } = world.directory;
            if (from.away) partners.set(`${AWAY}/${HOME}`, partnerPolicy(HOME, from.away));
            if (from.home) partners.set(`${HOME}/${AWAY}`, partnerPolicy(AWAY, from.home));
            const before = counting(world);
            world.replicas.pick = shown ? picking(shown) : undefined;
            const open = new Map<string, Wish>();
            let asked = 0;
            for (const [n, one] of steps.entries()) {
              world.killAt = one.kill ?? undefined;
              if ('ask' in one) {
                const id = await agree(world, one.ask, asked++ % PEOPLE);
                if (id) open.set(id, one.ask);
              } else {
                const id = [...open.keys()][one.end % Math.max(open.size, 1)];
                if (id) {
                  await world.end(id, 'revoke', OWNER);
                  open.delete(id);
                }
              }
              const last = n === steps.length - 1;
              const { minutes } = one;
              if (!(await passAfter(world, open, { behind: shown !== null, minutes, last })))
                continue;
              const wanted = new Set([...before, ...[...open.values()].flatMap(justifies)]);
              expectSame(counting(world), wanted);
            }
          },
        ),
        runs,
      ),
  );
});

/** Asked, and agreed by everybody; undefined where it is refused, as what holds already is. */
async function agree(world: World, of: Wish, who: number): Promise<string | undefined> {
  const into =
    of.kind === 'automatic-redemption' && of.into === 'home' ? `home/${AWAY}` : `away/${HOME}`;
  const result = await world.ask({
    kind: of.kind,
    actor: asker(who),
    fields: { resource: into, ...('claims' in of && { 'input-claims': of.claims.join(',') }) },
  });
  if (!result.ok) return undefined;
  const { id } = result.value;
  for (const side of world.request(id).sides) {
    await world.approve(id, side.id === HOME ? HOST : OWNER);
  }
  if (world.request(id).state === 'pending') throw new Error('It was not agreed.');
  return id;
}

function expectSame(found: Set<Value>, wanted: Set<Value>): void {
  const say = (values: Set<Value>) => [...values].sort().join(', ');
  if (say(found) !== say(wanted)) {
    throw new Error(`What counts is ${say(found)}; wanted was ${say(wanted)}.`);
  }
}
