// What somebody typed as one sentence: straight apostrophes, no greeting in front, no full stop behind.

const GREETING =
  /^(?:(?:please|pls|hi|hello|hey|ok|okay|so|and|but|well|sorry|excuse me|good (?:morning|afternoon|evening))[\s,!.:-]+)+/i;

export const plainly = (text: string): string =>
  text
    .replace(/[’‘´`]/g, "'")
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
