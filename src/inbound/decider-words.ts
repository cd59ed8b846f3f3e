// What deciders ask in other words: what waits for them, and what was decided before.
import { firstOf, plainly, whole } from './plainly.ts';

const NOW = '(?: (?:now|today|please|at the moment|at present|right now))*';

const WAITS: readonly RegExp[] = [
  whole(
    `(?:(?:show|list|give|tell)(?: me)? )?(?:all |the )*(?:my )?(?:(?:all|open|pending|waiting|outstanding|new) )*approvals?(?: (?:for me|that wait(?: for me)?|waiting(?: for me)?|pending|queue|list))?${NOW}`,
  ),
  whole(`(?:(?:show|list)(?: me)? )?(?:my )?(?:open|pending|waiting|outstanding) decisions${NOW}`),
  whole(
    `(?:(?:is there |are there |do you have |have you got |has )?(?:anything|something|any (?:requests?|approvals?|decisions?|cards?))|what(?:'s| is)?(?: there)?)(?: (?:new|open|waiting|pending|left))*(?: (?:for me|for my (?:decision|approval)|on my (?:desk|plate|list)))(?: (?:to (?:decide|approve|do|look at|sign)(?: about| on)?))?${NOW}`,
  ),
  whole(
    `(?:is there |are there )?(?:anything|something|any requests?) (?:to (?:decide|approve)|(?:i (?:have|need) to (?:decide|approve)))(?: about| on)?${NOW}`,
  ),
  whole(
    `(?:what|(?:which|how many) requests?) (?:do|must|should|can|could|may|am|have) i (?:still )?(?:(?:have|need|got|supposed|meant|able) (?:still )?to )?(?:decide|approve)(?: about| on)?${NOW}`,
  ),
  whole(`what do i (?:still )?(?:have|need) to do${NOW}`),
  whole(
    `(?:what|(?:which|what) requests?) (?:have|did) i not (?:yet )?(?:decided?|answer(?:ed)?|approved?)(?: about| on)?(?: yet)?${NOW}`,
  ),
  whole(
    `why (?:am|was|are|were) (?:i|we) (?:being )?asked(?: (?:about|for|to (?:decide|approve)) ?.{0,60})?`,
  ),
  whole(
    `who else (?:is|was|are|were|has been) asked(?: (?:about|for) .{1,60})?|who else (?:has to|have to|must) (?:decide|approve)`,
  ),
  whole(
    `what happens (?:if|when) (?:i|we) (?:do not|don't|never) (?:answer|decide|approve|react|do anything)${NOW}`,
  ),
  whole(`how many (?:approvals|decisions) do i (?:still )?have(?: to (?:make|do))?${NOW}`),
  whole(
    `(?:do i have|have i|have i got|do i need(?: to (?:decide|approve))?|is|are) (?:anything|something|any (?:requests?|approvals?|decisions?)|requests|approvals)(?: (?:to (?:decide|approve)(?: about| on)?|waiting|pending|open|to make))?(?: (?:for|from|on) me)?${NOW}`,
  ),
  whole(
    `(?:what|(?:which|how many) (?:requests?|approvals?|decisions?)|who|whose requests?)(?:'s| is| are| still)? ?(?:waits?|waiting|pending|open) (?:for|on) (?:me|my (?:decision|approval|yes|answer))${NOW}`,
  ),
  whole(
    `(?:what|who|(?:which|how many) (?:requests?|approvals?|decisions?)) needs? (?:me|my (?:decision|approval|yes|attention))${NOW}`,
  ),
];

const WHICH =
  "(?:all|everything|everyone|it|them|both|this|that|one|all of (?:it|them)|(?:all |every |the |this |these |both |open |pending )*requests?|(?:the )?requests? (?:of|from|by|for) .{1,80}|.{1,60}'s requests?)";

/** Nothing is decided by typing: each has its card. */
const DECIDES = whole(
  `(?:(?:can|could|may) (?:i|you) |how (?:do|can) i |i (?:want|would like|need|have) to |i'd like to |i )?(?:approve|deny|decline|reject|refuse|decide)(?: (?:about|on))?(?: ${WHICH})?${NOW}`,
);

/** Less of it, somebody else, a question: the same card has a button for each. */
const ASKS_MORE: readonly RegExp[] = [
  whole(`(?:shorten|narrow|limit|reduce) (?:${WHICH})(?: (?:to|for|by) .{1,60})?`),
  whole(`(?:pass|hand) (?:${WHICH})(?: (?:on|over))? to .{1,60}`),
  whole(
    'ask (?!(?:for|about)\\b)[^ ]+(?: [^ ]+)? (?:why|what for|for what|how long|until when)\\b.{0,80}',
  ),
  whole('ask back(?: .{1,60})?'),
];

/** `order`: they said to decide, which typing does not do. */
export function readDeciding(text: string): { readonly order: boolean } | undefined {
  const sentence = plainly(text);
  if (sentence.length > LONGEST) return undefined;
  if (firstOf(WAITS, sentence)) return { order: false };
  return DECIDES.test(sentence) || firstOf(ASKS_MORE, sentence) ? { order: true } : undefined;
}

const DID =
  '(?:approved?|allow(?:ed)?|den(?:y|ied)|refused?|reject(?:ed)?|decided?(?: about| on)?|ask(?:ed)? for|requested)';
const WAS = '(?:approved|denied|refused|rejected|decided|asked for|requested|withdrawn)';
const THINGS =
  '(?:what|everything|all|anything|requests|all requests|which requests|what requests|the requests)';
/** A place, a time or a person, and nothing else that could change what is asked. */
const WHERE_WHEN =
  '(?:[ ,]+(?:in|for|at|by|of|from|since|after|before|between|during|on|within|over|last|this|past|yesterday|today|recently|lately|so far|ever|already|before)\\b.{0,160})?';
const SHOW = '(?:(?:please )?(?:show|list|tell|give|find)(?: me)? )?';

const NAME =
  "(?!(?:i|you|they|he|she|it|we|who|the|a|an|any|some|somebody|anybody|nobody|did|does|do|has|have|is|are|was|were|can|could|should|would)\\b)(?<name>[a-z\\u00c0-\\u024f][a-z\\u00c0-\\u024f.'@_-]*(?: [a-z\\u00c0-\\u024f][a-z\\u00c0-\\u024f.'-]*){0,2}?)";
const BY_NAME: ReadonlyArray<readonly [string, RegExp]> = [
  ['approved', 'approved?'],
  ['denied', '(?:den(?:y|ied)|refused?|reject(?:ed)?)'],
  ['decided', 'decided?(?: about| on)?'],
].map(([done = '', did = '']) => [
  done,
  whole(
    `${SHOW}(?:(?:what|which requests?) (?:did|has)|what|everything(?: that)?) ${NAME} ${did}(?<rest>${WHERE_WHEN})`,
  ),
]);

const ASKED_BY = whole(
  `${SHOW}(?:what (?:did|has)|everything(?: that)?|all(?: that)?) ${NAME} (?:ask(?:ed)? for|request(?:ed)?)(?<rest>${WHERE_WHEN})`,
);

const OPEN = whole(
  `${SHOW}(?:which |what |how many |all |the )*(?:(?<state>pending|open|undecided|waiting) (?:requests|approvals)|(?:requests|approvals)(?: that)?(?: (?:are|is|still))* (?<states>pending|open|undecided|waiting))(?: for (?:approval|a decision))?(?<rest>[ ,]+(?:in|for|of) .{1,100})`,
);

const PAST: readonly RegExp[] = [
  whole(
    `${SHOW}(?<said>(?:what|which requests?|everything|all|all requests|the requests|requests)(?: that)? (?:(?:did|have|had) i (?:already )?|i (?:have |had )?|i've )${DID}${WHERE_WHEN})`,
  ),
  whole(
    `${SHOW}(?<said>${THINGS}(?: that| which)? (?:(?:was|were|has been|have been) )${WAS}${WHERE_WHEN})`,
  ),
  whole(
    `(?:what|which requests?) (?:happened|became|has become) (?:to|with|of) (?:the )?requests? (?<said>(?:of|from|by) .{1,120})`,
  ),
  whole(`${SHOW}(?:all |the |my )*(?<said>${WAS} requests${WHERE_WHEN})`),
];

const WHO_DECIDED = whole(
  `who (?:has )?(?<did>approved|denied|decided)(?: about| on)? (?:all |any |the )*requests(?<rest>${WHERE_WHEN})`,
);

const MINE = whole(
  `${SHOW}(?:all )?my (?:(?:past|last|latest|recent|earlier|old) )*decisions(?<rest>${WHERE_WHEN})`,
);

const WHO_DID = whole(
  `who (?:has )?(?:approved|denied|decided(?: about| on)?) (?!(?:it|that|this|there|what|who)'s)${NAME}'s (?:access|requests?)(?<rest>${WHERE_WHEN})`,
);

/** Behind a question they say nothing, and would be taken for somebody's name. */
const BEHIND =
  /(?: (?:(?:are|is|were|was) there|(?:do|did) (?:we|you) have|exists?|at all|currently|right now|now|at the moment|at present))+$/i;

/** As the history takes it; undefined: it is about something else. */
export function readPast(text: string): string | undefined {
  const sentence = plainly(text).replace(BEHIND, '');
  if (sentence.length > LONGEST) return undefined;
  const said = firstOf(PAST, sentence)?.groups?.said;
  if (said !== undefined) return `history ${said.replace(/^(?:from|by)(?= )/i, 'of')}`;
  const { state, states = state, rest: where = '' } = OPEN.exec(sentence)?.groups ?? {};
  if (states) {
    const open = /open/i.test(states) ? 'open' : 'pending';
    return `history ${open}${where.replace(/^[ ,]+of /i, ' in ')}`;
  }
  const { did, rest: there = '' } = WHO_DECIDED.exec(sentence)?.groups ?? {};
  if (did) return `history${/^decided/i.test(did) ? '' : ` ${did}`}${there}`;
  const mine = MINE.exec(sentence)?.groups;
  if (mine) return `history decided by me${mine.rest ?? ''}`;
  const theirs = WHO_DID.exec(sentence)?.groups;
  if (theirs?.name) return `history of ${theirs.name}${theirs.rest ?? ''}`;
  const asked = ASKED_BY.exec(sentence)?.groups;
  if (asked?.name) return `history of ${asked.name}${asked.rest}`;
  for (const [done, pattern] of BY_NAME) {
    const { name, rest = '' } = pattern.exec(sentence)?.groups ?? {};
    if (name) return `history ${done} by ${name}${rest}`;
  }
  return undefined;
}

const LONGEST = 300;
