// `$search` of the directory: "displayName:fin" AND ("mail:x" OR "description:y"), words in any case.
import { type Body, text } from '../body.ts';
import { unsupportedQuery } from '../problem.ts';

/** Names are split into words at spaces, signs and changes of case; a search fits the start of a word. */
const tokens = (value: string) =>
  value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

export function searcher(written: string): (body: Body) => boolean {
  const clauses = [...written.matchAll(/"([^"]*)"|\b(AND|OR)\b|([()])/g)];
  if (clauses.length === 0 || !clauses.some(([, quoted]) => quoted !== undefined))
    throw unsupportedQuery(`Syntax error: $search clauses stand in double quotes: ${written}`);
  let at = 0;

  type Test = (body: Body) => boolean;
  const or = (): Test => {
    let left = and();
    while (clauses[at]?.[2] === 'OR') {
      at += 1;
      const [one, other] = [left, and()];
      left = (body) => one(body) || other(body);
    }
    return left;
  };
  const and = (): Test => {
    let left = clause();
    while (clauses[at]?.[2] === 'AND' || clauses[at]?.[1] !== undefined) {
      if (clauses[at]?.[2] === 'AND') at += 1;
      const [one, other] = [left, clause()];
      left = (body) => one(body) && other(body);
    }
    return left;
  };
  const clause = (): Test => {
    const found = clauses[at++];
    if (found?.[3] === '(') {
      const inside = or();
      at += 1;
      return inside;
    }
    const [name, value] = (found?.[1] ?? '').split(/:(.*)/s, 2);
    if (!name || value === undefined)
      throw unsupportedQuery('Syntax error: a $search clause reads "property:text".');
    const wanted = tokens(value);
    return (body) => {
      const there = tokens(text(body, name) ?? '');
      return wanted.every((token) => there.some((word) => word.startsWith(token)));
    };
  };
  return or();
}
