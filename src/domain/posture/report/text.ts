// Words of directories made harmless for files: no markup, no formula, nothing invisible.
import { wholeText } from '../../../shared/whole-text.ts';

const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const LONGEST = 1_000;

/** One line, visible characters alone. */
export function oneLine(text: string, longest = LONGEST): string {
  const visible = wholeText(text).replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
  return visible.length > longest ? `${wholeText(visible.slice(0, longest - 1))}…` : visible;
}

/** Inside a line of Markdown; nothing in it is markup, a link or a mention. */
export const inMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replaceAll('://', ':\\//')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}\\.`)
    .replaceAll('@', '\\@')
    .replace(/^([-+]|\d+[.)])(?=\s)/, '\\$1');

/** What a spreadsheet would calculate, also behind a space or written wide. */
const FORMULA = /^\s*[=+\-@|%\uFF0B\uFF0D\uFF1D\uFF20]/u;

/** One field of a CSV file: https://owasp.org/www-community/attacks/CSV_Injection */
export function csvField(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = oneLine(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\t]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A byte order mark, so that spreadsheets read names as they are written. */
export const csvOf = (rows: ReadonlyArray<ReadonlyArray<Parameters<typeof csvField>[0]>>): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`;

/** `2026-11-20 09:00 UTC` */
export const minute = (moment: number): string =>
  `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
