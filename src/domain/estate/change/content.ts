// What a version of the estate means: everything but where it stands.
import { canonicalJson } from '../../../shared/hash.ts';
import type { Estate, PostureReader } from '../estate.ts';

export interface EstateContent {
  readonly estate: Estate;
  /** The app registrations, by name, as the file has them. */
  readonly identities: Readonly<Record<string, unknown>>;
}

export type Plain = Readonly<Record<string, unknown>>;

/** A rule without its place: a line further down it is the same rule. */
export function meaningOfRule(rule: object): Plain {
  const { place: _, version: __, ...meaning } = rule as Record<string, unknown>;
  return meaning;
}

/** Nothing hangs on their order. */
const readersOf = (readers: readonly PostureReader[] = []): string[] =>
  [...new Set(readers.map((one) => canonicalJson(one)))].sort();

/** The same for two versions that decide everything alike: nothing hangs on the order of people. */
export const meaningOf = ({ estate, identities }: EstateContent): string =>
  canonicalJson({
    estate: {
      ...estate,
      people: [...estate.people].sort((a, b) => (a.name < b.name ? -1 : 1)),
      posture: {
        ...estate.posture,
        readers: readersOf(estate.posture.readers),
      },
      auditors: readersOf(estate.auditors),
      roles: estate.roles ?? {},
      policies: estate.policies.map(meaningOfRule),
      incompatible: (estate.incompatible ?? []).map(meaningOfRule),
      breakGlass: (estate.breakGlass ?? []).map(meaningOfRule),
    },
    identities,
  });
