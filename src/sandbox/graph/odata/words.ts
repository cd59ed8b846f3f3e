// Cuts a `$filter` into words: names with their paths, quoted text, numbers, signs.

export interface Word {
  is: 'name' | 'text' | 'value' | 'sign';
  written: string;
}

const PATTERN =
  /\s*(?:'((?:[^']|'')*)'|([A-Za-z_@][\w@.]*(?:\/[$A-Za-z_][\w.$]*)*)(?![\w-])|([+-]?\d[\w:.+-]*|[0-9A-Fa-f]{8}-[\w-]+|-?INF|NaN)|([(),:/]))/y;

/** `undefined` when something stands there that no filter has, such as an open quote. */
export function wordsOf(filter: string): Word[] | undefined {
  const words: Word[] = [];
  PATTERN.lastIndex = 0;
  while (filter.slice(PATTERN.lastIndex).trim() !== '') {
    const match = PATTERN.exec(filter);
    if (!match) return undefined;
    const [, quoted, name, value, sign] = match;
    if (quoted !== undefined) words.push({ is: 'text', written: quoted.replaceAll("''", "'") });
    else if (name !== undefined) words.push({ is: 'name', written: name });
    else if (value !== undefined) words.push({ is: 'value', written: value });
    else words.push({ is: 'sign', written: sign ?? '' });
  }
  return words;
}
