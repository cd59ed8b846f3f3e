// What somebody typed as one sentence: straight apostrophes, also those that were left out, no greeting, no full stop.

const GREETING =
  /^(?:(?:please|pls|hi|hello|hey|ok|okay|so|and|but|well|sorry|excuse me|good (?:morning|afternoon|evening))[\s,!.:-]+)+/i;

/** Im is a name as well. */
const LEFT_OUT: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(do|does|did|is|are|was|has|have|wo|ca|could|would|should)nt\b/gi, "$1n't"],
  [/\b(what|where|who|how)s\b/gi, "$1's"],
  [/\bim(?= (?:on|in|away|out|off|back|done|finished|not|sick|ill|going)\b)/gi, "i'm"],
  [/\bid like\b/gi, "i'd like"],
];

const withApostrophes = (text: string): string =>
  LEFT_OUT.reduce((said, [short, full]) => said.replace(short, full), text.replace(/[’‘´`]/g, "'"));

export const plainly = (text: string): string =>
  withApostrophes(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(GREETING, '')
    .replace(/[\s.!?]+$/g, '');

/** One of several patterns over the whole sentence; gives what it caught. */
export function firstOf(
  patterns: readonly RegExp[],
  sentence: string,
): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(sentence);
    if (found) return found;
  }
  return undefined;
}

/** The whole sentence, in any case; a space stands for itself. */
export const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'i');
