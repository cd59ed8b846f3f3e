// Makes what people typed and what directories hold harmless before it stands in a card.
import { wholeText } from '../shared/whole-text.ts';

/** Controls and format characters: zero-width ones, and those that turn the direction of text. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;
const LONGEST = 1_200;

/**
 * For elements that render no markdown (TextRun, inputs, choices): the text as it is, without
 * invisible characters, cut to a length a card can bear. Date functions of cards are broken up.
 */
export function plain(text: string, longest = LONGEST): string {
  const visible = wholeText(text).replace(INVISIBLE, '').replaceAll('{{', '{ {');
  return visible.length > longest ? `${wholeText(visible.slice(0, longest - 1))}…` : visible;
}

/** For a TextBlock, which renders markdown: every character that could mean something is escaped. */
export function escaped(text: string, longest = LONGEST): string {
  return (
    plain(text.replace(/\s+/g, ' '), longest)
      .replace(/[\\`*_[\]()<>~#|!]/g, '\\$&')
      // An address stays readable and is no link: the sign in it only looks like a colon.
      .replaceAll('://', '\u2236//')
      .replace(/^(\s*)([-+]|\d+\.)(?=\s)/, '$1\\$2')
  );
}

/**
 * For words of which nobody tells whether a client reads them as markdown, HTML or neither: the marks
 * of links, images, mentions and blocks are taken apart without a sign that would be seen as one.
 */
export function inert(text: string, longest = LONGEST): string {
  return (
    plain(text.replace(/\s+/g, ' '), longest)
      .replace(/\](?=[([:])/g, '] ')
      .replaceAll('<', '‹')
      .replaceAll('>', '›')
      .replace(/&(?=#?\w+;)/g, '& ')
      .replaceAll('://', '\u2236//')
      // An address can begin with these alone; the second only looks like a slash.
      .replaceAll('//', '/\u2215')
      .replace(/^[\s#›+*=-]+/, '')
  );
}

/** A reason from a log or a directory as a sentence: capital in front, one full stop behind. */
export const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.+$/, '')}.`;
