// Turns a parsed `$filter` into a function that says whether an object fits.
import { type Body, isBody } from '../body.ts';
import type { Comparison, Filter, Literal, Operand } from './filter-tree.ts';

/** Follows a path that leaves the object itself, such as `members`; absent means it has none. */
export type Follow = (body: Body, name: string) => unknown;

type Scope = { body: Body; variables: Record<string, unknown> };
type Test = (scope: Scope) => boolean;
type Read = (scope: Scope) => unknown;

const TIME = /^\d{4}-\d\d-\d\dT/;
export const isMoment = (value: string): boolean => TIME.test(value);

export function matcher(filter: Filter, follow: Follow = () => undefined): (body: Body) => boolean {
  const test = testOf(filter, follow);
  return (body) => test({ body, variables: {} });
}

function testOf(filter: Filter, follow: Follow): Test {
  switch (filter.is) {
    case 'and':
    case 'or': {
      const left = testOf(filter.left, follow);
      const right = testOf(filter.right, follow);
      return filter.is === 'and'
        ? (scope) => left(scope) && right(scope)
        : (scope) => left(scope) || right(scope);
    }
    case 'not': {
      const of = testOf(filter.of, follow);
      return (scope) => !of(scope);
    }
    case 'compare': {
      const left = readOf(filter.left, follow);
      const right = readOf(filter.right, follow);
      return (scope) => compare(filter.how, left(scope), right(scope));
    }
    case 'in': {
      const left = readOf(filter.left, follow);
      return (scope) => filter.values.some((value) => compare('eq', left(scope), value));
    }
    case 'true': {
      const of = readOf(filter.of, follow);
      return (scope) => of(scope) === true;
    }
    default:
      return lambda(filter, follow);
  }
}

function lambda(filter: Extract<Filter, { is: 'any' | 'all' }>, follow: Follow): Test {
  const read = readOf({ is: 'path', segments: filter.segments }, follow);
  const inside = filter.body && testOf(filter.body, follow);
  return ({ body, variables }) => {
    const value = read({ body, variables });
    const items: unknown[] = Array.isArray(value) ? value : [];
    if (!inside) return items.length > 0;
    const fits = (item: unknown) =>
      inside({ body, variables: { ...variables, [filter.variable]: item } });
    return filter.is === 'any' ? items.some(fits) : items.every(fits);
  };
}

function readOf(operand: Operand, follow: Follow): Read {
  if (operand.is === 'literal') return () => operand.value;
  if (operand.is === 'call') return callOf(operand.name, operand.args, follow);
  const [first = '', ...rest] = operand.segments;
  return ({ body, variables }) => {
    // An object may carry a mere reference to what it points at; a longer path wants the object itself.
    let value =
      first in variables
        ? variables[first]
        : rest.length > 0
          ? (follow(body, first) ?? body[first])
          : (body[first] ?? follow(body, first));
    for (const segment of rest) {
      if (segment === '$count') value = Array.isArray(value) ? value.length : 0;
      else if (isBody(value)) value = value[segment] ?? follow(value, segment);
      else return undefined;
    }
    return value;
  };
}

function callOf(name: string, args: Operand[], follow: Follow): Read {
  const [first, second] = args.map((arg) => readOf(arg, follow));
  return (scope) => {
    const one = lowered(first?.(scope));
    const other = lowered(second?.(scope));
    if (one === undefined) return name === 'length' ? 0 : undefined;
    switch (name) {
      case 'startswith':
        return other !== undefined && one.startsWith(other);
      case 'endswith':
        return other !== undefined && one.endsWith(other);
      case 'contains':
        return other !== undefined && one.includes(other);
      case 'length':
        return one.length;
      case 'indexof':
        return one.indexOf(other ?? '');
      default:
        return one.trim();
    }
  };
}

const lowered = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : undefined);

function compare(how: Comparison, left: unknown, right: unknown): boolean {
  const one = left ?? null;
  const other = right ?? null;
  if (one === null || other === null) {
    if (how === 'eq') return one === other;
    return how === 'ne' && one !== other;
  }
  const order = orderOf(one as Literal, other as Literal);
  switch (how) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    default:
      return order <= 0;
  }
}

/** Negative, zero, positive; text without regard to case, times as moments. `NaN` for what has no order. */
export function orderOf(one: Literal, other: Literal): number {
  if (typeof one === 'string' && typeof other === 'string') {
    if (one === other) return 0;
    if (isMoment(one) && isMoment(other)) return Date.parse(one) - Date.parse(other);
    const [a, b] = [one.toLowerCase(), other.toLowerCase()];
    return a === b ? 0 : a < b ? -1 : 1;
  }
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other);
  return Number.NaN;
}
