// Keeps the last Graph exchanges for whoever wants to look, and appends them to a file when asked to.
import { appendFileSync } from 'node:fs';
import type { SandboxStore } from '../store.ts';
import type { GraphWorld } from './world.ts';
import { lengthOf, textOf, type Written } from './written.ts';

export interface Exchange {
  at: string;
  /** The tenant's slug; empty when the token named none. */
  tenant: string;
  appId: string;
  method: string;
  /** With version and query, without the sandbox's own prefix. */
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: unknown;
  status: number;
  /** The answer arrived whole; broken ones are misbehaviour and say nothing about the contract. */
  whole: boolean;
  /** As sent; read into JSON only when somebody looks. */
  response: Written;
  clientRequestId: string;
}

const LAST = 5000;
/** Pages of a thousand users would otherwise fill the memory. */
const LONGEST = 64 * 1024 * 1024;

interface Traffic {
  seq: number;
  size: number;
  entries: (Exchange & { seq: number })[];
}
const kept = new WeakMap<SandboxStore, Traffic>();

function trafficOf(store: SandboxStore): Traffic {
  const known = kept.get(store);
  if (known) return known;
  const made: Traffic = { seq: 0, size: 0, entries: [] };
  kept.set(store, made);
  return made;
}

const parsed = (response: Written): unknown => {
  const written = textOf(response);
  if (written === '') return null;
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
};

/** `record` is the file that `SANDBOX_RECORD` names. */
export function addExchange(
  world: Pick<GraphWorld, 'store'>,
  exchange: Exchange,
  record = process.env.SANDBOX_RECORD,
): void {
  const traffic = trafficOf(world.store);
  traffic.seq += 1;
  traffic.entries.push({ seq: traffic.seq, ...exchange });
  traffic.size += lengthOf(exchange.response);
  while (traffic.entries.length > LAST || traffic.size > LONGEST)
    traffic.size -= lengthOf(traffic.entries.shift()?.response ?? '');
  if (!record || !exchange.whole) return;
  const { appId, method, url, requestHeaders, requestBody, status, response } = exchange;
  const line = {
    appId,
    method,
    url,
    requestHeaders,
    requestBody,
    status,
    responseBody: parsed(response),
  };
  appendFileSync(record, `${JSON.stringify(line)}\n`);
}

/** Exchanges numbered above `seq`, oldest first, in the form of `GET /sandbox/traffic`. */
export function trafficAfter(world: Pick<GraphWorld, 'store'>, seq: number) {
  return trafficOf(world.store)
    .entries.filter((entry) => entry.seq > seq)
    .map(({ response, requestHeaders: _, whole: __, ...entry }) => ({
      ...entry,
      responseBody: parsed(response),
    }));
}

/** The number of the newest exchange, whether it is still kept or not. */
export const lastTraffic = (world: Pick<GraphWorld, 'store'>): number => trafficOf(world.store).seq;

export function clearTraffic(world: Pick<GraphWorld, 'store'>): void {
  kept.delete(world.store);
}
