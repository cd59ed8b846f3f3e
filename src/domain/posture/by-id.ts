// Objects of a list by their ids in small letters; made once for each list, however many checks ask.

type Listed = { readonly id: string };

const books = new WeakMap<readonly Listed[], ReadonlyMap<string, Listed>>();

export function byId<T extends Listed>(list: readonly T[] | undefined): ReadonlyMap<string, T> {
  if (!list) return new Map();
  let book = books.get(list);
  if (!book) {
    book = new Map(list.map((one) => [one.id.toLowerCase(), one]));
    books.set(list, book);
  }
  return book as ReadonlyMap<string, T>;
}
