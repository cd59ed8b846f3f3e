// Facts about a tenant without one of its people, whatever form the facts have.

/** Every entry of a list that is about one of these ids goes; what points to one is empty afterwards. */
export function withoutPerson(value: unknown, ids: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => !isAbout(item, ids)).map((item) => withoutPerson(item, ids));
  }
  if (typeof value === 'string') return withoutIds(value, ids);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !ids.has(key.toLowerCase()))
      .map(([key, part]) => [key, isAbout(part, ids) ? null : withoutPerson(part, ids)]),
  );
}

/** An id itself, or an object one of whose own values is the id. */
const isAbout = (value: unknown, ids: ReadonlySet<string>): boolean =>
  typeof value === 'string'
    ? ids.has(value.toLowerCase())
    : typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).some((part) => typeof part === 'string' && ids.has(part.toLowerCase()));

function withoutIds(text: string, ids: ReadonlySet<string>): string {
  let left = text;
  for (const id of ids) {
    for (let at = left.toLowerCase().indexOf(id); at >= 0; at = left.toLowerCase().indexOf(id)) {
      left = `${left.slice(0, at)}[erased]${left.slice(at + id.length)}`;
    }
  }
  return left;
}
