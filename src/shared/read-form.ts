// A regular expression that describes a form, taken apart; what asks for the same letters again is none.

export type FormPart =
  /** One letter, a sign of any kind. */
  | { readonly letter: (letter: string) => boolean }
  /** Only a place: what stands before and after it. */
  | { readonly between: (before: string | undefined, after: string | undefined) => boolean }
  /** Only a place: whether this begins or ends there. */
  | { readonly look: FormPart; readonly back: boolean; readonly wanted: boolean }
  | { readonly inTurn: readonly FormPart[] }
  | { readonly oneOf: readonly FormPart[] }
  | { readonly repeated: FormPart; readonly least: number; readonly most: number };

/** Letters that were found before, and other rules within a group. */
const NO_FORM = /^(?:\(\?[a-z-]+:|\\[1-9k])/;

const LETTER =
  /^(?:\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[a-zA-Z]|\\[^bBk1-9]|[^\\()[\]|^$*+?{}])/u;
const PLACE = /^(?:\\[bB]|[\^$])/;
const LOOK = /^\(\?(<?)([=!])/;
const GROUP = /^\((?:\?(?::|<[^=!>][^>]*>))?/;
const TIMES = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/;

/** Undefined: it is one. */
export function whyNoForm(source: string): string | undefined {
  try {
    readForm(source);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function readForm(source: string): FormPart {
  // What this takes for granted below, and what it would say itself, in words that are known.
  new RegExp(source, 'u');
  let rest = source;
  const take = (what: RegExp): RegExpExecArray | undefined => {
    const found = what.exec(rest);
    if (found) rest = rest.slice(found[0].length);
    return found ?? undefined;
  };

  function either(): FormPart {
    const ways = [inTurn()];
    while (take(/^\|/)) ways.push(inTurn());
    return ways.length === 1 && ways[0] ? ways[0] : { oneOf: ways };
  }

  function inTurn(): FormPart {
    const parts: FormPart[] = [];
    while (rest !== '' && !/^[|)]/.test(rest)) parts.push(repeatable());
    return { inTurn: parts };
  }

  function repeatable(): FormPart {
    const one = single();
    const times = take(TIMES);
    if (!times) return one;
    const [, sign, least, comma, most] = times;
    if (sign === '*') return { repeated: one, least: 0, most: Number.POSITIVE_INFINITY };
    if (sign === '+') return { repeated: one, least: 1, most: Number.POSITIVE_INFINITY };
    if (sign === '?') return { repeated: one, least: 0, most: 1 };
    const unbounded = comma !== undefined && most === '';
    return {
      repeated: one,
      least: Number(least),
      most: unbounded ? Number.POSITIVE_INFINITY : Number(most ?? least),
    };
  }

  function single(): FormPart {
    if (NO_FORM.test(rest)) {
      throw new Error(`${NO_FORM.exec(rest)?.[0]} cannot be used here`);
    }
    const place = take(PLACE);
    if (place) return { between: PLACES[place[0]] ?? (() => false) };
    const letter = take(LETTER);
    if (letter) {
      const one = new RegExp(`^(?:${letter[0]})$`, 'u');
      return { letter: (sign) => one.test(sign) };
    }
    const look = take(LOOK);
    if (look) return { look: group(), back: look[1] === '<', wanted: look[2] === '=' };
    if (!take(GROUP)) throw new Error(`${rest} is nothing that is known here`);
    return group();
  }

  function group(): FormPart {
    const within = either();
    take(/^\)/);
    return within;
  }

  return either();
}

const isWord = (letter: string | undefined): boolean => letter !== undefined && /^\w$/.test(letter);

const PLACES: Readonly<
  Record<string, (before: string | undefined, after: string | undefined) => boolean>
> = {
  '^': (before) => before === undefined,
  $: (_, after) => after === undefined,
  '\\b': (before, after) => isWord(before) !== isWord(after),
  '\\B': (before, after) => isWord(before) === isWord(after),
};
