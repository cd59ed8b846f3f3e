// A load generator: so many requests in flight over kept connections, and how long each took.
import { Agent, request } from 'node:http';

export interface Shot {
  readonly url: string;
  readonly token: string;
  readonly body: unknown;
}

export interface Loaded {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly failed: number;
}

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
      const status = await fire(agent, shot);
      times.push(performance.now() - begun);
      if (status !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, hand));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { perSecond: shots.length / seconds, ...quantiles(times), failed };
}

export function quantiles(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export const median = (values: readonly number[]): number => quantiles(values).p50;

function fire(agent: Agent, { url, token, body }: Shot): Promise<number> {
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
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}
