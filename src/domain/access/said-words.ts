// The words of a text that may name something, in small letters.

const WORD = /[\p{L}\p{N}]{2,}/gu;
/** They join names and name nothing. */
const JOINING = new Set([
  'and',
  'at',
  'for',
  'from',
  'in',
  'into',
  'of',
  'on',
  'only',
  'our',
  'the',
  'to',
]);

export const wordsOf = (text: string): string[] =>
  [...text.toLowerCase().matchAll(WORD)].map(([word]) => word).filter((word) => !JOINING.has(word));

/** They want something, and do not say what. */
export const VAGUE: ReadonlySet<string> = new Set(
  'access an any anything get have me my need new permission permissions please right rights some something want'.split(
    ' ',
  ),
);
