// Which objects of a set a `$filter` can mean at all, found without looking at each of them.
import type { Row, Rows } from '../state/rows.ts';
import type { Filter, Operand } from './filter-tree.ts';
import { isMoment } from './match.ts';

/**
 * All that can fit, in order, and maybe some that do not; undefined where every object has to be looked
 * at. Only for objects that are tested as they are kept.
 */
export function candidates(filter: Filter, rows: Rows): Row[] | undefined {
  const found = among(filter, rows);
  return found && [...found].sort((one, other) => one.n - other.n);
}

function among(filter: Filter, rows: Rows): ReadonlySet<Row> | undefined {
  switch (filter.is) {
    case 'or': {
      const [left, right] = [among(filter.left, rows), among(filter.right, rows)];
      return left && right && new Set([...left, ...right]);
    }
    case 'and':
      return among(filter.left, rows) ?? among(filter.right, rows);
    case 'compare': {
      const [name, value] = [nameIn(filter.left), textIn(filter.right)];
      // Moments are the same however they are written.
      if (filter.how !== 'eq' || !name || !value || isMoment(value)) return undefined;
      return rows.holding(name, value);
    }
    case 'true': {
      if (filter.of.is !== 'call' || filter.of.name !== 'startswith') return undefined;
      const [name, value] = [nameIn(filter.of.args[0]), textIn(filter.of.args[1])];
      return name && value ? rows.beginning(name, value) : undefined;
    }
    default:
      return undefined;
  }
}

const nameIn = (operand: Operand | undefined): string | undefined =>
  operand?.is === 'path' && operand.segments.length === 1 ? operand.segments[0] : undefined;

const textIn = (operand: Operand | undefined): string | undefined =>
  operand?.is === 'literal' && typeof operand.value === 'string' ? operand.value : undefined;
