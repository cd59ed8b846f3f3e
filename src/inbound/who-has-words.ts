// Who has access to something that is given here, asked in other words.
import { firstOf, plainly, whole } from './plainly.ts';

const NOW =
  '(?: (?:now|today|right now|currently|at present|at the moment|through (?:you|drawbridge)))*';
const THING = `(?:the )?(?<thing>.{1,120}?)${NOW}`;

const ASKS: readonly RegExp[] = [
  whole(
    `who(?: all| else)? (?:(?:now|currently|still) )?(?:has|have|has got|holds?) (?:(?:guest|current|any) )*(?:access|membership) (?:to|in|on|for) ${THING}`,
  ),
  whole(`who(?: all| else)? (?:can|may) (?:use|access|get into|open) ${THING}`),
  whole(
    `(?:list|show)(?: me)? (?:everyone|everybody|all people|people|the people|all|those) (?:(?:who|that) (?:has|have)|with) access (?:to|in|on) ${THING}`,
  ),
];
/** It may as well be about a role or a policy of a tenant. */
const IS_IN = whole(`who(?: all| else)? is (?:a (?:guest|member) )?(?:in|of) ${THING}`);

const TAKES_OUT = whole(
  `(?:(?:can|could|would|will) you (?:please )?)?(?:remove|revoke|kick|take|throw|get) (?!me\\b|my\\b|all\\b|every)[^ ]+(?: [^ ]+){0,2}? (?:from|out of) ${THING}`,
);

/** All, some but others, or no thing at all. */
const OTHER =
  /^(?:anything|everything|it|this|that|them|me|us|here|there|all|our|my|what|which)\b|\b(?:not|never|no|except|excluding|besides|other than|apart from|without|only|because)\b|n['’]t\b/i;

/** It may be in a name; otherwise it is about several things, or about a time. */
const MORE = /\b(?:and|or|but|since|until|till|before|after|during|for|as of|every|each)\b|[,;]/i;

const LONGEST = 200;

export interface WhoHasAsk {
  /** As typed. */
  readonly about: string;
  /** Only where something of that name is given here it is about that. */
  readonly perhaps?: true;
  /** They want to take somebody out, which words alone do not do. */
  readonly ends?: true;
}

export function readWhoHas(text: string): WhoHasAsk | undefined {
  const sentence = plainly(text);
  if (sentence.length > LONGEST) return undefined;
  const sure = firstOf(ASKS, sentence)?.groups?.thing;
  const out = TAKES_OUT.exec(sentence)?.groups?.thing;
  const about = sure ?? out ?? IS_IN.exec(sentence)?.groups?.thing;
  if (about === undefined || OTHER.test(about)) return undefined;
  return {
    about,
    ...((sure === undefined || MORE.test(about)) && { perhaps: true }),
    ...(out !== undefined && { ends: true }),
  };
}
