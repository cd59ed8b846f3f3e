// Mends slips in the words that people use for directories: `trst`, `guets`, `conditonal acess`.
import { apart, distance, letters, slips } from './distance.ts';
import type { Line } from './line.ts';
import { DIRECTORY_WORDS, isPlainWord } from './plain-words.ts';

const LEXICON = DIRECTORY_WORDS.filter((word) => word.length > 4).map((word) => ({
  word,
  bits: letters(word),
}));

/** How far the nearest word of the trade is; infinity: too far to be meant. */
export const nearestWord = (word: string): number =>
  nearest(word)?.away ?? Number.POSITIVE_INFINITY;

export interface Slip {
  readonly typed: string;
  readonly taken: string;
}

export function mendWords(line: Line, isName: (word: string) => boolean): Slip[] {
  const mended: Slip[] = [];
  line.tokens.forEach((token, at) => {
    if (token.sign || token.quoted || isPlainWord(token.text) || isName(token.text)) return;
    if (!/^[a-z]+$/.test(token.text)) return;
    const found = nearest(token.text);
    // A name in the middle of a sentence is written with a capital: it has to be very close.
    if (!found || (token.capital && at > 0 && (found.away > 1 || token.text.length < 6))) return;
    mended.push({ typed: token.raw, taken: found.word });
    line.tokens[at] = { ...token, text: found.word };
  });
  if (mended.length > 0) line.refresh();
  return mended;
}

function nearest(typed: string): { word: string; away: number } | undefined {
  const limit = slips(typed.length + (typed.length === 3 ? 1 : 0));
  if (typed.length < 4) return undefined;
  const bits = letters(typed);
  let best: { word: string; away: number } | undefined;
  for (const { word, bits: own } of LEXICON) {
    const most = Math.min(best ? best.away - 1 : limit, slips(word.length));
    if (most < 1 || apart(bits, own) > most) continue;
    const away = distance(typed, word, most);
    // The first letter is rarely wrong, and a name that differs there is more often another name.
    if (away <= most && (word[0] === typed[0] || (word[0] === typed[1] && word[1] === typed[0]))) {
      best = { word, away };
    }
  }
  return best;
}
