// Texts from outside without what is no character: Postgres keeps neither NUL nor half an emoji.

/** Left out, not refused: it is a slip of some client, never something that was meant. */
export const wholeText = (text: string): string =>
  text.replaceAll('\0', '').replace(/\p{Cs}/gu, '');
