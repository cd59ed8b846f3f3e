// Names for things: request numbers that people can read out, and keys for accounts.
import { createHash } from 'node:crypto';

/** Crockford's alphabet: no I, L, O or U to be mistaken. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A request number such as `7K3F-9QX2` out of `seed`: the same seed gives the same number, so that a
 * form sent twice is one request.
 */
export function requestIdFrom(seed: string): string {
  const bytes = createHash('sha256').update(seed).digest();
  const letters = [...bytes.subarray(0, 8)].map((byte) => ALPHABET.charAt(byte % 32)).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A GUID out of `seed`: the same seed gives the same one (RFC 9562, version 8). */
export function guidFrom(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** What somebody typed as a request number, in its one spelling; `undefined` if it cannot be one. */
export function readRequestId(text: string): string | undefined {
  const letters = text
    .toUpperCase()
    .replace(/[\s#-]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters)
    ? `${letters.slice(0, 4)}-${letters.slice(4)}`
    : undefined;
}
