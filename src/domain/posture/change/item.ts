// An object of a directory as it is compared over time: what it is, and what may change about it.
import type { Maybe } from '../facts/areas.ts';
import type { EvidenceKind } from '../result.ts';

/** Of one thing a text; of many a set, of which each member comes and goes by itself. */
export type Property = string | ReadonlyMap<string, string>;

export interface Item {
  /** The same object has the same key at any time, whatever the order and whatever Graph calls it. */
  readonly key: string;
  readonly kind: EvidenceKind;
  /** By which audit entries and people find it. */
  readonly ids: readonly string[];
  /** `partner`, `Conditional Access policy`: what it is in words. */
  readonly noun: string;
  readonly name: string;
  /** What Graph did not say is left out, and makes no difference. */
  readonly properties: Readonly<Record<string, Property | undefined>>;
  /** Coming and going of it is not worth a word, only what changes about it. */
  readonly quiet?: boolean;
}

/** What an object id is called, as far as anything that was read tells. */
export type Names = (id: string) => string;

export const yesNo = (value: Maybe<boolean>): string | undefined =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined;

export const onOff = (value: Maybe<boolean>): string | undefined =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : undefined;

export const text = (value: Maybe<string | number>): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

export const setOf = (
  ids: Maybe<readonly string[]>,
  names: Names = (id) => id,
): ReadonlyMap<string, string> => new Map((ids ?? []).map((id) => [id.toLowerCase(), names(id)]));

/** The same value has the same text, whatever the order of its properties and of its lists. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== undefined)
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
  return `{${entries.sort().join(',')}}`;
}
