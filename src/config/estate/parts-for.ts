// What of the estate's files concerns some of its tenants: whole things of the files as they are written, with their lines.
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { FileParts } from '../../domain/record/evidence/rules.ts';
import type { EstateText } from '../../shared/estate-texts.ts';
import { sha256 } from '../../shared/hash.ts';

/** An item of a list under a heading, or all of what stands under it. */
interface Thing {
  readonly under: string;
  readonly value: unknown;
  readonly line: number;
  readonly text: string;
}

/**
 * `rules`: ids of those that count whatever tenants they name. A person counts who has an account in one
 * of the tenants, or is named in something else that counts.
 */
export function partsFor(
  texts: readonly EstateText[],
  tenants: readonly string[],
  rules: readonly string[],
): FileParts[] {
  const files = texts.map((text) => ({ ...text, things: thingsIn(text) }));
  const all = files.flatMap(({ things }) => things);
  const named = all
    .filter(({ under, value }) => under === 'tenants' && tenants.includes(fieldOf(value, 'id')))
    .map(({ value }) => fieldOf(value, 'name'));
  const words = [...tenants, ...named, 'all'];
  const concerns = ({ under, value }: Thing): boolean => {
    if (under === 'tenants') return tenants.includes(fieldOf(value, 'id'));
    if (under === 'policies') return rules.includes(fieldOf(value, 'id')) || isFor(value, words);
    return isPlain(value) || mentions(value, words);
  };
  const first = new Set(all.filter(concerns));
  const others = [...first].filter(({ under }) => under !== 'people').map(({ value }) => value);
  const counts = (thing: Thing): boolean =>
    first.has(thing) ||
    (thing.under === 'people' && mentions(others, [fieldOf(thing.value, 'name')]));
  return files.map(({ file, text, things }) => {
    const kept = things.filter(counts);
    return {
      file,
      sha256: sha256(text),
      parts: kept.map(({ under, line, text: part }) => ({ under, line, text: part })),
      leftOut: things.length - kept.length,
    };
  });
}

/** One that cannot be read is one thing, of which nobody can tell whom it concerns. */
function thingsIn({ text }: EstateText): Thing[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents)) {
    return [{ under: '', value: [], line: 1, text }];
  }
  const thing = (under: string, node: Node): Thing => {
    const [from = 0, to = from] = node.range ?? [];
    return {
      under,
      value: node.toJS(document),
      line: lines.linePos(from).line,
      text: text.slice(from, to).trimEnd(),
    };
  };
  return contents.items.flatMap(({ key, value }) => {
    const under = isScalar(key) ? String(key.value) : '';
    if (!isNode(value)) return [];
    const items = isSeq(value) ? value.items.filter(isNode) : [value];
    return items.map((item) => thing(under, item));
  });
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

const fieldOf = (value: unknown, name: string): string => {
  const field = isPlain(value) ? undefined : (value as Record<string, unknown>)[name];
  return typeof field === 'string' ? field : '';
};

/** A rule that names no tenant is for all of them. */
function isFor(rule: unknown, words: readonly string[]): boolean {
  const { tenants } = (isPlain(rule) ? {} : rule) as { tenants?: unknown };
  return tenants === undefined || mentions(tenants, words);
}

const mentions = (value: unknown, words: readonly string[]): boolean => {
  if (typeof value === 'string') return value !== '' && words.includes(value);
  return !isPlain(value) && Object.values(value as object).some((one) => mentions(one, words));
};
