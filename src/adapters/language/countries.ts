// Countries by their English names, where something is said to be in one or to come from one.
import { fold } from './clean.ts';
import { type Line, words } from './line.ts';

/** First names of people more often than places in what is asked here. */
const PEOPLE = new Set(['jordan', 'chad', 'georgia', 'mali', 'jersey', 'israel']);

let known: RegExp | undefined;

/** Made when the first place is asked for: two letters each, as Graph has them. */
function pattern(): RegExp {
  if (known) return known;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const found = letters.flatMap((one) => letters.flatMap((two) => names.of(one + two) ?? []));
  const all = [
    ...found,
    'USA',
    'UK',
    'Great Britain',
    'America',
    'Holland',
    'the EU',
    'Europe',
    'the Netherlands',
    'the United States',
    'the United Kingdom',
  ]
    .map((name) =>
      fold(name)
        .replace(/[^a-z]+/g, ' ')
        .trim(),
    )
    .filter((name) => name.length > 1 && !PEOPLE.has(name))
    .sort((a, b) => b.length - a.length);
  known = words(
    `(?<=(?:in|from|outside|within|inside|of|to|leave|leaves|left|country) )(?:${[...new Set(all)].join('|')})`,
  );
  return known;
}

/** Replaced by a sign: none of them is a tenant that is not known. */
export function findCountries(line: Line): void {
  if (!/ (?:in|from|outside|within|inside|of|to|leaves?|left|country) /.test(line.s)) return;
  line.replace(pattern(), 'in-country');
}
