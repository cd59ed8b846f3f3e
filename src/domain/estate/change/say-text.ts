// Tells a text of the files so that no two read the same: in quotes where it could be taken for other words.

/** One word without a sign that tells something here. */
const ONE_WORD = /^[^\s,;()"“”\\]+$/u;
/** As we tell what is no text. */
const TAKEN = /^(nothing|true|false|-?\d+(\.\d+)?)$/;
/** Seen by nobody, or as something else: other spaces, marks of direction, ignored and private signs. */
const UNSEEN = /[^\S ]|[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{DI}]/gu;
/** Cards take two of these for a place to be filled. */
const SECOND_BRACE = /(?<=\{)\{/g;

export const sayText = (text: string): string =>
  ONE_WORD.test(text) && !TAKEN.test(text) && isSeen(text) ? text : inQuotes(text);

/** A name that stands alone as it is, unless it looks like more than a name. */
export const sayName = (name: string): string =>
  name.trim() !== '' && isSeen(name) && !LOOKS_LIKE_MORE.test(name) ? name : inQuotes(name);

const LOOKS_LIKE_MORE = /[,;:()"“”\\]|^\s|\s$|\s{2}|\s(to|is|added|removed|changed|order)(\s|$)/u;

const isSeen = (text: string): boolean =>
  text.search(UNSEEN) < 0 && !text.includes('{{') && text.isWellFormed();

const inQuotes = (text: string): string =>
  JSON.stringify(text).replace(UNSEEN, escaped).replace(SECOND_BRACE, escaped);

const escaped = (sign: string): string =>
  sign
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
