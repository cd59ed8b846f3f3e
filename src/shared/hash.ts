// One fingerprint for one content: SHA-256 over JSON with its keys in order.
import { createHash } from 'node:crypto';

/** JSON with object keys sorted at every depth; `undefined` properties are left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const fingerprint = (value: unknown): string => sha256(canonicalJson(value));
