// One request to Graph and one answer, whether it travels by itself or as a part of a batch.
import { askedPause } from '../../../shared/asked-pause.ts';
import type { Priority } from './gate.ts';

export interface GraphCall {
  readonly method: string;
  /** Without version, with query: `/users?$top=999`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Changes nothing, so that it may be batched and sent again. */
  readonly reads: boolean;
  readonly priority: Priority;
  /** Without it, v1.0. */
  readonly version?: 'beta';
  readonly signal?: AbortSignal | undefined;
  /** Asked when everything else is ready, as the last thing before it is sent; throws where it may not be. */
  readonly may?: (() => Promise<void>) | undefined;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly requestId: string;
}

/** Nothing came back, or not whole. */
export class Broken extends Error {
  constructor(cause: unknown) {
    super('no answer, or a broken one', { cause });
  }
}

/** `Retry-After` in milliseconds. */
export const retryAfter = (headers: Headers): number | undefined =>
  askedPause(headers.get('retry-after'), Date.now());

/** A number in a header, where there is one. */
export function numberIn(headers: Headers, name: string): number | undefined {
  const value = Number(headers.get(name) ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
