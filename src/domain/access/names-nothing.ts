// What a kind of access was asked for, where nothing of it goes by that: told, rather than left out in silence.
import type { AccessKind } from './kind.ts';
import { VAGUE, wordsOf } from './said-words.ts';

/** `guest access to the archive`: what comes after the word that leads to it. */
const TO = /\b(?:to|into|in|of|as)\s+(.+)$/isu;

/** When, or what for: nothing goes by these, nor by what comes after them. */
const BESIDES =
  /\s+(?:for|to|until|till|from|since|while|during|starting|beginning|as soon as|asap|today|tomorrow|tonight|(?:this|next) (?:week|month|quarter|year))\b.*$/isu;

/** They stand for any place, or for one that was said before. */
const ANY: ReadonlySet<string> = new Set(
  'another be become different directory it join one other partner partners tenant tenants that their them there these this those whatever your'.split(
    ' ',
  ),
);

/** `tenants`: words of the tenants in which something is offered. */
export function namesNothing(
  asked: string,
  kind: AccessKind | undefined,
  tenants: ReadonlySet<string>,
): string | undefined {
  // What is between tenants is said on the second page of its form, and may well be there.
  if (kind?.lifecycle !== 'personal-grant') return undefined;
  const own = new Set(wordsOf([kind.title, ...kind.synonyms].join(' ')));
  const known = (word: string) =>
    VAGUE.has(word) ||
    ANY.has(word) ||
    tenants.has(word) ||
    own.has(word) ||
    own.has(word.replace(/s$/, ''));
  const said = TO.exec(asked)?.[1]?.replace(BESIDES, '').trim();
  return said && !wordsOf(said).every(known) ? said : undefined;
}
