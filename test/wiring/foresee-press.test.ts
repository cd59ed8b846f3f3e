// What is in force for a press: read when it comes, given once, and never when it has become old.
import { describe, expect, test } from 'vitest';
import type { Absence } from '../../src/domain/access/absence.ts';
import type { GuestLink } from '../../src/domain/access/identity.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { foreseePress, foreseePresses, type PressStores } from '../../src/wiring/foresee-press.ts';

const NOW = 1_000_000;
const ID = '7K3F-9QX2';
const [INES, LENA]: [AccountRef, AccountRef] = [
  { tenantId: 't', objectId: 'ines' },
  { tenantId: 't', objectId: 'lena' },
];
const press = { requestId: ID, account: INES };

/** Stores that tell by a number which reading it was. */
function stores() {
  const at = { real: 0, clock: NOW };
  const read = { brakes: 0, cutOffs: 0, absences: 0 };
  const asked: string[] = [];
  const link = (of: string): GuestLink => ({ guest: { tenantId: of, objectId: 'g' }, home: LENA });
  const readings = {
    store: {
      async readForPress(of: unknown) {
        asked.push(`press ${JSON.stringify(of)}`);
        const knows = (accounts: readonly unknown[]) => !accounts.some((one) => one === LENA);
        return {
          request: { id: 'read with the press' } as AccessRequest,
          guestLinks: (accounts: readonly AccountRef[]) =>
            knows(accounts) ? [link('press')] : undefined,
          heldBy: (people: readonly unknown[]) => (knows(people) ? new Set(['press']) : undefined),
        };
      },
      async load(id: string) {
        asked.push(`load ${id}`);
        return { id } as AccessRequest;
      },
      async guestLinks() {
        asked.push('links');
        return [link('store')];
      },
      async heldBy() {
        asked.push('held');
        return new Set(['store']);
      },
    },
    brakes: {
      inForce: async () => {
        read.brakes += 1;
        return [{ id: `brake ${read.brakes}` }];
      },
    },
    cutOffs: {
      open: async () => {
        read.cutOffs += 1;
        return [{ id: `cut-off ${read.cutOffs}` }];
      },
    },
    absences: {
      inForce: async () => {
        read.absences += 1;
        return [
          { id: `absence ${read.absences}`, until: NOW + 100 },
          { id: 'long', until: NOW + 10_000 },
        ] as Absence[];
      },
    },
  };
  const of = readings as unknown as PressStores;
  const ahead = () => foreseePress(of, press, { now: () => at.clock }, () => at.real);
  return { at, read, asked, of, ahead };
}

const ids = (rows: ReadonlyArray<{ readonly id: string }>) => rows.map(({ id }) => id);

describe('what is in force for a press', () => {
  test('is read at once, and given to who asks first', async () => {
    const { read, ahead } = stores();
    const { brakes, cutOffs, absences } = ahead();
    expect(read).toEqual({ brakes: 1, cutOffs: 1, absences: 1 });
    expect(ids(await brakes.inForce())).toEqual(['brake 1']);
    expect(ids(await cutOffs.open())).toEqual(['cut-off 1']);
    expect(ids(await absences.inForce(NOW))).toEqual(['absence 1', 'long']);
    expect(read).toEqual({ brakes: 1, cutOffs: 1, absences: 1 });
  });

  test('is read anew for a second try at a decision', async () => {
    const { ahead } = stores();
    const { brakes, cutOffs, absences } = ahead();
    await Promise.all([brakes.inForce(), cutOffs.open(), absences.inForce(NOW)]);
    expect(ids(await brakes.inForce())).toEqual(['brake 2']);
    expect(ids(await cutOffs.open())).toEqual(['cut-off 2']);
    expect(ids(await absences.inForce(NOW))).toEqual(['absence 2', 'long']);
  });

  test('is read anew where a directory took its time meanwhile', async () => {
    const { at, ahead } = stores();
    const { brakes, cutOffs, absences } = ahead();
    at.real = 250;
    expect(ids(await brakes.inForce())).toEqual(['brake 2']);
    expect(ids(await cutOffs.open())).toEqual(['cut-off 2']);
    expect(ids(await absences.inForce(NOW))).toEqual(['absence 2', 'long']);
  });

  test('holds no absence that ended since it was read', async () => {
    const { ahead } = stores();
    expect(ids(await ahead().absences.inForce(NOW + 100))).toEqual(['long']);
  });

  test('fails for who asks, and for nobody else', async () => {
    const { of } = stores();
    const broken = { ...of, brakes: { inForce: () => Promise.reject(new Error('silent')) } };
    const { brakes, cutOffs } = foreseePress(broken as unknown as PressStores, press, {
      now: () => NOW,
    });
    expect(ids(await cutOffs.open())).toEqual(['cut-off 1']);
    await expect(brakes.inForce()).rejects.toThrow('silent');
  });

  test('is read beforehand for presses that approve, and for nothing else', () => {
    const { of, read, asked } = stores();
    const ahead = foreseePresses(of, { now: () => NOW });
    expect(ahead('onAction', [{}, 'open-request'])).toBeUndefined();
    expect(ahead('onMessage', [{}, 'approve'])).toBeUndefined();
    expect(read.brakes).toBe(0);
    expect(asked).toEqual([]);
    const fields = { requestId: '7k3f9qx2' };
    expect(ahead('onAction', [{ ...INES, locale: null }, 'approve', fields])).toBeDefined();
    expect(ahead('onAction', [INES, 'approve-less', fields])).toBeDefined();
    expect(read.brakes).toBe(2);
    expect(asked).toEqual([`press ${JSON.stringify(press)}`, `press ${JSON.stringify(press)}`]);
  });
});

describe('what a press is about', () => {
  test('is read at once with who is linked and what is held, and each is given once', async () => {
    const { asked, ahead } = stores();
    const { store } = ahead();
    expect((await store.load(ID))?.id).toBe('read with the press');
    expect((await store.guestLinks([INES]))[0]?.guest.tenantId).toBe('press');
    expect(await store.heldBy([INES])).toEqual(new Set(['press']));
    expect(asked).toHaveLength(1);
    expect((await store.guestLinks([INES]))[0]?.guest.tenantId).toBe('store');
    expect(await store.heldBy([INES])).toEqual(new Set(['store']));
  });

  test('is read anew for a second try, all of it', async () => {
    const { ahead } = stores();
    const { store } = ahead();
    await store.load(ID);
    expect((await store.load(ID))?.id).toBe(ID);
    expect((await store.guestLinks([INES]))[0]?.guest.tenantId).toBe('store');
    expect(await store.heldBy([INES])).toEqual(new Set(['store']));
  });

  test('is read anew where a directory took its time meanwhile', async () => {
    const { at, ahead } = stores();
    const { store } = ahead();
    at.real = 250;
    expect((await store.load(ID))?.id).toBe(ID);
    expect((await store.guestLinks([INES]))[0]?.guest.tenantId).toBe('store');
    expect(await store.heldBy([INES])).toEqual(new Set(['store']));
  });

  test('says nothing of other requests and other people', async () => {
    const { ahead } = stores();
    const { store } = ahead();
    expect((await store.load('ABCD-EFGH'))?.id).toBe('ABCD-EFGH');
    expect((await store.load(ID))?.id).toBe('read with the press');
    expect((await store.guestLinks([LENA]))[0]?.guest.tenantId).toBe('store');
    expect(await store.heldBy([INES, LENA])).toEqual(new Set(['store']));
  });
});
