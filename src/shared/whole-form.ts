// Whether a text as a whole has the form that a regular expression describes, in a time that no expression can stretch.
import { type FormPart, readForm } from './read-form.ts';

/** Throws where `whyNoForm` says why not. */
export function wholeForm(source: string): (text: string) => boolean {
  const form = readForm(source);
  return (text) => {
    const letters = [...text];
    return endsOf(form, letters)(0).has(letters.length);
  };
}

type Places = ReadonlySet<number>;

/**
 * Every place where the part can end when it begins at one; each pair of a part and a place is looked at
 * once, so nothing is tried over and over as a search that goes back does.
 */
function endsOf(part: FormPart, letters: readonly string[]): (from: number) => Places {
  const known = new Map<number, Places>();
  const find = finder(part, letters);
  return (from) => {
    const before = known.get(from);
    if (before) return before;
    const ends = find(from);
    known.set(from, ends);
    return ends;
  };
}

function finder(part: FormPart, letters: readonly string[]): (from: number) => Places {
  if ('letter' in part) {
    return (from) => {
      const letter = letters[from];
      return new Set(letter !== undefined && part.letter(letter) ? [from + 1] : []);
    };
  }
  if ('between' in part) {
    return (from) => new Set(part.between(letters[from - 1], letters[from]) ? [from] : []);
  }
  if ('look' in part) {
    const ends = endsOf(part.look, letters);
    const earlier = (from: number) => letters.slice(0, from).some((_, at) => ends(at).has(from));
    return (from) => {
      const is = part.back ? earlier(from) || ends(from).has(from) : ends(from).size > 0;
      return new Set(is === part.wanted ? [from] : []);
    };
  }
  if ('oneOf' in part) {
    const ways = part.oneOf.map((way) => endsOf(way, letters));
    return (from) => new Set(ways.flatMap((ends) => [...ends(from)]));
  }
  if ('inTurn' in part) {
    const steps = part.inTurn.map((step) => endsOf(step, letters));
    return (from) => steps.reduce<Places>(onwards, new Set([from]));
  }
  return repeated(endsOf(part.repeated, letters), part.least, part.most);
}

const onwards = (places: Places, ends: (from: number) => Places): Places =>
  new Set([...places].flatMap((from) => [...ends(from)]));

const isSame = (one: Places, other: Places): boolean =>
  one.size === other.size && [...one].every((place) => other.has(place));

function repeated(
  ends: (from: number) => Places,
  least: number,
  most: number,
): (from: number) => Places {
  return (from) => {
    let now: Places = new Set([from]);
    // Soon either nothing is left of the text, or once more makes no difference any more.
    for (let times = 0; times < least; times += 1) {
      const next = onwards(now, ends);
      if (isSame(next, now)) break;
      now = next;
    }
    const all = new Set(now);
    for (let times = least; times < most && now.size > 0; times += 1) {
      now = new Set([...onwards(now, ends)].filter((place) => !all.has(place)));
      for (const place of now) all.add(place);
    }
    return all;
  };
}
