// A line of words that remembers how each was typed, while phrases in it are replaced by signs.
import { fold } from './clean.ts';
import { SHORT } from './short-forms.ts';

export interface Token {
  readonly text: string;
  /** As typed. */
  readonly raw: string;
  /** Where it stands in what was typed. */
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  readonly quoted: boolean;
  /** A sign for something that was recognised: no word to be looked up any more. */
  readonly sign: boolean;
}

const TOKEN =
  /"[^"]{1,120}"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[A-Za-z]{3}-\d{2}\b|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[\p{L}\p{N}._+-]*[\p{L}\p{N}]@[\p{L}\p{N}][\p{L}\p{N}.-]*[\p{L}\p{N}]|[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}][\p{L}\p{N}-]*)+|[\p{L}\p{N}#][\p{L}\p{N}_@#+]*(?:[.'&@][\p{L}\p{N}_@#+]+)*(?:-[\p{L}\p{N}_.@-]*@[\p{L}\p{N}.-]+[\p{L}\p{N}])?|[?:,()]/giu;

const PRONOUNS = /^(?:what|who|where|how|that|there|when|why|it|he|she|here)'s$/;

export class Line {
  tokens: Token[];
  readonly cleaned: string;
  /** The words before anything was recognised in them. */
  heard: readonly string[];
  private text = '';

  constructor(cleaned: string) {
    this.cleaned = cleaned;
    this.tokens = [...cleaned.matchAll(TOKEN)].flatMap(({ 0: raw, index }) =>
      read(raw).map((token) => ({ ...token, start: index, end: index + raw.length })),
    );
    this.heard = this.tokens.map(({ text }) => text);
    this.join();
  }

  /** All words with a blank on either side. */
  get s(): string {
    return this.text;
  }

  /** Replaces what matches, whole words only, by a sign or by other words; empty: leaves it out. */
  replace(
    pattern: RegExp,
    by: string | ((match: RegExpExecArray, raw: string) => string | null),
  ): boolean {
    pattern.lastIndex = 0;
    if (!pattern.test(this.text)) return false;
    const starts = this.starts();
    let changed = false;
    pattern.lastIndex = 0;
    const matches = [...this.text.matchAll(pattern)].reverse();
    for (const match of matches) {
      const from = starts.indexOf(match.index);
      const end = match.index + match[0].length;
      let to = starts.findIndex((start) => start > end);
      if (to < 0) to = this.tokens.length;
      if (from < 0 || match[0] === '') continue;
      const raw = this.raw(from, to);
      const text = typeof by === 'string' ? by : by(match as RegExpExecArray, raw);
      if (text === null) continue;
      this.splice(from, to, text, raw);
      changed = true;
    }
    if (changed) this.join();
    return changed;
  }

  /** Puts a sign in place of tokens. */
  put(from: number, to: number, text: string): void {
    this.splice(from, to, text, this.raw(from, to));
    this.join();
  }

  raw(from: number, to: number): string {
    const tokens = this.tokens.slice(from, to);
    const last = tokens.at(-1);
    const first = tokens[0];
    if (!first || !last) return '';
    if (tokens.length === 1 && !first.sign) return first.raw;
    const text = this.cleaned.slice(first.start, last.end).trim();
    // Half of a word that was taken apart: `Northwind's`.
    return last.text === "'s" || this.tokens[to]?.text !== "'s" ? text : text.replace(/'s$/i, '');
  }

  /** As typed, for a part of `s` that begins and ends at these places. */
  rawOf(start: number, end: number): string {
    const starts = this.starts();
    const from = starts.findIndex((at) => at >= start);
    const to = starts.findIndex((at) => at >= end);
    return from < 0 ? '' : this.raw(from, to < 0 ? this.tokens.length : to);
  }

  /** After tokens were changed from outside. */
  refresh(): void {
    this.join();
  }

  private splice(from: number, to: number, text: string, raw: string): void {
    const words = text.split(' ').filter((word) => word !== '');
    const capital = this.tokens[from]?.capital ?? false;
    const start = this.tokens[from]?.start ?? 0;
    const end = this.tokens[to - 1]?.end ?? start;
    const made = words.map((word, at) => ({
      text: word,
      raw: at === 0 ? raw : '',
      start,
      end,
      capital,
      quoted: false,
      sign: true,
    }));
    this.tokens.splice(from, to - from, ...made);
  }

  private join(): void {
    this.text = ` ${this.tokens.map(({ text }) => text).join(' ')} `;
  }

  private starts(): number[] {
    let at = 1;
    return this.tokens.map(({ text }) => {
      const start = at;
      at += text.length + 1;
      return start;
    });
  }
}

/** A pattern of whole words. */
export const words = (source: string): RegExp => new RegExp(`(?<= )(?:${source})(?= )`, 'g');

type Read = Omit<Token, 'start' | 'end'>;

function read(raw: string): Read[] {
  const capital = /^"?\p{Lu}/u.test(raw);
  if (raw.startsWith('"')) {
    const inside = raw.slice(1, -1).trim();
    return inside === '' ? [] : [{ text: '~', raw: inside, capital, quoted: true, sign: false }];
  }
  const small = fold(raw).replace(/^#/, '');
  if (small === '') return [];
  const own = SHORT[small];
  const spread = (text: string): Read[] =>
    text.split(' ').map((word, at) => token(word, at === 0 ? raw : '', capital && at === 0));
  if (own) return spread(own);
  if (PRONOUNS.test(small)) return spread(small.replace("'s", ' is'));
  const verb = /^(.+)(n't|'re|'ve|'ll|'d|'m)$/.exec(small);
  if (verb?.[1]) {
    const end = {
      "n't": 'not',
      "'re": 'are',
      "'ve": 'have',
      "'ll": 'will',
      "'d": 'would',
      "'m": 'am',
    }[verb[2] ?? ''];
    return spread(`${verb[1]} ${end}`);
  }
  if (small.endsWith("'s")) {
    return [token(small.slice(0, -2), raw.slice(0, -2), capital), token("'s", "'s", false)];
  }
  return [token(small.replace(/\.+$/, ''), raw, capital)];
}

const token = (text: string, raw: string, capital: boolean): Read => ({
  text,
  raw,
  capital,
  quoted: false,
  sign: false,
});
