// What changed, since when, by whom and about what.
import type { Since } from '../../domain/posture/question.ts';
import { onlyForeign } from './foreign.ts';
import { choice, type Reading, unanswerable } from './readings.ts';
import { type Said, scopeOf, signsIn } from './said.ts';
import { wholeMinute } from './times.ts';
import { areaOf, topicsOf } from './topics.ts';

const CHANGED =
  / (?:changes?|changed|changing|what (?:has )?happened|is new|new|happening|modified|edited|touched|altered|got (?:worse|better)|(?:gotten|went|gone|became|become) (?:worse|better|bad|wrong)|worse than|different|differences?|deteriorat\w*|regress\w*|activity|audit (?:log|trail)|(?:who|did anyone|did anybody|did someone|has anyone|has somebody|when did|has anybody|did \S+) (?:has |just |recently )?(?:remov\w*|delet\w*|add\w*|creat\w*|turn\w*|switch\w*|disabl\w*|enabl\w*|open\w*|touch\w*|chang\w*|modif\w*|alter\w*|invit\w*|edit\w*|updat\w*|assign\w*|grant\w*|mess\w*|broke|break|made|make)|who (?:let|allowed|trusted|connected|approved)|(?:did|was|were|has|have) (?:any|some|a|the) \S+ (?:get |been |be )?(?:switched|turned|disabled|enabled|removed|deleted|added|created|changed)|broke|broken|stopped (?:passing|working)|start(?:ed|s)? (?:to fail|failing)|beg(?:in|an|un) (?:to fail|failing)|failing since|added|removed|deleted|created|what did|news|update me|missed|did (?:i|@\d+|we) miss|newly) /;

const DAY = 24 * 3_600_000;

export function readChanges(said: Said): Reading | undefined {
  const s = said.line.s;
  const changed = CHANGED.test(s);
  if (
    / when (?:was|were|is|did) (?:the )?(?:@\d+|it|they|that|this) /.test(s) &&
    / (?:created|set up|registered) /.test(s)
  )
    return undefined;
  if (
    / (?:externals|guests|outside|who from @\d+|people (?:from|of) @\d+) .*who (?:invited|brought|added|let|sponsored) | who (?:invited|sponsored|brought) .*(?:guests|externals)/.test(
      s,
    ) &&
    said.times.length === 0
  )
    return undefined;
  // Who accepted a finding stands in the estate, not in the audit of a directory.
  if (
    / who (?:approved|accepted|signed off|allowed) .*(?:exceptions?|waivers?|findings?|risk) /.test(
      s,
    )
  ) {
    return undefined;
  }
  const timed = said.times.length > 0 && / (?:since|fail\w*|what|anything|who) /.test(s);
  if (!changed && !(timed && / (?:fail\w*|worse|broke\w*|stopped) /.test(s))) return undefined;
  if (
    / (?:would|will) (?:change|break|happen)|(?:what|how) (?:should|could|can|must|do i) .*change|can (?:change|be changed)| (?:to|be|been able to) change | password (?:was )?chang/.test(
      s,
    )
  )
    return undefined;
  if (said.times.includes('future')) return unanswerable('future');
  if (
    !said.times.length &&
    !/ (?:what|who|any|anything|show|list|which|when|did|has|have|how|recent|latest|last|changes?|audit|update) /.test(
      s,
    )
  )
    return undefined;
  if (
    / (?:new) /.test(s) &&
    !said.times.length &&
    !/ (?:what is new|is new|anything new|new (?:fail\w*|findings?|problems?|issues?|guests|partners?|ga|admins?|policies|ca-policies|anything)) /.test(
      s,
    )
  )
    return undefined;
  if (/ (?:difference|differences|different) /.test(s) && !said.times.length) return undefined;
  if (
    / (?:broken|added|created|removed) /.test(s) &&
    !/ (?:what|who|anything|which|did|was|were|has|have|since|%) /.test(s)
  )
    return undefined;
  // A day that there is not, or a moment that nobody can place, is no reason to take another.
  const lost = / (?:since|after|before|until) (?!when |then |(?:that |it )?(?:\? )?$)(\S.*) $/.exec(
    s,
  )?.[1];
  if (said.times.length === 0 && lost) return unanswerable('not-understood', lost);
  const times = said.times.length > 0 ? said.times : [lately(said)];
  const by = byWhom(said);
  const failures =
    / (?:fail\w*|worse|broke\w*|stopped|deteriorat\w*|regress\w*|problems?|findings?|red|got worse|wrong) /.test(
      s,
    );
  const about =
    failures && !/ (?:about|to|of|in) (?:ca|guests|breakglass|partners?) /.test(s)
      ? areaName(said, s.replace(/ (?:fail\w*|risk) /g, ' '))
      : areaName(said, s);
  // A partner that is named is what they were about, not where they were made.
  const partner = onlyForeign(said, scopeOf(said)) !== undefined;
  // Settings for one tenant that were changed in another.
  const towards = / (?:in|at) @\d+ /.test(s)
    ? / (?:for|with|towards?|about) (@\d+) /.exec(s)?.[1]
    : undefined;
  const bySign = [by.sign, towards];
  const rest = {
    tenants: partner ? ('all' as const) : scopeOf(said, bySign),
    ...(by.name && { by: by.name }),
    ...((about || partner) && { about: about ?? 'cross-tenant-access' }),
    ...(failures && { failures: true as const }),
  };
  const { tenants, ...more } = rest;
  return choice(
    (times as readonly Since[]).map((since) => ({ ask: 'changes', tenants, since, ...more })),
  );
}

/** Where no time was said: the last seven days. */
const lately = (said: Said): Since => ({ from: wholeMinute(said.words.now - 7 * DAY) });

function areaName(said: Said, s: string): string | undefined {
  // What is excepted is not what it is about.
  const bare = s
    .replace(
      / (?:except|excluding|besides|without|other than|apart from|ignoring)(?: for)? \S+(?= )/g,
      ' ',
    )
    .replace(/ (?:changes?|changed|tenants?|access) /g, ' ');
  const area = areaOf(bare, said.vocabulary.areas);
  if (area) return area;
  const [topic] = said.checks.length > 0 ? said.checks : topicsOf(bare);
  return said.vocabulary.checks.find(({ id }) => id === topic)?.area;
}

const BY = [
  / (?:by|from user|made by|of user) (?<who>(?:~|[\p{L}\d._'@+-]+)(?: [\p{L}._'-]+){0,2}?)(?= (?:in|at|since|%|on|to|about|for|\?|during|across|@\d+|last|this|with|and)|\s*$)/u,
  / (?:did|has|have) (?<who>(?:~|[\p{L}\d._'@+-]+)(?: [\p{L}._'-]+)?) (?:recently |just |ever |even )?(?:change|do|touch|modif\w*|edit|alter|made|make|changed|done|delete|remove|add|create|break|update|mess|been)\w* /u,
];

function byWhom(said: Said): { name?: string; sign?: string } {
  for (const pattern of BY) {
    const match = pattern.exec(said.line.s);
    const who = match?.groups?.who;
    if (!match || !who) continue;
    const words = who.split(' ');
    if (
      words.every((word) =>
        /^(?:we|you|they|i|it|anyone|anybody|someone|somebody|anything|who|whom|what|which|tenants?|nobody|us|admins?|guests|partners?|the|that|this|people|drawbridge|hand|mistake|accident|default|users?|@\d+|ca|something|everyone)$/.test(
          word,
        ),
      )
    ) {
      if (/^(?:i)$/.test(who)) return { name: 'me' };
      continue;
    }
    if (
      !words.some(
        (word) => word === '~' || word.includes('@') || said.isOdd(word) || said.isName(word),
      )
    )
      continue;
    const at = match.index + match[0].indexOf(who);
    const raw = said.line.rawOf(at, at + who.length).replace(/[?.,]+$/, '');
    said.used.add(raw);
    return { name: raw };
  }
  return {};
}

export const hasTenants = (said: Said): boolean => signsIn(said.line.s).length > 0;
