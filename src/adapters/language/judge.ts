// How something stands: what can be listed, a check, or why a check failed.

import { distrust } from './distrust.ts';
import { onlyForeign } from './foreign.ts';
import { listedIn } from './lists.ts';
import { fromIn } from './origin.ts';
import { choice, one, type Reading, unanswerable } from './readings.ts';
import { mentionAt, type Said, scopeOf } from './said.ts';
import { topicsOf } from './topics.ts';

/** The checks that are meant: by number, by the usual words, by their own words. */
export function checksIn(said: Said, s: string): readonly string[] {
  const numbers = [...s.matchAll(/(?<= )#(\d+)(?= )/g)].flatMap(
    ([, at]) => said.checks[Number(at)] ?? [],
  );
  if (numbers.length > 0) return [...new Set(numbers)];
  const known = new Set(said.vocabulary.checks.map(({ id }) => id));
  const topics = topicsOf(s).filter((id) => known.has(id));
  return topics.length > 0 ? topics : said.vocabulary.search(s).slice(0, 3);
}

export function readWhy(said: Said): Reading | undefined {
  const s = said.line.s;
  if (
    !/^ (?:and |but |so |ok )?(?:why|how come|what (?:is|was) (?:the )?(?:reason|cause)|for what reason|what makes|what caused|what is wrong with|explain why|show why|reason) /.test(
      s,
    )
  )
    return undefined;
  if (/ (?:matter\w*|important|care) /.test(s)) return undefined;
  const checks = checksIn(said, s);
  if (checks.length === 0) return undefined;
  const tenants = scopeOf(said);
  const foreign = onlyForeign(said, tenants);
  if (foreign) return unanswerable('not-observable', foreign);
  return choice(checks.map((check) => ({ ask: 'why', check, tenants })));
}

const LISTING =
  /^ (?:and |ok |so |but )?(?:list|show|which|who|whom|whose|what|how many|count|number of|find|get|give|name|any|are there|is there|have|do (?:we|@\d+) have|does @\d+ have|has @\d+|all|display|enumerate|export|how much|where|see|the|search|look for|got|anyone|anybody|total|pull up|i (?:want|need)) /;
const COUNTING = / (?:how many|count|number of|how much|total(?: number)?|amount of) /;
/** Verbs that say how something should be: then it is judged, not listed. */
const JUDGING =
  /^ (?:and |but |so |ok )?(?:when|is|are|does|do|did|has|have|can|could|may|was|were|how (?:is|are|does|do|good|bad|well|secure|safe|healthy|strong|strict)|check|status|state|assess|verify|audit|evaluate|judge|review|test|how about|what about|confirm|show (?:if|whether|how)|whether|if) /;

export function readList(said: Said): Reading | undefined {
  const s = said.line.s;
  const of = listedIn(s) ?? tenantsListed(s);
  if (!of) return adminsOf(said);
  // `Every finding about guests`: how they stand, not who they are.
  if (
    / (?:findings?|problems?|issues?|gaps?|failures?|weakness\w*) (?:about|with|on|around|concerning) /.test(
      s,
    )
  ) {
    return undefined;
  }
  const count = COUNTING.test(s);
  const listing =
    count ||
    of === 'attestations' ||
    / (?:is|are) (?:anyone |anybody |there )?risky-users (?:(?:in|at|of|and|or|,) (?:in )?@\d+ )*(?:\? )?$/.test(
      s,
    ) ||
    (of === 'external-administrators' && said.mentions.length > 1) ||
    of === 'exceptions' ||
    LISTING.test(s) ||
    bare(s);
  if (!listing) return undefined;
  // "Who can invite guests", "which tenants block legacy auth": a rule, not a list of things.
  if (CAN.test(s) || RULE.test(s)) return undefined;
  if (NOT_IN_FORCE.test(s)) {
    return choice(
      (['report-only-policies', 'disabled-policies'] as const).map((sort) => ({
        ask: 'list',
        of: sort,
        tenants: scopeOf(said),
        ...(count && { count }),
      })),
    );
  }
  // A yes or no about what a check judges exactly is better answered by the check.
  const exact = topicsOf(s);
  if (exact.some((id) => EXACT.has(id)) && !count) return undefined;
  const from = fromIn(s, of);
  // People of several tenants, or of all but one, are more than a list can be asked for.
  const origin = mentionAt(said, from);
  if (origin && !origin.either && (origin.group === 'others' || origin.ids.length > 1)) {
    return unanswerable('not-understood', said.line.cleaned.slice(0, 80));
  }
  // "Which tenants do we have" is about all of them.
  const tenants = of === 'tenants' && !hasOthers(said) ? 'all' : scopeOf(said, from ? [from] : []);
  if (of === 'trusted-partners' && !from && / partners? .*not .*trust/.test(s)) {
    return one({ ask: 'list', of: 'partners', tenants });
  }
  if (
    of === 'trusted-partners' &&
    / (?:not|never|no|nobody) (?:\S+ ){0,2}trusts? | without trust/.test(s)
  ) {
    return distrust(said, from, tenants);
  }
  const fromId = from ? said.mentions[Number(from.slice(1))]?.ids[0] : undefined;
  const foreign = onlyForeign(said, tenants);
  if (foreign && of !== 'domains' && of !== 'applications') {
    if (
      fromId ||
      !/^(?:guests|stale-guests|never-signed-in-guests|pending-guests|external-members|foreign-service-principals|unsponsored-guests)$/.test(
        of,
      )
    )
      return unanswerable('not-observable', foreign);
    return one({
      ask: 'list',
      of,
      tenants: 'all',
      ...(tenants !== 'all' && tenants[0] && { from: tenants[0] }),
      ...(count && { count }),
    });
  }
  return one({
    ask: 'list',
    // Those that a tenant registered are its own; what runs there from elsewhere is another list.
    of: of === 'applications' && fromId ? 'foreign-service-principals' : of,
    tenants,
    ...(fromId && { from: fromId }),
    ...(count && { count }),
  });
}

/** Administrators of which sort is not said. */
function adminsOf(said: Said): Reading | undefined {
  const s = said.line.s;
  if (!/ admins /.test(s) || topicsOf(s).length > 0) return undefined;
  if (!(LISTING.test(s) || bare(s)) || CAN.test(s) || RULE.test(s)) return undefined;
  const tenants = scopeOf(said);
  const count = COUNTING.test(s);
  const sorts = ['global', 'standing', 'eligible'] as const;
  return choice(
    sorts.map((sort) => ({
      ask: 'list',
      of: `${sort}-administrators`,
      tenants,
      ...(count && { count }),
    })),
  );
}

const hasOthers = (said: Said): boolean =>
  said.mentions.some(({ home, group }) => !home && group !== 'all');

const CAN =
  / (?:can|may|could|allowed to|able to|permitted to) (?:\S+ ){0,3}(?:invite|register|create|consent|see|read|sign|log|use) /;
const RULE =
  / (?:which|what|who|do|does|are|is|any) (?:of )?(?:@\d+ |tenants? |\S+ ){0,3}(?:blocks?|requires?|enforces?|allows?|permits?|protects?|restricts?|fails?|failing|pass(?:es|ing)?|covers?|uses?|disables?|let|lets|meets?|enable[sd]?|blocked|allowing|letting) /;
/** Checks that say more precisely what was asked than any list does. */
const EXACT = new Set([
  'PRV-01',
  'EMG-01',
  'EMG-02',
  'EMG-03',
  'PRV-05',
  'PRV-06',
  'PRV-07',
  'PRV-10',
  'PRV-12',
  'GST-05',
  'GST-01',
  'GST-02',
  'GST-06',
  'CAP-13',
  'CAP-10',
  'CAP-12',
  'XTA-12',
  'LIC-02',
  'WRK-02',
  'TEN-09',
  'TEN-08',
  'SEC-02',
  'AUT-02',
  'WRK-03',
]);

/** Of these two sorts a policy stops nobody. */
const NOT_IN_FORCE =
  / (?:ca-policies|policies|policy) .*not (?:yet )?(?:enforced|enabled|in force|turned on|switched on) /;

/** Only a thing and a place: `guests in X`, `stale guests`. */
const bare = (s: string): boolean =>
  !JUDGING.test(s) && !/ (?:why|blocked|enforced|required|allowed|ok|fine|should) /.test(s);

const tenantsListed = (s: string): 'tenants' | undefined =>
  !/ (?:that|where|without|with|fails?|failing|#\d+) /.test(s) &&
  topicsOf(s).length === 0 &&
  / (?:(?:which|what|how many|list|show|all|the|name)(?: all| the| of| are| is)* (?:tenants?|@\d+)(?: do we have| are there| do you (?:know|see|watch|manage|cover)| exist| we have| there are| (?:are )?in (?:our|the) estate| do @\d+ (?:have|own)| are ours| @\d+ (?:have|has|own)| does @\d+ have)|(?:list|name|show|how many)(?: all| the| of)*(?: our)? tenants?|how many tenants|(?:list|show|name) @\d+) /.test(
    s,
  )
    ? 'tenants'
    : undefined;

/** The very name of an area, and nothing narrower. */
const WHOLE_AREA =
  / (?:emergency access|privileged access|security operations|guest access|isolation|governance) /;

export function readCheck(said: Said): Reading | undefined {
  const s = said.line.s;
  if (WHOLE_AREA.test(s) && said.checks.length === 0 && topicsOf(s).length === 0) return undefined;
  const checks = checksIn(said, s);
  if (checks.length === 0) return undefined;
  const tenants = scopeOf(said);
  const foreign = onlyForeign(said, tenants);
  if (foreign) return unanswerable('not-observable', foreign);
  return one({ ask: 'check', checks, tenants, ...(PASSES.test(s) && { showing: 'pass' }) });
}

/** Asked for those in order, and for no others. */
const PASSES =
  /^ (?:and |ok |so |but )?(?:which|what|show|list|name|how many|where|who)(?: (?!not |no |never )\S+){0,6}? (?:pass|passes|passing|passed|meet|meets|satisfy|satisfies|compl(?:y|ies) with|(?:is|are) in order|(?:is|are) green|(?:is|are) compliant with) /;
