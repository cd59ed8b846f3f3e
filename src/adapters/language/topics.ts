// What people say when they mean a check. The first that fits counts: the narrower stand first.

/** Ids are those of the catalogue; one that the vocabulary does not have is passed over. */
const TOPICS: ReadonlyArray<readonly [string, RegExp]> = [
  [
    'EMG-02',
    / (?:breakglass.*(?:exclu|exempt|ca|ca-policies|lock(?:ed)? (?:us )?out)|(?:exclu|exempt).*breakglass)/,
  ],
  [
    'EMG-03',
    / breakglass.*(?:strong-mfa|mfa|phishing|fido|passkey|keys?|watch|monitor|alert|method)|(?:watch|monitor|alert).* breakglass/,
  ],
  [
    'EMG-01',
    / (?:two|2|second|enough|at least|missing|without|cloud only).* breakglass| breakglass .*(?:exist|enough|right|ok|fine|order|compliant|good|place|correct|set up|cloud only|missing)/,
  ],
  [
    'PRV-07',
    / (?:(?:ga|admins?|pim|role) .*(?:activat|elevat)|(?:activat|elevat)\w* .*(?:ga|pim|role|approv)|approv\w* .*ga )/,
  ],
  [
    'PRV-01',
    / (?:(?:standing|permanent(?:ly)?|active all the time|always on|perma|persistent|24 7|all the time|assigned without end|not (?:in|through|via|behind|using|under) pim|without pim|outside (?:of )?pim) .*ga |ga .*(?:standing|permanent|always on|perma|persistent|24 7|all the time|without end|not (?:in|through|via|behind|using|under) pim|without pim|outside (?:of )?pim))/,
  ],
  [
    'PRV-02',
    / (?:too many|right number of|number of|enough|limit(?:s)? (?:of|on)|more than \w+|fewer than \w+|less than \w+|at least \w+|within \w+|how many is too many|acceptable number of|sensible number of) (?:the )?ga | ga .*(?:too many|in range|within (?:the )?(?:limits?|range)|reasonable|acceptable) /,
  ],
  [
    'PRV-12',
    / (?:(?:privileged-roles|admins?|roles?|pim|privileged access) .*access-review|access-review .*(?:privileged|roles?|admins?)|(?:privileged-roles|admins?|roles) .*(?:reviewed|recertified))/,
  ],
  [
    'PRV-08',
    / (?:(?:external|externals|guests|outside|foreign|consultant|contractor)(?: s)? .*(?:admins?|privileged-roles|admin rights|ga|privileged)|(?:admins?|privileged-roles|ga) .*(?:held by|are|from|that are|who are) (?:any )?(?:externals|guests|outside|foreign))/,
  ],
  [
    'PRV-09',
    / (?:local admins?|admins? .*(?:local accounts?|own accounts there)|(?:administered|managed|run) from (?:the primary|@\d+|outside))/,
  ],
  [
    'PRV-05',
    / admins? .*(?:cloud only|synced|on ?prem\w*|federated|directory-sync|hybrid)|(?:cloud only|synced|federated|on ?prem\w*) (?:ga|admins?|privileged)| (?:admins?|ga) (?:that |who )?(?:come|are synced) from (?:on ?prem|ad)/,
  ],
  [
    'PRV-06',
    / (?:(?:admins?|ga) .*(?:strong-mfa|phishing|fido|passkeys?|security keys?|passwordless|registered|mfa|hello|methods)|(?:strong-mfa|phishing resistant|fido\w*|passkeys?|mfa|passwordless|security keys?) .*(?:admins?|ga)) /,
  ],
  [
    'PRV-10',
    / (?:(?:role assign\w*|role assigned|privileged|role holding|role|admin) groups?|role groups?|groups? .*(?:role assign\w*|hold(?:ing)? (?:privileged-roles|roles?)|with (?:privileged-roles|roles?)))/,
  ],
  [
    'WRK-02',
    / (?:apps|service-principals) .*(?:(?:from|of|owned by) (?:the |a )?(?:sandbox|secondar|test|dev|other tenant)|(?:in|on) prod)| sandbox apps/,
  ],
  [
    'PRV-11',
    / (?:service-principals|apps|robots?|automation) .*(?:privileged-roles|ga|roles?|admins?(?: rights)?)|(?:privileged-roles|admin rights|roles|privileged) .*(?:service-principals|apps)|privileged (?:service-principals|apps)/,
  ],
  [
    'WRK-01',
    / (?:service-principals|workloads?|apps) .*(?:ca|ca-policies|risk|covered|protected|compromised|risky)|risky (?:service-principals|apps|workloads?)/,
  ],
  [
    'WRK-03',
    / (?:(?:register|registering|create|creating|make|add) (?:new |their own |own )?apps|users? .*consent|consent\w* .*(?:apps|users?)|user consent|consent settings?|app consent|consent to apps|apps (?:live|registered) in|apps registration)/,
  ],
  [
    'PRV-03',
    / (?:standing|permanent(?:ly)?|permanently assigned|not eligible) .*(?:privileged-roles|roles)| privileged-roles .*(?:standing|permanent)/,
  ],
  ['PRV-04', / pim /],
  [
    'AUT-02',
    / (?:(?:authentication|auth|sign in|mfa|login) methods?|strong-mfa methods?|(?:sms|voice|text message|phone call|email otp|weak) .*(?:methods?|enabled|disabled|allowed|mfa|auth\w*|codes?|sign|off|on)|(?:sms|weak methods?)|passkeys?|fido2?|passwordless|security keys?|phishing resistant methods?|windows hello|certificate based auth\w*)/,
  ],
  ['CAP-10', / (?:(?:guests|externals|partners people|b2b) .* mfa |mfa .*(?:guests|externals))/],
  [
    'CAP-06',
    / (?:admin portals?|entra admin\w*|administration .*(?:secured|protected)|privileged (?:access )?(?:workstations?|devices?)|paws?|secure admin workstations?|admin center|azure ad portal)/,
  ],
  [
    'CAP-07',
    / (?:azure (?:management|portal|resource manager|rm)|cloud management|management plane|(?:aws|gcp|google cloud) (?:console|management|sign ?in)?|azure cli|arm access)/,
  ],
  ['CAP-13', / (?:legacy-auth|device-code)/],
  [
    'CAP-05',
    / (?:(?:high )?user risk(?: polic(?:y|ies))?|risky-users .*(?:blocked|password change|ca|ca-policies|policy|reset|forced|stopped|must|allowed))/,
  ],
  ['CAP-03', / medium (?:sign in |signin |login )?risk/],
  [
    'CAP-04',
    / (?:high (?:sign in |signin |login )?risk|risky (?:sign ins?|signins?|logins?) .*(?:blocked|stopped|mfa|policy|protected|ca|allowed|challenged)|(?:block|stop|challenge)\w* risky (?:sign ins?|signins?|logins?))/,
  ],
  [
    'CAP-09',
    / (?:risk (?:based )?(?:ca-)?polic(?:y|ies)|risk (?:based )?(?:ca|ca-policies)|risk based|risk conditions?)/,
  ],
  [
    'CAP-08',
    / (?:report-only|audit mode|test mode|(?:ca-policies|policies) .*(?:not enforced|linger|forgotten|never enforced|switched off))/,
  ],
  [
    'CAP-11',
    / (?:(?:exclusions?|excluded|exempt\w*|exceptions?) .*(?:ca|ca-policies|policy|mfa)|(?:ca|ca-policies|policies|policy|mfa) .*(?:exclusions?|excluded|exempt\w*|exceptions?)|exclusion groups?|carve ?outs?)/,
  ],
  [
    'CAP-12',
    / (?:parity|(?:ca|ca-policies|policies) .*(?:the same|consistent|identical|uniform|differ)|(?:same|consistent|identical) (?:ca-policies|ca|policies|baseline)|inconsistent (?:ca|ca-policies))/,
  ],
  [
    'CAP-02',
    / (?:(?:managed|compliant|corporate|company) (?:devices?|laptops?|machines?)|compliant-device|unmanaged (?:devices?|machines?|laptops?)|byod|personal devices?|intune compliance) /,
  ],
  [
    'XTA-04',
    / (?:trusts?|accepts?|honours?) .*(?:anyone|anybody|everyone|everybody|strangers|undocumented|not own|outsiders)/,
  ],
  [
    'XTA-07',
    / (?:(?:mfa|device|claims?|compliant-device|hybrid-device) trust|trust\w* (?:\S+ ){0,3}(?:mfa|compliant-device|hybrid-device|claims?)|device claims?) /,
  ],
  [
    'CAP-01',
    / (?:(?:require|enforce|need|have|force|mandat|do|use|using|get|without|skip|must|everyone|everybody|all users|users?|people|required|enforced|mandatory|on|cover)\w* .*(?:strong-mfa|mfa) |(?:strong-mfa|mfa) .*(?:required|enforced|mandatory|everyone|everybody|all|users?|on|enabled|policy|policies|coverage|forced|turned|active|ok|in place|rollout|status|fine|covered)|(?:strong-mfa|mfa) (?:in|at|for|across|of) (?:@\d+ ?)+|(?:strong-mfa|mfa)(?: \?)? $)/,
  ],
  ['XTA-12', / tenant-restrictions/],
  ['XTA-03', / (?:default.* direct-connect|direct-connect .*default)/],
  ['XTA-09', / direct-connect/],
  [
    'XTA-05',
    / (?:(?:unknown|undocumented|unregistered|documented|unexplained|unowned) partners?|partners? .*(?:documented|owner|known|explain\w*|undocumented|reviewed)|partner (?:documentation|registry))/,
  ],
  [
    'XTA-06',
    / partners? .*(?:open|everyone|all (?:users|apps|applications|of)|everything|unrestricted|wide)/,
  ],
  ['XTA-04', / inbound trust/],
  [
    'XTA-01',
    / (?:default.* inbound|inbound .*default|inbound|(?:everyone|anybody|anyone|the world|any (?:tenant|company|organisation)|everybody|all) .*(?:come in|get in|be invited)|open to (?:everyone|everybody|anyone|anybody|the world|all)|wide open|b2b (?:collaboration )?(?:open|default))/,
  ],
  ['XTA-02', / (?:outbound|our people .*(?:anywhere outside|go anywhere|accept invitations))/],
  [
    'XTA-11',
    / (?:reciproc\w*|mutual(?:ly)?|one ?way|both ways|symmetric\w*|asymmetric\w*|one sided|lopsided)/,
  ],
  [
    'XTA-04',
    / (?:default.* trust|trust .*(?:default|owned|anyone|anybody|everyone|strangers|undocumented)|inbound trust|trusting? (?:too much|strangers))/,
  ],
  [
    'XTA-07',
    / (?:secondar\w*|@\d+) .*trusts? .*(?:the )?primary| trust (?:the|of the|from the) primary| device claims?| three claims/,
  ],
  ['XTA-08', / redemption/],
  ['XTA-10', / (?:sync|syncs) /],
  ['MTO-01', / mto/],
  [
    'GST-01',
    / (?:(?:guests|externals) .*(?:see|read|browse|enumerate|list|look up|permissions?|directory access|restricted|access level|rights|roles?)|guests? (?:permissions?|directory access|access restrictions?|user access)|restrict\w* guests)/,
  ],
  [
    'GST-06',
    / (?:allow ?lists?|deny ?lists?|block ?lists?|domain restrictions?|(?:which|what|allowed|any) domains? .*invit\w*|invit\w* .*domains?|invit\w* only .*(?:corporate|domains?)|collaboration restrictions?)/,
  ],
  [
    'GST-02',
    / (?:invit\w* (?:settings?|polic\w*|permissions?|rights)|(?:who|anyone|anybody|everyone|members?|users?|people|everybody|guests|can|may|allowed to) (?:\S+ ){0,5}invite|guest inviters?|self-service-signup|invite restrictions?|invite )/,
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
    / (?:admins?|breakglass|ga) .*(?:p2|licences)|(?:p2|licences) .*(?:admins?|breakglass|ga) /,
  ],
  ['LIC-01', / p2 /],
  [
    'SEC-01',
    / secure-score .*(?:target|falling|drop\w*|ok|good|good enough|fine|low|high enough|acceptable)/,
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
    / (?:federat\w*|adfs|managed authentication|cloud authentication|password hash|pass through auth\w*|okta|ping federate|third party idp)/,
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
];

export const topicsOf = (line: string): readonly string[] => {
  const found = TOPICS.find(([, pattern]) => pattern.test(line));
  return found ? [found[0]] : [];
};

const AREAS: ReadonlyArray<readonly [string, RegExp]> = [
  ['emergency-access', / (?:breakglass|emergency access) /],
  [
    'privileged-access',
    / (?:privileged(?: access| identit\w*)?|privileged-roles|admins?|administration|privilege) /,
  ],
  ['conditional-access', / (?:ca|ca-policies|baseline) /],
  [
    'cross-tenant-access',
    / (?:cross-tenant|cross tenant|b2b|boundar(?:y|ies)|collaboration|partners?(?: access| settings)?|tenant boundary|trust(?: settings)?) /,
  ],
  ['mto', / mto /],
  ['guests', / (?:guests|guest access|externals|guests hygiene) /],
  ['licence', / licences /],
  ['workload-identity', / (?:service-principals|workloads?|apps) /],
  [
    'security-operations',
    / (?:security operations|secops|soc|operations|risk|risky-users|incidents) /,
  ],
  ['isolation', / (?:isolation|isolated) /],
  ['devices', / devices? /],
  ['authentication', / (?:authentication|auth|sign ins?|sign-in|methods|passwords?|login|logins) /],
  ['governance', / (?:governance|governed|ownership|governing) /],
  ['tenant', / (?:tenant basics|tenant facts|tenant hygiene|domains) /],
];

export const areaOf = (line: string, areas: ReadonlySet<string>): string | undefined =>
  [...areas].find((area) => line.includes(` ${area} `)) ??
  AREAS.find(([area, pattern]) => areas.has(area) && pattern.test(line))?.[0];
