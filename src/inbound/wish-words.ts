// People who ask for access without the word "request", or ask what they could ask for.
import { firstOf, plainly, whole } from './plainly.ts';

export interface SaidWish {
  readonly wish: string;
  /** For how long it could be had, or by which rules: each form says so. */
  readonly asks?: 'terms';
}

const ASK =
  "(?:(?:can|could|may|might) i (?:please |also )?|how (?:do|can|could) i |where (?:do|can|could) i |i (?:want|need|would like) to |i'd like to )";
const GET = '(?:get|have|obtain|receive|request|ask for|apply for|be given|be granted)';
const ACCESS =
  '(?:access|permissions?|rights|membership|eligibility|guest account|role|access package|app role)';
/** `the Reports Reader role`: a name may stand between. */
const NAMED = '(?:(?:an?|the|some|more|temporary|guest|short|read|my own) )*(?:\\S+ ){0,3}?';
const GIVE =
  '(?:(?:(?:can|could|would|will) you (?:please )?|i (?:want|need|would like) you to )?(?:please )?(?:give|get|grant|arrange|provide) me (?:with )?)';

const WISHES: readonly RegExp[] = [
  whole(
    `(?:${ASK}${GET} |${GIVE}|(?:also |still )?need )(?<wish>${NAMED}${ACCESS}(?: (?:to|in|into|for|on|as|at|of|with|until|because|so|from|there|please|again)\\b.*)?)`,
  ),
  whole(`${ASK}(?:get|come|go|be let|be put|be added) (?:into|in to|onto|on to) (?<wish>.+)`),
  whole(`${ASK}(?:join|become (?:an? )?(?:guest|member) (?:of|in|at)) (?<wish>.+)`),
  whole(
    '(?:(?:can|could|would|will) you (?:please )?)?(?:please )?(?:add|put|invite|let) me (?:please )?(?:to|into|in to|in|onto) (?<wish>.+)',
  ),
  whole(
    '(?:(?:can|could|would|will) you (?:please )?)?(?:please )?(?:get|let) me (?:into|in to|in|onto) (?<wish>.+)',
  ),
  whole(
    `(?:what|which) (?:(?:kinds? of )?access|roles?|groups?|things|else)?(?: ?(?:can|could|may) i (?:ask for|request|apply for|get|have))(?: (?:access to|here|from you|through you|from drawbridge|at all|for myself))?(?: in (?<wish>.+))?`,
  ),
  whole(
    `what (?:is|are|'s) (?:on offer|offered|available)(?: here)? (?:to|for) me(?: in (?<wish>.+))?`,
  ),
];

const TERMS: readonly RegExp[] = [
  whole(
    `(?:for )?(?:how long|which time|how much time) (?:can|may|could) i (?:at most )?(?:ask for|request|get|have|be given)(?: (?:it|access|something|one|a role))?(?: (?:at most|at the most|maximally|at longest|in total|for))*`,
  ),
  whole(
    `what(?:'s| is) the (?:longest|maximum|most|longest time|maximum time|maximum duration|longest duration)(?: (?:that )?i (?:can|may|could) (?:ask for|request|get|have))?(?: (?:it|access))?(?: for)?`,
  ),
  whole(
    `(?:what|which) (?:rules?|policies|policy|limits?) (?:applies|apply|holds?|counts?) (?:to|for) me`,
  ),
];

const HOW_LONG = whole(
  `(?:for )?how long (?:can|may|could) i (?:at most )?(?:have|get|ask for|request|be given|use) (?:access (?:to|for|in) )?(?!(?:it|access|something|this|that|to)\\b)(?<wish>.{1,120}?)(?: at most)?`,
);

/** It is for something to read or to be told, not for access. */
const NOT_ACCESS =
  /^(?:(?:an?|the|some|my|full|short|daily|weekly) )*(?:lists?|reports?|overviews?|summar(?:y|ies)|numbers?|counts?|pictures?|matrix|exports?|details|cop(?:y|ies))(?: (?:of|about|on|for|with|in|who|which)\b|$)|\b(?:who|which|whose|rid of|touch|trouble|know)\b|\b(?:digests?|alerts?|subscriptions?)$/i;

const LONGEST = 600;

export function readWish(text: string): SaidWish | undefined {
  const sentence = plainly(text);
  if (sentence.length > LONGEST) return undefined;
  if (firstOf(TERMS, sentence)) return { wish: '', asks: 'terms' };
  const timed = HOW_LONG.exec(sentence)?.groups?.wish;
  if (timed) return { wish: timed, asks: 'terms' };
  const found = firstOf(WISHES, sentence);
  if (!found) return undefined;
  const wish = (found.groups?.wish ?? '').replace(/'s\b/g, '').trim();
  return NOT_ACCESS.test(wish.split(/\s+(?:because|so that)\s/i)[0] ?? '') ? undefined : { wish };
}
