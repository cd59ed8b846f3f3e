// The text of an answer: written at once, or in pieces that earlier answers share.
import { Page } from './page.ts';

export type Written = string | readonly Buffer[];

export function writtenOf(body: unknown): Written {
  if (body === undefined) return '';
  if (body instanceof Page) return body.pieces();
  return typeof body === 'number' ? String(body) : JSON.stringify(body);
}

export const textOf = (written: Written): string =>
  typeof written === 'string' ? written : Buffer.concat(written).toString();

/** In characters or bytes: what it is needed for does not mind. */
export const lengthOf = (written: Written): number =>
  typeof written === 'string'
    ? written.length
    : written.reduce((sum, { length }) => sum + length, 0);
