// The differences of a changed estate as lines of cards: whole, over as many lines and pages as they need.
import type { Difference } from '../domain/estate/change/difference.ts';
import { plain } from './text.ts';

export interface DifferenceLine {
  readonly label: string;
  readonly text: string;
}

const ON_A_PAGE = 20;
/** Of a line. A card may cut what is twice as long, and making words harmless never doubles them. */
const LONGEST_LINE = 590;
/** Characters of the lines of a page as JSON; with all else a card stays below what Teams takes. */
const LARGEST_PAGE = 6_500;
/** Of a line without its words. */
const AROUND_A_LINE = 140;

/** Never without a page. */
export function differencePages(differences: readonly Difference[]): DifferenceLine[][] {
  const pages: DifferenceLine[][] = [];
  let size = LARGEST_PAGE;
  for (const line of differences.flatMap(linesOf)) {
    const length = AROUND_A_LINE + JSON.stringify(line.text).length;
    const page = pages.at(-1);
    if (page && page.length < ON_A_PAGE && size + length <= LARGEST_PAGE) {
      page.push(line);
      size += length;
    } else {
      pages.push([line]);
      size = length;
    }
  }
  return pages.length > 0 ? pages : [[]];
}

function linesOf({ words, place, restart }: Difference): DifferenceLine[] {
  const whole = `${words}${place ? ` (${place})` : ''}${restart ? '; this one comes into force with the next start of Drawbridge' : ''}`;
  const parts = inParts(plain(whole, Number.POSITIVE_INFINITY));
  return parts.map((part, i) => ({
    label: i === 0 ? '– ' : '… ',
    text: i < parts.length - 1 ? `${part} …` : part,
  }));
}

/** At a space where there is one, so that no id is taken apart; never within a sign. */
function inParts(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > LONGEST_LINE) {
    const space = rest.lastIndexOf(' ', LONGEST_LINE);
    const end = space > LONGEST_LINE / 2 ? space : wholeSigns(rest, LONGEST_LINE);
    parts.push(rest.slice(0, end));
    rest = rest.slice(rest[end] === ' ' ? end + 1 : end);
  }
  return [...parts, rest];
}

const wholeSigns = (text: string, end: number): number =>
  /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end;
