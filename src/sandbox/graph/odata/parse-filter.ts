// Reads a `$filter` into its parts, by the grammar of OData 4 as far as Graph uses it.
import type { Comparison, Filter, Literal, Operand } from './filter-tree.ts';
import { type Word, wordsOf } from './words.ts';

/** Thrown with a sentence of what cannot be read. */
export class FilterProblem extends Error {}

const COMPARISONS = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const CALLS = new Set([
  ...['startswith', 'endswith', 'contains', 'tolower', 'toupper', 'length', 'indexof', 'trim'],
]);

export function parseFilter(written: string): Filter {
  const words: Word[] = wordsOf(written) ?? [];
  if (words.length === 0) throw new FilterProblem(`Syntax error in '${written}'.`);
  let at = 0;

  const peek = (): Word | undefined => words[at];
  const isName = (name: string) => {
    const word = peek();
    return word?.is === 'name' && word.written.toLowerCase() === name;
  };
  const isSign = (sign: string) => peek()?.is === 'sign' && peek()?.written === sign;
  const fail = (expected: string): never => {
    const found = peek()?.written ?? 'the end';
    throw new FilterProblem(`Syntax error: expected ${expected} at '${found}' in '${written}'.`);
  };
  const take = (): Word => words[at++] ?? fail('a value');
  const expect = (sign: string) => (isSign(sign) ? take() : fail(`'${sign}'`));

  function either(): Filter {
    let left = both();
    while (isName('or')) {
      take();
      left = { is: 'or', left, right: both() };
    }
    return left;
  }

  function both(): Filter {
    let left = single();
    while (isName('and')) {
      take();
      left = { is: 'and', left, right: single() };
    }
    return left;
  }

  function single(): Filter {
    if (isName('not')) {
      take();
      return { is: 'not', of: single() };
    }
    if (isSign('(')) {
      take();
      const inside = either();
      expect(')');
      return inside;
    }
    return lambda() ?? comparison();
  }

  function lambda(): Filter | undefined {
    const word = peek();
    const segments = word?.is === 'name' ? word.written.split('/') : [];
    const how = segments.at(-1)?.toLowerCase();
    if (segments.length < 2 || (how !== 'any' && how !== 'all') || words[at + 1]?.written !== '(')
      return undefined;
    at += 2;
    if (isSign(')')) {
      take();
      return { is: how, segments: segments.slice(0, -1), variable: '', body: undefined };
    }
    const variable = take().written;
    expect(':');
    const body = either();
    expect(')');
    return { is: how, segments: segments.slice(0, -1), variable, body };
  }

  function comparison(): Filter {
    const left = operand();
    const how = peek()?.is === 'name' ? peek()?.written.toLowerCase() : undefined;
    if (how && COMPARISONS.has(how)) {
      take();
      return { is: 'compare', how: how as Comparison, left, right: operand() };
    }
    if (how === 'in') {
      take();
      expect('(');
      const values = [literal(take())];
      while (isSign(',')) {
        take();
        values.push(literal(take()));
      }
      expect(')');
      return { is: 'in', left, values };
    }
    if (left.is === 'call' || left.is === 'path') return { is: 'true', of: left };
    return fail('an operator');
  }

  function operand(): Operand {
    const word = take();
    if (word.is !== 'name') return { is: 'literal', value: literal(word) };
    const lower = word.written.toLowerCase();
    if (lower === 'null' || lower === 'true' || lower === 'false')
      return { is: 'literal', value: literal(word) };
    if (!isSign('(')) return { is: 'path', segments: word.written.split('/') };
    if (!CALLS.has(lower)) throw new FilterProblem(`An unknown function '${word.written}'.`);
    take();
    const args = [operand()];
    while (isSign(',')) {
      take();
      args.push(operand());
    }
    expect(')');
    return { is: 'call', name: lower, args };
  }

  const filter = either();
  if (at < words.length) fail('the end');
  return filter;
}

function literal(word: Word): Literal {
  if (word.is === 'text') return word.written;
  const lower = word.written.toLowerCase();
  if (lower === 'null') return null;
  if (lower === 'true') return true;
  if (lower === 'false') return false;
  if (/^[+-]?\d+(\.\d+)?$/.test(word.written)) return Number(word.written);
  if (word.is === 'value' || word.is === 'name') return word.written;
  throw new FilterProblem(`Syntax error: '${word.written}' is no value.`);
}
