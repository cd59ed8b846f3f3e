// What can be listed and counted, by the words for it.
import type { Listed } from '../../domain/posture/question.ts';
import { wordsIn } from './words-in.ts';

/** The first that fits counts: the narrower stand first. */
const LISTS: ReadonlyArray<readonly [Listed, RegExp]> = [
  [
    'never-signed-in-guests',
    / (?:(?:guests|externals|invit\w+) .*(?:never|not ever|not once|not yet) (?:\S+ )?(?:sign|log|us|been|c[ao]me|appear|show|activ|log)\w*|(?:guests|externals) .*(?:without|no|zero) (?:a |any |a single )?(?:sign|log)\w*|(?:never|not once) (?:signed|logged) in (?:guests|externals)|(?:guests|externals) .*(?:no|without) (?:last )?sign ?ins?)/,
  ],
  [
    'stale-guests',
    / (?:(?:stale|inactive|idle|dormant|unused|sleeping|zombie|old|abandoned|forgotten|dead) (?:\S+ )?(?:guests|externals)|(?:guests|externals) .*(?:stale|inactive|idle|dormant|unused|abandoned|not (?:\S+ )?(?:sign|log|us|been|active)\w*|no longer|nobody uses|for \w+ (?:days|months)))/,
  ],
  [
    'pending-guests',
    / (?:(?:pending|unredeemed|open|outstanding|unaccepted|unanswered|invited) (?:\S+ )?(?:guests|invit\w+)|(?:guests|invit\w+|externals) .*(?:pending|unredeemed|not (?:\S+ )?(?:accept|redeem|respond)\w*|never (?:accept|redeem)\w*|yet to|unanswered|outstanding)|pending invit\w+)/,
  ],
  [
    'unsponsored-guests',
    / (?:(?:guests|externals) .*without-sponsor|without-sponsor .*(?:guests|externals)|without-sponsor)/,
  ],
  [
    'external-members',
    / (?:external-members|(?:externals|people of other tenants) .*as members|members? who are externals|userType member)/,
  ],
  [
    'privileged-service-principals',
    / (?:privileged (?:service-principals|apps)|(?:service-principals|apps) .*(?:privileged|roles|admin|ga)|(?:roles|privileged-roles|ga|rights) .*(?:service-principals))/,
  ],
  [
    'foreign-service-principals',
    / (?:(?:foreign|external|third party|outside|other peoples|multi ?tenant|vendor) (?:service-principals|apps)|(?:service-principals|apps) .*(?:foreign|from (?:outside|other|elsewhere|another|third)|of other|owned by (?:others|other|another|someone else)|not ours|third part\w+))/,
  ],
  [
    'external-administrators',
    / (?:@\d+ (?:'s )?(?:users|people|staff|admins?|employees|accounts|guests) .*(?:admins?|rights|ga|privileged-roles|roles) .*(?:in|at) @\d+ )| (?:(?:external|externals|guests|outside|foreign) (?:\S+ )?(?:admins?|ga)|(?:externals|guests|outsiders) .*(?:admins?|privileged-roles|ga|admin rights)|admins? .*(?:from outside|externals|guests))/,
  ],
  [
    'standing-administrators',
    / (?:(?:standing|permanent(?:ly)?|active|perma) (?:\S+ )?(?:admins?|privileged-roles|roles|privileged|assignments?)|(?:admins?|privileged-roles|roles|assignments) .*(?:standing|permanent(?:ly)?|not eligible|all the time|without pim)|standing access|permanent privileges?)/,
  ],
  [
    'eligible-administrators',
    / (?:eligible (?:\S+ )?(?:admins?|privileged-roles|roles|ga|assignments?|people|users|privileged)|(?:admins?|privileged-roles|roles|ga|people) .*eligible|eligib\w+)/,
  ],
  ['global-administrators', / ga /],
  ['emergency-accounts', / breakglass /],
  [
    'unknown-tenants-signed-in-to',
    / (?:(?:unknown|foreign|other|outside|strange|unrecogni[sz]ed|which|what|external) (?:\S+ )?(?:tenants?|organisation|directories) .*(?:sign|log)\w* (?:in|into|on)|sign\w* (?:in ?)?to (?:unknown|other|foreign|strange|outside) tenants?|where (?:do|are) .*(?:sign|log)\w* in(?:to)?|tenants? .*(?:people|users|staff|employees) (?:sign|log)\w* (?:in ?)?to)/,
  ],
  [
    'tenants-without-licence',
    / (?:tenants? .*(?:without|lack\w*|no|not have|miss(?:es|ing)?|unlicensed|need) .*(?:p2|licences)|(?:unlicensed|licence less) tenants?|(?:without|lack\w*|no|missing|who lacks|where .*not have) (?:a |an |any )?(?:p2|licences))/,
  ],
  [
    'unknown-partners',
    / (?:(?:unknown|undocumented|unregistered|unexplained|stray|undeclared|unowned|strange) partners?|partners? .*(?:unknown|undocumented|not (?:\S+ )?(?:know|document|declar|register|in the)\w*|nobody knows|without (?:an )?owner))/,
  ],
  [
    'open-partners',
    / (?:(?:open|wide open|unrestricted) partners?|partners? .*(?:open|unrestricted|let .*everyone|all users|everyone in|allow everyone)|(?:who|which tenants|which partners|what partners) .*(?:let in|allowed in|come in|open to))/,
  ],
  [
    'trusted-partners',
    / (?:trusted (?:partners?|tenants?)|partners? .*trust\w*|(?:who|whom|whose mfa|which|whose devices|what|how many|(?:@\d+|tenants?) (?:that|which)) .*trust\w*|trusts? (?:whom|whose))/,
  ],
  ['report-only-policies', / report-only/],
  [
    'disabled-policies',
    / (?:(?:disabled|off|inactive|switched off|turned off) (?:ca-policies|policies|ca)|(?:ca-policies|policies) .*(?:disabled|off|inactive))/,
  ],
  [
    'exclusions',
    / (?:exclusions?|excluded|exempt\w*|carve ?outs?|(?:left|leaves?) out of (?:ca|ca-policies|policies|mfa)|(?:ca|ca-policies|policies|policy) (?:leave|leaves|spare|spares) )/,
  ],
  ['conditional-access-policies', / (?:ca-policies|ca policies|policies) /],
  ['federated-domains', / (?:federated domains?|domains? .*federat\w*)/],
  ['domains', / domains? /],
  ['licences', / licences /],
  ['synchronised-into', / (?:sync|syncs|synced) /],
  ['multitenant-members', / mto/],
  ['risky-users', / risky-users/],
  ['incidents', / incidents/],
  [
    'attestations',
    / (?:attest\w*|declared facts|sentinel|lighthouse|defender for cloud|teams-federation|what .*(?:declared|vouched))/,
  ],
  [
    'exceptions',
    / (?:exceptions?|(?:findings?|failures?|risks?|deviations?) .*accept\w*|accepted (?:risks?|findings?|failures?|deviations?)|waivers?|risk acceptances?|accepted)/,
  ],
  ['guests', / (?:guests|externals|b2b)/],
  [
    'partners',
    / (?:partners?|partner (?:tenants?|entries|organisations?)|connected organisations?|cross-tenant)/,
  ],
  ['devices', / devices? /],
  ['applications', / (?:apps|service-principals) /],
];

export const listedIn = (line: string): Listed | undefined =>
  LISTS.find(([of, pattern]) => pattern.test(line) && !NOT_OF[of]?.test(line))?.[0];

/** The words by which a list is known. */
export const wordsOfList = (of: Listed): readonly string[] => [
  ...of.split('-'),
  ...LISTS.flatMap(([other, pattern]) => (other === of ? wordsIn(pattern) : [])),
];

/** What looks like one and is about another way in. */
const NOT_OF: { readonly [L in Listed]?: RegExp } = { 'open-partners': / direct-connect / };

/** The check that judges what is listed. */
export const CHECK_OF: { readonly [L in Listed]?: string } = {
  'stale-guests': 'GST-03',
  'never-signed-in-guests': 'GST-03',
  'pending-guests': 'GST-03',
  'unsponsored-guests': 'GST-04',
  'external-administrators': 'PRV-08',
  'standing-administrators': 'PRV-03',
  'global-administrators': 'PRV-02',
  'emergency-accounts': 'EMG-01',
  'privileged-service-principals': 'PRV-11',
  'unknown-partners': 'XTA-05',
  'open-partners': 'XTA-06',
  'trusted-partners': 'XTA-04',
  'report-only-policies': 'CAP-08',
  exclusions: 'CAP-11',
  'federated-domains': 'AUT-01',
  domains: 'TEN-04',
  'tenants-without-licence': 'LIC-01',
  incidents: 'SEC-02',
  'risky-users': 'SEC-03',
  'multitenant-members': 'MTO-01',
  'synchronised-into': 'XTA-10',
  devices: 'DEV-01',
};

/** What lists what a check is about. */
export const LIST_OF: Readonly<Record<string, Listed>> = {
  'GST-03': 'stale-guests',
  'GST-04': 'unsponsored-guests',
  'PRV-08': 'external-administrators',
  'PRV-01': 'standing-administrators',
  'PRV-03': 'standing-administrators',
  'PRV-02': 'global-administrators',
  'PRV-04': 'eligible-administrators',
  'EMG-01': 'emergency-accounts',
  'EMG-02': 'emergency-accounts',
  'EMG-03': 'emergency-accounts',
  'PRV-11': 'privileged-service-principals',
  'XTA-05': 'unknown-partners',
  'XTA-06': 'open-partners',
  'XTA-04': 'trusted-partners',
  'CAP-08': 'report-only-policies',
  'CAP-11': 'exclusions',
  'AUT-01': 'federated-domains',
  'TEN-04': 'domains',
  'LIC-01': 'tenants-without-licence',
  'SEC-02': 'incidents',
  'SEC-03': 'risky-users',
  'MTO-01': 'multitenant-members',
  'XTA-10': 'synchronised-into',
  'DEV-01': 'devices',
  'WRK-02': 'foreign-service-principals',
};
