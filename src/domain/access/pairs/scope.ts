// Some of everything, or everything but some: the people or the applications that a list stands for.

export interface Scope {
  /** True: everything but `ids`; false: nothing but `ids`. */
  readonly except: boolean;
  readonly ids: ReadonlySet<string>;
}

export const only = (ids: Iterable<string>): Scope => ({ except: false, ids: new Set(ids) });

export const allBut = (ids: Iterable<string>): Scope => ({ except: true, ids: new Set(ids) });

export const includes = ({ except, ids }: Scope, id: string): boolean => ids.has(id) !== except;

export const isNothing = ({ except, ids }: Scope): boolean => !except && ids.size === 0;

export const complement = ({ except, ids }: Scope): Scope => ({ except: !except, ids });

export function intersect(one: Scope, other: Scope): Scope {
  if (one.except && other.except) return allBut([...one.ids, ...other.ids]);
  const [named, rest] = one.except ? [other, one] : [one, other];
  return only([...named.ids].filter((id) => includes(rest, id)));
}

export const without = (one: Scope, other: Scope): Scope => intersect(one, complement(other));

export const isWithin = (inner: Scope, outer: Scope): boolean => isNothing(without(inner, outer));

export const isSame = (one: Scope, other: Scope): boolean =>
  isWithin(one, other) && isWithin(other, one);
