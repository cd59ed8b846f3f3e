// The clock's walk: from due moment to due moment, in order, settled at each, and never back.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDuration } from '../../../src/sandbox/walk/duration.ts';
import { type ChatTest, startChat } from '../personas/chat-world.ts';

let chat: ChatTest;
beforeEach(async () => {
  chat = await startChat();
});
afterEach(() => chat.close());

const HOUR = 3_600_000;
const walk = (body: object) => chat.call('POST', '/sandbox/clock', body);
const now = () => chat.world.clock.now();
const stops = () =>
  chat.bot.controls
    .filter(({ path }) => path === 'clock')
    .map(({ body }) => Date.now() + (body as { offsetMs: number }).offsetMs);

/** The bot has these moments ahead of it, and says so until the clock has passed them. */
function botDueAt(...moments: number[]) {
  chat.bot.idle = () => {
    const next = moments.find((moment) => moment > now());
    return { idle: true, nextDueAt: next ? new Date(next).toISOString() : null, outstanding: [] };
  };
}

describe('walk', () => {
  test('stops at every due moment of bot and directories on the way, in order', async () => {
    const start = now();
    botDueAt(start + HOUR, start + 3 * HOUR, start + 9 * HOUR);
    chat.directoryMoments = [start + 2 * HOUR];
    const { body } = await walk({ advance: 'PT4H' });
    const hours = stops().map((stop) => Math.round((stop - start) / HOUR));
    expect(hours).toEqual([1, 2, 3, 4]);
    expect(Date.parse(String(body.now)) - start).toBeGreaterThanOrEqual(4 * HOUR);
  });

  test('goes on only when the bot has settled', async () => {
    const start = now();
    const seen: number[] = [];
    let work = 0;
    chat.bot.idle = () => {
      if (now() >= start + HOUR && work < 3) {
        work += 1;
        seen.push(Math.round((now() - start) / HOUR));
        return { idle: false, outstanding: [{ kind: 'send-card' }] };
      }
      return { idle: true, nextDueAt: now() < start + HOUR ? start + HOUR : null, outstanding: [] };
    };
    await walk({ advance: 'P1D' });
    expect(seen).toEqual([1, 1, 1]);
  });

  test('jumps to the next due moment, and says so when nothing is planned', async () => {
    const start = now();
    botDueAt(start + 5 * HOUR);
    const { body } = await chat.call('GET', '/sandbox/clock/next');
    expect(body.nextDueAt).toBe(new Date(start + 5 * HOUR).toISOString());
    await walk({ to: 'next' });
    expect(Math.round((now() - start) / HOUR)).toBe(5);
    expect(await walk({ to: 'next' })).toMatchObject({
      status: 409,
      body: { error: { code: 'NothingDue' } },
    });
  });

  test('goes to a moment, and refuses the past and nonsense', async () => {
    const to = new Date(now() + HOUR).toISOString();
    expect((await walk({ to })).status).toBe(200);
    expect((await walk({ to: '2001-01-01T00:00:00Z' })).status).toBe(400);
    expect((await walk({ advance: '2 hours' })).status).toBe(400);
    expect((await walk({})).status).toBe(400);
    const { body } = await chat.call('GET', '/sandbox/clock');
    expect(Math.round(Number(body.offsetMs) / HOUR)).toBe(1);
  });

  test('two walks at once go one after the other', async () => {
    const start = now();
    await Promise.all([walk({ advance: 'PT1H' }), walk({ advance: 'PT1H' })]);
    expect(Math.round((now() - start) / HOUR)).toBe(2);
  });
});

describe('durations', () => {
  const from = Date.parse('2026-01-31T12:00:00Z');
  const moved = (text: string) => {
    const ms = addDuration(from, text);
    return ms === undefined ? undefined : new Date(ms).toISOString();
  };

  test('are added by clock and calendar', () => {
    expect(moved('PT2H')).toBe('2026-01-31T14:00:00.000Z');
    expect(moved('P1DT30M')).toBe('2026-02-01T12:30:00.000Z');
    expect(moved('P2W')).toBe('2026-02-14T12:00:00.000Z');
    expect(moved('P1M')).toBe('2026-02-28T12:00:00.000Z');
    expect(moved('P1Y')).toBe('2027-01-31T12:00:00.000Z');
    expect(moved('PT0.5S')).toBe('2026-01-31T12:00:00.500Z');
  });

  test('anything else is none', () => {
    for (const text of [
      '',
      'P',
      'PT',
      '2h',
      '-PT1H',
      'P1H',
      'PT1D',
      'P1DT',
      `P${'9'.repeat(30)}Y`,
    ]) {
      expect(moved(text), text).toBeUndefined();
    }
  });
});
