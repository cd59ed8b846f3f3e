// How two versions of the estate differ, in plain words, and which tenants each difference is about.
import type { Estate } from '../estate.ts';
import { type EstateContent, meaningOf, type Plain } from './content.ts';
import { fieldChanges } from './field-changes.ts';
import { limitChanges } from './limit-changes.ts';
import { peopleChanges } from './people-changes.ts';
import { ruleChanges } from './rule-changes.ts';
import { sayValue } from './say-value.ts';
import { tenantChanges } from './tenant-changes.ts';

export interface Difference {
  readonly words: string;
  /** Ids of the tenants that it is about. */
  readonly tenants: readonly string[];
  /** The line, where it is about a rule. */
  readonly place?: string;
  /** Comes into force with the next start, not before. */
  readonly restart?: true;
}

/** Told above, field by field. */
const TOLD = [
  ...['tenants', 'people', 'oncall', 'roles', 'policies', 'posture', 'auditors'],
  ...['incompatible', 'breakGlass'],
];

export function differences(before: EstateContent, after: EstateContent): Difference[] {
  if (meaningOf(before) === meaningOf(after)) return [];
  const estates = [before.estate, after.estate];
  const say = sayValue(estates);
  const found: Difference[] = [
    ...tenantChanges(before.estate, after.estate, say),
    ...peopleChanges(before.estate, after.estate, say),
    ...ruleChanges(before.estate, after.estate, say),
    ...limitChanges(before.estate, after.estate, say),
    ...fieldChanges(rest(before.estate), rest(after.estate), say).map(
      ({ field, words, values }) => ({
        words: `${field} ${words}`,
        tenants: concernedBy(estates, field, values),
      }),
    ),
    ...fieldChanges(before.identities, after.identities, say).map(({ field, words }) => ({
      words: `Identity ${field} ${words}`,
      tenants: [],
      restart: true as const,
    })),
  ];
  // Whatever it is, it is never nothing: everybody who owns a tenant has a say.
  return found.length > 0 ? found : anythingElse(before, after);
}

/** Where nothing above tells it: as the files mean it, and for everybody. */
const anythingElse = (before: EstateContent, after: EstateContent): Difference[] => {
  const [was, is] = [before, after].map((one) => JSON.parse(meaningOf(one)) as unknown);
  return fieldChanges(was, is, sayValue([])).map(({ field, words }) => ({
    words: `Something else changed: ${field} ${words}`,
    tenants: all(before),
  }));
};

/** Tenants that are named in it. */
function concernedBy(
  estates: readonly Estate[],
  field: string,
  values: readonly unknown[],
): string[] {
  const said = JSON.stringify([field, values]);
  const ids = estates.flatMap(({ tenants }) =>
    tenants.filter(({ id, kind }) =>
      said.includes('"all"') ? kind !== 'external' : said.includes(id),
    ),
  );
  return [...new Set(ids.map(({ id }) => id))];
}

const all = ({ estate }: EstateContent): string[] => estate.tenants.map(({ id }) => id);

function rest(estate: Estate): Plain {
  const { tenants: _, readers: __, ...posture } = estate.posture;
  const others = Object.entries(estate).filter(([field]) => !TOLD.includes(field));
  return { ...Object.fromEntries(others), posture };
}

/** The same words once, however many tenants they are about. */
export const tenantsConcerned = (found: readonly Difference[]): string[] => [
  ...new Set(found.flatMap(({ tenants }) => tenants)),
];
