// Words that need no place in a typed question: small ones, and other ways to say what was understood.
import type { Listed, Question } from '../../domain/posture/question.ts';
import { wordsOfFact } from './facts.ts';
import { Line } from './line.ts';
import { wordsOfList } from './lists.ts';
import { sayItOurWay } from './phrases.ts';
import type { Said } from './said.ts';
import { wordsOfArea, wordsOfTopic } from './topics.ts';
import type { CheckWords } from './vocabulary.ts';

const listOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Questions that narrow down: `not` and `only` change what they are about. */
export const LESSENS: ReadonlySet<Question['ask']> = new Set([
  'list',
  'outsiders',
  'changes',
  'score',
  'person',
  'compare',
]);

export const SMALL_WORDS: ReadonlySet<string> = new Set(
  listOf(`a an the this that these those it its itself they them their theirs he she his her him i me my mine we us our ours you your yours one ones
  what which who whom whose where when why how whether if than then so as and or also too either both each every all any some such same other else
  is are am was were be been being do does did doing done have has had having can could may might must shall should will would ought need needs
  get gets got getting give gives given show shows list lists tell name names find see look want wants know let make makes put say says take takes go goes come comes
  in on at of from for to into onto with by about over across between within inside out up off around through per via towards toward against under along
  there here please thanks ok okay well just really actually currently still already now again ever even yet right quite very much more most less least many few lot lots
  tenant tenants estate organisation organization company directory directories people person user users account accounts thing things something anything everything somebody someone anybody anyone nobody everyone everybody
  true false yes correct sure question answer quick quickly exactly overall total number count amount figure figures
  kind sort type way ways case part side sides bit full complete whole entire actual own hi hello hey folks team
  it's what's who's that's let's there's hmm um oh good morning afternoon hav hve hv`),
);

const JUDGED =
  'stand state health healthy check checks posture fail failing passing red green overview status doing problem issue finding gap report audit review secure safe compliant good bad wrong summary assess rate result order';

/** What people say around each kind of question; stems of four letters and more fit longer words as well. */
const OTHERWISE: { readonly [A in Question['ask']]?: string } = {
  area: JUDGED,
  check: `${JUDGED} block allow enforce require restrict cover covered use using used set run running work works let letting hold look looked missing last real turn enabled disabled configured possible normal bought sync key member end date`,
  why: `${JUDGED} reason cause broken`,
  relation:
    'trust accept honour honor recogni believe count open close allow block settings set config inbound outbound direction access guest guests b2b external externals collab possible mutual relation partner entry door device laptop machine complian compliant-device hybrid hybrid-device mfa sign signed come redo prompt asked extra home good enough status healthy sync shared channel use used work added invite round real back consent redemption apps enabl disabl turn switch activ refus reject deny denied ignor clos shut off restrict prevent barred ban banned stop twice again double second time',
  reach:
    'guest guests access account use using get sign log open reach stop block prevent allow able apps gate round work',
  changes:
    'change changes changed changing new recent latest last happen modif edit touch alter remov delet added creat switch turn disab enab made broke fail failing check started stopped worse policy settings cross-tenant',
  impact:
    'break breaks lose loses lost access cut remov impact leave leaves happen delet drop affected need partner',
  person:
    'access role roles privileged-roles rights permission admin admins ga account local hold holds held guest guests member',
  outsiders:
    'outside outsider external externals guest guests invite invited brought sponsor because reason foreign responsible let',
  freshness: 'last look looked read fresh old age data updated recent scan time stale did',
  first:
    '5 10 first top worst most urgent problem issue priorit fix important biggest next start begin night keeps keep attention critical serious worry focus finding',
  'decision-record':
    'draft write written record architecture decision document prepare create generate propose adr',
  score:
    'score secure-score trend develop time rank worst lowest best highest high low history average mean',
  'standing-against-eligible':
    'admin admins ratio eligible standing permanent share split percentage proportion versus roles privileged-roles',
  matrix: 'matrix trust trusts baseline grid table chart picture draw',
  compare:
    'compare compared difference differ versus behind ahead secure better against regarding baseline round diff far good re vs',
  fact: 'data stored hosted located kept lies based',
  guidance:
    'should must ought turn enable disable fix set good idea bad best practice matter important mean means meaning difference distinction explain describe define work safe wise risk danger danger use point purpose benefit advice advise recommend need happen guidance open close block allow trust require enforce configure remove stop reduce improve clean care necessary worth exist wrong problem about sponsors guests everyone between',
  list: 'open looked stuck hold holds overview hygiene',
};

/** Of single lists: words for what their rows tell anyway. */
const OF_LIST: { readonly [L in Listed]?: string } = {
  'stale-guests': '90 older days last unused',
  exclusions: 'ca conditional policies mfa',
  attestations: 'set restricted score configured on',
  'foreign-service-principals': 'others other run running installed consented',
  'multitenant-members': 'member joined',
  exceptions: 'approved accepted signed',
  incidents: 'open active current',
  licences: 'have bought paid',
  'risky-users': 'open active current flagged',
};

/** Whether a word is only another way to say one of these questions. */
export function wordsFor(questions: readonly Question[], said: Said): (word: string) => boolean {
  const stems = new Set(questions.flatMap((question) => stemsOf(question, said)));
  const long = [...stems].filter((stem) => stem.length > 3);
  return (word) =>
    stems.has(word) ||
    word.split('-').some((part) => stems.has(part)) ||
    long.some((stem) => word.startsWith(stem));
}

function stemsOf(question: Question, said: Said): string[] {
  const ways = listOf(OTHERWISE[question.ask] ?? '');
  switch (question.ask) {
    case 'list':
      return [...ways, ...listOf(OF_LIST[question.of] ?? ''), ...wordsOfList(question.of)];
    case 'fact':
      return [...ways, ...wordsOfFact(question.fact)];
    case 'check':
      return [...ways, ...question.checks.flatMap((id) => ofCheck(id, said))];
    case 'why':
      return [...ways, ...ofCheck(question.check, said)];
    case 'guidance':
      return [...ways, ...ofCheck(question.topic, said), ...wordsOfArea(question.topic)];
    case 'area':
      return [...ways, ...wordsOfArea(question.area)];
    case 'changes':
      return [...ways, ...wordsOfArea(question.about ?? '')];
    case 'compare':
      return [...ways, ...wordsOfArea(question.area ?? '')];
    default:
      return ways;
  }
}

function ofCheck(id: string, { vocabulary }: Said): readonly string[] {
  const check = vocabulary.checks.find((one) => one.id === id);
  if (!check) return listOf(id.toLowerCase());
  const found = known.get(check);
  if (found) return found;
  const line = new Line(`${check.title} ${check.words.join(' ')}`);
  const asWritten = line.heard;
  sayItOurWay(line);
  const words = [
    ...asWritten.filter((word) => word.length > 2),
    ...listOf(line.s),
    ...wordsOfTopic(id),
    ...wordsOfArea(check.area),
  ];
  known.set(check, words);
  return words;
}

const known = new WeakMap<CheckWords, readonly string[]>();
