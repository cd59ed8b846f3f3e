// Whether, and why not, somebody of one tenant gets to something in another.
import type { Question } from '../../domain/posture/question.ts';
import { fold } from './clean.ts';
import { tenantByAddress } from './people.ts';
import { choice, one, type Reading, unanswerable } from './readings.ts';
import { mentionAt, type Said, signsIn } from './said.ts';

const VERB =
  '(?:get (?:in ?to|in|at|access to|on to|onto|through to|out to)|got into|getting in ?(?:to)?|log (?:in ?to|on to|in|on)|sign (?:in ?to|in|on to)|signing in ?(?:to)?|logging in ?(?:to)?|access|use|open|reach|enter|see|connect to|work in|work with|come in ?to|come in|join|launch|collaborate in|go to|be invited (?:to|into))';
const START = `(?:can|could|may|would|will|why can|why could|how can|whether|if)`;

const STOPS =
  '(?:what|which gate|who|what gate|anything|something) (?:stops?|stopping|blocks?|blocking|prevents?|preventing|keeps?|hinders?|is stopping|is blocking|is keeping|is preventing)';
const USING =
  '(?:using|getting (?:in ?to|at|in)|reaching|accessing|opening|entering|logging in ?(?:to|on)?|signing in ?(?:to|on)?|coming in ?(?:to)?)';

const FORMS: readonly RegExp[] = [
  // can|why can not WHO get into WHAT in X
  new RegExp(
    ` ${START} (?:not )?(?<who>(?:(?!${VERB} ).)+?)(?: not| never)?(?: even| still)?(?: able to| allowed to| unable to| to)? ${VERB}(?<what>(?: .*)?) $`,
  ),
  // what stops WHO from using WHAT in X, what stops WHO in X
  new RegExp(` ${STOPS} (?<who>.*?) from ${USING} (?<what>.*) $`),
  new RegExp(` ${STOPS} (?<who>.*?) (?<what>(?:in|at|out of|from|into|to|on) .*) $`),
  / why (?:is|are|was|were|does|do|did) (?<who>.*?) (?:not )?(?:blocked|locked out|denied|refused|kept out|shut out|turned away|rejected|stopped)(?: from| out of| access to| at| by| in)?(?: (?:using|getting into|accessing|opening))? (?<what>.*) $/,
  / (?:reach|access|the way|path|route) from (?<who>@\d+) (?:in)?to (?<what>.*) $/,
  / (?:does|do|has|have) (?<who>.*?) have (?:access|a way) (?:to|into) (?<what>.*) $/,
];

/** What is found out is whether somebody gets there. */
const ALL_OF = / (everyone|everybody|(?<!at )all|every|each|most|which|only) /;
const NONE_OF = / (?:nobody|no ?one|none|no (?:user|person|guests|people)s?) /;

export function readReach(said: Said): Reading | undefined {
  const reading = reachIn(said);
  if (reading?.as !== 'question' && reading?.as !== 'choice') return reading;
  const questions = reading.as === 'question' ? [reading.question] : reading.readings;
  const who = whoIn(said.line.s);
  if (NONE_OF.test(who) && !/ why /.test(who))
    return unanswerable('not-understood', said.line.cleaned.slice(0, 80));
  const all = ALL_OF.exec(who)?.[1];
  const isOne = questions.some((question) => question.ask !== 'reach' || question.person);
  return all && !isOne ? { ...reading, leftOut: [all] } : reading;
}

const whoIn = (s: string): string => {
  const by = REACHABLE.exec(s)?.groups?.who;
  if (by !== undefined) return ` ${by} `;
  return s.slice(0, s.search(/ (?:get|use|access|open|reach|enter|sign|log|have) /) + 1);
};

function reachIn(said: Said): Reading | undefined {
  const s = said.line.s;
  if (
    / (?:how many|list|which (?!gate)|who can|who may|when|inbound|outbound|redemption|direct-connect|sync|syncs|trusts?|trusted|accepted|mfa|compliant-device|hybrid-device) /.test(
      s,
    )
  )
    return undefined;
  if (signsIn(s).length === 0) return anywhere(said);
  for (const form of [CANNOT, ...FORMS, ABLE, POSSIBLE, REACHABLE]) {
    const match = form.exec(s);
    if (!match?.groups) continue;
    const who = ` ${(match.groups.who ?? '').trim()} `;
    const what = ` ${(match.groups.what ?? '').trim()} `;
    const found = build(said, match, who, what);
    if (found) return found;
  }
  return undefined;
}

const ABLE = new RegExp(
  ` (?:is|are|why is|why are) (?<who>.*?) (?:not )?(?:able|allowed|unable|permitted) to ${VERB}(?<what>.*) $`,
);
const REACHABLE =
  / (?:is|are) (?<what>.+?) (?:reachable|accessible|usable) (?:from|for|by) (?<who>.+) $/;
const POSSIBLE = new RegExp(` is it possible for (?<who>.+?) to ${VERB}(?<what>.*) $`);
const CANNOT = new RegExp(` (?<who>.+?) (?:can|could) not ${VERB}(?<what>.*) $`);

const NOBODY =
  /^(?:nobody|no|none|noone|every|each|most|which|only|get|gets|getting|got|how|come|why|because|that|people|users?|staff|employees?|colleagues?|folks|persons?|members?|accounts?|someone|somebody|anyone|anybody|guests|externals|the|a|an|any|some|of|from|at|in|one|person|everyone|everybody|'s|all|their|who|is|are|that|user|own|with|account|he|she|they|them|him|her|it|not|admins|workers?|engineers?|contractors?|still|even|ever|there|i|you|same|this|these|those|and|to|be|able|allowed|you|know)$/;

function build(said: Said, match: RegExpExecArray, who: string, what: string): Reading | undefined {
  const whoSigns = signsIn(who);
  const whatSigns = signsIn(what);
  if (/ (?:we|@\d+) (?:see|know) /.test(match[0]) && whatSigns.length === 0) return undefined;
  if (whoSigns.length === 0 && / see /.test(match[0])) return undefined;
  // The last tenant named is where they want to go; one before it can be their home: `Payroll in B from A`.
  const from =
    whoSigns[0] ?? (whatSigns.length === 2 ? / from (@\d+) /.exec(what)?.[1] : undefined);
  const to = [...whatSigns].reverse().find((sign) => sign !== from) ?? undefined;
  if (!to || (whoSigns.length > 1 && !/ (?:and|or) /.test(who))) return undefined;
  const [target, home] = [mentionAt(said, to), mentionAt(said, from)];
  if ((target?.ids.length ?? 0) > 1 || (home?.ids.length ?? 0) > 1) return undefined;
  const application = applicationIn(said, match, what, to, from);
  const person = personIn(said, match, who);
  const plain = { ...(person && { person }), ...(application && { application }) };
  const toId = target?.ids[0] ?? '';
  const fromId =
    home?.ids[0] ??
    tenantByAddress(said.estate, person, toId) ??
    (/ (?:i|me) /.test(who) ? said.home?.id : undefined);
  if (fromId) {
    if (fromId === toId) return person || application ? homes(said, toId, plain) : undefined;
    return one({ ask: 'reach', from: fromId, to: toId, ...plain });
  }
  return homes(said, toId, plain);
}

/** Which tenant it is in is not said: it is asked, where they are few. */
function anywhere(said: Said): Reading | undefined {
  const s = said.line.s;
  for (const form of [CANNOT, ...FORMS, ABLE]) {
    const match = form.exec(s);
    if (!match?.groups) continue;
    const person = personIn(said, match, ` ${(match.groups.who ?? '').trim()} `);
    const what = ` ${(match.groups.what ?? '').trim()} `;
    const application = asTyped(said, match, what, (word) => word !== '?' && !TO_PLACE.test(word));
    if (!person || !application || !isSomebody(said, person)) continue;
    const ours = said.estate.tenants.filter(({ kind }) => kind !== 'external');
    const from = tenantByAddress(said.estate, person, '');
    if (!from) return unanswerable('needs-partner', person);
    const to = ours.filter(({ id }) => id !== from);
    if (to.length === 0 || to.length > 5) return unanswerable('needs-tenant');
    return choice(to.map(({ id }) => ({ ask: 'reach', from, to: id, person, application })));
  }
  return undefined;
}

const isSomebody = (said: Said, person: string): boolean =>
  person.includes('@') ||
  fold(person)
    .split(' ')
    .some((word) => said.isName(word) || (/^\p{Lu}/u.test(person) && said.isOdd(word)));

/** Whose people are meant is not said: it is asked, ours first, where there are few. */
function homes(said: Said, to: string, plain: { person?: string; application?: string }): Reading {
  const others = said.estate.tenants.filter(({ id }) => id !== to);
  const ordered = [...others].sort(
    (a, b) => Number(b.id === said.home?.id) - Number(a.id === said.home?.id),
  );
  const near = ordered.filter(({ kind }) => kind !== 'isolated' && kind !== 'sandbox');
  const few = ordered.length <= 5 ? ordered : near;
  if (few.length === 0 || few.length > 5) return unanswerable('needs-partner', plain.person);
  return choice(few.map(({ id }): Question => ({ ask: 'reach', from: id, to, ...plain })));
}

/** A name: what is left of `who` besides words for anybody. */
function personIn(said: Said, match: RegExpExecArray, who: string): string | undefined {
  return asTyped(said, match, who, (word) => !NOBODY.test(word) && !word.startsWith('@'));
}

const TO_PLACE =
  /^(?:in|at|of|on|to|into|from|within|by|for|with|the|a|an|any|'s|app|apps|application|tenant|as|guests|there|it|anything|something|resources?|services?|things|stuff|directory|\?|us|not|anymore|now|our|all|everything|out|data|content)$/;

function applicationIn(
  said: Said,
  match: RegExpExecArray,
  what: string,
  to: string,
  from: string | undefined,
): string | undefined {
  const place = what.lastIndexOf(` ${to} `);
  const before = what.slice(0, place + 1);
  const after = what.slice(place + to.length + 1);
  const taken = asTyped(said, match, before.trim() === '' ? after : before, (word, at, all) => {
    if (word === from || (word.startsWith('@') && before.trim() === '')) return false;
    const ends = at === 0 || at >= all.length - 2;
    return !(ends && TO_PLACE.test(word)) && word !== '?';
  });
  return taken && !/^(?:apps?|applications?)$/i.test(taken) ? taken : undefined;
}

function asTyped(
  said: Said,
  match: RegExpExecArray,
  part: string,
  keep: (word: string, at: number, all: readonly string[]) => boolean,
): string | undefined {
  const all = part
    .trim()
    .split(' ')
    .filter((word) => word !== '');
  let from = 0;
  let to = all.length;
  while (from < to && !keep(all[from] ?? '', 0, all)) from++;
  while (to > from && !keep(all[to - 1] ?? '', all.length - 1, all)) to--;
  const text = all.slice(from, to).join(' ');
  if (text === '' || !all.slice(from, to).some((word) => keep(word, 1, all))) return undefined;
  const at = said.line.s.indexOf(
    ` ${text} `,
    said.line.s.indexOf(match[0].trim().slice(0, 12)) - 1,
  );
  const raw = said.line
    .rawOf(at + 1, at + 1 + text.length)
    .replace(/[?.,:]+$/, '')
    .trim();
  if (raw !== '') said.used.add(raw);
  return raw === '' ? undefined : raw;
}
