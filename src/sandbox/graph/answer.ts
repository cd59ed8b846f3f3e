// Answers reads: one object, a page of a collection, a count.
import { type Body, text } from './body.ts';
import type { Call, Reply } from './call.ts';
import { follow } from './navigation.ts';
import type { Entry } from './objects.ts';
import { demandDirectoryQuery } from './odata/advanced.ts';
import { expandInto } from './odata/expand.ts';
import type { Filter } from './odata/filter-tree.ts';
import { matcher, orderOf } from './odata/match.ts';
import { demandNames } from './odata/names.ts';
import { type Projector, render, rendererOf, valueAt } from './odata/render.ts';
import { searcher } from './odata/search.ts';
import { Page } from './page.ts';
import { badRequest, invalidQuery } from './problem.ts';
import { bareName } from './schema/types.ts';

export interface Many {
  /** Type of the objects; `directoryObject` where there are several. */
  type: string;
  /** The objects in order, from position `from` on. */
  entries(from: number): Iterable<Entry>;
  /** Directory objects obey the directory's limits; `reference` is a collection behind an object. */
  directory?: 'objects' | 'reference';
  /** How many there are, where that is known without looking at each. */
  size?(): number;
  /** Those that a filter can mean, in order, where not all have to be looked at for that. */
  narrowed?(filter: Filter): Iterable<Entry> | undefined;
  /** As many come with a page at most, whatever is asked for. */
  longestPage?: number | undefined;
  /** The entries are the objects themselves, as they are kept. */
  kept?: boolean;
}

const CLOUD = 'https://graph.microsoft.com';
const USUAL_PAGE = { directory: 100, other: 1000 };

export const isEventual = (call: Call) =>
  call.headers.consistencylevel?.toLowerCase() === 'eventual';

export function answerMany(call: Call, many: Many): Reply {
  const { query } = call;
  const { type } = many;
  demandNames(query, type);
  demandLimits(call, many);
  const usual = many.directory ? USUAL_PAGE.directory : USUAL_PAGE.other;
  const longest = Math.min(query.top ?? usual, many.longestPage ?? Number.POSITIVE_INFINITY);
  const fits = fitting(call, many);
  const start = query.skiptoken ? readToken(query.skiptoken) : { n: 0, skip: query.skip ?? 0 };
  const found = query.orderby ? sorted(call, many, fits) : matching(call, many, fits, start.n);

  const page: Entry[] = [];
  let next: string | undefined;
  let seen = 0;
  for (const entry of found) {
    if (seen++ < start.skip) continue;
    if (page.length === longest) {
      next = writeToken(query.orderby ? { n: 0, skip: seen - 1 } : { n: entry.n, skip: 0 });
      break;
    }
    page.push(entry);
  }
  const counted = query.count && !query.skiptoken && (!many.directory || isEventual(call));
  const head = {
    '@odata.context': context(call, `${contextName(call)}`),
    ...(counted && { '@odata.count': countOf(call, many, fits) }),
    ...(next && { '@odata.nextLink': nextLink(call, next) }),
  };
  const body =
    many.kept && !query.expand
      ? new Page(nameOf(call), head, page, picking(call, many))
      : { ...head, value: page.map(showing(call, many)) };
  return { status: 200, body };
}

export function answerCount(call: Call, many: Many): Reply {
  demandNames(call.query, many.type);
  if (many.directory && !isEventual(call)) throw badRequest('$count is not currently supported.');
  if (many.directory) demandLimits({ ...call, query: { ...call.query, count: true } }, many);
  const fits = fitting(call, many);
  return { status: 200, body: countOf(call, many, fits) };
}

export function answerOne(call: Call, type: string, body: Body): Reply {
  demandNames(call.query, type);
  const answer = render(type, body, { select: call.query.select });
  expandInto(call, type, body, answer, call.query.expand);
  return {
    status: 200,
    body: { '@odata.context': context(call, `${contextName(call)}/$entity`), ...answer },
  };
}

/** The whole object as a write answers it. */
export const answerCreated = (call: Call, type: string, body: Body): Reply => ({
  status: 201,
  body: {
    '@odata.context': context(call, `${contextName(call)}/$entity`),
    ...render(type, body, { select: ['*'] }),
  },
});

function demandLimits(call: Call, many: Many): void {
  const { query } = call;
  if (many.directory)
    demandDirectoryQuery(query, {
      eventual: isEventual(call),
      reference: many.directory === 'reference',
    });
  else if (query.top === 0 || (query.top ?? 1) > 999)
    throw invalidQuery(`The limit of '999' for Top query has been exceeded.`);
}

/** Which entries a query wants. */
function fitting(call: Call, many: Many): ((entry: Entry) => boolean) | undefined {
  const { filter, search } = call.query;
  const tests: ((entry: Entry) => boolean)[] = [];
  if (filter) {
    const test = matcher(filter, (body, name) => follow(call, many.type, body, name));
    tests.push((entry) => test(entry.body));
  }
  if (search) {
    const test = searcher(search);
    tests.push((entry) => test(entry.body));
  }
  return tests.length === 0 ? undefined : (entry) => tests.every((test) => test(entry));
}

function* matching(
  { query: { filter } }: Call,
  many: Many,
  fits: ((entry: Entry) => boolean) | undefined,
  from = 0,
): IterableIterator<Entry> {
  const narrowed = filter && many.narrowed?.(filter);
  for (const entry of narrowed ?? many.entries(from))
    if (entry.n >= from && (!fits || fits(entry))) yield entry;
}

function sorted(call: Call, many: Many, fits: ((entry: Entry) => boolean) | undefined): Entry[] {
  const found = [...matching(call, many, fits)];
  const orders = call.query.orderby ?? [];
  return found.sort((one, other) => {
    for (const { segments, descending } of orders) {
      const [a, b] = [valueAt(one.body, segments) ?? '', valueAt(other.body, segments) ?? ''];
      const order = orderOf(a as string, b as string);
      if (order) return descending ? -order : order;
    }
    return one.n - other.n;
  });
}

function countOf(call: Call, many: Many, fits: ((entry: Entry) => boolean) | undefined): number {
  if (!fits && many.size) return many.size();
  let count = 0;
  for (const _ of matching(call, many, fits)) count += 1;
  return count;
}

/** What is picked of each entry: a page is of few types, and each is looked up once. */
function picking(call: Call, many: Many): (entry: Entry) => Projector {
  const shown = { select: call.query.select, typed: many.type === 'directoryObject' };
  const known = new Map<string, Projector>();
  return (entry) => {
    const type = typeOfEntry(entry, many.type);
    const project = known.get(type) ?? rendererOf(type, shown);
    known.set(type, project);
    return project;
  };
}

/** How the entries of one page are shown. */
function showing(call: Call, many: Many): (entry: Entry) => Body {
  const pick = picking(call, many);
  const { expand } = call.query;
  return (entry) => {
    // What may not be seen is empty, and no more of it is told than was asked for.
    if (entry.veiled) return pick(entry)({ id: entry.body.id });
    const answer = pick(entry)(entry.body);
    if (expand) expandInto(call, typeOfEntry(entry, many.type), entry.body, answer, expand);
    return answer;
  };
}

/** Rules and the like say in the body which of the derived types they are. */
function typeOfEntry(entry: Entry, declared: string): string {
  const named = text(entry.body, '@odata.type');
  return named && declared !== 'directoryObject' ? bareName(named) : entry.type;
}

const nameOf = ({ tenant, version, path, query }: Call): string =>
  JSON.stringify([tenant.about.tenantId, version, path, query.written]);

export const context = (call: Call, name: string) => `${CLOUD}/${call.version}/$metadata#${name}`;

function contextName(call: Call): string {
  const [first = '', ...rest] = call.path.split('/').filter(Boolean);
  const name = rest.length > 1 ? [first, ...rest].join('/') : first;
  return call.query.select ? `${name}(${call.query.select.join(',')})` : name;
}

function nextLink(call: Call, token: string): string {
  const options = { ...call.query.written, $skiptoken: token };
  const search = Object.entries(options).map(
    ([name, value]) =>
      `${encodeURIComponent(name).replace('%24', '$')}=${encodeURIComponent(value)}`,
  );
  return `${call.base}${call.path}?${search.join('&')}`;
}

const writeToken = (at: { n: number; skip: number }) =>
  Buffer.from(JSON.stringify([at.n, at.skip])).toString('base64url');

function readToken(token: string): { n: number; skip: number } {
  try {
    const [n, skip] = JSON.parse(Buffer.from(token, 'base64url').toString()) as number[];
    if (Number.isInteger(n) && Number.isInteger(skip))
      return { n: n as number, skip: skip as number };
  } catch {
    throw invalidQuery('Skip token is not valid.');
  }
  throw invalidQuery('Skip token is not valid.');
}
