// Finds the line of anything in a YAML file, so that a problem can be told where it is.
import { type Document, isMap, isNode, type LineCounter } from 'yaml';
import type { Place } from '../../domain/estate/estate.ts';

export type Path = ReadonlyArray<string | number>;
export type PlaceOf = (path: Path) => Place;

/** The line of the value at `path`, or of the nearest thing around it that exists. */
export function placesIn(file: string, document: Document, lines: LineCounter): PlaceOf {
  const lineAt = (path: Path): number | undefined => {
    const parent = document.getIn(path.slice(0, -1), true);
    const key = path.at(-1);
    const pair = isMap(parent)
      ? parent.items.find((item) => String(item.key) === String(key))
      : undefined;
    const node = pair && isNode(pair.key) ? pair.key : document.getIn([...path], true);
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
  };
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const line = lineAt(path.slice(0, length));
      if (line !== undefined) return `${file}:${line}`;
    }
    return `${file}:1`;
  };
}

/** `tenants[2].kind` */
export const sayPath = (path: Path): string =>
  path.reduce<string>(
    (said, part) =>
      typeof part === 'number' ? `${said}[${part}]` : said === '' ? part : `${said}.${part}`,
    '',
  );
