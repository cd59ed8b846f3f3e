// A signal that follows others for as long as its work takes, and is held by none of them afterwards.
import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ownSignal } from '../../src/shared/own-signal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('ends with the first that it follows, and with its reason', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const { signal } = ownSignal([one.signal, other.signal], 1_000);
  expect(signal.aborted).toBe(false);
  other.abort('enough');
  one.abort('too late');
  expect(signal.reason).toBe('enough');
});

test('has ended where one of them had', () => {
  expect(ownSignal([AbortSignal.abort('before')]).signal.reason).toBe('before');
});

test('ends as a timeout after its own time', () => {
  const { signal } = ownSignal([], 1_000);
  vi.advanceTimersByTime(999);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
});

test('let go, it is held by nothing and hears of nothing more', () => {
  const long = new AbortController();
  const { signal, letGo } = ownSignal([long.signal], 1_000);
  expect(getEventListeners(long.signal, 'abort')).toHaveLength(1);
  letGo();
  expect(getEventListeners(long.signal, 'abort')).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(2_000);
  long.abort();
  expect(signal.aborted).toBe(false);
});
