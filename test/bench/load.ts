// Load generators over kept connections: so many in flight, or so many a second whatever is answered.
import { Agent, request } from 'node:http';

export interface Shot {
  readonly url: string;
  readonly token: string;
  readonly body: unknown;
  /** What the answer has to hold, beside a status of 200. */
  readonly holds?: string;
}

export interface Loaded {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly failed: number;
}

/** As soon as one is answered the next is sent. */
export async function load(shots: readonly Shot[], inFlight: number): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const times: number[] = [];
  let failed = 0;
  let next = 0;
  const started = performance.now();
  const hand = async () => {
    for (;;) {
      const shot = shots[next];
      next += 1;
      if (!shot) return;
      const begun = performance.now();
      const good = await fire(agent, shot);
      times.push(performance.now() - begun);
      if (!good) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, hand));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { perSecond: shots.length / seconds, ...quantiles(times), failed };
}

/**
 * Each is sent at its moment, and its time counts from that moment on: what has to wait since others
 * are slow, or since this process is, waited as a person would.
 */
export async function loadOpen(shots: readonly Shot[], perSecond: number): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true });
  const started = performance.now();
  const fired: Array<Promise<{ good: boolean; took: number }>> = [];
  while (fired.length < shots.length) {
    const now = performance.now() - started;
    for (let due = (fired.length * 1_000) / perSecond; due <= now; ) {
      const shot = shots[fired.length];
      if (!shot) break;
      const meant = started + due;
      fired.push(fire(agent, shot).then((good) => ({ good, took: performance.now() - meant })));
      due = (fired.length * 1_000) / perSecond;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const all = await Promise.all(fired);
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return {
    perSecond: shots.length / seconds,
    ...quantiles(all.map(({ took }) => took)),
    failed: all.filter(({ good }) => !good).length,
  };
}

export function quantiles(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export const median = (values: readonly number[]): number => quantiles(values).p50;

function fire(agent: Agent, { url, token, body, holds }: Shot): Promise<boolean> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          authorization: `Bearer ${token}`,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const answer = Buffer.concat(parts);
          resolve(response.statusCode === 200 && (!holds || answer.includes(holds)));
        });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}
