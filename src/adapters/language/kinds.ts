// Questions with words of their own: comparing, matrices, impact, freshness, priorities, records, scores.
import type { Scope } from '../../domain/posture/question.ts';
import { isOwned } from './groups.ts';
import { choice, one, type Reading, unanswerable } from './readings.ts';
import { mentionAt, oneTenant, type Said, scopeOf, signsIn } from './said.ts';
import { areaOf } from './topics.ts';

export function readCompare(said: Said): Reading | undefined {
  const s = said.line.s;
  if (
    !/ (?:compare|compares|compared|comparison|versus|difference|differences|differs?|better|worse|safer|stronger|weaker|ahead of|side by side|contrast|stricter|same as|unlike|delta|diff|measure up) /.test(
      s,
    )
  )
    return undefined;
  if (/ (?:secure-score|standing|permanent) .*(?:trend|eligible)/.test(s)) return undefined;
  const ids = [...new Set(signsIn(s).flatMap((sign) => oneTenant(said, sign) ?? []))];
  const [a, b] = ids;
  if (
    ids.length === 1 &&
    a &&
    said.home &&
    said.home.id !== a &&
    !/ (?:since|than (?:before|last)|%) /.test(s)
  ) {
    return one({ ask: 'compare', a: said.home.id, b: a, ...area(said, s) });
  }
  if (!a || !b || ids.length > 2) return undefined;
  return one({ ask: 'compare', a, b, ...area(said, s) });
}

function area(said: Said, s: string): { area?: string } {
  const found = areaOf(s.replace(/ (?:stand|standing|posture) /g, ' '), said.vocabulary.areas);
  return found ? { area: found } : {};
}

export function readMatrix(said: Said): Reading | undefined {
  const s = said.line.s;
  const grid = / (?:matrix|grid|heat ?map|map|table|chart|picture|overview|diagram|graph) /.test(s);
  if (
    / (?:who trusts who(?:m)?|which tenants trusts? (?:which|each other|one another)|(?:who|what) (?:is )?trusted by who(?:m)?|trusts? (?:among|amongst|across)|trusts? between (?:all|our|the) tenants|trusts? between @\d+ $|how do (?:the |all |our )?(?:tenants|they|@\d+) trusts? (?:each other|one another)) /.test(
      s,
    )
  ) {
    return one({ ask: 'matrix', of: 'trust', tenants: scopeOf(said) });
  }
  if (grid && / (?:trusts?|mfa trust|claims?|cross-tenant) /.test(s))
    return one({ ask: 'matrix', of: 'trust', tenants: scopeOf(said) });
  if (
    (grid && / (?:baseline|ca|ca-policies|seven|parity) /.test(s)) ||
    / (?:(?:which|what) (?:@\d+ |tenants? )*(?:meets?|has|have|satisf\w+|miss\w*|fails?|lacks?|fulfil\w*|follows?|implement\w*) .*baseline|baseline (?:coverage|per tenant|by tenant|status|across|in @\d+)|(?:the )?seven (?:baseline )?(?:ca-policies|policies|controls)|baseline (?:\? )?$|(?:meets?|follows?|on) the baseline) /.test(
      s,
    )
  ) {
    return one({ ask: 'matrix', of: 'baseline', tenants: scopeOf(said) });
  }
  return undefined;
}

export function readImpact(said: Said): Reading | undefined {
  const s = said.line.s;
  const cuts =
    '(?:remov\\w*|delet\\w*|drop\\w*|cut\\w*|disconnect\\w*|block\\w*|los(?:e|es|ing|t)|leav\\w*|left|end(?:ed|ing)?|kill\\w*|separat\\w*|close[ds]?|closing|unlink\\w*|kick\\w*|ditch\\w*|get(?:ting)? rid|got rid|went away|goes away|go away|disappear\\w*|gone|terminat\\w*|part(?:ed)? ways|take out|took out|sever\\w*|shut\\w*|untrust\\w*|offboard\\w*|switch(?:ed)? off|turn(?:ed)? off)';
  const asks =
    / (?:break\w*|broke|impact|affect\w*|happen\w*|lose|loses|lost|consequences?|effect|risk|safe(?:ly)?|depend\w*|relies|stop working|fallout|blast radius|what if|damage|hurt|miss|cost us|still need|notice|go wrong|suffer) /;
  if (
    !asks.test(s) ||
    !new RegExp(` ${cuts} | (?:depend\\w*|relies) on | without @| impact of | blast radius `).test(
      s,
    )
  )
    return undefined;
  const signs = signsIn(s).filter((sign) => oneTenant(said, sign));
  const [first, second] = signs;
  if (!first) return undefined;
  const place = / (?:from|in|at|of|by|on) (@\d+) /.exec(
    s.replace(/ (?:removal|removing|loss|impact|entry|partner|losing) of @\d+/g, ' '),
  )?.[1];
  const actor = new RegExp(
    ` (?:if|when|should|once|because) (@\\d+) (?:'s )?(?:ever |would |were to |was to |is to )?${cuts}`,
  ).exec(s)?.[1];
  const homeSign = signs.find((sign) => mentionAt(said, sign)?.home);
  if (!second) {
    const id = oneTenant(said, first) ?? '';
    if (!said.home) return unanswerable('needs-tenant');
    if (id === said.home.id) return unanswerable('needs-partner');
    return one({ ask: 'impact', at: said.home.id, partner: id });
  }
  const at =
    (actor &&
    actor !== undefined &&
    signs.includes(actor) &&
    !(place && place !== actor && homeSign === actor)
      ? actor
      : undefined) ??
    (place && signs.includes(place) ? place : undefined) ??
    homeSign;
  if (!at) {
    const [a, b] = [oneTenant(said, first) ?? '', oneTenant(said, second) ?? ''];
    return choice([
      { ask: 'impact', at: a, partner: b },
      { ask: 'impact', at: b, partner: a },
    ]);
  }
  const partner =
    signs.find((sign) => sign !== at && sign !== (at === homeSign ? undefined : homeSign)) ??
    signs.find((sign) => sign !== at);
  return one({
    ask: 'impact',
    at: oneTenant(said, at) ?? '',
    partner: oneTenant(said, partner) ?? '',
  });
}

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
];

export function readFreshness(said: Said): Reading | undefined {
  const s = said.line.s;
  return FRESH.some((pattern) => pattern.test(s))
    ? one({ ask: 'freshness', tenants: scopeOf(said) })
    : undefined;
}

export function readFirst(said: Said): Reading | undefined {
  const first =
    / (?:(?:fix|do|tackle|address|start|begin|look at|handle|work on|clean up|improve|focus|attend|sort out|solve|remediate)\w* (?:with |on |at )?(?:first|now|next)|(?:what|where) (?:should|shall|do|must|would|to) (?:i |we |you |@\d+ |one )?(?:to )?(?:start|begin|fix|focus|prioriti[sz]e|improve|tackle|do|worry|work on)|priorit(?:y|ies|i[sz]e)|(?:most|more) (?:urgent|important|serious|severe|critical|pressing|dangerous|worrying|risky|broken)|(?:biggest|worst|top|greatest|main|largest|highest|gravest|key|critical) (?:\d+ |ten |five |three |security )?(?:risks?|problems?|issues?|findings?|gaps?|failures?|weakness\w*|concerns?|holes?|priorit\w+|exposures?|worr(?:y|ies)|threats?|dangers?|thing)|what (?:is|looks) (?:worst|wrong|broken|bad|urgent|on fire|most \w+)|quick wins?|low hanging fruit|to ?do list|what (?:needs|requires) (?:fixing|attention|doing|work|my attention)|keeps? (?:me|you|us|@\d+) (?:up|awake)|anything (?:on fire|urgent|critical|bad|alarming|worrying)|what (?:worries|scares) you|worry about(?: most)?) /;
  const s = said.line.s;
  if (!first.test(s) || / (?:did|changed?|since) /.test(s)) return undefined;
  return one({ ask: 'first', tenants: scopeOf(said) });
}

export function readRecord(said: Said): Reading | undefined {
  const s = said.line.s;
  if (!/ adr /.test(s)) return undefined;
  // Whether there is one is a check; what it would say is drafted.
  if (
    !/ (?:draft\w*|writ\w+|generate\w*|creat\w+|prepar\w+|produc\w+|make|show|give|what would|document|need|want|sketch|propose|compose|for|of|build|put together|see|get) /.test(
      s,
    ) &&
    !/^ (?:adr|the adr|@\d+ 's adr|@\d+ adr)/.test(s)
  )
    return undefined;
  if (/^ (?:is|are|does|do|has|have|which|who|when|how many|was|what is an?) /.test(s))
    return undefined;
  const ids = signsIn(s).flatMap((sign) => mentionAt(said, sign)?.ids ?? []);
  const [tenant] = ids;
  if (!tenant)
    return / (?:what is|why|explain) /.test(s) ? undefined : unanswerable('needs-tenant');
  if (ids.length > 1)
    return ids.length > 5
      ? unanswerable('needs-tenant')
      : choice(ids.map((id) => ({ ask: 'decision-record', tenant: id })));
  return one({ ask: 'decision-record', tenant });
}

export function readScore(said: Said): Reading | undefined {
  const s = said.line.s;
  if (
    !/ (?:secure-score|scores?) /.test(s) ||
    / (?:why|fail\w*|matter\w*|target|what is (?:a |the )?secure-score (?:\? )?$|recommend\w*) /.test(
      s,
    )
  )
    return undefined;
  if (/ (?:falling|dropping|good enough|ok|high enough|acceptable) /.test(s) && !/ % /.test(s))
    return undefined;
  const [since] = said.times;
  if (since === 'future') return unanswerable('future');
  return one({ ask: 'score', tenants: scopeOf(said), ...(since && { since }) });
}

export function readStanding(said: Said): Reading | undefined {
  const s = said.line.s;
  const standing = '(?:standing|permanent(?:ly)?|active(?:ly)?|always on|assigned)';
  const both = new RegExp(
    ` ${standing} .*eligible | eligible .*${standing} | (?:ratio|share|proportion|percentage|split|breakdown) of (?:\\S+ )?(?:admins?|eligible|standing|permanent|privileged-roles) `,
  );
  if (!both.test(s) || / (?:not standing|standing not) /.test(s)) return undefined;
  return one({ ask: 'standing-against-eligible', tenants: scopeOf(said) });
}

export function readOutsiders(said: Said): Reading | undefined {
  const s = said.line.s;
  const from =
    / (?:people|users|anyone|anybody|somebody|someone|who|everyone|staff|folks|colleagues|employees|accounts|persons?|partners?) (?:is |are |that are |who are |comes? |all )*(?:in )?(?:from|of) (@\d+) (?:(?:is|are|sits|do we have|has|have|got|lives?|work|exist\w*|currently|present|they|there|were|can be found) )*(?:access )?(?:in|into|inside|at|to|with) /.exec(
      s,
    )?.[1];
  const because =
    / (?:because of (?:whom|who|what)|on whose|who (?:invited|brought|let|sponsored|sponsors|vouches|added)|thanks to (?:whom|who)|by whom|whose (?:guests?|invitation)|brought in by) /.test(
      s,
    );
  const outside =
    / (?:from (?:the )?(?:outside|elsewhere|other (?:tenants|companies|organisations?)|external|another)|externals|outside people|strangers|not (?:from )?(?:ours?|here|one of us|@\d+)|outside) /.test(
      s,
    );
  if (
    / (?:admins?|privileged-roles|ga|members|mfa|sponsors?|without-sponsor|domains|partners|service-principals|apps|stale|inactive|pending) /.test(
      s.replace(/ (?:who (?:sponsors|sponsored)) /, ' '),
    )
  )
    return undefined;
  if (from && !/ (?:inbound|trust|can|could) /.test(s))
    return one({
      ask: 'outsiders',
      tenants: scopeOf(said, [from]),
      from: mentionAt(said, from)?.ids[0] ?? '',
    });
  const asks =
    / (?:who|which|what|list|show|are there|is there|any|anyone|anybody|how many|find) /.test(s);
  if (
    (outside &&
      asks &&
      !/ (?:how many|can|could|may|let|allowed|invite|come in|get in) /.test(s)) ||
    (because &&
      / (?:guests|outsiders|externals|outside|people|in @\d+) /.test(s) &&
      !/ (?:changed?|removed|policy) /.test(s))
  ) {
    return one({ ask: 'outsiders', tenants: scopeOf(said) });
  }
  return undefined;
}

/** Whether everything that was named is no tenant of ours: nothing can be read there. */
export const onlyForeign = (said: Said, tenants: Scope): string | undefined => {
  if (tenants === 'all' || tenants.length === 0) return undefined;
  const named = tenants.flatMap(
    (id) => said.estate.tenants.find((tenant) => tenant.id === id) ?? [],
  );
  return named.every((tenant) => !isOwned(tenant))
    ? named.map(({ displayName }) => displayName).join(', ')
    : undefined;
};
