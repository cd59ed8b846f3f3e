// Short words that lean on what was asked before: `and Northwind?`, `the other way round?`, `why?`.
import type { Question, Scope } from '../../domain/posture/question.ts';
import { elsewhere } from './elsewhere.ts';
import { CHECK_OF, LIST_OF } from './lists.ts';
import { areaOfCheck, narrowedTo } from './narrowed.ts';
import { choice, one, type Reading } from './readings.ts';
import type { Said } from './said.ts';

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
  if (before.ask === 'relation') {
    const { both: _, ...relation } = before;
    return one({ ...relation, at: before.of, of: before.at });
  }
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

export function scopeBefore(before: Question): Scope | undefined {
  if ('tenants' in before) return before.tenants;
  if (before.ask === 'decision-record') return [before.tenant];
  if (before.ask === 'compare') return [before.a, before.b];
  if (before.ask === 'relation') return [before.at];
  if (before.ask === 'reach') return [before.to];
  return before.ask === 'impact' ? [before.at] : undefined;
}

/** What it was about, for changes to it. */
export function areaBefore(said: Said, before: Question): string | undefined {
  if (before.ask === 'relation' || before.ask === 'impact') return 'cross-tenant-access';
  if (before.ask === 'check') return areaOfCheck(said, before.checks[0]);
  if (before.ask === 'why') return areaOfCheck(said, before.check);
  if (before.ask === 'list') return areaOfCheck(said, CHECK_OF[before.of]);
  return before.ask === 'area' && before.area !== 'all' ? before.area : undefined;
}
