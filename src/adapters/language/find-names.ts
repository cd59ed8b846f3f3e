// Which tenants a line names: whole names first, then what is mistyped, then what cannot be known.
import { fold } from './clean.ts';
import { apart, distance, letters, slips } from './distance.ts';
import type { Line, Token } from './line.ts';
import { type Form, type Names, nameWords } from './names.ts';
import { isPlainWord } from './plain-words.ts';

export interface Mention {
  /** More than one: all of them are meant. */
  readonly ids: readonly string[];
  /** The name fits each of these equally well; `ids` is the first. */
  readonly either?: readonly string[];
  readonly typed: string;
  /** `the secondaries`, `all`: not a name. */
  readonly group?: 'kind' | 'all' | 'others';
  /** `we`, `our`, `us`. */
  readonly home?: true;
  readonly corrected?: string;
  /** `it`, `there`: what was asked about before. */
  readonly back?: true;
}

/** Takes a mention in and gives the sign that stands for it in the line. */
export interface Add {
  (mention: Mention): string;
  /** Ids of the tenants that a sign stands for. */
  ids(sign: string): readonly string[];
}

/** A bare name of several tenants that has no more than so many is asked about. */
const MOST_READINGS = 5;

const SUBJECT = /^(in|at|of|from|does|do|between|versus|compare|inside|into|about|tenant)$/;

/** A person that was named in full goes before a tenant that is called like one of the names. */
export function findNames(line: Line, names: Names, add: Add): void {
  for (let at = 0; at < line.tokens.length; at++) {
    const token = line.tokens[at];
    if (!token || token.sign) continue;
    if (token.quoted) {
      quotedName(line, at, token, names, add);
      continue;
    }
    for (const form of names.byFirst.get(token.text) ?? []) {
      if (!fits(line, at, form)) continue;
      const { from, to, ids } = further(line, at, at + form.words.length, form, names);
      if (ids.size > MOST_READINGS) continue;
      line.put(from, to, add(mention(ids, line.raw(from, to))));
      break;
    }
  }
}

/**
 * The words on either side that only some of those tenants have in their names: `Alder North` of Alder North
 * Trading and Alder South Trading. An ordinary word counts where it decides, or is written as a name.
 */
function further(
  line: Line,
  from: number,
  to: number,
  form: Form,
  names: Names,
): { from: number; to: number; ids: ReadonlySet<string> } {
  let span = { from, to, ids: form.ids as ReadonlySet<string> };
  if (!form.part && form.ids.size === 1) return span;
  const step = (at: number): boolean => {
    const token = line.tokens[at];
    if (!token || token.sign || token.quoted) return false;
    const kept = new Set([...span.ids].filter((id) => names.wordsOf.get(id)?.has(token.text)));
    if (kept.size === 0) return false;
    if (isPlainWord(token.text) && kept.size === span.ids.size && !token.capital) return false;
    span = { from: Math.min(span.from, at), to: Math.max(span.to, at + 1), ids: kept };
    return true;
  };
  while (step(span.to));
  while (step(span.from - 1));
  return span;
}

function mention(of: ReadonlySet<string>, typed: string, corrected?: string): Mention {
  const ids = [...of];
  const [first = ''] = ids;
  return {
    ids: [first],
    typed,
    ...(ids.length > 1 && { either: ids }),
    ...(corrected !== undefined && { corrected }),
  };
}

function quotedName(line: Line, at: number, token: Token, names: Names, add: Add): void {
  const inside = nameWords(token.raw.replace(/'s$/, '')).map(fold);
  const form =
    inside[0] === undefined
      ? undefined
      : (names.byFirst.get(inside[0]) ?? []).find(
          ({ words }) => words.join(' ') === inside.join(' '),
        );
  if (form) line.put(at, at + 1, add(mention(form.ids, token.raw)));
}

/** Ordinary words that stand together without being anybody's name. */
const COLLOCATIONS =
  /^(?:(?:guest|external|global|user|admin|conditional|privileged|emergency|break|open|shared|default|direct|tenant|security|risky|service|all|our|other|secondary|primary|sandbox) (?:users?|access|accounts?|admins?|administrators?|partners?|invitations?|tenants?|settings?|channels?|connect|restrictions?|principals?|glass|people|members?|guests?)|secure score|sign in|report only|cross tenant)$/;

function fits(line: Line, at: number, form: Form): boolean {
  const tokens = line.tokens.slice(at, at + form.words.length);
  if (tokens.length < form.words.length) return false;
  if (!tokens.every(({ text, sign, quoted }, n) => !sign && !quoted && text === form.words[n]))
    return false;
  if (!form.plain) return true;
  const capital = tokens.every((token) => token.capital);
  const shouted = line.tokens.every((token) => token.raw === token.raw.toUpperCase());
  if (capital && !shouted && (at > 0 || form.words.length > 1)) return true;
  if (form.words.length > 1) return !COLLOCATIONS.test(form.words.join(' '));
  if (form.part) return true;
  const next = line.tokens[at + 1]?.text;
  const placed = SUBJECT.test(line.tokens[at - 1]?.text ?? '');
  return placed && (next === undefined || next === '?');
}

/** Two signs beside each other that can stand for one tenant: the words of its name, one of them mistyped. */
export function joinNames(line: Line, mentions: readonly Mention[], add: Add): void {
  for (let at = 0; at + 1 < line.tokens.length; at++) {
    const [one, next] = [at, at + 1].map((n) => {
      const token = line.tokens[n];
      return token?.sign && token.text.startsWith('@')
        ? mentions[Number(token.text.slice(1))]
        : undefined;
    });
    if (!one || !next || [one, next].some(({ group, home, back }) => group || home || back))
      continue;
    const both = new Set(idsOf(one).filter((id) => idsOf(next).includes(id)));
    if (both.size === 0) continue;
    const corrected = [one, next].flatMap((part) => part.corrected ?? part.typed).join(' ');
    const isMended = one.corrected !== undefined || next.corrected !== undefined;
    const typed = `${one.typed} ${next.typed}`;
    line.put(at, at + 2, add(mention(both, typed, isMended ? corrected : undefined)));
    at--;
  }
}

const idsOf = ({ ids, either }: Mention): readonly string[] => either ?? ids;

/** Words that are no words, close to one name only, or to several equally. */
export function mendNames(
  line: Line,
  names: Names,
  add: Add,
  nearestWord: (word: string) => number,
): void {
  for (let at = 0; at < line.tokens.length; at++) {
    for (const size of [3, 2, 1]) {
      const tokens = line.tokens.slice(at, at + size);
      if (tokens.length < size || tokens.some(({ sign, quoted }) => sign || quoted)) continue;
      const odd = tokens.filter(({ text }) => !isPlainWord(text) && !names.people.has(text));
      if (odd.length === 0 || !tokens.every(({ text }) => /^[\p{L}\d.-]+$/u.test(text))) continue;
      const typed = tokens.map(({ text }) => text).join(' ');
      const fixed = tokens.map(({ text }) => (isPlainWord(text) ? text : undefined));
      const best = closest(typed, size, names, fixed);
      if (!best) continue;
      const rival = size === 1 ? nearestWord(typed) : Number.POSITIVE_INFINITY;
      const looksLikeName =
        tokens[0]?.capital ||
        /^(in|at|from|with|into|of|for|does)$/.test(line.tokens[at - 1]?.text ?? '');
      if (rival < best.away || (rival === best.away && !looksLikeName)) continue;
      const { from, to, ids } = further(line, at, at + size, best.form, names);
      if (ids.size > MOST_READINGS) continue;
      const [name = ''] = best.names;
      line.put(from, to, add({ ...mention(ids, line.raw(from, to)), corrected: name }));
      break;
    }
  }
}

function closest(
  typed: string,
  size: number,
  names: Names,
  fixed: ReadonlyArray<string | undefined>,
): { form: Form; names: string[]; away: number } | undefined {
  const limit = slips(typed.length);
  if (limit === 0) return undefined;
  const bits = letters(typed);
  let away = limit;
  let found: Array<{ form: Form; joined: string }> = [];
  for (let length = typed.length - limit; length <= typed.length + limit; length++) {
    for (const entry of names.bySize.get(`${size}:${length}`) ?? []) {
      if (apart(bits, entry.bits) > away) continue;
      // Ordinary words in a name are taken as they stand: only the odd ones can be slips.
      if (size > 1 && fixed.some((word, n) => word !== undefined && word !== entry.form.words[n])) {
        continue;
      }
      const far = distance(typed, entry.joined, away);
      if (far > Math.min(away, slips(entry.joined.length))) continue;
      // The words of a name may each be mistyped, not one of them be another word.
      if (size > 1 && !wordwise(typed, entry.joined)) continue;
      if (far < away) found = [];
      away = far;
      found.push(entry);
    }
  }
  const whole = found.filter(({ form }) => !form.part);
  const used = whole.length > 0 ? whole : found;
  const ids = new Set(used.flatMap(({ form }) => [...form.ids]));
  const first = used[0];
  if (!first) return undefined;
  return { form: { ...first.form, ids }, names: used.map(({ joined }) => joined), away };
}

function wordwise(a: string, b: string): boolean {
  const others = b.split(' ');
  return a.split(' ').every((word, at) => {
    const other = others[at] ?? '';
    return distance(word, other, slips(other.length)) <= slips(other.length);
  });
}
