// One fingerprint for one content: SHA-256 over JSON with its keys in order.
import { createHash } from 'node:crypto';

/** JSON with object keys sorted at every depth; `undefined` properties are left out. */
export const canonicalJson = (value: unknown): string => written(value) ?? 'null';

/** `undefined` for what JSON leaves out. */
function written(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object' || value instanceof Date) {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const part = written((value as Record<string, unknown>)[key]);
    if (part !== undefined) parts.push(`${JSON.stringify(key)}:${part}`);
  }
  return `{${parts.join(',')}}`;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const fingerprint = (value: unknown): string => sha256(canonicalJson(value));
