// Waits until everything that is due has happened: the bot's work, and cards that refresh themselves.
import type { Idle } from '../product.ts';
import { Problem } from './problem.ts';
import { refreshesUnderWay } from './refresh.ts';
import type { ChatWorld } from './world.ts';

const UNREACHABLE_PAUSE_MS = 100;

/**
 * Returns the last report when the bot is idle or after `limitMs`. A bot that is restarting is
 * waited for, since its work goes on after the restart; unreachable to the end counts as outstanding.
 */
export async function settle(world: ChatWorld, limitMs: number): Promise<Idle> {
  const end = Date.now() + limitMs;
  let last: Idle = { idle: false, outstanding: [] };
  do {
    try {
      last = await world.product.idle(Math.max(0, end - Date.now()));
      const refreshes = refreshesUnderWay(world);
      if (last.idle && refreshes.length === 0) return last;
      await Promise.all(refreshes);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 503) throw error;
      last = { idle: false, outstanding: [{ kind: 'bot-unavailable', lastError: error.message }] };
      await new Promise((wake) => setTimeout(wake, UNREACHABLE_PAUSE_MS));
    }
  } while (Date.now() < end);
  return last;
}
