// The decision record, the score, and standing against eligible.
import { choice, one, type Reading, unanswerable } from './readings.ts';
import { mentionAt, type Said, scopeOf, signsIn } from './said.ts';

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
    / defender for cloud /.test(s) ||
    / (?:why|fail\w*|matter\w*|target|what is (?:a |the )?secure-score (?:\? )?$|recommend\w*) /.test(
      s,
    )
  )
    return undefined;
  if (/ (?:falling|dropping|good enough|ok|high enough|acceptable) /.test(s) && !/ % /.test(s))
    return undefined;
  // Which of them fell is judged; how one went is drawn.
  if (
    / (?:which|who|whose|where|any|does any) .*(?:fell|fall\w*|drop\w*|declin\w*|below|under) /.test(
      s,
    )
  ) {
    return undefined;
  }
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
