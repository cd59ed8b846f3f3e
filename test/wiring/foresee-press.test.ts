// What is in force for a press: read when it comes, given once, and never when it has become old.
import { describe, expect, test } from 'vitest';
import type { Absence } from '../../src/domain/access/absence.ts';
import {
  foreseePress,
  foreseePresses,
  type InForceStores,
} from '../../src/wiring/foresee-press.ts';

const NOW = 1_000_000;

/** Stores that tell by a number which reading it was. */
function stores() {
  const at = { real: 0, clock: NOW };
  const read = { brakes: 0, cutOffs: 0, absences: 0 };
  const readings = {
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
  const of = readings as unknown as InForceStores;
  return { at, read, of, ahead: () => foreseePress(of, { now: () => at.clock }, () => at.real) };
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
    const { brakes, cutOffs } = foreseePress(broken as unknown as InForceStores, {
      now: () => NOW,
    });
    expect(ids(await cutOffs.open())).toEqual(['cut-off 1']);
    await expect(brakes.inForce()).rejects.toThrow('silent');
  });

  test('is read beforehand for presses that approve, and for nothing else', () => {
    const { of, read } = stores();
    const ahead = foreseePresses(of, { now: () => NOW });
    expect(ahead('onAction', [{}, 'open-request'])).toBeUndefined();
    expect(ahead('onMessage', [{}, 'approve'])).toBeUndefined();
    expect(read.brakes).toBe(0);
    expect(ahead('onAction', [{}, 'approve'])).toBeDefined();
    expect(ahead('onAction', [{}, 'approve-less'])).toBeDefined();
    expect(read.brakes).toBe(2);
  });
});
