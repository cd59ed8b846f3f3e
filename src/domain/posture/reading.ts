// One area of one tenant as it was last read: with its age, or with the reason why it is not known.
import type { Instant } from '../facts.ts';
import type { AreaName, AreaValues } from './facts/areas.ts';

export type Reading<T> =
  | {
      readonly state: 'read';
      readonly value: T;
      readonly asOf: Instant;
      /** Some of it could not be read, such as the members of one group: what, in plain words. */
      readonly gaps?: readonly string[];
    }
  /** The tenant has no licence for what was asked. */
  | { readonly state: 'unlicensed'; readonly code: string; readonly asOf: Instant }
  | {
      readonly state: 'unreadable';
      /** Graph's error code, or ours where nothing answered: `no-sign-in`, `not-read-yet`. */
      readonly code: string;
      /** For an administrator: what is wrong and who can mend it. */
      readonly sentence: string;
      /** When reading was last tried; undefined: never. */
      readonly asOf: Instant | undefined;
      /** It may succeed later without anybody mending anything. */
      readonly passing?: true;
    };

/** What is known of one tenant. An area that is absent was never read. */
export interface TenantFacts {
  readonly tenantId: string;
  readonly readings: { readonly [A in AreaName]?: Reading<AreaValues[A]> };
}

export const NOT_READ: Reading<never> = {
  state: 'unreadable',
  code: 'not-read-yet',
  sentence: 'this tenant has not been read yet',
  asOf: undefined,
};

export const readingOf = <A extends AreaName>(
  facts: TenantFacts | undefined,
  area: A,
): Reading<AreaValues[A]> =>
  (facts?.readings[area] as Reading<AreaValues[A]> | undefined) ?? NOT_READ;

/** The value, where it was read. */
export const knownValue = <A extends AreaName>(
  facts: TenantFacts | undefined,
  area: A,
): AreaValues[A] | undefined => {
  const reading = readingOf(facts, area);
  return reading.state === 'read' ? reading.value : undefined;
};
