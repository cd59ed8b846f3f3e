// What people say when they mean a check of emergency accounts, roles or workloads.
import type { Topic } from './topics.ts';

export const PRIVILEGE: readonly Topic[] = [
  [
    'EMG-02',
    / (?:breakglass.*(?:exclu|exempt|ca|ca-policies|lock(?:ed)? (?:us )?out)|(?:exclu|exempt).*breakglass)/,
  ],
  [
    'EMG-03',
    / breakglass.*(?:strong-mfa|mfa|phishing|fido|passkey|keys?|watch|monitor|alert|method|drill\w*|tested|tried|used|signed in|logged in)|(?:watch|monitor|alert|drill\w*|used?|using|sign\w* in|log\w* in).* breakglass/,
  ],
  [
    'EMG-01',
    / (?:two|2|second|enough|at least|missing|without|cloud only|lack\w*|(?:has|have|having|with|got|is|are) (?:there )?no|not have) .*breakglass| no breakglass| (?:two|2|second|enough|at least|missing|without|cloud only).* breakglass| breakglass .*(?:exist|enough|right|ok|fine|order|compliant|good|place|correct|set up|cloud only|missing)/,
  ],
  [
    'PRV-07',
    / (?:pim (?:approvals?|settings?)|(?:ga|admins?|pim|role) .*(?:activat|elevat)|(?:activat|elevat)\w* .*(?:ga|pim|role|approv)|approv\w* .*ga |(?:how long|for how many hours|longest) .*(?:ga|admins?|privileged-roles|roles?|pim) )/,
  ],
  [
    'PRV-01',
    / (?:(?:standing|permanent(?:ly)?|active all the time|always on|perma|persistent|24 7|all the time|assigned without end|not (?:in|through|via|behind|using|under) pim|without pim|outside (?:of )?pim) .*ga |ga .*(?:without (?:an |any )?(?:end|expir\w*)|no (?:end|expir\w*)|never expir\w*|standing|permanent|always on|perma|persistent|24 7|all the time|without end|not (?:in|through|via|behind|using|under) pim|without pim|outside (?:of )?pim))/,
  ],
  [
    'PRV-01',
    / (?:ga .*(?:only|all|just) eligible|(?:only|all) .*ga .*eligible|ga .*eligible only)/,
  ],
  [
    'PRV-02',
    / (?:too many|right number of|number of|enough|limit(?:s)? (?:of|on)|more than \w+|fewer than \w+|less than \w+|at least \w+|within \w+|how many is too many|acceptable number of|sensible number of) (?:the )?ga | ga .*(?:too many|in range|within (?:the )?(?:limits?|range)|reasonable|acceptable) /,
  ],
  [
    'PRV-12',
    / (?:privileged access-review|(?:privileged-roles|admins?|roles?|pim|privileged access) .*access-review|access-review .*(?:privileged|roles?|admins?)|(?:privileged-roles|admins?|roles) .*(?:reviewed|recertified))/,
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
    'CAP-06',
    / (?:(?:requir\w*|forc\w*|enforc\w*|mandat\w*|demand\w*|polic(?:y|ies)|must|have to|has to|need(?:s|ed)?(?: to)?|made to) .*(?:admins?|ga) .*(?:mfa|strong-mfa)|(?:requir\w*|forc\w*|enforc\w*|demand\w*|polic(?:y|ies)) .*(?:mfa|strong-mfa) .*(?:admins?|ga)|(?:mfa|strong-mfa) .*(?:requir\w*|forc\w*|enforc\w*|mandat\w*|demand\w*|a must) .*(?:admins?|ga)|(?:admins?|ga) .*(?:requir\w*|forced|must|have to|has to|need(?:s|ed)?(?: to)?|made to) .*(?:mfa|strong-mfa)) /,
  ],
  [
    'PRV-06',
    / (?:(?:admins?|ga) .*(?:strong-mfa|phishing|fido|passkeys?|security keys?|passwordless|registered|mfa|hello|methods|sms|text messages?|voice)|(?:strong-mfa|phishing resistant|fido\w*|passkeys?|mfa|passwordless|security keys?) .*(?:admins?|ga)) /,
  ],
  [
    'PRV-10',
    / (?:(?:pim for groups|role assign\w*|role assigned|privileged|role holding|role|admin) groups?|role groups?|groups? .*(?:role assign\w*|hold(?:ing)? (?:privileged-roles|roles?)|with (?:privileged-roles|roles?)))/,
  ],
  [
    'WRK-02',
    / (?:apps|service-principals) .*(?:(?:from|of|owned by) (?:the |a )?(?:sandbox|secondar|test|dev)|(?:in|on) prod)| sandbox apps|(?:apps|service-principals) .*(?:dangerous|high|powerful|excessive|broad|critical|too many) (?:graph )?(?:permissions?|privileges|rights)|(?:dangerous|powerful|excessive) (?:app |graph )?permissions?/,
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
    / (?:standing|permanent(?:ly)?|permanently assigned|not eligible) .*(?:privileged-roles|roles)| privileged-roles .*(?:standing|permanent)| (?:all|only) .*(?:admins|privileged-roles|roles) .*eligible| (?:admins|privileged-roles|roles) .*(?:all|only) eligible/,
  ],
  ['PRV-04', / pim /],
  ['PRV-02', / ga /],
];
