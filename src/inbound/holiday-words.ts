// People who say in other words that they are away, or who decides in their stead: what of it can be read.
import { plainly } from './plainly.ts';

export interface SaidAway {
  /** As typed; empty where none was said, or none that can be read for certain. */
  readonly day: string;
  readonly delegate: string;
  /** It is not from now on, was asked, or not said in full: shown before anybody is asked. */
  readonly unsure: boolean;
}

/** Words that mean nothing else, whatever follows them. */
const AWAY =
  '(?:away|out of (?:the )?office|ooo|(?:on|in) (?:(?:my|a|an|annual|parental|maternity|paternity|sick|unpaid) )*(?:holidays?|vacations?|leave|pto|sabbatical|business trip))';
const OFF = `(?:${AWAY}|off(?: work| duty| sick)?|out(?: sick)?|absent|abroad|sick|ill|unavailable|not (?:in|here|there|available)(?: (?:the )?office)?)`;
const AM =
  "(?:i am|i'm|i will be|i'll be|i'm going to be|i am going to be|i go|i am going|i'm going)";
const END = '(?= |,|$)';

const STATES = new RegExp(
  `^(?:(?<i>${AM} )(?:(?<away>${AWAY})|${OFF})|${AWAY}|my (?:holidays?|vacation|leave) (?:starts?|begins?|is))${END}`,
  'i',
);

const NO_NAME =
  '(?!(?:who|whom|what|which|nobody|somebody|someone|anybody|anyone|does|can|if|when|it|that|this|i|me|you|the|my|a|an)\\b)';
const NAME = `${NO_NAME}(?<name>[\\p{L}][\\p{L}\\p{N}.'@_-]*(?: [\\p{L}][\\p{L}\\p{N}.'-]*){0,5}?)`;
const INSTEAD =
  "(?:for me|in my (?:stead|place|absence)|instead of me|on my behalf|while (?:i am|i'm) (?:away|out|off|gone))";
const ACTS =
  '(?:(?:will |should |shall |can |to |is going to )?(?:decides?|approves?|covers?|stands? in|takes? over|steps? in|deputi[sz]es?|fills? in)|is deciding|is (?:standing in|covering))';
const DECIDES = `${ACTS} ${INSTEAD}`;
const AFTER_NAME =
  '(?=$|,| (?:while|until|till|from|for|next|during|as|because|starting|when|this|on|tomorrow|through)\\b)';

const WISHING = "(?:i (?:want|would like|need) to |i'd like to |can i |please )?";
const HANDS = new RegExp(
  `^${WISHING}(?:delegate|hand over|hand|pass on|pass|transfer|forward|give|assign) (?:all )?(?:of )?my (?:approvals?|decisions?)(?: over)? to ${NAME}${AFTER_NAME}`,
  'iu',
);
/** What is handed over is not said: mostly decisions, and not for certain. */
const HANDS_SOMETHING = new RegExp(
  `^${WISHING}delegate(?: (?:everything|it all|all of it|all))? to ${NAME}${AFTER_NAME}`,
  'iu',
);
const STANDS_IN = new RegExp(`^(?:let )?${NAME} ${DECIDES}${END}`, 'iu');
const DELEGATE = new RegExp(
  `(?:^|,| and|;|\\.)? ?(?:my )?(?:delegate|deputy|stand-in|substitute|replacement)(?: is|:)? ${NAME}${AFTER_NAME}`,
  'iu',
);
const IS_DEPUTY = new RegExp(
  `^(?:(?:make|set|name) ${NAME}(?: as)?|${NAME.replace('<name>', '<who>')} is) my (?:delegate|deputy|stand-in|substitute|replacement)${END}`,
  'iu',
);
/** After saying that they are away it needs no words for whom. */
const AND_STANDS_IN = new RegExp(`(?:,| and|;|\\.) ?${NAME} ${ACTS}(?: ${INSTEAD})?${END}`, 'iu');

const DATE =
  '(?:\\d{4}-\\d\\d-\\d\\d|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}(?: \\d{4})?|[a-z]{3,9} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?)';
const DAY = `(?:(?:next )?[a-z]+day|tomorrow|${DATE}|(?:(?:the )?end of )?(?:next|this|the) (?:week|month))`;
const WHILE = new RegExp(
  `(?:^|,? )(?:while|when|as|because|since|during) (?:${AM} |my )?(?:${OFF}|holidays?|vacation|leave|absence)${END}`,
  'i',
);
const FROM = new RegExp(
  `(?:^|,? )(?:from|starting(?: on| from)?|beginning(?: on)?|as of|on) ${DAY}(?: on(?:wards)?)?${END}`,
  'i',
);
const UNTIL = new RegExp(
  `(?:^|,? )(?:until|till|through|to|up to)(?: and including)? (?<day>${DAY})${END}`,
  'i',
);
const FOR =
  /(?:^|,? )for (?<day>(?:the next )?(?:an?|one|two|three|four|five|six|\d{1,2}) (?:days?|weeks?))(?= |,|$)/i;
const DURING =
  /(?:^|,? )(?:all |the whole |all of |during )?(?<day>(?:next|this) week|today|tomorrow)(?= |,|$)/i;
const NOTHING = /^(?:and|again|then|now|[,;:.\s])*$/i;

/** Also where the question mark was left out. */
const QUESTION = /^can i /i;

const NEGATED = /(?:^| )(?:not|no longer|no more|never|cannot|\w+n't)(?: |$)/i;

const LONGEST = 200;

export function readHoliday(text: string): SaidAway | undefined {
  let rest = plainly(text);
  if (rest.length > LONGEST) return undefined;
  const take = (pattern: RegExp): Readonly<Record<string, string | undefined>> | undefined => {
    const found = pattern.exec(rest);
    if (!found) return undefined;
    const after = rest.slice(found.index + found[0].length);
    rest = `${rest.slice(0, found.index)} ${after}`.replace(/\s+/g, ' ').trim();
    return found.groups ?? {};
  };
  const plain = take(HANDS) ?? take(STANDS_IN) ?? take(IS_DEPUTY);
  const hands = plain ?? take(HANDS_SOMETHING);
  const states = hands ? undefined : take(STATES);
  if (!hands && !states) return undefined;
  const named = hands ?? take(DELEGATE) ?? take(AND_STANDS_IN);
  const said = named?.name ?? named?.who ?? '';
  const negated = NEGATED.test(said);
  // Whoever should not decide is asked nothing: it is shown who does.
  if (hands && negated) return { day: '', delegate: '', unsure: false };
  const delegate = negated ? '' : said;
  take(WHILE);
  const later = take(FROM) !== undefined;
  const until = take(UNTIL)?.day;
  const length = take(FOR)?.day;
  // How long it lasts tells the day only where it begins today.
  const lasts = until ?? (later ? undefined : length);
  const day = lasts ?? take(DURING)?.day ?? '';
  const ahead = later || (lasts === undefined && /^(?:next week|tomorrow)$/i.test(day));
  const question = /\?\s*$/.test(text) || QUESTION.test(plainly(text));
  const asked = negated || question || (hands !== undefined && !plain);
  if (NOTHING.test(rest)) return { day, delegate, unsure: ahead || asked };
  return hands || (states?.i && states.away) ? { day, delegate, unsure: true } : undefined;
}
