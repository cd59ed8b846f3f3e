import { describe, expect, test } from 'vitest';
import { createCrowding } from '../../src/adapters/crowding.ts';

function process() {
  const at = { now: 0, active: 0, turns: 1 };
  const crowded = createCrowding(() => at.turns, { now: () => at.now, active: () => at.active });
  const pass = (ms: number, share: number) => {
    at.now += ms;
    at.active += ms * share;
    return crowded();
  };
  return { at, crowded, pass };
}

describe('a process is crowded', () => {
  test('while people wait and it hardly keeps up', () => {
    const { pass } = process();
    expect(pass(100, 0.95)).toBe(true);
  });

  test('not while it only waits for directories, however many people wait', () => {
    const { at, pass } = process();
    at.turns = 50;
    expect(pass(100, 0.3)).toBe(false);
  });

  test('not when nobody waits, however busy it is', () => {
    const { at, pass } = process();
    at.turns = 0;
    expect(pass(100, 1)).toBe(false);
  });

  test('as the last moment was, and not for longer', () => {
    const { pass, crowded } = process();
    expect(pass(100, 1)).toBe(true);
    expect(pass(10, 0)).toBe(true);
    expect(pass(90, 0)).toBe(false);
    expect(crowded()).toBe(false);
  });
});
