// States of checks in words, worst first, and what they come to together.
import type { Check, Severity } from '../check.ts';
import type { PostureState, Result } from '../result.ts';
import type { Cell, Head, Headline, Tone } from './answer.ts';

export const STATE_CELLS: Readonly<Record<PostureState, Cell>> = {
  fail: { word: 'Not in order', short: 'No', tone: 'attention' },
  partial: { word: 'In part', short: 'Part', tone: 'warning' },
  unknown: { word: 'Not known', short: '?', tone: 'warning' },
  unlicensed: { word: 'No licence', short: 'n/l', tone: 'default' },
  pass: { word: 'In order', short: 'Yes', tone: 'good' },
  'not-applicable': { word: 'Does not apply', short: '–', tone: 'default' },
};

export const STATES = Object.keys(STATE_CELLS) as PostureState[];
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

const VERDICTS: Readonly<Partial<Record<PostureState, Headline>>> = {
  fail: 'no',
  partial: 'partly',
  unknown: 'cannot-tell',
  unlicensed: 'cannot-tell',
  pass: 'yes',
};

const ranks = <T extends string>(order: readonly T[]) =>
  Object.fromEntries(order.map((one, i) => [one, i])) as Readonly<Record<T, number>>;
const STATE_RANK = ranks(STATES);
const SEVERITY_RANK = ranks(SEVERITIES);

export const byState = (a: { state: PostureState }, b: { state: PostureState }): number =>
  STATE_RANK[a.state] - STATE_RANK[b.state];

export const bySeverity = (a: { severity: Severity }, b: { severity: Severity }): number =>
  SEVERITY_RANK[a.severity] - SEVERITY_RANK[b.severity];

/** Undefined where it does not apply anywhere. Yes only if everything that applies is known to be in order. */
export function headOf(states: readonly PostureState[]): Head | undefined {
  const judged = states.filter((state) => state !== 'not-applicable');
  const state = together(judged);
  if (!state) return undefined;
  const { word, tone } = STATE_CELLS[state];
  return { verdict: VERDICTS[state] ?? 'cannot-tell', word, tone };
}

/** Isolation is told as far as Graph shows it, never as a plain yes. */
export const headOfOne = (
  { state }: Pick<Result, 'state'>,
  { area }: Pick<Check, 'area'>,
): Head | undefined => {
  const head = headOf([state]);
  return head && state === 'pass' && area === 'isolation'
    ? { ...head, word: AS_FAR_AS_SEEN }
    : head;
};

export const AS_FAR_AS_SEEN = 'In order as far as Graph shows';

function together(states: readonly PostureState[]): PostureState | undefined {
  const [first] = states;
  if (first === undefined || states.every((state) => state === first)) return first;
  const has = (...wanted: readonly PostureState[]) => states.some((one) => wanted.includes(one));
  if (has('fail', 'partial')) {
    return has('pass', 'partial') ? 'partial' : has('fail') ? 'fail' : 'partial';
  }
  return has('unknown') ? 'unknown' : 'unlicensed';
}

/** `2 in order, 1 not in order (accepted)`; zeros are left out. */
export function tally(results: ReadonlyArray<Pick<Result, 'state' | 'accepted'>>): string {
  return STATES.flatMap((state) => {
    const these = results.filter((result) => result.state === state);
    if (these.length === 0) return [];
    const accepted = these.filter((result) => result.accepted).length;
    const said = `${these.length} ${STATE_CELLS[state].word.toLowerCase()}`;
    return [accepted > 0 ? `${said} (${accepted} accepted)` : said];
  }).join(', ');
}

const PLAIN: Readonly<Record<Headline, string>> = {
  yes: 'Yes',
  no: 'No',
  partly: 'In part',
  'cannot-tell': 'Cannot be told',
};

/** A word that is true or false of the very question, unlike the name of a state. */
export const isYesOrNo = ({ word }: Head): boolean => word === PLAIN.yes || word === PLAIN.no;

export const plainHead = (verdict: Headline, tone?: Tone): Head => ({
  verdict,
  word: PLAIN[verdict],
  tone: tone ?? (verdict === 'cannot-tell' ? 'warning' : 'default'),
});
