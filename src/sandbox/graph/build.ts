// Routes as data: the reads that every collection and every link of an object has.
import { answerCount, answerMany, answerOne, isEventual, type Many } from './answer.ts';
import { type Body, same, text } from './body.ts';
import { type Call, idOf, type Operation, type Route } from './call.ts';
import type { Licence } from './licence.ts';
import { navigationOf } from './navigation.ts';
import type { Entry } from './objects.ts';
import { candidates } from './odata/candidates.ts';
import type { Filter } from './odata/filter-tree.ts';
import { permissionOf } from './permissions/lookup.ts';
import { missing, unsupportedQuery } from './problem.ts';
import type { Rows } from './state/rows.ts';

/** A whole set as entries of one type. */
export function* allOf(rows: Rows, type: string, from = 0): IterableIterator<Entry> {
  for (const row of rows.rows(from)) yield { n: row.n, type, body: row.body };
}

/** Objects that are worked out rather than kept, numbered in the order they come. */
export const numbered = (type: string, list: Iterable<Body>): Entry[] =>
  [...list].map((body, n) => ({ n, type, body }));

/** What is known of a set beforehand; where all of it is shown as it is kept, filters need not try each. */
const keptIn = (rows: Rows, type: string, whole: boolean) => ({
  size: () => rows.size,
  kept: whole,
  ...(whole && {
    narrowed: (filter: Filter) =>
      candidates(filter, rows)?.map(({ n, body }) => ({ n, type, body })),
  }),
});

function* viewed(entries: Iterable<Entry>, view: (body: Body) => Body): IterableIterator<Entry> {
  for (const entry of entries) yield { ...entry, body: view(entry.body) };
}

export interface Collection {
  path: string;
  type: string;
  licence?: Licence;
  directory?: boolean;
  /** The set that holds it, or the objects as they are worked out. */
  set?: string;
  list?(call: Call): Iterable<Body>;
  find?(call: Call, key: string): Body | undefined;
  /** Graph has no `/$count` of it. */
  uncounted?: boolean;
  /** As many come with a page at most, whatever is asked for. */
  longestPage?: number | ((call: Call) => number | undefined);
  /** What the caller may see of an object; nothing said: all of it. */
  view?(call: Call): ((body: Body) => Body) | undefined;
  /** A list that must not be asked for without a filter and the like. */
  check?(call: Call): void;
}

/** `GET path`, `GET path/$count`, `GET path/{id}`. */
export function collectionRoutes(collection: Collection): Route[] {
  const { path, type, set, licence } = collection;
  const many = (call: Call): Many => {
    collection.check?.(call);
    const { list, longestPage } = collection;
    const worked = list && numbered(type, list(call));
    const view = collection.view?.(call);
    // A page of a thousand is the hot path: without a view the entries go through as they are.
    const shown = (entries: Iterable<Entry>) => (view ? viewed(entries, view) : entries);
    return {
      type,
      ...(collection.directory && { directory: 'objects' as const }),
      ...(set && !list && keptIn(call.tenant.rows(set), type, view === undefined)),
      longestPage: typeof longestPage === 'function' ? longestPage(call) : longestPage,
      entries: (from) =>
        shown(
          worked
            ? worked.filter((entry) => entry.n >= from)
            : allOf(call.tenant.rows(set ?? ''), type, from),
        ),
    };
  };
  const find = (call: Call, key: string) =>
    collection.find?.(call, key) ??
    (collection.list
      ? [...collection.list(call)].find((body) => text(body, 'id') === key)
      : call.tenant.rows(set ?? '').get(key));
  const operation = (answer: Operation['answer']): Operation => ({
    ...(licence && { licence }),
    answer,
  });
  const reads: Route[] = [
    { path, GET: operation((call) => answerMany(call, many(call))) },
    {
      path: `${path}/$count`,
      GET: operation((call) => answerCount(call, many(call))),
    },
    {
      path: `${path}/{id}`,
      GET: operation((call) => {
        const body = find(call, idOf(call));
        if (!body) throw missing(idOf(call));
        return answerOne(call, type, collection.view?.(call)?.(body) ?? body);
      }),
    },
  ];
  // Some lists are published without the read of a single one, or the other way round.
  return reads.filter(
    (route) =>
      permissionOf('GET', route.path) && !(collection.uncounted && route.path.endsWith('$count')),
  );
}

export interface LinkPath {
  /** `/groups/{id}/members` */
  path: string;
  /** The type that points, and the name of what it points at. */
  type: string;
  name: string;
  owner(call: Call): Body;
  /** Types that the collection can be narrowed to. */
  casts?: string[];
  /** `GET …/$ref` is published. */
  refs?: boolean;
  /** `GET …/{id}` is published. */
  keyed?: boolean;
  /** Directory rules do not apply. */
  plain?: boolean;
  uncounted?: boolean;
  /** Casts of this collection are advanced queries. */
  transitive?: boolean;
  licence?: Licence;
}

/** The reads of a link: the list, its count, its casts and references. */
export function linkRoutes(link: LinkPath): Route[] {
  const { path } = link;
  const navigation = navigationOf(link.type, link.name);
  if (!navigation) throw new Error(`nothing is known of ${link.type}/${link.name}`);
  const many = (call: Call, cast?: string): Many => {
    if (cast && link.transitive && !(isEventual(call) && call.query.count !== false))
      throw unsupportedQuery('An OData cast of a transitive collection is an advanced query.');
    const owner = link.owner(call);
    return {
      type: cast ?? navigation.type,
      ...(!link.plain && { directory: 'reference' as const }),
      ...(navigation.size && !cast && { size: () => navigation.size?.(call, owner) ?? 0 }),
      *entries(from) {
        for (const entry of navigation.read(call, owner, from))
          if (!cast || entry.type === cast) yield entry;
      },
    };
  };
  const operation = (answer: Operation['answer']): Operation => ({
    ...(link.licence && { licence: link.licence }),
    answer,
  });
  if (!navigation.many)
    return [
      {
        path,
        GET: operation((call) => {
          const [entry] = navigation.read(call, link.owner(call), 0);
          if (!entry) throw missing(link.name);
          return answerOne(call, entry.type, entry.body);
        }),
      },
    ];
  const routes: Route[] = [{ path, GET: operation((call) => answerMany(call, many(call))) }];
  if (!link.uncounted)
    routes.push({
      path: `${path}/$count`,
      GET: operation((call) => answerCount(call, many(call))),
    });
  for (const cast of link.casts ?? []) {
    routes.push(
      {
        path: `${path}/graph.${cast}`,
        GET: operation((call) => answerMany(call, many(call, cast))),
      },
      {
        path: `${path}/graph.${cast}/$count`,
        GET: operation((call) => answerCount(call, many(call, cast))),
      },
    );
  }
  if (link.keyed)
    routes.push({
      path: `${path}/{linked}`,
      GET: operation((call) => {
        const key = call.params.linked ?? '';
        const all = [...navigation.read(call, link.owner(call), 0)];
        const entry = all.find(({ body }) => same(text(body, 'id'), key));
        if (!entry) throw missing(key);
        return answerOne(call, entry.type, entry.body);
      }),
    });
  if (link.refs)
    routes.push({ path: `${path}/$ref`, GET: operation((call) => answerRefs(call, many(call))) });
  return routes;
}

function answerRefs(call: Call, many: Many) {
  const reply = answerMany(call, many);
  const page = reply.body as { value: Body[] };
  const value = page.value.map((body) => ({
    '@odata.id': `https://graph.microsoft.com/${call.version}/directoryObjects/${text(body, 'id')}`,
  }));
  return { ...reply, body: { ...page, value } };
}
