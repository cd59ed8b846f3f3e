// One word for what people say in many: the rules behind it know only these.
import { type Line, words } from './line.ts';

const ADMIN = '(?:admins?|administrators?)';

/** In this order: longer phrases before the words they are made of. */
const PHRASES: ReadonlyArray<readonly [string, string]> = [
  ['on prem(?:ises)?', 'onprem'],
  ['form(?= @\\d)', 'from'],
  ['fo(?= @\\d)', 'of'],
  ['br(?:ea|a)ke? glass(?= )', 'break glass'],
  [
    'can you (?:please )?(?:tell|show|give|list|find)(?: out)?(?: me| us)?|could you (?:please )?(?:tell|show|give|list)(?: me| us)?',
    'show',
  ],
  ['(?:please )?(?:tell|show|give|let) (?:me|us)(?: know| see)?', 'show'],
  [
    'i (?:would|want) (?:like )?to (?:know|see|understand)|i am wondering|do you know|any idea|can we see|can i see|quick question|wondering',
    'show',
  ],
  [
    'please|thanks|thank you|kindly|hey|hi|hello|actually|currently|right now|at the moment|at present|these days|really|just|so|well|ok so|btw|by the way|basically|exactly|still|already|today still',
    '',
  ],
  // Claims and devices.
  ['(?:phishing resistant|phish resistant) (?:mfa|multi ?factor(?: auth\\w*)?)', 'strong-mfa'],
  [
    '(?:multi ?factor|two factor|2 factor|second factor|2 step|two step)(?: (?:auth\\w*|verification|sign ins?|logins?))?|2fa|mfas',
    'mfa',
  ],
  [
    '(?:entra |azure )?(?:ad )?hybrid(?: entra| azure)?(?: ad| id)? ?(?:join(?:ed|s)?)?(?: devices?| machines?| pcs?)|hybrid(?: azure ad| entra)? join(?:ed)?|haadj|domain joined (?:devices?|machines?)|hybrid ones|hybrid claims?|hybrid device claims?',
    'hybrid-device',
  ],
  [
    'complian(?:t|ce) (?:of )?(?:devices?|machines?|laptops?|pcs?)(?: claims?)?|devices? complian(?:t|ce)(?: claims?)?|managed devices? claims?|compliant ones|compliance claims?',
    'compliant-device',
  ],
  // Cross-tenant access.
  [
    'cross tenant (?:user )?synchroni[sz]ations?|cross tenant sync(?:ing)?|identity synchroni[sz]ation|user sync(?:hroni[sz]ation)?|cts',
    'sync',
  ],
  ['synchroni[sz]ations?|synchroni[sz]ing|syncing', 'sync'],
  ['synchroni[sz]es?|syncs', 'syncs'],
  ['synchroni[sz]ed|synced', 'synced'],
  [
    'auto(?:matic|matically|mated)? ?redemptions?|auto ?redeem(?:ing|ed|s)?|automatically redeem(?:ed|s|ing)?|redeem(?:ed|s|ing)? automatically|automatic (?:consent|user consent)(?: settings?)?|suppress(?:es|ed)? (?:the )?consent prompts?|consent prompts? (?:is |are )?suppressed|redemption|consent prompts?|(?:prompted|asked) (?:for|to) consent|accept a consent|skip(?:ping|s)? (?:the )?(?:consent|invitation) prompts?|(?:redeems?|accepts?) invitations?(?: automatically)?',
    'redemption',
  ],
  ['(?:b2b )?direct connect(?:ions?)?|shared channels?|teams connect', 'direct-connect'],
  [
    'tenant restrictions?(?: v2| version 2)?|trv2|universal tenant restrictions?',
    'tenant-restrictions',
  ],
  ['multi ?tenant (?:organi[sz]ations?|org|orgs)|mtos?', 'mto'],
  [
    'cross tenant (?:access )?(?:settings?|polic(?:y|ies)|access|configuration)|xtap|xtas|ctap',
    'cross-tenant',
  ],
  ['in ?bound', 'inbound'],
  ['out ?bound', 'outbound'],
  // Conditional Access.
  ['(?:conditional access|ca) (?:polic(?:y|ies)|rules?)|caps', 'ca-policies'],
  ['conditional access|cond access', 'ca'],
  [
    'legacy (?:auth\\w*|protocols?|sign ins?|logins?|clients?)|basic auth\\w*|(?:imap|pop|pop3|smtp)(?: (?:and|or|slash) (?:imap|pop|pop3|smtp))*(?: auth\\w*| logins?| sign ins?| basic auth\\w*)?|old (?:auth\\w*|protocols)',
    'legacy-auth',
  ],
  ['device code(?: flows?)?(?: auth\\w*| phishing)?', 'device-code'],
  ['report only(?: mode)?', 'report-only'],
  ['named locations?', 'named-locations'],
  // Roles.
  [`(?:global|company|tenant) ${ADMIN}|g ?as?|global ${ADMIN}s|gadmins?|globals`, 'ga'],
  [
    `break(?: the)? ?glass(?:es)?(?: (?:accounts?|${ADMIN}|users?|identit(?:y|ies)))?|emergency (?:access )?(?:accounts?|${ADMIN}|users?|identit(?:y|ies))|bg accounts?`,
    'breakglass',
  ],
  ['privileged identity management|jit|just in time(?: access)?', 'pim'],
  [
    '(?:highly |high )?privileged (?:directory )?roles?|admin roles?|(?:directory|entra|administrat(?:ive|or)) roles?',
    'privileged-roles',
  ],
  [
    'service principals?|spns?|app(?:lication)? identit(?:y|ies)|enterprise app(?:lication)?s?|non human identit(?:y|ies)|workload identit(?:y|ies)|managed identit(?:y|ies)',
    'service-principals',
  ],
  ['apps?|applications?|app registrations?|application registrations?|registered apps', 'apps'],
  [ADMIN, 'admins'],
  // Guests.
  [
    '(?:b2b )?guest (?:users?|accounts?|identit(?:y|ies))|guests|b2b (?:users?|accounts?|guests?|collaboration users?)|external guests?|guest',
    'guests',
  ],
  [
    'external (?:users?|accounts?|identit(?:y|ies)|people|persons?|folks)|externals|outside users?|people from outside|users? from outside|outsiders?|foreigners|third part(?:y|ies) users?',
    'externals',
  ],
  [
    'external members?|members? from outside|externals? (?:of type|as|who are|that are) members?',
    'external-members',
  ],
  [
    'sponsorless|unsponsored|(?:with ?out|lack(?:s|ing)?|with no|has no|have no|having no|missing|no|do not have|does not have) (?:a |an |any )?sponsors?(?: assigned)?|nobody sponsors|that nobody sponsors',
    'without-sponsor',
  ],
  ['self service sign ?ups?|self sign ?ups?|viral sign ?ups?|viral users', 'self-service-signup'],
  ['access reviews?|recertifications?|attestation campaigns?|reviews? of access', 'access-review'],
  // Everything else.
  ['secure ?scores?|security scores?|microsoft secure score', 'secure-score'],
  [
    '(?:security |defender |defender xdr |high severity |open )*incidents?|defender alerts?|security alerts?',
    'incidents',
  ],
  [
    '(?:(?<=(?:who|anyone|anybody|everyone) ))(?:is|are) at risk|(?:somebody|someone|nobody|no one|anyone|anybody) at risk(?! of)|users? at risk|risky users?|risky accounts?|compromised (?:users?|accounts?)|at risk users?|high risk users?|users? flagged(?: for risk)?|risky people|leaked credentials|risky identities',
    'risky-users',
  ],
  ['(?:entra |azure ad |aad )?(?:id )?p2|premium p2|aad premium 2', 'p2'],
  ['licen[cs]es?|licen[cs]ing|subscriptions?|skus?', 'licences'],
  [
    '(?:architecture |architectural |tenant )*decision records?|adrs?|tenant architecture decisions?|architecture decisions?',
    'adr',
  ],
  [
    '(?:onprem|local) (?:ad|active directory|directory)(?: sync\\w*)?|entra connect|ad connect|aad connect|adconnect|cloud sync|onprem sync\\w*',
    'directory-sync',
  ],
  [
    '(?:microsoft )?teams (?:federation|external access)|federation (?:of|in|with) teams',
    'teams-federation',
  ],
  ['organi[sz]ations|organi[sz]ation', 'organisation'],
  ['whats new', 'what is new'],
  ['scores?', 'secure-score'],
  ['directories', 'tenants'],
];

const COMPILED = PHRASES.map(([source, by]) => [words(source.trim()), by] as const);

export function sayItOurWay(line: Line): void {
  for (const [pattern, by] of COMPILED) line.replace(pattern, by);
}
