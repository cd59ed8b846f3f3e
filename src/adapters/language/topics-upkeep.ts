// What people say when they mean a check of guests, licences, operations or the tenant itself.
import type { Topic } from './topics.ts';

export const UPKEEP: readonly Topic[] = [
  [
    'GST-01',
    / (?:(?:guests|externals) .*(?:see|read|browse|enumerate|list|look up|permissions?|directory access|restricted|access level|rights)|guests? (?:permissions?|directory access|access restrictions?|user access)|restrict\w* guests)/,
  ],
  [
    'GST-06',
    / (?:allow ?lists?|deny ?lists?|block ?lists?|domain restrictions?|(?:which|what|allowed|any) domains? .*invit\w*|invit\w* .*domains?|invit\w* only .*(?:corporate|domains?)|collaboration restrictions?)/,
  ],
  [
    'GST-02',
    / (?:invit\w* (?:settings?|polic\w*|permissions?|rights)|(?:who|anyone|anybody|everyone|members?|users?|people|everybody|guests|can|may|allowed to) (?:\S+ ){0,5}invites? |guest inviters?|self-service-signup|invite restrictions?|invite )/,
  ],
  [
    'GST-05',
    / (?:(?:guests|externals|b2b) .*(?:access-review|reviewed|recertified)|access-review .*(?:guests|externals))/,
  ],
  [
    'GST-03',
    / (?:(?:stale|inactive|idle|dormant|unused|sleeping|zombie|old|abandoned|forgotten|dead|cleaned up) .*guests|guests .*(?:stale|inactive|idle|dormant|unused|abandoned|signed in|log(?:ged)? in|sign(?:ed)? ?in|clean(?:ed)? up))/,
  ],
  [
    'GST-04',
    / (?:(?:guests|externals) .*sponsors?|sponsors? .*(?:guests|externals)|without-sponsor|sponsors?)/,
  ],
  [
    'LIC-02',
    / (?:admins?|breakglass|ga) .*(?:p2|licences)|(?:p2|licences) .*(?:admins?|breakglass|ga) | licences .*(?:laps\w*|expir\w*|suspend\w*|locked out)|(?:laps\w*|expir\w*|suspended|locked out) .*licences/,
  ],
  ['LIC-01', / p2 /],
  [
    'SEC-01',
    / secure-score .*(?:low|drop\w*|fell|poor|bad|target|falling|drop\w*|ok|good|good enough|fine|low|high enough|acceptable)|(?:fell|falling|fallen|drop\w*|declin\w*|below|under) .*secure-score/,
  ],
  [
    'SEC-02',
    / incidents .*(?:unassigned|assigned|nobody|orphan|handled|owner|untouched)|(?:unassigned|unattended|unhandled) .*incidents/,
  ],
  [
    'SEC-03',
    / risky-users .*(?:triag\w*|handled|dealt|dismissed|remediated|open|unresolved)|(?:triag\w*|untriaged) .*(?:risky-users|risk)|risk (?:detections?|triage)/,
  ],
  [
    'TEN-09',
    / (?:(?:create|creating|spin up|make|set up) (?:new |their own |a |own |other |shadow )*tenants?|shadow (?:tenants?|it)|tenant creation)/,
  ],
  ['TEN-08', / (?:drift\w*|unapproved changes?|unauthori[sz]ed changes?|snapshot)/],
  ['TEN-07', / adr /],
  [
    'TEN-06',
    / (?:(?:tenants?|without|no|missing|every|each|all) .*(?:owners?|purposes?|technical contacts?|contacts?) |ownership|ownerless|orphan(?:ed)? tenants?|documented tenants?)/,
  ],
  [
    'TEN-05',
    / (?:classif\w*|decision tree|exactly one primary|more than one primary|(?:one|two|several) primar\w*|primary secondary|really (?:the )?primary)/,
  ],
  ['TEN-03', / (?:hybrid identit\w*|directory-sync)/],
  [
    'TEN-02',
    / (?:residency|data (?:stored|kept|located|location|lives?|at rest|is|sits)|multi ?geo|jurisdiction|sovereign\w*|where .* data|data .*(?:eu|us|europe|country|region))/,
  ],
  [
    'TEN-04',
    / (?:(?:default|custom|vanity|verified|unknown|unexpected|stray|undeclared|strange) domains?|onmicrosoft)/,
  ],
  ['TEN-01', / (?:tenant type|type of tenant|declared type|b2c|ciam)/],
  [
    'AUT-01',
    / (?:federat\w*|(?<! in (?:the |a |our |this )?)domains? .*managed |managed domains?|adfs|managed authentication|cloud authentication|password hash|pass through auth\w*|okta|ping federate|third party idp)/,
  ],
  [
    'ISO-02',
    / isolat\w* .*(?:level|outcome|kind|real(?:ly)?|truly|honest\w*|resource|identity|complete(?:ly)?|full(?:y)?|what)|(?:how|really|truly|fully|completely|resource|identity) isolat\w*/,
  ],
  [
    'ISO-03',
    / sandbox .*(?:inbound|trust|closed|licences|back|isolated|sealed|safe|separate\w*|contain\w*)/,
  ],
  [
    'ISO-01',
    / (?:isolat\w*|sealed|air ?gap\w*|every door|doors? (?:is |are )?(?:open|closed|shut)|open doors?|shut off|closed off)/,
  ],
  [
    'DEV-01',
    / devices? .*(?:joined|managed|registered|live|belong|enrolled)|(?:joined|enrolled|registered) devices?/,
  ],
  ['GST-05', / access-review /],
];
