// What people ask about what is theirs, in other words: where a request stands, how long access lasts, an end of it.
import type { Wants } from '../cards/own-asks.ts';
import { firstOf, plainly, whole } from './plainly.ts';

export interface OwnAsk {
  readonly wants: Wants;
  /** What it is for, as typed; empty where nothing was said. */
  readonly thing: string;
}

const FOR = '(?: (?:for|to|about|on|in|of|as) (?<thing>.{1,120}?))?';
const REQUEST =
  '(?:one of )?my (?:(?:last|latest|newest|open|pending|current|own|access) )*(?:requests?|application)(?: number)?';
const ACCESS =
  '(?:my|this) (?:(?:own|guest|current|present|temporary|pim) )*(?:access|role|membership|eligibility|assignment|grant)';
const ALL = '(?:all (?:of )?)?';
const EVERYTHING =
  "(?:everything|all of (?:it|them)|it all)(?: (?:that )?i(?: have|'ve)(?: got)?)?";
const WISHING =
  "(?:(?:can|could|may|do|would) (?:i|you) (?:please )?|how (?:do|can|could) i |where (?:do|can|could) i |i (?:want|need|wish|would like|would love|have) to |i'd like to |let me )?";
const YET = '(?: (?:yet|already|now|so far|today|at the moment|please))*';
const LONGER = '(?: (?:by|for|until|till) .{1,60})?';
const ANY_MORE = '(?:any ?more|any longer|now)';

const DENIED = '(?:denied|rejected|refused|declined|turned down)';

const SAID: ReadonlyArray<readonly [Wants, readonly string[]]> = [
  [
    'denied',
    [
      `(?:why|when|by whom) (?:is|has|was)(?:n't)? ${REQUEST}${FOR} (?:(?:been|being) )?(?:${DENIED}|lapsed)${YET}`,
      `why (?:did|has|have) .{1,60}? (?:deny|reject|refuse|decline|turn(?:ed)? down|${DENIED}) ${REQUEST}${FOR}${YET}`,
      `why did ${REQUEST}${FOR} lapse${YET}`,
      `who (?:has )?${DENIED} ${REQUEST}${FOR}${YET}`,
      `(?:has|have|was|were) ${REQUEST}${FOR} (?:(?:been|already|yet|now) )*${DENIED}${YET}`,
    ],
  ],
  [
    'stand',
    [
      `(?:so )?(?:where|how)(?:'s| does| do| is| are| did)? ${REQUEST}${FOR}(?: (?:stands?|standing|is|at|go|going|doing|coming along|come along))?${YET}`,
      `(?:what(?:'s| is| are) )?(?:the )?(?:status|state|progress) (?:of|on|with|for) ${REQUEST}${FOR}${YET}`,
      `(?:(?:show|list|open)(?: me)? )?(?:all )?${REQUEST}${FOR}${YET}`,
      `(?:my )?(?:access )?requests?(?:'s)? (?:status|state|progress)${YET}`,
      `who (?:approved|decided(?: about| on)?) ${REQUEST}${FOR}`,
      `when (?:will|do|can) i (?:finally )?(?:get|have) (?:my )?access${FOR}${YET}`,
      `how long (?:does|will|do|is) (?:an? |the |my )?(?:approvals?|requests?|decisions?) (?:usually |normally |still )?(?:take|taking)`,
      `(?:show|tell|give)(?: me)? (?:the )?(?:status|state|progress) (?:of|on|with|for) ${REQUEST}${FOR}${YET}`,
      `what(?:'s| is| has)? (?:happened|happening|happens|become|became|up|going on) (?:to|with|of) ${REQUEST}${FOR}${YET}`,
      `(?:has|have|was|were|is|are|did) ${REQUEST}${FOR} (?:(?:been|already|yet|now|still) )*(?:approved|denied|decided|granted|accepted|refused|rejected|seen|read|received|pending|open|through|waiting|done)${YET}`,
      `(?:did|has) (?:anybody|anyone|somebody|someone) (?:see|seen|look(?:ed)? at|decided?(?: about| on)?|approved?|read|answer(?:ed)?) ${REQUEST}${FOR}${YET}`,
      `is (?:anybody|anyone|somebody|someone) (?:looking at|working on|reading|deciding(?: about| on)?) ${REQUEST}${FOR}${YET}`,
      `(?:did|have) you (?:get|got|received?|seen?) ${REQUEST}${FOR}${YET}`,
      `(?:is there |are there )?any(?: news| updates?| progress|thing new) (?:on|about|for|with) ${REQUEST}${FOR}${YET}`,
      `who (?:else )?(?:(?:has to|have to|must|needs to|should|can|could|may|will|does|do|is going to|is to|still has to) )?(?:approves?|decides?(?: about| on)?|looks? at|signs? off(?: on)?|has|holds?|confirms?|grants?) ${REQUEST}${FOR}${YET}`,
      `who(?:m)? (?:is|was|are|were) (?:asked|deciding|approving|responsible|looking)(?: (?:about|for|on|at|to approve|to decide(?: about| on)?))? ${REQUEST}${FOR}${YET}`,
      `who(?:m)? (?:do|does|are|am|is) (?:i|we|${REQUEST}) (?:still )?(?:wait|waiting)(?: (?:for|on))?${YET}`,
      `(?:for )?whom (?:do|does|am|is) (?:i|we|${REQUEST}) (?:still )?(?:wait|waiting)(?: for)?${YET}`,
      `who(?: is|'s| are) my (?:approvers?|deciders?)${FOR}`,
      `why (?:is|does|has|did) (?:it|this|that|${REQUEST}) (?:take|taking|taken|took)(?: (?:so|that|this|such a))* (?:long|much time)(?: time)?${YET}`,
      `why (?:is|has|was)(?:n't)? ${REQUEST}${FOR} (?:(?:still|not|been|being) )*(?:approved|decided|pending|open|waiting|granted|done|denied|refused|rejected)${YET}`,
      `(?:did|has|have|does|will) (?!(?:i|you|it|my)\\b)[^ ]+(?: [^ ]+)? (?:(?:already|not|yet) )*(?:approved?|decided?(?: about| on)?|see|seen|look(?:ed)? at|answer(?:ed)?|den(?:y|ied)|refused?) ${REQUEST}${FOR}${YET}`,
      `(?:which|what) (?:policy|rule)(?: line)? (?:applies to|decides?(?: about| on)?|decided(?: about| on)?|covers|is for|holds for) ${REQUEST}${FOR}`,
      `what happens(?: (?:to|with) ${REQUEST})? (?:if|when) (?:nobody|no one|noone) (?:answers?|decides?|approves?|reacts?)(?: (?:about |on )?${REQUEST})?`,
      `approve ${REQUEST}${FOR}${YET}`,
      `why (?:has|did)(?:n't)? (?:nobody|no one|anybody|anyone|they) (?:not )?(?:decided?|approved?|answer(?:ed)?|look(?:ed)? at)(?: (?:about|on))?(?: ${REQUEST})?${FOR}${YET}`,
      `(?:how long|how much longer) (?:does|will|is|do) (?:it|this|${REQUEST})${FOR} (?:still )?(?:take|taking|going to take|need)${YET}`,
      `how (?:long|much longer) (?:do|must|will) i (?:still )?(?:have to |need to )?wait${YET}`,
      `when (?:will|is|does) ${REQUEST}${FOR} (?:be |get |going to be )?(?:approved|decided|granted|done|ready|lapse|expire)${YET}`,
    ],
  ],
  [
    'remind',
    [
      `${WISHING}(?:remind|nudge|poke|chase|ping) (?:them|him|her|the (?:approvers?|owners?|deciders?)|my approvers?)(?: again)?(?: (?:about|of|on) (?:it|this|that|${REQUEST}))?${FOR}${YET}`,
      `${WISHING}(?:remind|nudge) [^ ]+(?: [^ ]+)? (?:about|of) (?:it|this|${REQUEST}${FOR})${YET}`,
      `${WISHING}(?:tell|ask|get) [^ ]+(?: [^ ]+)? to (?:(?:please|finally) )?(?:approve|decide(?: about| on)?|look at|answer|hurry up with) (?:it|this|${REQUEST}${FOR})${YET}`,
      `(?:(?:can|could) (?:you|they|someone|somebody) (?:please )?)?hurry(?: (?:it|them))?(?: up)?(?: with ${REQUEST}${FOR})?${YET}`,
      `${WISHING}(?:send|write)(?: (?:them|him|her|out))? (?:a |another |the )?reminder(?: (?:to|about|for) .{1,80})?${YET}`,
    ],
  ],
  [
    'withdraw',
    [
      `${WISHING}(?:cancel|withdraw|take back|pull back|retract|undo|revoke|delete|drop|stop|abort|remove|recall|call off) (?:all of )?${REQUEST}${FOR}${YET}`,
      `${WISHING}(?:cancel|withdraw|retract|take back) (?:it|that|this)${YET}`,
      `${WISHING}(?:cancel|withdraw)${YET}`,
      `${WISHING}(?:take|pull) (?:it|${REQUEST}) back${YET}`,
      `i (?:do not|don't|no longer) need ${REQUEST}${FOR}(?: ${ANY_MORE})?`,
    ],
  ],
  [
    'extend',
    [
      `(?:${WISHING}|i have to )(?:extend|prolong|renew|lengthen|continue) (?:${ACCESS}|it|my time|access)${FOR}${LONGER}${YET}`,
      `(?:${WISHING}(?:extend|prolong|renew)|keep ${ACCESS}${FOR})`,
      `(?:i )?(?:need|want) access${FOR} (?:for )?(?:(?:a bit|a little) )?longer${YET}`,
      `(?:can|could|may) i (?:keep|have|get|use) (?:${ACCESS}|it)${FOR} (?:(?:for|a bit|a little|somewhat) )*longer${YET}`,
      `(?:can|could|may) (?:i|you) (?:have|get|give me|ask for) (?:more time|longer|an extension)${FOR}${YET}`,
      `(?:i (?:need|want|would like)|i'd like) (?:${ACCESS}|it)${FOR} (?:for )?(?:(?:a bit|a little) )?longer${YET}`,
      `(?:(?:i (?:need|want|would like)|i'd like) )?(?:(?:request|ask for) )?(?:more time|an extension|to keep ${ACCESS}|longer)(?: (?:on|for|of|to|with) (?:${ACCESS}${FOR}|it))?${YET}`,
      `${WISHING}(?:extend|prolong|renew) my (?<mine>.{1,80}?) (?:access|role|membership|eligibility)${LONGER}${YET}`,
    ],
  ],
  [
    'return',
    [
      `${WISHING}(?:give|hand) back ${ALL}${ACCESS}s?${FOR}${YET}`,
      `${WISHING}(?:give|hand|take) (?:${ALL}${ACCESS}s?${FOR}|it) back${YET}`,
      `${WISHING}(?:(?:give|hand) back|return) ${EVERYTHING}${YET}`,
      `${WISHING}(?:give|hand) ${EVERYTHING} back${YET}`,
      `${WISHING}(?:give|hand)(?: access)? back(?: it| access${FOR})?${YET}`,
      `${WISHING}(?:remove|take|get|kick|throw) me (?:from|out of|off) (?<thing>.{1,80}?)${YET}`,
      `${WISHING}(?:return|end|stop|cancel|revoke|remove|drop|terminate|delete|finish|quit|give up|get rid of|take away) ${ALL}(?:my|this|that) (?:(?:own|guest|current) )*(?:access|role|membership|eligibility)s?${FOR}${YET}`,
      `(?:i am|i'm) (?:done|finished|ready|through) with (?:it|${ACCESS})${FOR}${YET}`,
    ],
  ],
  [
    'drop',
    [
      `i (?:do not|don't|no longer) need (?:it|this|that|(?:${ACCESS}|access)${FOR})(?: ${ANY_MORE})?`,
      `i (?:do not|don't) need (?<unneeded>.{1,80}?) ${ANY_MORE}`,
      `i no longer need (?<needless>.{1,80}?)`,
    ],
  ],
  [
    'given',
    [
      `(?:who|by whom was|why was) (?:has |have )?(?:approved|given|gave|granted|decided(?: about| on)?) (?:me )?(?:${ACCESS}|access)${FOR}${YET}`,
    ],
  ],
  [
    'until',
    [
      `(?:when|on (?:which|what) day|at what time|how soon)(?: (?:does|do|will|is|did|would))? ${ACCESS}${FOR} (?:be )?(?:ends?|ended|expires?|expired|expiring|ending|runs? out|over|stops?|lapses?|gone|up|finish(?:ed)?|removed|taken away)${YET}`,
      `when (?:do|will|am) i (?:going to )?(?:lose|losing) (?:${ACCESS}|access)${FOR}`,
      `(?:until|till|up to) when (?:do|can|will|may) i (?:still )?(?:have|keep|use)(?: (?:access|${ACCESS}))?${FOR}`,
      `(?:until|till|up to) when (?:is|does|will) ${ACCESS}${FOR}(?: (?:last|valid|good|run|be valid|end))?`,
      `(?:for )?how (?:much )?long(?:er)?(?: (?:do|can|will|may))? i (?:still )?(?:can |will |may )?(?:have|keep|use|get to keep|hold) (?:access|${ACCESS})${FOR}(?: (?:for|left|still))?`,
      `(?:for )?how (?:much )?long(?:er)? (?:does|is|will) ${ACCESS}${FOR}(?: (?:still|be))?(?: (?:last|valid|good|run|active))?`,
      `how (?:much time|many days|long) (?:do i have|have i|is) (?:left|still)(?: (?:on|for|of|with) ${ACCESS})?${FOR}`,
      `how much time (?:do i (?:still )?have|is there)(?: left)?(?: (?:on|for|of|with) ${ACCESS})?${FOR}`,
      `(?:do|have) i still (?:have|got) access${FOR}`,
      `(?:is|has|did|does) my (?:guest )?access${FOR} (?:still |already )?(?:active|valid|working|there|ended?|expired?|over|gone|work)${YET}`,
      `what access (?:do i have|have i(?: got)?)(?: (?:left|now|still|at present|at the moment|currently|through drawbridge))+`,
    ],
  ],
];

const PATTERNS = SAID.map(
  ([wants, patterns]) => [wants, patterns.map((one) => whole(one))] as const,
);

/** In front of what is asked. */
const ASKED =
  /^(?:(?:(?:can|could|would) you )?(?:please )?(?:tell|show) me |(?:i (?:want|need|would like)|i'd like) to (?:know|see) |do you know |i (?:wonder|was wondering) )/i;

/** What is told to people is ended by other words. */
const TOLD = /\b(?:digests?|alerts?|subscriptions?|lists?|mailing|news)\b/i;

/** No sentence about what is one's own is longer. */
const LONGEST = 300;

/** What is excepted is not what it is about; which of the others, they choose themselves. */
const EXCEPTED =
  /,? (?:except|excluding|other than|apart from|besides|but not|and not|but keep)(?: for)? .{1,120}$/i;
const ENDS: readonly Wants[] = ['withdraw', 'return', 'drop'];

export function readOwn(text: string): OwnAsk | undefined {
  const sentence = plainly(text).replace(ASKED, '');
  if (sentence.length > LONGEST) return undefined;
  const bare = sentence.replace(EXCEPTED, '');
  const but = bare === sentence ? undefined : ownIn(bare);
  return but && ENDS.includes(but.wants) ? but : ownIn(sentence);
}

function ownIn(sentence: string): OwnAsk | undefined {
  for (const [wants, patterns] of PATTERNS) {
    const found = firstOf(patterns, sentence);
    if (!found) continue;
    const { thing, mine, unneeded, needless } = found.groups ?? {};
    const said = (thing ?? mine ?? unneeded ?? needless ?? '').trim();
    return TOLD.test(said) ? undefined : { wants, thing: said };
  }
  return undefined;
}
