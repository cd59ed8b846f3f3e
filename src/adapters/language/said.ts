// One line of words with everything that was recognised in it: what the rules of the grammar read.
import type { Estate, Tenant } from '../../domain/estate/estate.ts';
import type { Question, Scope } from '../../domain/posture/question.ts';
import type { Words } from '../../ports/understanding.ts';
import { cleanText } from './clean.ts';
import { findCountries } from './countries.ts';
import type { Add, Mention } from './find-names.ts';
import { findNames, joinNames, mendNames } from './find-names.ts';
import { findGroups, findOurs } from './groups.ts';
import { Line, words } from './line.ts';
import { namesOf } from './names.ts';
import { sayItOurWay } from './phrases.ts';
import { isPlainWord } from './plain-words.ts';
import { mendWords, nearestWord, type Slip } from './spelling.ts';
import { tenantOf } from './tenants.ts';
import { findTimes, type Time } from './times.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Said {
  readonly words: Words;
  readonly estate: Estate;
  readonly vocabulary: Vocabulary;
  /** Tenant of the asker, where it is one of the estate. */
  readonly home: Tenant | undefined;
  readonly line: Line;
  readonly mentions: readonly Mention[];
  readonly checks: readonly string[];
  readonly times: readonly Time[];
  readonly slips: readonly Slip[];
  /** What the asker asked before, where the words lean on it. */
  readonly before: Question | undefined;
  /** Words, as typed, that a rule took as the name of a person or an application. */
  readonly used: Set<string>;
  /** No ordinary word, no tenant: a name of somebody or something. */
  isOdd(word: string): boolean;
  isPlain(word: string): boolean;
  /** A sign for tenants that the words point back to. */
  point(scope: Scope, typed: string): string;
  pointed(): boolean;
  /** Part of the name of a person of the estate. */
  isName(word: string): boolean;
}

/** `taken`: which of the tenants that a name fits is meant, name after name. */
export function listen(given: Words, vocabulary: Vocabulary, taken: readonly string[] = []): Said {
  const line = new Line(
    cleanText(given.text).replace(CHECK_TITLE, '$1').replace(CHECK_RANGE, spelledOut),
  );
  const mentions: Mention[] = [];
  const checks: string[] = [];
  const add: Add = Object.assign((mention: Mention) => `@${mentions.push(mention) - 1}`, {
    ids: (sign: string) => mentions[Number(sign.slice(1))]?.ids ?? [],
  });
  const names = namesOf(given.estate);
  const home = tenantOf(given.estate, given.home);
  line.replace(words('[a-z]{3}-\\d\\d'), ([id]) => {
    const known = vocabulary.checkId(id);
    return known ? `#${checks.push(known) - 1}` : null;
  });
  findNames(line, names, add);
  line.heard = line.tokens.filter(({ sign, quoted }) => !sign && !quoted).map(({ text }) => text);
  findCountries(line);
  const times = findTimes(line, given.now, given.timeZone);
  mendNames(line, names, add, nearestWord);
  joinNames(line, mentions, add);
  takeOf(line, mentions, taken);
  const slips = mendWords(line, (word) => names.people.has(word));
  findGroups(line, given.estate, add);
  findOurs(line, home, add);
  sayItOurWay(line);
  return {
    words: given,
    estate: given.estate,
    vocabulary,
    home,
    line,
    mentions,
    checks,
    times,
    slips,
    before: given.before?.question,
    used: new Set(),
    isOdd: (word) =>
      !isPlainWord(word) &&
      !word.includes('-') &&
      !line.tokens.some(({ sign, text }) => sign && text === word),
    isPlain: isPlainWord,
    point: (scope, typed) => add({ ids: scope === 'all' ? [] : scope, typed, back: true }),
    pointed: () => mentions.some(({ back }) => back),
    isName: (word) => names.people.has(word),
  };
}

/** The mentions that stand in the line and fit several tenants, in its order. */
export const openNames = (line: Line, mentions: readonly Mention[]): number[] =>
  line.tokens.flatMap(({ sign, text }) => {
    const at = sign && text.startsWith('@') ? Number(text.slice(1)) : Number.NaN;
    return mentions[at]?.either ? [at] : [];
  });

function takeOf(line: Line, mentions: Mention[], taken: readonly string[]): void {
  openNames(line, mentions).forEach((at, n) => {
    const [id, found] = [taken[n], mentions[at]];
    if (id === undefined || !found) return;
    const { either: _, ...rest } = found;
    mentions[at] = { ...rest, ids: [id] };
  });
}

/** The title that may follow the number of a check: it is for people. */
const CHECK_TITLE = /\b([A-Za-z]{3}-\d\d)\s+"[^"]*"/g;

/** `CAP-01 to CAP-07`. */
const CHECK_RANGE = /\b([A-Za-z]{3})-(\d\d) (?:to|through|until|till) \1-(\d\d)\b/gi;

function spelledOut(range: string, area: string, first: string, last: string): string {
  const many = Number(last) - Number(first);
  if (many < 1 || many > 20) return range;
  return Array.from(
    { length: many + 1 },
    (_, at) => `${area}-${String(Number(first) + at).padStart(2, '0')}`,
  ).join(' and ');
}

export const mentionAt = (said: Said, sign: string | undefined): Mention | undefined =>
  sign?.startsWith('@') ? said.mentions[Number(sign.slice(1))] : undefined;

/** The single tenant a sign stands for. */
export const oneTenant = (said: Said, sign: string | undefined): string | undefined => {
  const mention = mentionAt(said, sign);
  return mention?.ids.length === 1 ? mention.ids[0] : undefined;
};

/** Signs of tenants in a text, in their order, each once. */
export const signsIn = (text: string): string[] => [
  ...new Set(text.match(/(?<= )@\d+(?= )/g) ?? []),
];

const WHERE_EVER =
  /^ (?:and )?(?:where|in which tenants?|(?:in )?which of @\d+ 's tenants?) (?:do|does|did|have|has|can|could) @\d+ (?!'s )/;

/** Tenants that are named, leaving out some signs; all where none is. */
export function scopeOf(said: Said, without: readonly (string | undefined)[] = []): Scope {
  const signs = signsIn(said.line.s).filter((sign) => !without.includes(sign));
  const mentions = signs.flatMap((sign) => mentionAt(said, sign) ?? []);
  const named = mentions.filter(({ home, group }) => !home && group !== 'all');
  if (named.length > 0) return [...new Set(named.flatMap(({ ids }) => ids))];
  if (mentions.some(({ group }) => group === 'all')) return 'all';
  const ours = mentions.find(({ home }) => home);
  // `Where do we allow it`: the tenants of all of us, not the one of the asker.
  return ours && !WHERE_EVER.test(said.line.s) ? ours.ids : 'all';
}

export const isNamed = (said: Said): boolean => signsIn(said.line.s).length > 0;
