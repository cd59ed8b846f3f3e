// What somebody sent as one plain line: no markup, no links, no characters that cannot be seen.

/** More than this is no question. */
export const LONGEST = 1_000;

export function cleanText(text: string): string {
  return text
    .slice(0, LONGEST * 20)
    .normalize('NFKC')
    .replace(/<at>[^<]*<\/at>/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\$\{[^}]*\}|\{\{[^}]*\}\}/g, ' ')
    .replace(/\]\s*\(\s*[^)]*\)?/g, ' ')
    .replace(/\b[a-z][a-z+.-]*:\/\/\S+/gi, ' ')
    .replace(/[\u2018\u2019\u02BC\u0060\u00B4]/g, "'")
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s*(?:->|=>|\u2192)\s*/g, ' to ')
    .replace(/[\n\r\t]/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/\p{Extended_Pictographic}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
};

/** Small letters without marks: how names and words are compared. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[ßøæœłđ]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

/** The German way to write the marks out: `müller` as `mueller`. */
export const foldLong = (text: string): string =>
  fold(
    text
      .toLowerCase()
      .normalize('NFC')
      .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter),
  );
