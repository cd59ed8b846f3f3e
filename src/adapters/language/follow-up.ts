// Short words that lean on what was asked before: `and Northwind?`, `the other way round?`, `why?`.
import type { Question, Relation, Scope } from '../../domain/posture/question.ts';
import { hasTenants } from './changes.ts';
import { checksIn } from './judge.ts';
import { CHECK_OF, LIST_OF } from './lists.ts';
import { choice, one, type Reading } from './readings.ts';
import { mentionAt, type Said, scopeOf, signsIn } from './said.ts';
import { areaOf } from './topics.ts';

const LEAD =
  '(?:and|what about|how about|or|ok|okay|but|also|then|now|the same|same|same (?:thing |question )?(?:for|in|at)|only|what if|as for|so|the same for|show|hmm|no|i mean|i meant|sorry|rather|instead|just|of|versus|compared to|is|are|the)';
const TAIL = '(?:then|instead|too|as well|please|now|though|one|ones|tenant)';
const rest = (pattern: string) => new RegExp(`^ (?:${LEAD} )*${pattern}(?: ${TAIL})*(?: \\?)* $`);

const OTHER_WAY = rest(
  '(?:(?:the )?(?:other|opposite|reverse|different) (?:way|direction|way round|way around|side)(?: round| around)?|vice versa|(?:in )?(?:the )?reverse(?:d)?|conversely|back(?:wards)?|the way back|swap(?:ped)?(?: them)?|turned around|the converse|opposite)',
);
const WHY = rest(
  '(?:why|why (?:is|was) that|how come|why not|why so|what for|(?:but )?why (?:is|does|did) (?:it|that|this)(?: \\S+)?|reason|the reason|explain|because of what|what is wrong(?: there)?|why (?:does|did) (?:it|that|they) fail)',
);
const THEM = rest(
  '(?:show (?:them|these|those|it|all|all of them|which)|list (?:them|those|these|all|it)|them|which|which (?:are they|ones|are those|one|is it|exactly)|who|who (?:are|is) (?:they|it|these|those|that)|names?|the names|details?|more|give (?:them|names)|what are they|see them|the list|which of them|name them|who exactly|all of them by name|evidence)',
);
const HOW_MANY = rest(
  '(?:how many|how many (?:are (?:there|they|those|these|that)|of them|is that|in total|then|exist)|count|count them|the (?:count|number)|just the number|number|how much)',
);
const ONLY =
  /^ (?:and |ok |but )*(?:only|just) (?:the )?(?:(?:new )?(fail\w*|problems|findings)|.*)(?: \?)* $/;
const JUST_TENANT = rest(
  "(?:(?<lead>in|at|of|from|for|to|with|by|into|on|does|do|is|and in|and from) )?(?:the )?(?<sign>@\\d+)(?: 's)?(?: (?:and|or) (?<more>@\\d+))?",
);
const JUST_TIME = rest('(?:%|since %|in %|and %|between %)');
const STARTS = /^ (?:and|what about|how about|same|the same|also|only|or|as for|but) /;

export function readFollowUp(said: Said): Reading | undefined {
  const before = said.before;
  if (!before) return undefined;
  const s = said.line.s;
  if (OTHER_WAY.test(s)) return reversed(before);
  if (WHY.test(s)) return reasons(before);
  if (HOW_MANY.test(s)) return counted(before, true);
  if (THEM.test(s)) return counted(before, false);
  if (JUST_TIME.test(s) && said.times.length > 0) return timed(said, before);
  const only = ONLY.exec(s);
  if (only?.[1] && before.ask === 'changes') return one({ ...before, failures: true });
  if (STARTS.test(s) || ONLY.test(s) || (before.ask === 'compare' && /^ (?:on|for|in) /.test(s))) {
    const narrowed = narrowedTo(said, before);
    if (narrowed) return narrowed;
  }
  const tenant = JUST_TENANT.exec(s)?.groups;
  if (
    tenant?.sign &&
    (STARTS.test(s) || tenant.lead || / \? $/.test(s) || s.trim() === tenant.sign)
  ) {
    return elsewhere(said, before, tenant.sign, tenant.lead);
  }
  return undefined;
}

function reversed(before: Question): Reading | undefined {
  if (before.ask === 'relation')
    return one({ ask: 'relation', relation: before.relation, at: before.of, of: before.at });
  if (before.ask === 'reach') return one({ ask: 'reach', from: before.to, to: before.from });
  if (before.ask === 'compare') return one({ ...before, a: before.b, b: before.a });
  if (before.ask === 'impact')
    return one({ ask: 'impact', at: before.partner, partner: before.at });
  if (before.ask === 'list' && before.from && before.tenants !== 'all' && before.tenants[0]) {
    return one({ ...before, tenants: [before.from], from: before.tenants[0] });
  }
  if (before.ask === 'outsiders' && before.from && before.tenants !== 'all' && before.tenants[0]) {
    return one({ ask: 'outsiders', tenants: [before.from], from: before.tenants[0] });
  }
  return undefined;
}

function reasons(before: Question): Reading | undefined {
  if (before.ask === 'why') return one({ ask: 'guidance', topic: before.check });
  if (before.ask === 'check')
    return choice(
      before.checks.slice(0, 5).map((check) => ({ ask: 'why', check, tenants: before.tenants })),
    );
  if (before.ask === 'relation') return one({ ask: 'reach', from: before.of, to: before.at });
  if (before.ask === 'reach') return one(before);
  const check =
    before.ask === 'list'
      ? CHECK_OF[before.of]
      : before.ask === 'score'
        ? 'SEC-01'
        : before.ask === 'standing-against-eligible'
          ? 'PRV-04'
          : undefined;
  return check && 'tenants' in before
    ? one({ ask: 'why', check, tenants: before.tenants })
    : undefined;
}

function counted(before: Question, count: boolean): Reading | undefined {
  if (before.ask === 'list') {
    const { count: _, ...list } = before;
    return one(count ? { ...list, count } : list);
  }
  if (before.ask === 'check' || before.ask === 'why') {
    const of = LIST_OF[(before.ask === 'check' ? before.checks[0] : before.check) ?? ''];
    if (of) return one({ ask: 'list', of, tenants: before.tenants, ...(count && { count }) });
    return one(
      before.ask === 'check'
        ? before
        : { ask: 'check', checks: [before.check], tenants: before.tenants },
    );
  }
  if (
    before.ask === 'fact' &&
    (before.fact === 'guests' || before.fact === 'domains' || before.fact === 'licences')
  ) {
    return one({ ask: 'list', of: before.fact, tenants: before.tenants, ...(count && { count }) });
  }
  if (before.ask === 'outsiders' && count) {
    return one({
      ask: 'list',
      of: 'guests',
      tenants: before.tenants,
      ...(before.from && { from: before.from }),
      count,
    });
  }
  return count ? undefined : one(before);
}

function timed(said: Said, before: Question): Reading | undefined {
  const times = said.times.filter((time) => time !== 'future');
  if (times.length === 0) return { as: 'unanswerable', because: 'future' };
  const readings = times.flatMap((since): Question[] => {
    if (before.ask === 'changes' || before.ask === 'score') return [{ ...before, since }];
    const tenants = scopeBefore(before);
    if (!tenants) return [];
    const about =
      before.ask === 'area' && before.area !== 'all'
        ? before.area
        : before.ask === 'check'
          ? areaOfCheck(said, before.checks[0])
          : undefined;
    return [{ ask: 'changes', tenants, since, ...(about && { about }) }];
  });
  return readings.length > 0 ? choice(readings) : undefined;
}

const areaOfCheck = (said: Said, id: string | undefined): string | undefined =>
  said.vocabulary.checks.find((check) => check.id === id)?.area;

export function scopeBefore(before: Question): Scope | undefined {
  if ('tenants' in before) return before.tenants;
  if (before.ask === 'decision-record') return [before.tenant];
  if (before.ask === 'compare') return [before.a, before.b];
  if (before.ask === 'relation') return [before.at];
  if (before.ask === 'reach') return [before.to];
  return before.ask === 'impact' ? [before.at] : undefined;
}

/** The same question about another tenant. */
function elsewhere(
  said: Said,
  before: Question,
  sign: string,
  lead: string | undefined,
): Reading | undefined {
  const mention = mentionAt(said, sign);
  if (!mention) return undefined;
  const scope = scopeOf(said);
  const [id = ''] = mention.ids;
  const single = mention.ids.length === 1;
  const foreign = lead === 'from' || lead === 'of';
  const place =
    lead === 'in' ||
    lead === 'at' ||
    lead === 'to' ||
    lead === 'into' ||
    lead === 'does' ||
    lead === 'on';
  if (before.ask === 'relation' || before.ask === 'reach') {
    if (!single) return everywhere(said, before, scope);
    const [at, of] = before.ask === 'relation' ? [before.at, before.of] : [before.to, before.from];
    const make = (newAt: string, newOf: string): Question =>
      before.ask === 'relation'
        ? { ...before, at: newAt, of: newOf }
        : { ...before, to: newAt, from: newOf };
    if (id === at && id !== of) return one(make(of, at));
    if (id === of) return one(make(of, at));
    if (before.ask === 'relation' && before.both)
      return one(of === said.home?.id ? make(id, of) : make(at, id));
    if (foreign) return one(make(at, id));
    if (place) return one(make(id, of));
    const home = said.home?.id;
    if (at === home) return one(make(at, id));
    if (of === home) return one(make(id, of));
    return choice([make(id, of), make(at, id)]);
  }
  if (before.ask === 'compare') return single ? one({ ...before, b: id }) : undefined;
  if (before.ask === 'impact')
    return single ? one(place ? { ...before, at: id } : { ...before, partner: id }) : undefined;
  if (before.ask === 'decision-record') return single ? one({ ...before, tenant: id }) : undefined;
  if (before.ask === 'guidance') {
    const known = said.vocabulary.checkId(before.topic);
    return known ? one({ ask: 'check', checks: [known], tenants: scope }) : undefined;
  }
  if (
    (before.ask === 'list' || before.ask === 'outsiders') &&
    (foreign || (before.from && !place)) &&
    single
  ) {
    return one({ ...before, from: id });
  }
  return one({ ...before, tenants: scope });
}

function everywhere(said: Said, before: Question, tenants: Scope): Reading | undefined {
  if (before.ask === 'relation' && before.relation.of === 'trust' && said.home?.id === before.of) {
    return one({ ask: 'list', of: 'trusted-partners', tenants, from: before.of });
  }
  return one({ ask: 'matrix', of: 'trust', tenants });
}

/** Another setting, claim or group of people, for the same tenants. */
function narrowedTo(said: Said, before: Question): Reading | undefined {
  const s = said.line.s;
  if (before.ask === 'relation' && !hasTenants(said)) {
    const relation = relationIn(s);
    if (!relation) return undefined;
    const flips = (relation.of === 'outbound') !== (before.relation.of === 'outbound');
    const same: Question = { ...before, relation };
    const { both } = before;
    if (!flips || both || relation.of === 'everything') return one(same);
    return choice([{ ask: 'relation', relation, at: before.of, of: before.at }, same]);
  }
  if (before.ask === 'changes' && !hasTenants(said) && said.times.length === 0) {
    const area = areaOf(s, said.vocabulary.areas) ?? areaOfCheck(said, checksIn(said, s)[0]);
    if (area) return one({ ...before, about: area });
  }
  if (before.ask === 'compare' && signsIn(s).length === 0) {
    const area = areaOf(s, said.vocabulary.areas);
    if (area) return one({ ...before, area });
  }
  return undefined;
}

function relationIn(s: string): Relation | undefined {
  if (/ mfa /.test(s)) return { of: 'trust', claim: 'mfa' };
  if (/ (?:hybrid-device|hybrid) /.test(s)) return { of: 'trust', claim: 'hybrid-device' };
  if (/ (?:compliant-device|compliant|devices?) /.test(s))
    return { of: 'trust', claim: 'compliant-device' };
  if (/ inbound /.test(s)) return { of: 'inbound' };
  if (/ outbound /.test(s)) return { of: 'outbound' };
  if (/ direct-connect /.test(s)) return { of: 'direct-connect' };
  if (/ redemption /.test(s)) return { of: 'redemption' };
  if (/ (?:sync|syncs|synced) /.test(s)) return { of: 'synchronization' };
  if (/ (?:trust|trusts) /.test(s)) return { of: 'trust' };
  return / (?:everything|all of it|the rest|all settings) /.test(s)
    ? { of: 'everything' }
    : undefined;
}
