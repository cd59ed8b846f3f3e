// Somebody says what they have to do: the least of what is offered for it, in the smallest place they name.
import type { AccessKind, Offer, Served } from './kind.ts';
import { wordsOf } from './said-words.ts';

export interface ByTask {
  readonly kind: string;
  readonly served: Served;
  /** The one that fits; missing where none is offered, or several fit equally well. */
  readonly offer?: Offer;
  /** What to know about it, in a sentence. */
  readonly advice: string;
}

/** `undefined` where the words name no task for sure. */
export function byTask(
  text: string,
  kinds: readonly AccessKind[],
  offers: readonly Offer[],
): ByTask | undefined {
  for (const kind of kinds) {
    const served = kind.tasks?.(text).find(({ sure }) => sure);
    if (!served) continue;
    const own = offers.filter(({ resource }) => resource.kind === kind.id);
    const said = new Set(wordsOf(text));
    const tenants = [...new Set(own.map(({ tenant }) => tenant))].filter((tenant) =>
      wordsOf(tenant).some((word) => said.has(word)),
    );
    const fitting = own.filter(
      ({ resource, tenant }) =>
        served.reach(resource.id) !== undefined &&
        (tenants.length === 0 || tenants.includes(tenant)),
    );
    const offer = least(fitting, served, said);
    return {
      kind: kind.id,
      served,
      ...(offer && { offer }),
      advice: advise(served, fitting, tenants),
    };
  }
  return undefined;
}

/** They say what somebody has to do, whatever verb they begin with. */
export const namesTask = (text: string, kinds: readonly AccessKind[]): boolean =>
  kinds.some((kind) => kind.tasks?.(text).some(({ sure }) => sure));

/** Where a place is named, the offer for it; else the one that reaches least. */
export function least(
  fitting: readonly Offer[],
  served: Served,
  said: ReadonlySet<string>,
): Offer | undefined {
  const inRole = new Set(wordsOf(served.by));
  const ranked = fitting
    .map((offer) => {
      const place = wordsOf(offer.name).filter((word) => !inRole.has(word) && said.has(word));
      return { offer, place: place.length, reach: served.reach(offer.resource.id) ?? 0 };
    })
    .sort((a, b) => b.place - a.place || a.reach - b.reach);
  const [first, second] = ranked;
  const tie = first && second && first.place === second.place && first.reach === second.reach;
  return tie ? undefined : first?.offer;
}

function advise(served: Served, fitting: readonly Offer[], tenants: readonly string[]): string {
  const { task, by, never } = served;
  const names = `${task}: the least role that Microsoft names for it is ${by}`;
  if (fitting.length > 0) return `${names}.`;
  if (never) return `${names}, which is never given through Drawbridge.`;
  const where = new Intl.ListFormat('en', { type: 'disjunction' }).format(tenants);
  return tenants.length > 0
    ? `${names}, which is not offered to you in ${where}.`
    : `${names}, which is not offered to you.`;
}
