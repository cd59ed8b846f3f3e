// Who decides about requests for something, asked in other words.
import { firstOf, plainly, whole } from './plainly.ts';

const WHO =
  'who(?: else)? (?:(?:usually|normally|then) )?(?:(?:can|could|may|must|should|will|would|has to|have to|needs to|would have to|will have to|is going to) )?';
const DECIDES =
  '(?:approves?|decides?(?: about| on| over)?|signs? off(?: on)?|says? yes to|confirms?)';
const WANTED =
  '(?:(?:an?|the|my|any|all|new|such) )*(?:(?:(?<sort>guest|pim|group|external guest)|temporary|access) )*(?:requests?|applications?|access|memberships?|eligibility)';
const THING = '(?<thing>.{1,120}?)';
const ACCESS_TO = '(?:(?:get(?:ting)? )?access (?:to|in|into|for) |(?:getting |to get )?into )?';

/** Said alone, it is about all of that kind. */
const KIND =
  '(?<kind>guest access|pim eligibility|group memberships?|access packages?|app roles?|guests? from outside|inbound trust|(?:inbound|outbound) access)';

const ASKS: readonly RegExp[] = [
  whole(`${WHO}${DECIDES} (?:(?:an?|the|any|all|new) )*${KIND}(?: requests?)?`),
  whole(`${WHO}${DECIDES} ${WANTED} (?:for|to|in|into|of|about|on|with) ${ACCESS_TO}${THING}`),
  whole(
    `${WHO}(?:approves?|decides? (?:about|on)) (?:the )?(?<role>.{1,80} (?:role|group|membership|eligibility|access package|app role))`,
  ),
  whole(
    `${WHO}(?:approves?|decides?|says? yes)(?: about it)? (?:if|when) i (?:ask|asked|apply|applied) for ${ACCESS_TO}${THING}`,
  ),
  whole(
    `whose (?:approval|yes|consent|permission|ok) (?:do|would|will) i (?:need|have to get)(?: to have)? (?:for |to get |to access |to join )?${ACCESS_TO}${THING}`,
  ),
  whole(`who(?:m)? (?:do|would|must|should) i (?:have to |need to )?ask for access to ${THING}`),
];

/** Decided already, or asked about somebody: that is another question. */
const OTHER =
  /^(?:me|us|you|him|her|them|it|this|that|these|those|what|whom|who)$|\b(?:yesterday|last|recently|so far|ago|today)\b/i;

const LONGEST = 300;

/** What it is for, as typed. */
export function readWhoDecides(text: string): string | undefined {
  const sentence = plainly(text);
  if (sentence.length > LONGEST) return undefined;
  const { thing, role, kind, sort } = firstOf(ASKS, sentence)?.groups ?? {};
  const said = (thing ?? role ?? kind ?? '').trim();
  return said === '' || OTHER.test(said) ? undefined : [sort, said].filter(Boolean).join(' ');
}
