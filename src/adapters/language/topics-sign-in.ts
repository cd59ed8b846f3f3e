// What people say when they mean a check of sign-in methods or Conditional Access.
import type { Topic } from './topics.ts';

export const SIGN_IN: readonly Topic[] = [
  [
    'AUT-02',
    / (?:(?:authentication|auth|sign in|mfa|login) methods?|strong-mfa methods?|(?:sms|voice|text message|phone call|email otp|weak) .*(?:methods?|enabled|disabled|allowed|mfa|auth\w*|codes?|sign|off|on)|(?:sms|weak methods?)|passkeys?|fido2?|passwordless|security keys?|phishing resistant methods?|windows hello|certificate based auth\w*)/,
  ],
  [
    'CAP-10',
    / (?:(?:guests|externals|partners? (?:people|users|staff|accounts)|b2b) (?:.* )?mfa |mfa .*(?:guests|externals))/,
  ],
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
    'DEV-01',
    / (?:are|is) (?:all|our|every|the|most|any|no) (?:\S+ ){0,2}compliant-device (?:in|at|\?|$)/,
  ],
  [
    'CAP-02',
    / (?:(?:managed|compliant|corporate|company) (?:devices?|laptops?|machines?)|compliant-device|unmanaged (?:devices?|machines?|laptops?)|byod|personal devices?|intune compliance) /,
  ],
  [
    'XTA-04',
    / (?:(?:trusts?|accepts?|honours?) .*(?:anyone|anybody|everyone|everybody|strangers|undocumented|not own|outsiders|(?<!security )default)|(?<!security )default\w* .*(?:trusts?|accepts?|honours?))/,
  ],
  [
    'XTA-07',
    / (?:(?:mfa|device|claims?|compliant-device|hybrid-device) trust|trust\w* (?:\S+ ){0,3}(?:mfa|compliant-device|hybrid-device|claims?)|device claims?) /,
  ],
  [
    'CAP-01',
    / (?:(?:require|enforce|need|have|force|mandat|do|use|using|get|without|skip|must|everyone|everybody|all users|users?|people|required|enforced|mandatory|on|cover)\w* .*(?:strong-mfa|mfa) |(?:strong-mfa|mfa) .*(?:required|enforced|mandatory|everyone|everybody|all|users?|on|enabled|gaps?|policy|policies|coverage|forced|turned|active|ok|in place|rollout|status|fine|covered)|(?:strong-mfa|mfa) (?:in|at|for|across|of) (?:@\d+ ?)+|(?:strong-mfa|mfa)(?: \?)? $)/,
  ],
];
