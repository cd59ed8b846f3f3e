// Row 3: from a click on Approve to access that was read back, when every call of Graph takes 80 ms.
import { ask, cardOf, FINANCE, REPORTS, type Wish } from '../journeys/story.ts';
import { type Drawbridge, textOf } from '../support/drawbridge.ts';
import { quantiles } from './load.ts';

const LATENCY_MS = 80;
const LOOK_MS = 100;
const LOOKS = 200;
const TIMES = 24;
/** What is measured is not the first time that a process does something. */
const BEFORE = 2;

export interface Proven {
  readonly p50: number;
  readonly p95: number;
  /**
   * Calls of the kind that follow from each other, as they are without guessing: what is foreseen is
   * read side by side, and takes less.
   */
  readonly needed: number;
  /** p95 by the time that the needed calls alone would take. */
  readonly ratio: number;
}

/** The click is checked against the directories in two rounds: the facts, and what follows from them. */
const CLICK = 2;
/** Home account, guest looked for, account again, invitation, read-back; group and member, adding, read-back. */
export const GUEST = { wish: FINANCE, needed: CLICK + 5 + 3, proven: 'Waiting for acceptance' };
/** Looked for, asked for, read back. */
export const PIM = { wish: REPORTS, needed: CLICK + 3, proven: 'Eligible since' };

export async function measureApproval(
  drawbridge: Drawbridge,
  { wish, needed, proven }: { wish: Wish; needed: number; proven: string },
): Promise<Proven> {
  const times: number[] = [];
  for (let time = -BEFORE; time < TIMES; time += 1) {
    await drawbridge.call('POST', '/sandbox/reset');
    await ask(drawbridge, 'alex', wish);
    const card = await cardOf(drawbridge, 'ines');
    await drawbridge.fault({ latency: { ms: LATENCY_MS } });
    const begun = await sandboxTime(drawbridge);
    await drawbridge.press('ines', card.id, 'Approve', {}, { wait: false });
    const shownAt = await shows(drawbridge, 'alex', proven);
    if (time >= 0) times.push(shownAt - begun);
    await drawbridge.clearFaults();
  }
  const { p50, p95 } = quantiles(times);
  return { p50, p95, needed, ratio: p95 / (needed * LATENCY_MS) };
}

const sandboxTime = async (drawbridge: Drawbridge): Promise<number> =>
  Date.parse((await drawbridge.call<{ now: string }>('GET', '/sandbox/clock')).now);

/** When the card was edited, by the sandbox's clock: looked at seldom, since looking costs the same processors. */
async function shows(drawbridge: Drawbridge, who: string, words: string): Promise<number> {
  for (let look = 0; look < LOOKS; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const card = await cardOf(drawbridge, who);
    if (textOf(card).includes(words)) return Date.parse(card.editedAt ?? card.at);
  }
  throw new Error(`The card never said: ${words}.`);
}
