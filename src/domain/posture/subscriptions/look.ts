// What is critical now and was not when a tenant was last looked at: each thing once, whatever is read again.
import type { Instant } from '../../facts.ts';
import type { Critical, Found } from './critical.ts';
import type { AlertKind } from './subscription.ts';

/** A critical thing that was seen once; the moment at which it became true is part of its key. */
export interface SeenCritical {
  readonly kind: AlertKind;
  readonly object: string;
  readonly since: Instant;
  readonly over: boolean;
}

/** What is remembered of a tenant between two looks. */
export interface Remembered {
  /** Counts up with each look, so that two at once do not both tell. */
  readonly version: number;
  /** When each kind could first be told: what was so before then is no news. */
  readonly first: ReadonlyMap<AlertKind, Instant>;
  readonly seen: readonly SeenCritical[];
}

export interface Look {
  /** Kinds that could be told for the first time. */
  readonly begun: readonly AlertKind[];
  /** To be remembered, `tell` those that are news. */
  readonly found: ReadonlyArray<SeenCritical & { readonly tell: boolean }>;
  /** Not so any more. */
  readonly over: readonly SeenCritical[];
}

export const criticalKey = (
  tenantId: string,
  { kind, object, since }: Pick<SeenCritical, 'kind' | 'object' | 'since'>,
): string => `${tenantId} ${kind} ${object} ${since}`;

/** `at`: when the facts were read, for what the directory gives no moment of. */
export function lookFor(
  found: ReadonlyMap<AlertKind, Found>,
  remembered: Remembered,
  at: Instant,
): Look {
  const looks = [...found].map(([kind, one]) => lookAt(kind, one, remembered, at));
  return {
    begun: looks.flatMap(({ begun }) => begun),
    found: looks.flatMap((look) => look.found),
    over: looks.flatMap(({ over }) => over),
  };
}

function lookAt(
  kind: AlertKind,
  { seen, criticals }: Found,
  { first, seen: before }: Remembered,
  at: Instant,
): Look {
  if (seen === 'none') return { begun: [], found: [], over: [] };
  const own = before.filter((one) => one.kind === kind);
  const open = new Set(own.filter(({ over }) => !over).map(({ object }) => object));
  const began = first.get(kind);
  const found = criticals
    .filter(({ object }) => !open.has(object))
    .map((critical) => {
      const one = { kind, object: critical.object, since: critical.since ?? at, over: false };
      return { ...one, tell: began !== undefined && isNews(critical, own, began) };
    });
  const now = new Set(criticals.map(({ object }) => object));
  const over = seen === 'all' ? own.filter((one) => !one.over && !now.has(one.object)) : [];
  return { begun: began === undefined ? [kind] : [], found, over };
}

/** What was told with this very moment is not told again; a use from before the first look is old. */
function isNews(
  { kind, object, since }: Critical,
  before: readonly SeenCritical[],
  began: Instant,
): boolean {
  if (before.some((one) => one.object === object && one.since === since)) return false;
  return kind !== 'emergency-account' || since === undefined || since > began;
}
