// Puts something harmless in the place of each value that is wrong, so that the rest can still be checked.
import type * as z from 'zod/v4';
import type { Path } from './places.ts';

const GUID = '00000000-0000-4000-8000-000000000000';

/** By the name of the field. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  version: 1,
  id: GUID,
  clientId: GUID,
  objectId: GUID,
  policy: GUID,
  managedIdentityClientId: GUID,
  group: GUID,
  credential: { kind: 'workload-identity' },
  kind: 'external',
  cloud: 'commercial',
  decision: 'refuse',
  domains: ['stand-in.example'],
  whole: true,
  longest: 'P1D',
  usual: 'P1D',
  lapsesAfter: 'P1D',
  identities: {},
  posture: { readers: [] },
};
const LISTS = [
  'owners',
  'access',
  'signIn',
  'tenants',
  'people',
  'policies',
  'kinds',
  'accounts',
  'readers',
  'approvers',
  'groups',
  'roles',
  'units',
  'packages',
];

/** A copy of `raw` without the reported issues, and the places that were changed. */
export function standIn(
  raw: unknown,
  issues: readonly z.core.$ZodIssue[],
): { value: unknown; places: Path[] } {
  const value = structuredClone(raw);
  const places: Path[] = [];
  for (const issue of issues) {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    if (issue.code === 'unrecognized_keys') {
      const parent = at(value, path);
      if (isObject(parent)) for (const key of issue.keys) delete parent[key];
      continue;
    }
    const rule = decidersAt(path);
    const policy = rule && at(value, rule.slice(0, 2));
    if (rule && isObject(policy)) {
      delete policy[String(rule.at(-1))];
      // Without them there would be nobody to decide, which is not what is wrong.
      policy.decision = 'refuse';
      places.push(rule);
      continue;
    }
    const declared = declaredAt(path);
    if (declared) {
      const around = at(value, declared.slice(0, -1));
      if (isObject(around)) delete around[String(declared.at(-1))];
      places.push(declared);
      continue;
    }
    const name = path.at(-1);
    const parent = at(value, path.slice(0, -1));
    if (name === undefined || (!isObject(parent) && !Array.isArray(parent))) continue;
    (parent as Record<string | number, unknown>)[name] = standInFor(path);
    places.push(path);
  }
  return { value, places };
}

/**
 * What no stand-in made right is left out: first as a field of its tenant, rule or the like, then with
 * everything that stands beside it under the same heading of the file.
 */
export function leaveOut(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  what: 'field' | 'heading',
): Path[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    const field = path.slice(0, what === 'heading' ? 1 : typeof path[1] === 'number' ? 3 : 2);
    const around = at(value, field.slice(0, -1));
    const name = field.at(-1);
    if (!isObject(around) || typeof name !== 'string' || !(name in around)) return [];
    delete around[name];
    return [field];
  });
}

const DECIDERS = [
  'alsoApprovers',
  'stages',
  'fallback',
  'remindAfter',
  'escalateAfter',
  'escalateTo',
];

/** Who decides, of one rule: left out as a whole where something in it is wrong. */
const decidersAt = (path: Path): Path | undefined =>
  path[0] === 'policies' && DECIDERS.includes(String(path[2])) ? path.slice(0, 3) : undefined;

/** What is declared for posture may be left out as a whole, and is where something in it is wrong. */
function declaredAt(path: Path): Path | undefined {
  if (path[0] === 'tenants' && path[2] === 'posture') return path.slice(0, 3);
  return path[0] === 'posture' && path.length > 1 && path[1] !== 'readers'
    ? path.slice(0, 2)
    : undefined;
}

function standInFor(path: Path): unknown {
  // An item of a list stands for what the list holds.
  const name = String(path.findLast((part) => typeof part === 'string') ?? '');
  const isItem = typeof path.at(-1) === 'number';
  if (isItem && name === 'domains') return 'stand-in.example';
  if (isItem && name === 'units') return GUID;
  if (!isItem && LISTS.includes(name)) return [];
  return STAND_INS[name] ?? 'stand-in';
}

/** Whether a finding is about a place that holds a stand-in. */
export const isStandIn = (places: readonly Path[], path: Path): boolean =>
  places.some((place) => place.every((part, i) => path[i] === part));

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inside, part) =>
      isObject(inside) || Array.isArray(inside)
        ? (inside as Record<string | number, unknown>)[part]
        : undefined,
    value,
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
