// Readings of an area as rows and back; the value itself stands apart, by its hash.
import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/facts.ts';
import type { Reading } from '../../domain/posture/reading.ts';

/** A reading of any area. */
export type AnyReading = Reading<unknown>;

export interface ReadingRow {
  readonly area: string;
  readonly seen_at: Date;
  readonly state: string;
  readonly hash: string | null;
  readonly about: string;
}

export interface Written {
  readonly state: AnyReading['state'];
  readonly hash: string | null;
  /** JSON of the value. */
  readonly value: string | null;
  readonly about: string;
}

/** Everything but the moment, which is not part of what a reading says. */
export function written(reading: AnyReading): Written {
  if (reading.state !== 'read') {
    const { state, asOf: _asOf, ...about } = reading;
    return { state, hash: null, value: null, about: JSON.stringify(about) };
  }
  const value = JSON.stringify(reading.value);
  return {
    state: 'read',
    hash: createHash('sha256').update(value).digest('base64url'),
    value,
    about: JSON.stringify(reading.gaps ? { gaps: reading.gaps } : {}),
  };
}

/** `at` instead of the row's moment, where it was seen later still but that was not asked for. */
export function readingFrom(row: ReadingRow, value: unknown, at?: Instant): AnyReading {
  const asOf = at ?? row.seen_at.getTime();
  const about = JSON.parse(row.about) as object;
  return { state: row.state, asOf, ...about, ...(row.state === 'read' && { value }) } as AnyReading;
}
