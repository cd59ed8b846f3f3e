// Ids that are worked out from what they stand for, so that they are the same again tomorrow.
import { createHash } from 'node:crypto';

/** A GUID that is always the same for the same `seed`. */
export function stableGuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
