// Something to change, not to know: the request form takes over with these words.

import type { Reading } from './readings.ts';
import { isNamed, type Said } from './said.ts';

const VERBS =
  '(?:turn (?:on|off)|switch (?:on|off)|enable|disable|activate|deactivate|set up|grant|give|let|allow|permit|open up|open|close|shut|block|unblock|add|remove|delete|revoke|invite|create|assign|unassign|make|put|approve|connect|disconnect|link|join|separate|trust|untrust|accept|start (?:trusting|sync|syncs)|stop (?:trusting|sync|syncs)|sync|extend|renew|onboard|offboard|provide|provision|establish|configure|change|update|reset|fix|apply|enforce|require|register|cut|kick|drop|elevate|promote|demote|share|move|rename|restrict|lock|unlock|roll out|kill|end|take away|get rid of|hook up|bring|onboard|introduce|restore|replace|deny|whitelist|allowlist|purge|wipe|erase|destroy|nuke|ban|evict|expel|terminate|suspend|strip|throw out|clean out|clear out)';
const ASKED =
  '(?:(?:can|could|would|will) you |i (?:want|need|would like|wish) (?:you )?to |we (?:want|need|would like|wish) (?:you )?to |@\\d+ (?:want|need|would like|wish) (?:you )?to |(?:want|need|wants|needs) to |let us |go ahead and |show |help (?:me )?|i (?:want|need) |@\\d+ (?:want|need) |could (?:we|@\\d+) |and |then |ok |now |drawbridge |set |it is time to |time to )*';

const WISH = new RegExp(`^ ${ASKED}${VERBS} `);
/** Words that begin like an order and are none. */
const NO_WISH =
  /^ (?:and |ok )*(?:open (?:incidents|partners?|guests|invit\w*|findings?|risks?|tickets?|issues?|to|failures|doors?)|change(?:s|d)?(?: \?)? $|changes |trust (?:matrix|map|grid|between|settings?|of|for|from|in|with|relation\w*|overview|status|table|towards?|\?)|trust $|sync (?:between|from|status|health|state|settings?|of|in|with|jobs?|errors?|to|$)|sync $|blocked |accept(?:ed)? (?:risks?|findings?|exceptions?|failures|deviations)|link(?:s|ed) |join(?:ed) |shared? |fixed|close(?:d) |update (?:me|show)|end(?:ed) |restricted|let us (?:see|know|look)|let me (?:see|know)|show (?:if|whether|how|why|what|who|which|when|where|all|the|every\w*|@\d+|me|us) |register(?:ed) |show (?:trust|sync|open|fix|block|changes?) |show (?:give|create|make|put) |connection|connected |cut ?offs?|direct-connect|make sense|share of|give (?:list|overview|all|the|every\w*|@\d+ (?:'s )?(?:posture|overview|summary)|a (?:list|summary|report|overview|breakdown|picture)|an (?:overview|update|idea)|report|summary|details|facts|more|status|numbers|figures|counts?) |give (?:guests|ga|breakglass|incidents|partners|licences|adr|first|posture|domains|ca-policies) |create (?:an? |the )?(?:adr|report|summary|matrix|overview|list) |make (?:an? |the )?(?:adr|report|list|table|matrix|overview|chart) |put together|bring (?:up )?(?:the )?(?:adr|list|report))/;

/** Whoever wants that it is not done wants no form for it. */
const NEGATED =
  /^ (?:(?:please|and|ok|so|i|we|you|can|could|should|would|will|must|want|need) )*(?:do not|not|never|no longer) /;

export function readRequest(said: Said): Reading | undefined {
  const s = said.line.s;
  if (NEGATED.test(s)) return undefined;
  const asks = WISH.test(s);
  const passive =
    / (?:should be (?:turned|switched|enabled|disabled|removed|opened|closed|blocked|granted) (?:on|off)? ?(?:please|now)?|please) $/.test(
      s,
    ) && asks;
  const needs =
    /^ (?:i|@\d+|we|\S+|\S+ \S+) (?:want|needs?|wants?|require|requires?|must have|would like) (?:to (?:get|have|be|use)|access|an?|the|membership|permission|rights?) /.test(
      s,
    ) &&
    !/^ (?:what|who|which|how|where|why|does|do|is|are|show|adr)/.test(s) &&
    !/ (?:list|report|overview|summary|adr|know|see) /.test(s);
  const gives =
    / (?:give|get|grant) me (?:the |some |an? )?(?:access|rights?|roles?|permissions?|membership|\S+ (?:role|access|rights?|admin\w*)) /i.test(
      ` ${said.line.cleaned} `,
    );
  const lacks =
    /^ (?:@\d+|we) (?:need|want|require)s? /.test(s) &&
    / (?:mfa|trust|sync|access|redemption|direct-connect|inbound|outbound|guests|apps|roles?) /.test(
      s,
    ) &&
    !/ (?:list|report|overview|summary|adr|know|see|find|which|what|how|whether|\?) /.test(s);
  if (gives || lacks) return { as: 'request', wish: wishOf(said) };
  if (!(asks || passive || needs) || NO_WISH.test(s)) return undefined;
  if (
    /^ (?:and |ok )*(?:show|help|set) /.test(s) &&
    !new RegExp(`^ (?:and |ok )*(?:show|help) ${VERBS} `).test(s)
  )
    return undefined;
  if (
    / \? $/.test(s) &&
    !/^ (?:show|can you|could you|would you|will you)/.test(s) &&
    !isPolite(said)
  ) {
    if (!new RegExp(`^ ${VERBS} `).test(s)) return undefined;
  }
  const wish = wishOf(said);
  return wish === '' || !seemsAccess(said) ? undefined : { as: 'request', wish };
}

const isPolite = (said: Said): boolean =>
  /\b(?:please|pls|can you|could you|would you)\b/i.test(said.words.text);

/** It names a tenant, or something that access is made of. */
const seemsAccess = (said: Said): boolean =>
  isNamed(said) ||
  / (?:access|mfa|trust|trusts|guests|redemption|sync|inbound|outbound|direct-connect|groups?|roles?|privileged-roles|ga|admins?|partners?|apps|tenants?|ca|ca-policies|legacy-auth|externals|mto|package|people|account|policy|breakglass|p2|licences|pim|permissions?|membership|rights|baseline|compliant-device|hybrid-device|exclusions?|device-code|domain|domains) /.test(
    said.line.s,
  );

/** As typed, without the politeness around it. */
function wishOf(said: Said): string {
  return said.line.cleaned
    .replace(
      /^[\s,.!]*(?:(?:hi|hey|hello|drawbridge|ok|now|then|and|please|pls|kindly|just)\b[\s,:!]*)+/i,
      '',
    )
    .replace(
      /^(?:(?:can|could|would|will) you(?: please)?|(?:i|we) (?:want|would like|need|wish)(?: you)? to|i'd like(?: you)? to|go ahead and|let's|let us|help me(?: to)?)\s+/i,
      '',
    )
    .replace(/^(?:please|pls|kindly|just)\s+/i, '')
    .replace(/[\s,]*\b(?:please|pls|thanks|thank you|thx|cheers)?[\s.!?]*$/i, '')
    .trim();
}
