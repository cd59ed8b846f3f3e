// How much work may begin beside people: by the time that is left, and never none.
import { describe, expect, test } from 'vitest';
import { createRoom } from '../../src/adapters/room.ts';

const A_MOMENT = { first: false, waitedMs: 50 };
const NEW = { first: false, waitedMs: 0 };

function process() {
  const at = { now: 0, active: 0 };
  const room = createRoom({ now: () => at.now, active: () => at.active });
  return {
    room,
    /** So long it was busy for that share of the time. */
    pass(ms: number, share: number) {
      at.now += ms;
      at.active += ms * share;
    },
    /** How many would begin now, one after the other, beside so many; each waits for a moment already. */
    begun(inHand = 0) {
      let more = 0;
      while (more < 50 && room.begins(inHand + more, A_MOMENT)) more += 1;
      return more;
    },
  };
}

describe('room for work', () => {
  test('is all of it when nobody is around, however busy it is', () => {
    const { pass, begun } = process();
    expect(begun()).toBe(24);
    pass(100, 1);
    expect(begun()).toBe(24);
    expect(begun(10)).toBe(14);
  });

  test('is little when somebody comes, and grows while time is left', () => {
    const { room, pass, begun } = process();
    room.turn(1);
    expect(begun()).toBe(4);
    for (const expected of [5, 6, 7]) {
      pass(60, 0.3);
      expect(begun()).toBe(expected);
    }
    for (let i = 0; i < 50; i += 1) {
      pass(60, 0.3);
      room.begins(50, A_MOMENT);
    }
    expect(begun()).toBe(24);
  });

  test('halves in each moment without time left, down to one now and then', () => {
    const { room, pass, begun } = process();
    room.turn(1);
    const seen = [];
    for (let i = 0; i < 12; i += 1) {
      pass(60, 0.95);
      seen.push(begun());
    }
    expect(seen).toEqual([2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
  });

  test('stays little for a second after the last answer: whoever had one presses again', () => {
    const { room, pass, begun } = process();
    room.turn(1);
    for (let i = 0; i < 3; i += 1) {
      pass(60, 1);
      begun(1);
    }
    expect(begun(1)).toBe(0);
    room.turn(-1);
    // Less little than while somebody waits, and no less where time is left than where none is.
    pass(60, 0.1);
    expect(begun()).toBe(16);
    pass(60, 1);
    expect(begun()).toBe(16);
    pass(870, 1);
    expect(begun()).toBe(16);
    pass(60, 1);
    expect(begun()).toBe(24);
  });

  test('is one piece now and then while many press, but for what takes back or has waited long', () => {
    const { room, pass, begun } = process();
    for (let i = 0; i < 20; i += 1) {
      room.turn(1);
      room.turn(-1);
      pass(20, 0.3);
    }
    expect(begun()).toBe(1);
    const seen = [];
    for (let i = 0; i < 8; i += 1) {
      pass(60, 0.3);
      for (let two = 0; two < 2; two += 1) {
        room.turn(1);
        room.turn(-1);
      }
      seen.push(begun());
    }
    expect(seen).toEqual([0, 0, 0, 1, 0, 0, 0, 1]);
    expect(room.begins(1, { first: true, waitedMs: 0 })).toBe(true);
    expect(room.begins(2, { first: false, waitedMs: 4_900 })).toBe(false);
    expect(room.begins(2, { first: false, waitedMs: 5_000 })).toBe(true);
    expect(room.begins(2, { first: false, waitedMs: 5_000 })).toBe(true);
    // A crowd is over a second after its last but nineteen.
    pass(1_100, 0.3);
    expect(begun()).toBe(24);
  });

  test('beside a crowd what has waited long begins with little, and leaves half of the time', () => {
    const { room, pass } = process();
    const crowd = () => {
      for (let i = 0; i < 20; i += 1) {
        room.turn(1);
        room.turn(-1);
      }
    };
    const long = { first: false, waitedMs: 6_000 };
    const begun = () => {
      let more = 0;
      while (more < 50 && room.begins(more, long)) more += 1;
      return more;
    };
    crowd();
    for (let i = 0; i < 20; i += 1) {
      pass(60, 0.2);
      crowd();
      expect(room.begins(1, A_MOMENT)).toBe(i % 4 === 0);
    }
    expect(begun()).toBe(4);
    pass(60, 0.4);
    expect(begun()).toBe(5);
    pass(60, 0.6);
    expect(begun()).toBe(2);
    pass(60, 0.6);
    expect(begun()).toBe(0);
  });

  test('installations are no crowd: nobody waits for what comes of them', () => {
    const { room, begun } = process();
    for (let i = 0; i < 100; i += 1) {
      room.turn(1, false);
      room.turn(-1, false);
    }
    expect(begun()).toBeGreaterThan(1);
  });

  test('nineteen presses in a second are no crowd', () => {
    const { room, pass, begun } = process();
    for (let i = 0; i < 19; i += 1) {
      pass(52, 0.1);
      room.turn(1);
      room.turn(-1);
    }
    expect(begun()).toBeGreaterThan(1);
  });

  test('eight presses within a tenth of a second are one that sets out, and seven are none', () => {
    const { room, pass, begun } = process();
    const presses = (count: number) => {
      for (let i = 0; i < count; i += 1) {
        pass(12, 0.1);
        room.turn(1);
        room.turn(-1);
      }
    };
    presses(7);
    expect(begun()).toBeGreaterThan(1);
    pass(1_000, 0.1);
    presses(8);
    expect(begun()).toBe(1);
    expect(begun()).toBe(0);
    pass(25, 0.1);
    expect(begun()).toBeGreaterThan(1);
  });

  test('comes for new work when those who wait have their answers, and a moment later in any case', () => {
    const { room } = process();
    const heard: string[] = [];
    room.heed(() => heard.push('nobody waits'));
    room.turn(1);
    room.turn(1);
    expect(room.begins(0, NEW)).toBe(false);
    room.turn(-1);
    expect(room.begins(0, NEW)).toBe(false);
    expect(room.begins(0, { first: true, waitedMs: 0 })).toBe(true);
    expect(room.begins(0, A_MOMENT)).toBe(true);
    expect(heard).toEqual([]);
    room.turn(-1);
    expect(heard).toEqual(['nobody waits']);
    expect(room.begins(0, NEW)).toBe(true);
  });

  test('waits for no installation to be over', () => {
    const { room } = process();
    room.turn(1, false);
    expect(room.begins(0, NEW)).toBe(true);
  });

  test('counts who waits', () => {
    const { room } = process();
    room.turn(1);
    room.turn(1);
    room.turn(-1);
    expect(room.turns).toBe(1);
  });
});
