// Whether a relation is asked about by its contrary: `closed`, `blocked`, `asked again` instead of open or accepted.
import type { Question } from '../../domain/posture/question.ts';
import type { Reading } from './readings.ts';
import type { Said } from './said.ts';

const CLOSED =
  / (?:(?:clos|cut|shut|turn|switch)\w* off|(?:kept|keeps?|locked|locks?|shut|shuts) out|block(?:s|ed|ing)?|clos(?:e|es|ed)|shuts?|off|disabled?(?! (?:guests?|users?|people|accounts?|externals|members?|employees|staff) )|disables|den(?:y|ies|ied)|refus(?:e|es|ed)|rejects?|rejected|forbid(?:s|den)?|prohibit(?:s|ed)?|prevent(?:s|ed)?|bars?|barred|bans?|banned|stop(?:s|ped)?|restrict(?:s|ed)?|disallow(?:s|ed)?|ignor(?:e|es|ed)|distrust(?:s|ed)?|mistrust(?:s|ed)?|untrusted|missing|lack(?:s|ing)?)(?= )/g;
const AGAIN =
  / (?:again|twice|double|second time|redo|repeat|prompt(?:s|ed)?|asked|asks|asking|challenged|re do) /;
/** A consent prompt is seen where nothing redeems automatically. */
const CONSENT =
  /\bconsent\b|\b(?:have|has|need|needs|must|required)\b.*\b(?:accept|redeem|confirm)\w*\b.*\binvit/i;
const LIFTED =
  /\b(?:without|skip\w*|spared?|avoid\w*|suppress\w*|automatic\w*|auto\w*|no longer|no (?:\w+ )?(?:consent|prompt\w*|mfa))\b/i;
const OPEN =
  / (?:open(?:s|ed)?|allow(?:s|ed)?|accept(?:s|ed|ing)?|trust(?:s|ed|ing)?|permit(?:s|ted)?|enabled?|enables|honou?r(?:s|ed)?|recogni[sz](?:e|es|ed)|respect(?:s|ed)?|let|lets|admit(?:s|ted)?|enough|on or (?:\S+ )?off|off or (?:\S+ )?on) /;
/** By these it is said what is asked; that somebody is then asked again, or not, only comes of it. */
const SETTLED =
  / (?:accept\w*|trust(?:s|ed|ing)?|honou?r\w*|recogni[sz]\w*|respect\w*|enough|refus\w*|reject\w*|ignor\w*|distrust\w*|mistrust\w*|untrusted) /;
/** `Nobody is blocked`: it is open. */
const NOBODY = / (?:nobody|no one|noone|none) /;

/** `Doesn't A trust B` asks as it is; so does `not sure whether`, which is about nobody's settings. */
const NOT =
  '(?<!^ (?:(?:and|so|but|or|hi|well) )*(?:does|do|did|is|are|has|have|can|could|will|would|should)) (?:not|never|no longer) (?:yet |already |really |actually |currently |also |even )*';
const DENIED = new RegExp(
  `${NOT}(?:trust|accept|honou?r|recogni[sz]|respect|believ|rely |allow|permit|admit|lets? |open|enabled? |on |block|clos|shut |refus|reject|ignor|distrust|mistrust|enough |valid |count|sync|provision|turned |switched )`,
  'g',
);
const NOT_DEMANDED = new RegExp(
  `${NOT}(?:requir|have to |has to |need|asked |prompted |challenged )`,
);

/** `A doesn't trust us, does it?` */
const DOES_IT = / (?:does|do|is|are|will|can) (?:it|they) (?:\? )?$/;

/** The same question, marked where a yes means that it is closed. */
export function asContrary(said: Said, reading: Reading | undefined): Reading | undefined {
  if (!reading) return reading;
  const marked = (question: Question): Question =>
    question.ask === 'relation' &&
    question.relation.of !== 'everything' &&
    isAsked(said, question.relation.of)
      ? { ...question, contrary: true }
      : question;
  if (reading.as === 'question') return { ...reading, question: marked(reading.question) };
  return reading.as === 'choice' ? { ...reading, readings: reading.readings.map(marked) } : reading;
}

/** Undefined: the words do not say how it is asked. */
export function stanceIn(said: Said, of: string): 'open' | 'closed' | undefined {
  if (isAsked(said, of)) return 'closed';
  const { s } = said.line;
  return OPEN.test(s) || (s.match(CLOSED)?.length ?? 0) > 0 ? 'open' : undefined;
}

function isAsked({ line: { s, cleaned } }: Said, of: string): boolean {
  // `Open or closed`: both were named, and the plain question comes first.
  if (/ or /.test(s) && OPEN.test(s)) return false;
  const closed = s.match(CLOSED)?.length ?? 0;
  const demanded =
    (of === 'trust' && AGAIN.test(s) && !SETTLED.test(s)) ||
    (of === 'redemption' && CONSENT.test(cleaned));
  const lifted = demanded && LIFTED.test(cleaned);
  const turns = [demanded, lifted, NOBODY.test(s)].filter(Boolean).length;
  const asks = DOES_IT.test(s);
  const denied = asks
    ? 0
    : (s.match(DENIED)?.length ?? 0) + (demanded && NOT_DEMANDED.test(s) ? 1 : 0);
  return (closed + turns + denied) % 2 === 1;
}
