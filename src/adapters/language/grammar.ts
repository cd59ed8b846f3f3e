// From words to a typed question by rules: the order of the rules is the order of what is plainest.
import type { Question } from '../../domain/posture/question.ts';
import type { Words } from '../../ports/understanding.ts';
import { readArea } from './area.ts';
import { readChanges } from './changes.ts';
import { cleanText, LONGEST } from './clean.ts';
import { readCompare, readMatrix } from './compare.ts';
import { inherited, isOfBefore, leanOn, leans } from './context.ts';
import { eachNamed } from './each-named.ts';
import { readCountry, readFact } from './facts.ts';
import { readRecord, readScore, readStanding } from './figures.ts';
import { readFollowUp } from './follow-up.ts';
import { onlyForeign } from './foreign.ts';
import { readFreshness } from './freshness.ts';
import { readGuidance } from './guidance.ts';
import { readImpact } from './impact.ts';
import { readCheck, readList, readWhy } from './judge.ts';
import { leftOut } from './left-out.ts';
import { readOfThem } from './of-them.ts';
import { readOutsiders } from './outsiders.ts';
import { readOwnWords } from './own-words.ts';
import { readPerson } from './person.ts';
import { readFirst } from './priorities.ts';
import { readReach } from './reach.ts';
import { choice, one, type Reading, unanswerable } from './readings.ts';
import {
  refuseAzure,
  refuseElsewhere,
  refuseLanguage,
  refuseLater,
  refusePrivate,
  refuseSecrets,
  refuseUnseen,
  refuseUsers,
  speaksOfTenants,
  withoutOrders,
} from './refusals.ts';
import { readRelation } from './relation.ts';
import { readRequest } from './requests.ts';
import { listen, type Said, signsIn } from './said.ts';
import { oddAdjective, refuseStranger } from './strangers.ts';
import { asThen } from './then.ts';
import { readTrusters } from './trusters.ts';
import type { Vocabulary } from './vocabulary.ts';

type Rule = (said: Said) => Reading | undefined;

const RULES: readonly Rule[] = [
  readCountry,
  readRecord,
  readImpact,
  readFreshness,
  readFirst,
  readStanding,
  readMatrix,
  readPerson,
  readReach,
  readGuidance,
  readCompare,
  readChanges,
  readScore,
  readTrusters,
  readRelation,
  readWhy,
  readOutsiders,
  readFact,
  readList,
  readCheck,
  refuseUnseen,
  readArea,
];

/** Undefined: these words are about nothing that can be known here. */
export function readWords(words: Words, vocabulary: Vocabulary): Reading | undefined {
  if (words.text.length > LONGEST) return unanswerable('too-long');
  const own = readOwnWords(words, vocabulary);
  if (own) return one(own);
  const cleaned = cleanText(words.text);
  const left = withoutOrders(cleaned);
  if (left !== undefined) {
    const rest =
      left === '' ? undefined : readWords({ ...words, text: left, before: undefined }, vocabulary);
    return rest?.as === 'question' ? rest : unanswerable('not-understood', cleaned.slice(0, 80));
  }
  if (!/[\p{L}\p{N}]/u.test(cleaned)) return undefined;
  const said = listen(words, vocabulary);
  const reading = read(said);
  if (!reading) return undefined;
  const found = eachNamed(said, reading, vocabulary, read) ?? corrected(said, reading);
  const { pieces, lacksSubject } = leftOut(said, reading, (text) =>
    again({ ...words, text }, said),
  );
  const isNarrow =
    reading.as === 'question' &&
    /^(?:list|outsiders|changes|compare|score)$/.test(reading.question.ask);
  if (lacksSubject && isNarrow) return unanswerable('not-understood', cleaned.slice(0, 80));
  return pieces.length > 0 && (found.as === 'question' || found.as === 'choice')
    ? { ...found, leftOut: [...new Set([...(found.leftOut ?? []), ...pieces])] }
    : found;
}

const again = (words: Words, { vocabulary }: Said): Reading | undefined =>
  read(listen(words, vocabulary));

function read(said: Said): Reading | undefined {
  const foreign = refuseLanguage(said);
  if (foreign) return foreign;
  const refused =
    refusePrivate(said) ??
    refuseElsewhere(said) ??
    refuseLater(said) ??
    refuseUsers(said) ??
    refuseAzure(said) ??
    refuseSecrets(said);
  if (refused) return refused;
  const followed =
    readOfThem(said, (text) => again({ ...said.words, text, before: undefined }, said)) ??
    readFollowUp(said);
  if (followed) return refuseStranger(said, undefined) ?? fromContext(followed);
  const wish = readRequest(said);
  if (wish) return wish;
  leanOn(said);
  for (const rule of RULES) {
    const reading = rule(said);
    if (!reading) continue;
    if (reading.as === 'question') {
      const stranger = refuseStranger(said, reading.question);
      if (stranger) return stranger;
      const question = asThen(said, reading.question);
      const foreign = unseen(said, question);
      if (foreign) return unanswerable('not-observable', foreign);
      const odd =
        question.ask === 'list' || question.ask === 'check' ? oddAdjective(said) : undefined;
      if (odd) return unanswerable('not-understood', odd);
      if (said.times.includes('future') && question.ask !== 'person') return unanswerable('future');
      const { leftOut } = reading;
      const heard = isOfBefore(said, question)
        ? fromContext(inherited(said, question))
        : leans(said)
          ? fromContext(one(question))
          : one(question);
      return leftOut && heard.as === 'question' ? { ...heard, leftOut } : heard;
    }
    return refuseStranger(said, undefined) ?? reading;
  }
  return otherwise(said);
}

function otherwise(said: Said): Reading | undefined {
  const stranger = speaksOfTenants(said) ? refuseStranger(said, undefined) : undefined;
  if (stranger) return stranger;
  const [sign] = signsIn(said.line.s);
  if (sign && /^ (?:@\d+ (?:and |or |, )?)+(?:\? )?$/.test(said.line.s)) {
    const ids = signsIn(said.line.s).flatMap(
      (one) => said.mentions[Number(one.slice(1))]?.ids ?? [],
    );
    const [a, b, more] = [...new Set(ids)];
    if (a && b && !more) {
      const relation = { of: 'everything' } as const;
      return choice([
        { ask: 'compare', a, b },
        { ask: 'relation', relation, at: a, of: b, both: true },
      ]);
    }
    return one({ ask: 'fact', fact: 'overview', tenants: ids });
  }
  // `And Blorptech?`: something was asked before, and this is where its tenant would stand.
  const rest = said.line.s
    .replace(/ (?:and|what|about|how|or|in|at|for|of|from|also|the|\?)(?= )/g, '')
    .trim();
  if (
    said.before &&
    rest !== '' &&
    rest.split(' ').every((word) => said.isOdd(word)) &&
    rest.split(' ').length < 4
  ) {
    return unanswerable(
      'unknown-tenant',
      said.line.cleaned.replace(
        /^(?:and|or|what about|how about|in|for|at|of|from|also|\s)+ |[?.!\s]+$/gi,
        '',
      ),
    );
  }
  if (said.times.includes('future')) return unanswerable('future');
  return speaksOfTenants(said)
    ? unanswerable('not-understood', said.line.cleaned.slice(0, 80))
    : undefined;
}

/** Tenants that are not ours are not read: of them there is nothing to say. */
const unseen = (said: Said, question: Question): string | undefined =>
  /^(?:score|first|standing-against-eligible|changes|outsiders|freshness)$/.test(question.ask) &&
  'tenants' in question
    ? onlyForeign(said, question.tenants)
    : undefined;

const fromContext = (reading: Reading): Reading =>
  reading.as === 'question' ? { ...reading, fromContext: true } : reading;

function corrected(said: Said, reading: Reading): Reading {
  if (reading.as !== 'question') return reading;
  const standing = signsIn(said.line.s).flatMap(
    (sign) => said.mentions[Number(sign.slice(1))] ?? [],
  );
  const names = standing.flatMap(({ corrected: name, typed, ids, either }) =>
    name && !either
      ? [{ typed, taken: said.estate.tenants.find(({ id }) => id === ids[0])?.displayName ?? name }]
      : [],
  );
  const all = [...names, ...said.slips];
  return all.length > 0 ? { ...reading, corrected: all } : reading;
}
