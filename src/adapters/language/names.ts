// How the tenants of an estate can be called, indexed once for each estate.
import type { Estate, Tenant } from '../../domain/estate/estate.ts';
import { fold, foldLong } from './clean.ts';
import { letters } from './distance.ts';
import { isPlainWord } from './plain-words.ts';

export interface Form {
  readonly words: readonly string[];
  /** Ids of the tenants that are called so. */
  readonly ids: Set<string>;
  /** A part of a name: a whole name goes before it. */
  readonly part: boolean;
  /** All its words are ordinary ones: it is a name only where it looks like one. */
  readonly plain: boolean;
}

export interface Names {
  /** By first word, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly Form[]>;
  /** Whole names, by the number of their words and of their letters, for mistyped ones. */
  readonly bySize: ReadonlyMap<string, ReadonlyArray<{ form: Form; joined: string; bits: number }>>;
  readonly people: ReadonlySet<string>;
  /** All words of a tenant's names, by its id. */
  readonly wordsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<Estate, Names>();

export function namesOf(estate: Estate): Names {
  const found = known.get(estate) ?? build(estate);
  known.set(estate, found);
  return found;
}

const LEGAL = new Set(
  'ltd limited inc gmbh ag plc llc llp lp corp corporation co company sa sas srl spa bv nv oy ab as kg ohg se group holding holdings tenant'.split(
    ' ',
  ),
);

export const nameWords = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{N}.]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '');

function build(estate: Estate): Names {
  const forms = new Map<string, Form>();
  const ranks = new Map<Form, number>();
  const add = (words: readonly string[], id: string, rank: number) => {
    if (words.length === 0 || words.length > 20) return;
    const key = words.join(' ');
    const there = forms.get(key);
    const before = there && ranks.get(there);
    if (there && before === rank) there.ids.add(id);
    if (before !== undefined && before <= rank) return;
    const plain = words.every(isPlainWord);
    const form = { words, ids: new Set([id]), part: rank > 0, plain };
    forms.set(key, form);
    ranks.set(form, rank);
  };
  for (const tenant of estate.tenants) {
    for (const words of wholeNames(tenant)) add(words, tenant.id, 0);
  }
  for (const tenant of estate.tenants) {
    for (const words of shorterNames(tenant)) add(words, tenant.id, 1);
  }
  for (const tenant of estate.tenants) {
    for (const word of partsOf(tenant)) add([word], tenant.id, 2);
  }
  const people = new Set(
    estate.people.flatMap(({ displayName, name }) =>
      nameWords(`${displayName} ${name}`).flatMap((word) => fold(word).split('.')),
    ),
  );
  const wordsOf = new Map(
    estate.tenants.map(({ id, displayName, name }) => [
      id,
      new Set([...nameWords(displayName), ...nameWords(name)].map(fold)),
    ]),
  );
  return { ...index([...forms.values()]), people, wordsOf };
}

/** Everything that stands for the whole tenant: its names, with and without blanks, domains, id. */
function wholeNames(tenant: Tenant): string[][] {
  const names = [tenant.displayName, tenant.name];
  const found = names.flatMap((name) => {
    const split = nameWords(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
    const spellings = [nameWords(name), split].flatMap((words) => [
      words.map(fold),
      words.map(foldLong),
    ]);
    return spellings.flatMap((words) => [words, [words.join('')]]);
  });
  return [...found, ...tenant.domains.map((domain) => [domain]), [tenant.id]];
}

/** Without `Ltd`, and the first part of a domain. */
function shorterNames(tenant: Tenant): string[][] {
  const bare = wholeNames(tenant).map(withoutLegal);
  const labels = tenant.domains
    .map((domain) => domain.split('.')[0] ?? '')
    .filter((label) => label.length > 3 && !isPlainWord(label));
  return [...bare, ...bare.map((words) => [words.join('')]), ...labels.map((label) => [label])];
}

function withoutLegal(words: readonly string[]): string[] {
  const bare = words.filter((word, at) => at === 0 || !LEGAL.has(word));
  return bare.length > 0 ? bare : [...words];
}

/** Words that can stand for a longer name, as far as they are no ordinary ones. */
function partsOf(tenant: Tenant): string[] {
  const words = [...nameWords(tenant.displayName), ...nameWords(tenant.name)].map(fold);
  return [...new Set(words)].filter(
    (word) =>
      word.length > 2 &&
      (!isPlainWord(word) || NAMING.has(word)) &&
      !LEGAL.has(word) &&
      !/^[\d.]+$/.test(word),
  );
}

/** Ordinary words that people do use alone for a tenant that has them in its name. */
const NAMING = new Set(['labs', 'lab', 'production', 'dev', 'qa', 'staging', 'uat', 'saas']);

function index(forms: readonly Form[]): Pick<Names, 'byFirst' | 'bySize'> {
  const byFirst = new Map<string, Form[]>();
  const bySize = new Map<string, Array<{ form: Form; joined: string; bits: number }>>();
  for (const form of forms) {
    const first = form.words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), form]);
    const joined = form.words.join(' ');
    if ((form.plain && form.words.length === 1) || joined.length < 4) continue;
    const key = `${form.words.length}:${joined.length}`;
    const same = bySize.get(key) ?? [];
    same.push({ form, joined, bits: letters(joined) });
    bySize.set(key, same);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { byFirst, bySize };
}
