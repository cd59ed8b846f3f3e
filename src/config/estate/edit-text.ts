// Places in the text of a YAML file: what is changed is changed there, and every other byte stays as it was.
import {
  Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isSeq,
  type Node,
  type YAMLSeq,
} from 'yaml';

export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Later places first, so that the earlier ones keep theirs. */
export const spliced = (text: string, splices: readonly Splice[]): string =>
  [...splices]
    .sort((a, b) => b.from - a.from)
    .reduce((left, { from, to, text: put }) => left.slice(0, from) + put + left.slice(to), text);

/** On one line: `[a, b]`, `{ c: d }`, or a text with quotes where it needs them. */
export function inline(value: unknown): string {
  const document = new Document(value);
  if (isCollection(document.contents)) document.contents.flow = true;
  const padded = typeof value === 'object' && !Array.isArray(value);
  return document.toString({ lineWidth: 0, flowCollectionPadding: padded }).trim();
}

/** Where the last thing that is written in a node ends; comments behind it do not count. */
function endOf(node: Node): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    const inner = isPair(last) ? (last.value ?? last.key) : last;
    if (isNode(inner)) return endOf(inner);
  }
  return node.range?.[1] ?? 0;
}

const lineEnd = (text: string, at: number): number => {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
};

const columnOf = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);

/** `lines` go behind the last item; the first of them begins the item. `apart`: with an empty line. */
export function appended(
  text: string,
  seq: YAMLSeq,
  lines: readonly string[],
  apart: boolean,
): Splice {
  const indented = (indent: number) => {
    const [first = '', ...rest] = lines;
    const pad = ' '.repeat(indent);
    return [`${pad}- ${first}`, ...rest.map((line) => `${pad}  ${line}`)].join('\n');
  };
  const [start = 0, end = 0] = seq.range ?? [];
  if (seq.flow || seq.items.length === 0) {
    return { from: start, to: end, text: `\n${indented(2)}` };
  }
  const first = seq.items[0];
  const column = isNode(first) ? columnOf(text, first.range?.[0] ?? 0) - 2 : 2;
  const at = lineEnd(text, endOf(seq));
  return { from: at, to: at, text: `${apart ? '\n' : ''}\n${indented(column)}` };
}

/** The value of a field is replaced, or the field stands behind the one named `after`. */
export function withField(
  text: string,
  map: Node,
  field: string,
  value: unknown,
  after: string,
): Splice {
  if (!isMap(map)) throw new Error(`There is no place for ${field} in the file.`);
  const node = map.get(field, true);
  if (isNode(node) && node.range) {
    return { from: node.range[0], to: endOf(node), text: inline(value) };
  }
  const pair = map.items.find(({ key }) => String(key) === after);
  const before = pair && (pair.value ?? pair.key);
  if (!pair || !isNode(before) || !isNode(pair.key)) {
    throw new Error(`There is no ${after} in the file, behind which ${field} would stand.`);
  }
  const at = lineEnd(text, endOf(before));
  const pad = ' '.repeat(columnOf(text, pair.key.range?.[0] ?? 0));
  return { from: at, to: at, text: `\n${pad}${field}: ${inline(value)}` };
}

/** A field is taken out with its line. */
export function withoutField(text: string, map: Node, field: string): Splice | undefined {
  if (!isMap(map)) return undefined;
  const pair = map.items.find(({ key }) => String(key) === field);
  const value = pair && (pair.value ?? pair.key);
  if (!pair || !isNode(value) || !isNode(pair.key)) return undefined;
  const start = pair.key.range?.[0] ?? 0;
  return {
    from: start - columnOf(text, start) - 1,
    to: lineEnd(text, endOf(value)),
    text: '',
  };
}

export const asSeq = (node: unknown, what: string): YAMLSeq => {
  if (isSeq(node)) return node;
  throw new Error(`The file has no list ${what}.`);
};
