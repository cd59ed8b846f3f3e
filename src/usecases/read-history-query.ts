// What a button of history carries, read as input like any other: nothing of it is taken on trust.
import type { RequestState } from '../domain/access/request.ts';
import { type HistoryQuery, isOne, type Part } from '../domain/record/history.ts';

const STATE = /^[a-z-]{3,30}$/;
const PARTS: readonly string[] = ['asked', 'gets', 'decided', 'any'] satisfies Part[];
const LONGEST = 8_000;
const MOST = 50;
/** An account in each of many tenants: as many as fit. */
const MOST_KEYS = 100;

export function readHistoryQuery(text: string): HistoryQuery | undefined {
  if (text === '' || text.length > LONGEST) return undefined;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof given !== 'object' || given === null) return undefined;
  const { person, tenants, kinds, states, from, to, mine } = given as Record<string, unknown>;
  const who = person === undefined ? undefined : readPerson(person);
  if (person !== undefined && !who) return undefined;
  const lists = [tenants, kinds, states].map((one) =>
    one === undefined ? undefined : listOf(one),
  );
  if (lists.includes(null)) return undefined;
  const [inTenants, ofKinds, inStates] = lists as Array<string[] | undefined>;
  if (inStates?.some((state) => !STATE.test(state))) return undefined;
  return {
    ...(who && { person: who }),
    ...(inTenants && { tenants: inTenants }),
    ...(ofKinds && { kinds: ofKinds }),
    ...(inStates && { states: inStates as RequestState[] }),
    ...(isMoment(from) && { from }),
    ...(isMoment(to) && { to }),
    ...(mine === true && { mine }),
  };
}

function readPerson(given: unknown): HistoryQuery['person'] | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { keys, part, name } = given as Record<string, unknown>;
  const list = listOf(keys, MOST_KEYS);
  if (!list?.every(isOne) || typeof part !== 'string' || !PARTS.includes(part)) return undefined;
  return {
    keys: list,
    part: part as Part,
    name: typeof name === 'string' ? name.slice(0, 200) : '',
  };
}

const isMoment = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 8e15;

function listOf(value: unknown, most = MOST): string[] | null {
  return Array.isArray(value) &&
    value.length <= most &&
    value.every((item) => typeof item === 'string' && item.length <= 120)
    ? (value as string[])
    : null;
}
