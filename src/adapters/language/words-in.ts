// The words that a pattern knows, as far as they are spelled out in it.

export const wordsIn = ({ source }: RegExp): readonly string[] => [
  ...new Set(source.replace(/\\[a-zA-Z]/g, ' ').match(/[a-z]{3,}(?:-[a-z]+)*|\d{2,}/g) ?? []),
];
