// The parsed form of a `$filter`.

export type Literal = string | number | boolean | null;

export type Operand =
  | { is: 'path'; segments: string[] }
  | { is: 'literal'; value: Literal }
  | { is: 'call'; name: string; args: Operand[] };

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

export type Filter =
  | { is: 'and' | 'or'; left: Filter; right: Filter }
  | { is: 'not'; of: Filter }
  | { is: 'compare'; how: Comparison; left: Operand; right: Operand }
  | { is: 'in'; left: Operand; values: Literal[] }
  | { is: 'true'; of: Operand }
  | { is: 'any' | 'all'; segments: string[]; variable: string; body: Filter | undefined };

/** Every part of `filter`, outermost first. */
export function* parts(filter: Filter): IterableIterator<Filter> {
  yield filter;
  if (filter.is === 'and' || filter.is === 'or') {
    yield* parts(filter.left);
    yield* parts(filter.right);
  } else if (filter.is === 'not') yield* parts(filter.of);
  else if ((filter.is === 'any' || filter.is === 'all') && filter.body) yield* parts(filter.body);
}

/** The operands that stand directly in one part. */
export function operandsOf(part: Filter): Operand[] {
  const direct =
    part.is === 'compare'
      ? [part.left, part.right]
      : part.is === 'in'
        ? [part.left]
        : part.is === 'true'
          ? [part.of]
          : [];
  return direct.flatMap((operand) =>
    operand.is === 'call' ? [operand, ...operand.args] : [operand],
  );
}
