// How old the answers are, and what cannot be seen.
import { one, type Reading } from './readings.ts';
import { type Said, scopeOf } from './said.ts';

const DATA =
  '(?:data|facts|information|info|answers?|numbers|figures|snapshots?|readings?|results?|picture)';

const FRESH: readonly RegExp[] = [
  new RegExp(
    ` (?:how (?:fresh|old|current|recent|stale|up to date|accurate|outdated)|as of when) (?:is|are|was|were) (?:(?:this|that|the|your|it|these|those|our|@\\d+|'s) )*(?:${DATA}|what you (?:know|have|say)) | (?:how (?:old|current|recent|accurate)|as of when) (?:is|are) (?:this|that|these|those|it all)(?: \\?)? $`,
  ),
  / how (?:fresh|stale|up to date|outdated) /,
  / (?:what can not you (?:tell|say|see|know|show)|trust (?:this|that|these|those|your|the) (?:answers?|data|results?|facts|numbers|figures)) /,
  / (?:when|what time|how long ago) (?:did|were|was|have|has|do|is) (?:(?:you|it|they|the|drawbridge|that|this|data|facts|information|@\d+|'s|info|last) )*(?:looked|look|read|scan(?:ned)?|collect(?:ed)?|check(?:ed)?|refresh(?:ed)?|updated?|visit(?:ed)?|snapshot|fetch(?:ed)?|poll(?:ed)?|queried|query|seen|see|data) /,
  / (?:last|latest|most recent) (?:read|scan|collection|refresh|update|snapshot|reading|check|poll|run|look)(?: of| for| in| at)? /,
  new RegExp(
    ` (?:is|are) (?:(?:the|your|this|that|our|@\\d+|'s) )*${DATA} (?:(?:of|for|from|about|on|in|you have) (?:@\\d+ )?)*(?:fresh|current|stale|old|up to date|outdated|recent|live|real time|complete) `,
  ),
  / (?:data (?:freshness|age)|freshness|age of (?:the |your )?(?:data|facts)|blind (?:spots?|tenants?)|unreadable tenants?|tenants? (?:that )?(?:can not|could not) be (?:read|seen|reached)|as of when) /,
  / (?:which|what|any) (?:@\d+ |tenants? )*(?:can|could|did) (?:you|drawbridge|not) (?:(?:you|not) )*(?:see|read|reach) /,
  / (?:(?:can|could) you (?:not )?(?:see|read|reach) (?:into )?@\d+|are you (?:up to date|blind)|(?:which tenants|what|where) (?:is|are) you (?:not able|unable|blind)) /,
  / (?:what|which) (?:could|can|was|were|is|are|did) (?:you |we |it )?not (?:be |been |to be )?(?:read|seen|see|check(?:ed)?|look(?:ed)? at|judge[d]?|tell|told|licensed) | since when (?:show|(?:do|have|did) you (?:know|known|read|watch\w*|see|seen)) /,
];

export function readFreshness(said: Said): Reading | undefined {
  const s = said.line.s;
  return FRESH.some((pattern) => pattern.test(s))
    ? one({ ask: 'freshness', tenants: scopeOf(said) })
    : undefined;
}
