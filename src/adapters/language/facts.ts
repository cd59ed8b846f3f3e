// What a tenant simply is: its id, owner, age, licences.
import type { Fact } from '../../domain/posture/question.ts';
import { one, type Reading } from './readings.ts';
import { isNamed, mentionAt, type Said, scopeOf, signsIn } from './said.ts';
import { wordsIn } from './words-in.ts';

const T = '(?:@\\d+|tenants?|it|they|this|that|these|directory)';

const FACTS: ReadonlyArray<readonly [Fact, RegExp]> = [
  ['id', / (?:(?:tenant |directory )?(?:ids?|guids?|identifiers?)|tenantid) /],
  [
    'age',
    new RegExp(
      ` (?:how (?:old|long) (?:is|are|has|have) (?:the )?${T}|when (?:was|were|did|is) (?:the )?${T} (?:'s )?(?:tenant )?(?:created|set up|made|born|founded|start\\w*|established|begin|come into being|registered|provisioned)|(?:age|creation date|created date) of|(?:oldest|youngest|newest) tenants?|creation date|created on|how old|since when (?:do|does|did|has|have|is|are) .*(?:exist\\w*|there|have|had))`,
    ),
  ],
  [
    'owner',
    / (?:who (?:owns|runs|is (?:the )?(?:owner|responsible|in charge|accountable)|answers|looks after|manages|are (?:the )?owners|is behind|takes care|maintains|do i (?:ask|talk to)|should i (?:ask|talk to))|owners? of|(?:@\d+ )(?:'s )?owners?|who .* responsible for|owned by (?:whom|who)|whose (?:tenant|responsibility)|whose is|(?:show|list|who are|name)(?: the)? owners?)/,
  ],
  [
    'purpose',
    new RegExp(
      ` (?:what (?:is|are|does) (?:the )?(?:purpose|use|point)|purposes? of|what (?:is|are) ${T} (?:used )?(?:for|good for|about)|why do (?:we|@\\d+) have|why does ${T} exist|what do (?:we|@\\d+) (?:use|have|need) ${T} for|(?:@\\d+ )(?:'s )?purpose|what .*used for|reason for having|why (?:is there|have we got) )`,
    ),
  ],
  [
    'contact',
    / (?:contacts?|who (?:do|can|should) (?:i|we|@\d+) (?:contact|call|mail|email|write to|reach)|contact (?:address|person|mail|email)|(?:technical|security|notification) (?:contact|mail|email)\w*|how (?:do|can) (?:i|we) (?:contact|reach))/,
  ],
  [
    'country',
    / (?:countr(?:y|ies)|in-country|region|where (?:is|are) (?:the )?(?:@\d+|it|they) (?:located|based|hosted|registered|\? |$)|which (?:country|region|location|data ?center|geo)|location of|geograph\w*|(?:eu|us) tenant)/,
  ],
  [
    'cloud',
    / (?:(?:which|what) cloud|cloud (?:of|is)|(?:commercial|government|gov|sovereign|gcc|gcchigh|dod|national) cloud|cloud environment|gcc high|in gcc|(?:@\d+ )(?:'s )?cloud) /,
  ],
  [
    'tenant-type',
    / (?:(?:tenant )?type of (?:tenant )?@\d+|tenant type|(?:is|are) @\d+ (?:an? )?(?:b2c|ciam|workforce|external id|aad|customer identity)|what type of tenant|(?:which|any) (?:tenants? (?:is|are) )?(?:b2c|ciam|workforce) ?(?:tenants?)?) /,
  ],
  [
    'kind',
    / (?:what (?:kind|sort|class|category|role)|which kind|(?:kind|role|classification) of (?:tenant )?@\d+|(?:is|are) @\d+ (?:an? |the |our |really |classified as |considered )*(?:primary|secondary|secondaries|sandbox(?:es)?|external|production|test|main|corporate|home|isolated tenant)|(?:which|what)(?: tenants?| one| ones| of @\d+| @\d+)* (?:is|are) (?:an? |the |our |considered |classified as )*(?:primary|secondary|secondaries|sandbox(?:es)?|isolated|external|main|corporate)(?: tenants?| ones?)? |is @\d+ @\d+)/,
  ],
  [
    'hybrid',
    / (?:(?:is|are|which|does|do) .*(?:hybrid|synced from|connected to (?:an? )?(?:on prem|directory-sync|local ad|ad))|hybrid tenants?|directory-sync|on ?prem\w*)/,
  ],
  [
    'users',
    / (?:how many (?:users?|people|accounts?|employees?|staff|members|identities|seats|persons|heads)|(?:number|count|amount) of (?:users?|people|accounts?|members|employees)|user (?:count|number|total)s?|headcount|how (?:big|large|small) (?:is|are)|size of|(?:biggest|largest|smallest) tenants?) /,
  ],
  [
    'domains',
    / (?:what|which|list|show)(?: are| is)?(?: the| all)? domains? (?:of|does|do|are|is|has|have|belong|registered|in|for|verified)|(?:@\d+ )(?:'s )?domains? /,
  ],
  [
    'overview',
    / (?:(?:show|what is|who is|describe|introduce|about|explain|summari[sz]e|summary of|brief me on|profile of|overview of|an overview of|facts (?:about|of|on)|details (?:about|of|on)|everything (?:about|on|you know about)|all about|what do you know about|information (?:about|on)|info (?:about|on)|tell|what about|more about|give) (?:the |this |about |tenant |on )*(@\d+)(?: tenant| directory)?(?: \?)? $)/,
  ],
];

export const wordsOfFact = (fact: Fact): readonly string[] => [
  ...fact.split('-'),
  ...FACTS.flatMap(([name, pattern]) =>
    name === fact || fact === 'overview' ? wordsIn(pattern) : [],
  ),
];

/** `Who owns it and when was it created`: the overview has both. */
const severalAsked = (s: string): boolean =>
  / and /.test(s) &&
  FACTS.filter(
    ([fact, pattern]) =>
      /^(?:owner|age|country|purpose|contact|cloud|users|tenant-type)$/.test(fact) &&
      pattern.test(s),
  ).length > 1;

/** Where the data of a tenant is, or a tenant itself: no more is known than its country. */
const IN_COUNTRY =
  / (?:data|tenants?|@\d+|hosted|located|based|stored)(?: (?!guests|externals)\S+){0,5} in-country /;

export const readCountry = (said: Said): Reading | undefined =>
  IN_COUNTRY.test(said.line.s)
    ? one({ ask: 'fact', fact: 'country', tenants: scopeOf(said) })
    : undefined;

/** Facts that are also lists or checks when one does not ask for the bare fact. */
export function readFact(said: Said): Reading | undefined {
  const s = said.line.s;
  if (
    / (?:without|missing|lack\w*|has no|have no|not have|no owner|every|residency|stored|at rest|fresh|healthy|working|running|guests|apps|partners?|ga|admins|inbound|trusts?|breakglass|matters?|should|policy|policies|federat\w*|fail\w*|#\d+|you (?:have )?(?:know|known|read|watch\w*)) /.test(
      s,
    )
  )
    return undefined;
  const found = FACTS.find(([, pattern]) => pattern.test(s));
  if (!found) return undefined;
  const [fact] = severalAsked(s) ? (['overview'] as const) : found;
  if (fact === 'hybrid' && / (?:devices?|hybrid-device|join\w*) /.test(s)) return undefined;
  if (
    (fact === 'owner' || fact === 'contact') &&
    !isNamed(said) &&
    !/ (?:tenants?|each|which|it|them) /.test(s)
  )
    return undefined;
  if (fact === 'id' && / (?:hr|person|user|risk|client|check) ids? /.test(s)) return undefined;
  // "Is X our primary": the second mention says what it is called, not which one is asked about.
  const signs =
    fact === 'kind'
      ? signsIn(s).filter(
          (sign) =>
            mentionAt(said, sign)?.group === 'kind' ||
            (/ is @\d+ 's /.test(s) ? false : mentionAt(said, sign)?.home && signsIn(s).length > 1),
        )
      : [];
  return one({ ask: 'fact', fact, tenants: scopeOf(said, signs) });
}
