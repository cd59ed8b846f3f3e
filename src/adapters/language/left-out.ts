// What somebody said and a reading does not hold: words that could be taken out without changing what is asked.
import type { Question } from '../../domain/posture/question.ts';
import { DAY } from '../../shared/duration.ts';
import { LESSENS, SMALL_WORDS, wordsFor } from './left-out-words.ts';
import type { Token } from './line.ts';
import type { Reading } from './readings.ts';
import type { Said } from './said.ts';

export interface LeftOut {
  /** As typed, in the pieces that were said together. */
  readonly pieces: readonly string[];
  /** What it was about is among them, or what was excepted would be told. */
  readonly lacksSubject: boolean;
}

/** So many words are tried at most: a line that is longer has been refused or is chat. */
const MOST_TRIED = 24;

/**
 * `again` reads the line anew without some words. What makes no difference, and is no way of saying what was
 * understood, has been dropped: it is given back as typed, in the pieces that were said together.
 */
export function leftOut(
  said: Said,
  reading: Reading,
  again: (text: string) => Reading | undefined,
): LeftOut {
  const questions = questionsOf(reading);
  if (questions.length === 0) return { pieces: [], lacksSubject: false };
  const { cleaned } = said.line;
  const whole = JSON.stringify(questions);
  const explained = wordsFor(questions, said);
  const lessens = questions.some(({ ask }) => LESSENS.has(ask));
  const isListed = questions.some(({ ask }) => ask === 'list' || ask === 'outsiders');
  const tried: Token[] = [];
  const tokens = said.line.tokens.filter(({ start }, at, all) => all[at - 1]?.start !== start);
  for (const [at, token] of tokens.entries()) {
    // `Only from Fabrikam?`, `but why?`: it leans on what was asked, and narrows that.
    if (at === 0 && NARROWS.test(token.text)) continue;
    // `Only from Fabrikam`: it stands with a place that is heeded.
    if (token.text === 'only' && [-1, 1, 2].some((by) => tokens[at + by]?.text.startsWith('@')))
      continue;
    if (!isContent(said, token, lessens) && !(isListed && isBound(tokens, at))) continue;
    if (explained(token.text) || explained(token.raw.toLowerCase())) continue;
    if (holds(said, whole, token, questions)) continue;
    tried.push(token);
  }
  const dropped = tried.slice(0, MOST_TRIED).filter(({ start, end, text }) => {
    if (text === '%') return true;
    const rest = `${cleaned.slice(0, start)} ${cleaned.slice(end)}`;
    const without = again(rest);
    return without !== undefined && JSON.stringify(questionsOf(without)) === whole;
  });
  return {
    pieces: pieces(said, tokens, dropped),
    lacksSubject:
      (questions.some(({ ask }) => ask === 'list') && lacksSubject(tokens, dropped)) ||
      (lessens && tellsExcepted(tokens, dropped)),
  };
}

/** `Which apps were consented by guests` is no question about guests: what it is about was not heeded. */
function lacksSubject(tokens: readonly Token[], dropped: readonly Token[]): boolean {
  const subject = tokens.find(({ text }) => SUBJECTS.test(text));
  return subject !== undefined && dropped.includes(subject);
}

/** `In more than one tenant`, `in both A and B`: a list of all who are in any of them is more than that. */
function isBound(tokens: readonly Token[], at: number): boolean {
  const [word, ...next] = tokens.slice(at, at + 3).map(({ text }) => text);
  return (
    (word === 'both' && /^@/.test(next[0] ?? '')) ||
    (word === 'more' && next.join(' ') === 'than one')
  );
}

/**
 * `Guests except those from …`, `not from …` is not about those from there: what was excepted would be all that
 * is told.
 */
function tellsExcepted(tokens: readonly Token[], dropped: readonly Token[]): boolean {
  return dropped.some((token) => {
    if (!/^(?:except|excluding|ignoring|without|unless|not|never|nor)$/.test(token.text))
      return false;
    const next = tokens.slice(tokens.indexOf(token) + 1).find((one) => !isSmall(one));
    return next !== undefined && !/^[?:,]$/.test(next.text) && !dropped.includes(next);
  });
}

const SUBJECTS =
  /^(?:guests|externals|partners?|admins|ga|ca-policies|policies|domains|licences|devices|apps|service-principals|incidents|risky-users|groups?|mailbox(?:es)?|teams|sites?)$/;

const questionsOf = (reading: Reading): readonly Question[] =>
  reading.as === 'question' ? [reading.question] : reading.as === 'choice' ? reading.readings : [];

function isContent({ used }: Said, { text, raw }: Token, lessens: boolean): boolean {
  if (/^[#~]|^[?:,()]$|^'s$/.test(text) || text === '') return false;
  if (ALWAYS.test(text)) return true;
  if (NARROWS.test(text)) return lessens;
  if (SMALL_WORDS.has(text) || SMALL_WORDS.has(raw.toLowerCase())) return false;
  return ![...used].some((name) => name.toLowerCase().includes(raw.toLowerCase()));
}

const ALWAYS = /^(?:never|except|excluding|ignoring)$/;

/** Without these a list is another one; of a judgement both sides are told anyway. */
const NARROWS = /^(?:not|never|no|only|except|without|unless|excluding|ignoring|neither|nor|but)$/;

/** Tenants and times are in the question, or they are not. */
function holds(
  said: Said,
  whole: string,
  { text, raw }: Token,
  questions: readonly Question[],
): boolean {
  if (text === '%') {
    return (
      isToday(said, raw) ||
      /\b(?:today|now|currently|tonight|this morning)\b/i.test(raw) ||
      questions.some((question) => 'since' in question || 'asOf' in question)
    );
  }
  if (!/^@\d+$/.test(text)) return false;
  const mention = said.mentions[Number(text.slice(1))];
  if (!mention || mention.group || mention.home || mention.back) return true;
  return (mention.either ?? mention.ids).some((id) => whole.includes(id));
}

/** `On 20 November`, on that day: how it is. */
function isToday({ times, words }: Said, raw: string): boolean {
  const [time] = times;
  return (
    time !== undefined &&
    time !== 'future' &&
    time.to === undefined &&
    words.now - time.from < DAY &&
    /^on\b/i.test(raw)
  );
}

/** Words that were said together, with the small ones between them and the one that led them in. */
function pieces(said: Said, tokens: readonly Token[], dropped: readonly Token[]): string[] {
  const found: Array<{ from: number; to: number }> = [];
  for (const token of dropped) {
    const at = tokens.indexOf(token);
    const last = found.at(-1);
    if (last && tokens.slice(last.to + 1, at).every(isSmall)) last.to = at;
    else found.push({ from: at, to: at });
  }
  const isBetween = (token: Token | undefined) => isSmall(token) || isHome(said, token);
  return found.map(({ from, to: end }) => {
    let first = from;
    let to = end;
    // `not own`: what comes after it is what it takes away.
    while (to - end < 3 && to + 1 < tokens.length && NARROWS.test(tokens[end]?.text ?? '')) {
      if (/^[@%?:,]/.test(tokens[to + 1]?.text ?? '')) break;
      to++;
    }
    // From the furthest word that leads it in: `for more than 30`.
    for (let at = from - 1; at > 0 && from - at < 6 && isBetween(tokens[at]); at--) {
      if (LEADS.test(tokens[at]?.text ?? '')) first = at;
    }
    if (tokens[end]?.text === 'more' && isBound(tokens, end)) to = end + 2;
    if (TAILS.test(`${tokens[to]?.text} ${tokens[to + 1]?.text}`)) to++;
    const [start, stop] = [tokens[first]?.start ?? 0, tokens[to]?.end ?? 0];
    return said.line.cleaned.slice(start, stop).trim().slice(0, 80);
  });
}

const isHome = ({ mentions }: Said, token: Token | undefined): boolean =>
  mentions[Number(/^@(\d+)$/.exec(token?.text ?? '')?.[1] ?? Number.NaN)]?.home === true;

const isSmall = (token: Token | undefined): boolean =>
  token !== undefined && (SMALL_WORDS.has(token.text) || NARROWS.test(token.text));

const TAILS = /^(?:\d+ (?:hours?|days?|weeks?|months?|years?)|since when)$/;

const LEADS =
  /^(?:that|which|who|whose|where|when|with|without|except|excluding|but|not|never|only|no|unless|if|because|by|for|than|more|less|fewer|over|under|before|after|as|to|on|in|of|from|at)$/;
