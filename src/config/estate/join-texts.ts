// Joins the files of an estate into one, and keeps where each thing stands.
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { EstateText } from '../../shared/estate-texts.ts';
import { type Path, type PlaceOf, placesIn, sayPath } from './places.ts';

/** What may stand in the files beside the estate file: lists that go on where the file before ended. */
const SPLIT = ['policies'] as const;

export interface JoinedTexts {
  readonly raw: unknown;
  readonly placeOf: PlaceOf;
  /** A sentence about what stands at a path: `estate/policies/20-roles.yaml:12 policies[1].longest …`. */
  tell(path: Path, problem: string): string;
}

interface Part {
  readonly raw: unknown;
  readonly placeOf: PlaceOf;
}

export function joinTexts(
  folder: string,
  texts: readonly EstateText[],
): JoinedTexts | { problems: readonly string[] } {
  const read = texts.map((text) => parse(join(folder, text.file), text.text));
  const problems = read.flatMap((part) => ('problems' in part ? part.problems : []));
  const parts = read.flatMap((part) => ('problems' in part ? [] : [part]));
  const [estate, ...beside] = parts;
  problems.push(...beside.flatMap(({ raw, placeOf }) => foreignIn(raw, placeOf)));
  if (problems.length > 0 || !estate) return { problems };
  const raw = isObject(estate.raw) ? { ...estate.raw } : estate.raw;
  if (isObject(raw)) {
    for (const key of SPLIT) {
      const lists = beside.flatMap((part) => listIn(part.raw, key));
      const own = raw[key];
      if (beside.length > 0 && own === undefined) raw[key] = lists;
      else if (Array.isArray(own)) raw[key] = [...own, ...lists];
    }
  }
  const find = (path: Path) => partOf(parts, path);
  return {
    raw,
    placeOf(path) {
      const { part, local } = find(path);
      return part.placeOf(local);
    },
    tell(path, problem) {
      const { part, local } = find(path);
      return `${part.placeOf(local)} ${sayPath(local)} ${problem}.`;
    },
  };
}

function parse(file: string, text: string): Part | { problems: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(
        (error) =>
          `${file}:${error.linePos?.[0].line ?? 1} is not YAML: ${sayFault(error.message)}`,
      ),
    };
  }
  return { raw: document.toJS(), placeOf: placesIn(file, document, lines) };
}

/** Its first line alone, without the place that stands before it already. */
const sayFault = (message: string): string =>
  `${(message.split('\n')[0] ?? '').replace(/(?: at line \d+, column \d+)?[:.]*$/, '')}.`;

/** Anything else in a file of rules would be passed over in silence. */
function foreignIn(raw: unknown, placeOf: PlaceOf): string[] {
  if (raw === null || raw === undefined) return [];
  if (!isObject(raw)) return [`${placeOf([])} must hold ${SPLIT.join(' or ')}, each with a list.`];
  return Object.entries(raw).flatMap(([key, value]) => {
    if (!(SPLIT as readonly string[]).includes(key)) {
      const where = `write it in the estate file; here stand ${SPLIT.join(' and ')}`;
      return [`${placeOf([key])} ${key} does not belong into a file of rules; ${where}.`];
    }
    return Array.isArray(value) ? [] : [`${placeOf([key])} ${key} must be a list.`];
  });
}

/** In which file something stands, and where in it. */
function partOf(parts: readonly Part[], path: Path): { part: Part; local: Path } {
  const [key, index, ...rest] = path;
  const [estate] = parts;
  if (!estate) throw new Error('An estate without a file was asked for a place.');
  if (!(SPLIT as readonly unknown[]).includes(key) || typeof index !== 'number') {
    return { part: estate, local: path };
  }
  let left = index;
  for (const part of parts) {
    const { length } = listIn(part.raw, String(key));
    if (left < length) return { part, local: [String(key), left, ...rest] };
    left -= length;
  }
  return { part: estate, local: path };
}

const listIn = (raw: unknown, key: string): unknown[] => {
  const list = isObject(raw) ? raw[key] : undefined;
  return Array.isArray(list) ? list : [];
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
