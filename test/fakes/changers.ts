// Changers over fake directories: they keep the promises that the real ones keep over Graph.
import type { Change, ChangeType } from '../../src/domain/access/change.ts';
import type { Account, PartnerPolicy } from '../../src/domain/facts.ts';
import type { ChangeContext, Changers } from '../../src/ports/changer.ts';
import { DirectoryError } from '../../src/ports/directory-error.ts';
import { accountKey } from '../../src/shared/account.ts';
import { addressHash } from '../../src/shared/address.ts';
import { closeThing } from './close-partner.ts';
import { account, type FakeDirectory } from './directory.ts';
import { partnerChangers } from './partner-changers.ts';

export interface ChangerWorld {
  readonly directory: FakeDirectory;
  /** When a guest object was created; what is not listed was there before anything. */
  readonly born: Map<string, number>;
  readonly now: number;
  /** The entry for a partner as a replica shows it: `tenant/partner`. */
  shown(key: string): PartnerPolicy | undefined;
  guest(): Account | undefined;
  /** Meets whatever is armed, then lets it happen. */
  write(what: string, act: () => void): void;
  /** A look, which may meet trouble. */
  look(): void;
}

/** One change in one directory. */
export interface Thing {
  there(): boolean;
  /** Whether it is there as it is wanted; without it, being there is enough. */
  enough?(): boolean;
  on(): void;
  off(): void;
  objectId?(): string | undefined;
  /** Whether what is there was made by this step; of most things only the looking before tells. */
  ours?(): boolean;
  /** Why nothing is sent to take it back. */
  keeps?(): string | undefined;
  /** Whether somebody else has made more of it than was given. */
  wider?(): boolean;
  /** Why it is not taken back. */
  stays?(): string | undefined;
}

export function fakeChangers(world: ChangerWorld): Changers {
  const { directory, born } = world;
  const { members, eligibilities, accounts, organizations } = directory;
  const evidence = (says: string) => ({ at: world.now, says, requestIds: ['g'] });
  const outputsOf = ({ objectId }: Thing) => {
    const id = objectId?.();
    return id ? { objectId: id } : {};
  };

  const isEnough = (thing: Thing) => (thing.enough ? thing.enough() : thing.there());

  const make = <T extends ChangeType>(
    thingOf: (change: Extract<Change, { type: T }>, context: ChangeContext) => Thing,
  ) =>
    ({
      observe: async (change: Extract<Change, { type: T }>, context: ChangeContext) => {
        world.look();
        const thing = thingOf(change, context);
        if (isEnough(thing)) {
          return { found: 'present', outputs: outputsOf(thing), evidence: evidence('was there') };
        }
        // Ours may be prolonged; what somebody else gave is not ours to change.
        return thing.there() && thing.enough && context.heldAsOurs !== true
          ? { found: 'in-the-way', sentence: 'Somebody else gave it meanwhile.' }
          : { found: 'absent' };
      },
      perform: async (change: Extract<Change, { type: T }>, context: ChangeContext) => {
        const thing = thingOf(change, context);
        // What is there before anything was sent is somebody else's; what of it is less is in the way.
        const unseen = context.firstTry && context.heldAsOurs !== true;
        const theirs = unseen && thing.there();
        if (theirs && !isEnough(thing)) {
          throw new DirectoryError('refused', change.tenantId, 'exists', 'It is there already.');
        }
        if (!isEnough(thing)) world.write(`+${change.type}`, () => thing.on());
        const ours = thing.ours?.() ?? !theirs;
        const done = { outputs: outputsOf(thing), ours, evidence: evidence('is there') };
        const link = 'https://login.example/redeem?ticket';
        const told = change.type === 'invite-guest' && !('byMail' in change);
        return told ? { ...done, redeemLink: link } : done;
      },
      undo: async (change: Extract<Change, { type: T }>, context: ChangeContext) => {
        const thing = thingOf(change, context);
        const kept = thing.keeps?.();
        if (kept) return { gone: false, because: kept };
        if (thing.there()) {
          let because: string | undefined;
          world.write(`-${change.type}`, () => {
            because = thing.stays?.();
            if (!because) thing.off();
          });
          if (because) return { gone: false, because };
        }
        return { gone: true, evidence: evidence('is gone') };
      },
      stands: async (change: Extract<Change, { type: T }>, context: ChangeContext) => {
        const thing = thingOf(change, context);
        if (!thing.there()) return 'gone';
        return thing.wider?.() ? 'more' : 'given';
      },
      isGone: async (change: Extract<Change, { type: T }>, context: ChangeContext) => ({
        gone: !thingOf(change, context).there(),
        evidence: evidence('is gone'),
      }),
    }) as unknown as Changers[T];

  return {
    ...partnerChangers(world),
    'close-partner': make<'close-partner'>(closeThing(directory)),

    'invite-guest': make<'invite-guest'>((change, { begunAt, outputs }) => {
      const shown = () => {
        const guest = world.guest();
        const known = outputs?.objectId !== undefined;
        return guest && (known || !directory.unshown.has(guest.objectId)) ? guest : undefined;
      };
      const isOlder = (guest: Account) =>
        begunAt !== undefined && (born.get(guest.objectId) ?? 0) < begunAt;
      return {
        there: () => shown() !== undefined,
        on() {
          const existing = world.guest();
          if (existing) {
            directory.unshown.delete(existing.objectId);
            return;
          }
          // Whoever is invited after their account was deleted gets another one.
          const of = change.home.objectId.slice(1);
          const before = [...born.keys()].filter((id) => id.endsWith(of)).length;
          const objectId = `${'9876543210'[before % 10]}${of}`;
          const ref = { tenantId: change.tenantId, objectId };
          born.set(objectId, world.now);
          accounts.set(
            accountKey(ref),
            account(ref, {
              external: true,
              userType: 'guest',
              homeAddress: accounts.get(accountKey(change.home))?.userPrincipalName ?? null,
              redemption: 'pending',
            }),
          );
        },
        off() {
          const guest = shown();
          if (guest) accounts.delete(accountKey(guest));
        },
        objectId: () => shown()?.objectId,
        ours() {
          const guest = shown();
          return guest !== undefined && !isOlder(guest);
        },
        stays() {
          const guest = shown();
          if (!guest) return undefined;
          if (isOlder(guest)) return 'It was there before.';
          if (guest.userType !== 'guest') return 'It is no guest account any more.';
          const used =
            [...members].some((key) => key.endsWith(`/${guest.objectId}`)) ||
            eligibilities.some(({ principalId }) => principalId === guest.objectId) ||
            directory.packages.held.some(({ objectId }) => objectId === guest.objectId);
          return used ? 'It is used.' : undefined;
        },
      };
    }),

    'create-organization': make<'create-organization'>(({ tenantId }) => ({
      there: () => organizations.seenBy(tenantId) !== null,
      on: () => organizations.create(tenantId),
      off() {},
      stays: () => 'The organization stays.',
    })),

    'add-to-organization': make<'add-to-organization'>(({ tenantId, addedTenantId }) => ({
      there: () => organizations.stateIn(tenantId, addedTenantId) !== undefined,
      on: () => organizations.put(tenantId, addedTenantId, 'pending'),
      off: () => organizations.put(tenantId, addedTenantId, undefined),
    })),

    'join-organization': make<'join-organization'>(({ tenantId, addedByTenantId }) => ({
      there: () => organizations.stateIn(addedByTenantId, tenantId) === 'active',
      on: () => organizations.put(addedByTenantId, tenantId, 'active'),
      off: () => organizations.put(addedByTenantId, tenantId, undefined),
    })),

    'invite-outsider': make<'invite-outsider'>(({ tenantId, addressHash: of }, { outsiders }) => {
      const whom = outsiders?.find(({ address }) => addressHash(address) === of);
      const guest = () =>
        [...accounts.values()].find(
          (item) => item.tenantId === tenantId && item.homeAddress === whom?.address,
        );
      return {
        there: () => guest() !== undefined,
        on() {
          const ref = { tenantId, objectId: `9${of.slice(1, 8)}-0000-4000-8000-000000000000` };
          const homeAddress = whom?.address ?? null;
          const made = { external: true, userType: 'guest', redemption: 'pending' } as const;
          accounts.set(accountKey(ref), account(ref, { ...made, homeAddress }));
        },
        off() {
          const there = guest();
          if (there) accounts.delete(accountKey(there));
        },
        objectId: () => guest()?.objectId,
        stays: () =>
          [...members].some((key) => key.endsWith(`/${guest()?.objectId}`))
            ? 'It is used.'
            : undefined,
      };
    }),

    'join-group': make<'join-group'>((change) => {
      const { objectId } = change.member as { objectId: string };
      const key = `${change.groupId}/${objectId}`;
      return {
        there: () => members.has(key),
        on: () => void members.add(key),
        off: () => void members.delete(key),
      };
    }),

    'own-group': make<'own-group'>((change) => {
      const { objectId } = change.owner as { objectId: string };
      const key = `${change.groupId}/${objectId}`;
      return {
        there: () => directory.owners.has(key),
        on: () => void directory.owners.add(key),
        off: () => void directory.owners.delete(key),
      };
    }),

    'assign-in-group': make<'assign-in-group'>((change, { until, givenUntil = until }) => {
      const { objectId } = change.principal as { objectId: string };
      const { groupId, accessId, mode } = change;
      const key = `${groupId}/${accessId}/${objectId}`;
      const standing = () => directory.standings.get(key) ?? { eligible: [], active: [] };
      const held = () => standing()[mode][0];
      const put = (ends: Array<number | null>) =>
        directory.standings.set(key, {
          ...standing(),
          [mode]: ends.map((end) => ({ until: end, activated: false, inherited: false })),
        });
      const endOf = () => held()?.until ?? Number.POSITIVE_INFINITY;
      return {
        there: () => held() !== undefined,
        enough: () => held() !== undefined && endOf() >= until,
        on: () => void put([until]),
        off: () => void put([]),
        stays: () =>
          endOf() > Math.max(until, givenUntil) ? 'Somebody else has prolonged it.' : undefined,
      };
    }),

    'become-eligible': make<'become-eligible'>((change, { until, givenUntil = until }) => {
      const { objectId: principalId } = change.principal as { objectId: string };
      const { roleId, scope } = change;
      const held = () =>
        eligibilities.find(
          (item) =>
            item.principalId === principalId && item.roleId === roleId && item.scope === scope,
        );
      const drop = () => {
        const item = held();
        if (item) eligibilities.splice(eligibilities.indexOf(item), 1);
      };
      const endOf = () => held()?.until ?? Number.POSITIVE_INFINITY;
      return {
        there: () => held() !== undefined,
        enough: () => held() !== undefined && endOf() >= until,
        on() {
          drop();
          eligibilities.push({ principalId, roleId, scope, until });
        },
        off: drop,
        wider: () => endOf() > Math.max(until, givenUntil),
        stays: () =>
          endOf() > Math.max(until, givenUntil) ? 'Somebody else has prolonged it.' : undefined,
      };
    }),

    'hold-package': make<'hold-package'>((change, { until, givenUntil = until }) => {
      const { packages } = directory;
      const { objectId } = change.holder as { objectId: string };
      const held = () =>
        packages.held.find(
          (item) => item.objectId === objectId && item.packageId === change.packageId,
        );
      const drop = () => {
        packages.held = packages.held.filter((item) => item !== held());
      };
      const endOf = () => held()?.until ?? Number.POSITIVE_INFINITY;
      return {
        there: () => held() !== undefined,
        enough: () => held() !== undefined && endOf() >= until,
        on() {
          drop();
          packages.held.push({ objectId, packageId: change.packageId, until });
        },
        off: drop,
        stays: () =>
          endOf() > Math.max(until, givenUntil) ? 'Somebody else has prolonged it.' : undefined,
      };
    }),
  };
}
