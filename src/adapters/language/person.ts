// What one person holds, and what is refused about persons.
import { one, type Reading } from './readings.ts';
import { type Said, scopeOf, signsIn } from './said.ts';

const HOLDS =
  '(?:access|roles?|privileged-roles|rights|permissions?|accounts?|admin rights|memberships?|groups?|apps|licences|ga|privileges|a guest account|guests|anything|everything|things|eligib\\w+|assignments?|sponsors?|local admins? accounts?|local accounts?|admins? accounts?|ga|an account|account)';

/** What only persons have. */
const OWNS =
  '(?:access|roles?|privileged-roles|rights|permissions?|accounts?|admin rights|memberships?|groups?|privileges|eligib\\w+|assignments?)';

const WHO = '(?<who>[^?,]*?)';
const FORMS: readonly RegExp[] = [
  new RegExp(
    ` who (?:sponsors?|sponsored|vouches for|answers for|is (?:the )?(?:sponsor|responsible) (?:of|for)|are (?:the )?sponsors (?:of|for)|is behind|is responsible for) ${WHO}(?: (?:in|at|across|as) .*| \\?| $|$)`,
  ),
  new RegExp(` (?:sponsors? of|sponsors? for) ${WHO}(?: (?:in|at|across|as) .*| \\?| $|$)`),
  new RegExp(` who (?:is|are) ${WHO} 's sponsors?(?: .*)?$`),
  new RegExp(
    ` (?:what|which|how much|where|in which tenants)(?: ${OWNS})*(?: and ${OWNS})* (?:does|do|did|has|have|is|are|can|may) ${WHO} (?:hold|holds|have|has|own|got|get|access|use|do|a member of|part of|in|still have|reach|see)(?: |(?=\\?)).*$`,
  ),
  new RegExp(
    ` (?:does|do|is|has|did) ${WHO} (?:still |also |really |have |hold |has |own |a |an |any |got |have a |have any |still have )+(?:\\S+ ){0,3}?${HOLDS} .*$`,
  ),
  new RegExp(
    ` (?:show|list|give|tell|find|look up|lookup|search(?: for)?) (?:everything |all |what |the )*(?:${HOLDS} )*(?:about|of|for|that|on)? ?${WHO} (?:holds|has|owns)(?: .*)?$`,
  ),
  new RegExp(
    ` (?:(?:show|list|what is|what are|find|where is|where are) )?(?:all |the |every )*${OWNS} (?:of|for|held by|that belong to) ${WHO}(?= (?:in|at|across|over|on|anywhere|everywhere|@\\d+|%|\\?) | *$).*$`,
  ),
  new RegExp(
    ` where (?:is|are|does|has) ${WHO} (?:guests|an? guests|admins?|an? admins?|ga|members?|an? members?|in)(?: .*)?$`,
  ),
  new RegExp(
    ` (?:is|are|am) ${WHO} (?:an? )?(?:guests|admins?|ga|members?|eligible|in any groups?|in any)(?: .*)?$`,
  ),
  new RegExp(
    ` (?:who is|find|look up|lookup|everything (?:about|on)|show|all about) ${WHO}(?: (?:in|at|across|%|anywhere|everywhere) .*| \\?| $|$)`,
  ),
];

const PURPOSE =
  / (?:because(?: of)?|purpose ?:?|reason ?:?|for the purpose of|(?:needed |it is |this is )?for (?:an? |the |my )?(?=(?:ticket|audit|incident|review|offboarding|investigation|case|change|inc|chg|leaver|access-review|hr|compliance|security|onboarding|exit|departure|~)\b)) ?(?<why>.+?) $/;

export function readPerson(said: Said): Reading | undefined {
  if (
    / (?:did|has|have) .*(?:chang|touch|modif|edit|delet|remov|add|alter|creat)\w* | did \S+(?: \S+)? do /.test(
      said.line.s,
    )
  )
    return undefined;
  const purposeAt = PURPOSE.exec(said.line.s);
  const s = purposeAt ? `${said.line.s.slice(0, purposeAt.index)} ` : said.line.s;
  if (MINE.test(s)) return one({ ask: 'person', who: 'me', tenants: scopeOf(said) });
  for (const form of FORMS) {
    const match = form.exec(s);
    const who = match?.groups?.who?.trim();
    if (!match || !who) continue;
    const found = whoIs(said, who);
    if (!found) continue;
    const why = purposeAt?.groups?.why;
    const purpose = why && typed(said, why);
    const without = signsIn(s).filter(
      (sign) => found === 'me' && said.mentions[Number(sign.slice(1))]?.home,
    );
    return one({
      ask: 'person',
      who: found,
      tenants: scopeOf(said, without),
      ...(purpose && { purpose }),
    });
  }
  return undefined;
}

function whoIs(said: Said, who: string): string | undefined {
  if (/^(?:i|me|myself)$/.test(who)) return 'me';
  const words = who.split(' ');
  while (words.length > 0 && FILLING.test(words[0] ?? '')) words.shift();
  while (words.length > 0 && FILLING.test(words.at(-1) ?? '')) words.pop();
  // A name is one to four words that mean nothing else, or an address.
  if (words.length === 0 || words.length > 4) return undefined;
  if (words.length === 1 && words[0]?.startsWith('~')) return typed(said, who);
  const named = words.every(
    (word) =>
      /^[\p{L}\d._#+'@-]+$/u.test(word) &&
      !/^@\d+$/.test(word) &&
      !/^#\d/.test(word) &&
      !NO_NAME.test(word),
  );
  if (!named) return undefined;
  const raw = typed(said, words.join(' '));
  const odd =
    words.some((word) => said.isOdd(word) || word.includes('@')) ||
    (/^\p{Lu}/u.test(raw) && words.some((word) => said.isName(word)));
  return odd ? raw : undefined;
}

const MINE =
  /^ (?:and |show |list |what (?:is|are) |where (?:is|are) )*my (?:own )?(?:access|roles?|privileged-roles|rights|permissions?|accounts?|memberships?|groups?|privileges|apps) /;

const FILLING =
  /^(?:the|user|person|mr|mrs|ms|dr|colleague|admin|account|of|accounts|still|about|for|on|that|everything|all|every|access|what|a|an|roles?|rights|in)$/;

const NO_NAME =
  /^(?:tenants?|guests|externals|admins?|ga|apps|users?|people|partners?|we|they|it|you|there|anyone|anybody|someone|everyone|who|what|which|all|any|every|mfa|breakglass|nobody|secondar\w+|this|that|these|those|not|in|at|and|from|to|by|no|licences|domains?|devices?|members?|roles?|service-principals|ca|ca-policies|incidents|risky-users|secure-score|pim|legacy-auth|%|employees?|staff|colleagues|everybody|of|many)$/;

function typed(said: Said, text: string): string {
  const at = said.line.s.indexOf(` ${text.trim()} `);
  const raw = at < 0 ? text.trim() : said.line.rawOf(at + 1, at + 1 + text.trim().length);
  const clean = raw.replace(/[?.,:]+$/, '').trim();
  said.used.add(clean);
  return clean;
}
