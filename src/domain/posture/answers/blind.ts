// What an answer could not see, tenant by tenant, and how old what it saw is.
import type { Tenant } from '../../estate/estate.ts';
import type { Instant } from '../../facts.ts';
import type { TenantView } from '../check.ts';
import { earliest } from '../earliest.ts';
import type { AreaName } from '../facts/areas.ts';
import { hasLicence } from '../licences.ts';
import { readingOf, type TenantFacts } from '../reading.ts';
import type { Blind } from './answer.ts';
import { AREA_WORDS, EVERY_AREA } from './area-words.ts';
import { listed } from './say.ts';

const WITHHELD = 'withheld';

/** Facts of a tenant that the asker may not read: nothing, and a reason that says so. */
export function withheld(tenantId: string, name: string): TenantFacts {
  const reading = {
    state: 'unreadable',
    code: WITHHELD,
    sentence: `${name} is not one of the tenants you may ask about`,
    asOf: undefined,
  } as const;
  return {
    tenantId,
    readings: Object.fromEntries(EVERY_AREA.map((area) => [area, reading])),
  };
}

/** One entry for each tenant and reason. */
export function blindOf(views: readonly TenantView[], areas: readonly AreaName[]): Blind[] {
  const wanted = new Set(areas);
  return views.flatMap((view) => {
    const reasons = unseenAreas(view);
    if (reasons.size === 0) return [];
    const groups = new Map<string, { blind: Omit<Blind, 'what'>; areas: string[] }>();
    for (const area of wanted) {
      for (const blind of reasons.get(area) ?? []) {
        const key = `${blind.kind} ${blind.why}`;
        const group = groups.get(key) ?? { blind, areas: [] };
        group.areas.push(blind.what);
        groups.set(key, group);
      }
    }
    return [...groups.values()].map(({ blind, areas: names }) => ({
      ...blind,
      what: listed(names, 5),
    }));
  });
}

type Unseen = ReadonlyMap<AreaName, readonly Blind[]>;

/** Found once for as long as nothing new was read: an answer about a thousand tenants looks at each of them. */
const found = new WeakMap<TenantFacts, { readonly tenant: Tenant; readonly unseen: Unseen }>();

/** Areas of which something could not be seen, and why. */
export function unseenAreas(view: TenantView): Unseen {
  const { facts, tenant } = view;
  const known = found.get(facts);
  if (known?.tenant === tenant) return known.unseen;
  const unseen = new Map(
    EVERY_AREA.map(
      (area) =>
        [area, reasonsOf(view, area).map((one) => ({ ...one, what: AREA_WORDS[area] }))] as const,
    ).filter(([, reasons]) => reasons.length > 0),
  );
  found.set(facts, { tenant, unseen });
  return unseen;
}

/** Defender refuses a tenant without it in the same words as one where something is wrong. */
const isWithoutDefender = (view: TenantView, area: AreaName): boolean =>
  area === 'incidents' && hasLicence(view, 'defender') === false;

function reasonsOf(view: TenantView, area: AreaName): Array<Omit<Blind, 'what'>> {
  const { tenant, facts } = view;
  const reading = readingOf(facts, area);
  const base = { tenantId: tenant.id, tenant: tenant.displayName };
  if (
    reading.state === 'unlicensed' ||
    (reading.state === 'unreadable' && isWithoutDefender(view, area))
  ) {
    return [{ ...base, kind: 'unlicensed', why: 'the tenant has no licence for it' }];
  }
  if (reading.state === 'read') {
    return (reading.gaps ?? []).map((why) => ({ ...base, kind: 'gap', why }));
  }
  return [
    {
      ...base,
      kind: reading.code === WITHHELD ? 'withheld' : 'unreadable',
      why: reading.sentence,
      ...(reading.asOf !== undefined && { tried: reading.asOf }),
    },
  ];
}

export const oldestOf = (
  views: readonly TenantView[],
  areas: readonly AreaName[],
): Instant | undefined =>
  earliest(
    views.flatMap(({ facts }) =>
      areas.map((area) => {
        const reading = readingOf(facts, area);
        return reading.state === 'read' ? reading.asOf : undefined;
      }),
    ),
  );

/** `blind` and `asOf` of an answer that rests on these areas of these tenants. */
export function restingOn(
  views: readonly TenantView[],
  areas: readonly AreaName[],
): { readonly blind: readonly Blind[]; readonly asOf?: Instant } {
  const asOf = oldestOf(views, areas);
  return { blind: blindOf(views, areas), ...(asOf !== undefined && { asOf }) };
}
