// Finds the route of a path: literal segments in any case, keys, function arguments, casts.
import type { Route } from './call.ts';

interface Node {
  literal: Map<string, Node>;
  key?: { name: string; node: Node };
  route?: Route;
}

export interface Matched {
  route: Route;
  params: Record<string, string>;
}

export interface Matcher {
  find(path: string): Matched | undefined;
  /** The first segment that no route knows, for the refusal. */
  strayIn(path: string): string;
}

const node = (): Node => ({ literal: new Map() });

/** One segment as it is looked up, and the keys or arguments it carries. */
interface Segment {
  name: string;
  /** As it stood in the path. */
  raw: string;
  values: Record<string, string>;
}

export function createMatcher(routes: readonly Route[]): Matcher {
  const root = node();
  for (const route of routes) {
    let at = root;
    for (const segment of segmentsOf(route.path)) {
      const key = /^\{(.*)\}$/.exec(segment.name)?.[1];
      if (key !== undefined) {
        at.key ??= { name: key, node: node() };
        at = at.key.node;
      } else {
        const next = at.literal.get(segment.name) ?? node();
        at.literal.set(segment.name, next);
        at = next;
      }
    }
    at.route = { ...at.route, ...route };
  }

  const walk = (
    at: Node,
    segments: Segment[],
    index: number,
    keys: string[],
    values: Record<string, string>,
  ): Matched | undefined => {
    const segment = segments[index];
    if (!segment) return at.route && { route: at.route, params: paramsOf(at.route, keys, values) };
    const literal = at.literal.get(segment.name);
    const found =
      literal && walk(literal, segments, index + 1, keys, { ...values, ...segment.values });
    if (found) return found;
    if (!at.key || segment.name.startsWith('$') || Object.keys(segment.values).length > 0) return;
    return walk(at.key.node, segments, index + 1, [...keys, segment.raw], values);
  };

  return {
    find: (path) => walk(root, segmentsOf(path), 0, [], {}),
    strayIn(path) {
      let at: Node | undefined = root;
      for (const segment of segmentsOf(path)) {
        at = at.literal.get(segment.name) ?? at.key?.node;
        if (!at) return segment.raw;
      }
      return path.split('/').at(-1) ?? path;
    },
  };
}

/** Names as the route's own path gives them; a node may serve paths that call their keys differently. */
function paramsOf(route: Route, keys: string[], values: Record<string, string>) {
  const names = [...route.path.matchAll(/\/\{(\w[^}]*)\}/g)].map(([, name]) => name ?? '');
  return { ...values, ...Object.fromEntries(keys.map((key, index) => [names[index] ?? '', key])) };
}

const cache = new Map<string, Segment[]>();

function segmentsOf(path: string): Segment[] {
  const known = cache.get(path);
  if (known) return known;
  const segments = split(path).flatMap((raw): Segment[] => {
    const written = decoded(raw);
    const call = /^([^(']+)\((.*)\)$/s.exec(written);
    if (!call) return [segment(literalOf(written), written)];
    const [, name = '', inside = ''] = call;
    const values = [...inside.matchAll(/(\w+)\s*=\s*'?((?:[^',]|'')*)'?/g)];
    if (values.length === 0 && inside.trim() !== '') {
      const key = inside.replace(/^'|'$/g, '');
      return [segment(literalOf(name), name), segment(key.toLowerCase(), key)];
    }
    const args = values.map(([, arg = '']) => arg.toLowerCase()).sort();
    const made = segment(`${literalOf(name)}${args.length > 0 ? `(${args.join()})` : ''}`, written);
    for (const [, arg = '', value = ''] of values) made.values[arg] = value.replaceAll("''", "'");
    return [made];
  });
  if (cache.size > 20_000) cache.clear();
  cache.set(path, segments);
  return segments;
}

const segment = (name: string, raw: string): Segment => ({ name, raw, values: {} });

/** `microsoft.graph.user` is the same cast as `graph.user`; keys in braces stay as they are. */
const literalOf = (written: string) =>
  written.startsWith('{')
    ? written
    : written.toLowerCase().replace(/^microsoft\.graph\./, 'graph.');

/** At slashes, but not at those inside the quotes of an argument. */
function split(path: string): string[] {
  return [...path.matchAll(/\/((?:[^/'(]|'[^']*'|\((?:[^()']|'[^']*')*\))+)/g)].map(
    ([, one = '']) => one,
  );
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
