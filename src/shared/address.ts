// Mail addresses, where they must be compared without being kept.
import { sha256 } from './hash.ts';

/** Binds an address that was approved: it is read again when it is used, and must still be this one. */
export const addressHash = (address: string): string => sha256(address.trim().toLowerCase());
