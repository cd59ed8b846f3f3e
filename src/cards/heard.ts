// How words were taken and what of them was left out, as a button carries it: so that it stands on the next page too.

export interface Heard {
  /** How the words that were typed were taken, where that is not plain. */
  readonly taken: readonly string[];
  /** What was said besides, as typed, and is not heeded. */
  readonly leftOut: readonly string[];
}

/** So many are told at most. */
const MOST = 4;
const LONGEST = 200;

const few = (texts: readonly string[] = []): string[] =>
  texts.slice(0, MOST).map((text) => text.slice(0, LONGEST));

/** Nothing where there is nothing to carry. */
export function withHeard({ taken, leftOut }: Partial<Heard>): { readonly heard?: string } {
  const heard: Heard = { taken: few(taken), leftOut: few(leftOut) };
  return heard.taken.length + heard.leftOut.length > 0 ? { heard: JSON.stringify(heard) } : {};
}
