// Keeps other websites out: only loopback names are answered, and only same-origin pages may write.
import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../personas/problem.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

const sameOrigin = (origin: string, host: string): boolean => {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
};

/**
 * A page elsewhere could reach 127.0.0.1 by a name of its own that resolves to it; the `Host` header
 * still carries that name.
 */
export function onlyLoopback(request: Request, _response: Response, next: NextFunction): void {
  const host = request.headers.host ?? '';
  if (!LOOPBACK.test(host)) {
    throw new Problem(403, 'ForeignHost', 'The sandbox answers to loopback addresses only.');
  }
  const { origin } = request.headers;
  const foreign = origin !== undefined && !sameOrigin(origin, host);
  const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
  if (!READS.has(request.method) && (foreign || crossSite)) {
    throw new Problem(403, 'ForeignOrigin', 'Another website may not act in the sandbox.');
  }
  next();
}
