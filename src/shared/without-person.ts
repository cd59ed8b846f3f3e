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
      .filter(([key]) => !isUnder(key, ids))
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

const withoutIds = (text: string, ids: ReadonlySet<string>): string =>
  [...ids].reduce((left, id) => left.replace(new RegExp(plain(id), 'gi'), '[erased]'), text);

const plain = (id: string): string => id.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** What is found under an id, or under something that is made of one, is about whom it stands for. */
const isUnder = (key: string, ids: ReadonlySet<string>): boolean =>
  [...ids].some((id) => key.toLowerCase().includes(id));
