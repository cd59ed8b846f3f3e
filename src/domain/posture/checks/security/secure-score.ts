// SEC-01: Microsoft's Secure Score is at its target and not falling.
import { DAY, HOUR } from '../../../../shared/duration.ts';
import type { Instant } from '../../../facts.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import type { SecureScoreFact } from '../../facts/security.ts';
import { hedged } from '../../hedge.ts';
import { momentOf } from '../../moments.ts';
import { knownValue } from '../../reading.ts';
import type { Evidence, PostureState, Verdict } from '../../result.ts';

const FRESH = 48 * HOUR;
const SPAN = 7 * DAY;
/** Points of a hundred that it may fall in a week. */
const TOLERANCE = 5;
const TOP = 5;

export const secureScore: TenantCheck = {
  id: 'SEC-01',
  title: 'Secure Score is at its target and not falling',
  area: 'security-operations',
  kind: 'check',
  scope: 'tenant',
  severity: 'low',
  appliesTo: 'all',
  reads: ['secureScores', 'controlProfiles'],
  why: 'The score sums up how many of Microsoft’s recommendations are followed. Its level says little by itself; a fall says that something was turned off.',
  remediation: 'Work through the controls that would bring the most points.',
  words: ['secure score', 'security score', 'score over time', 'how good is our score'],
  assess: (view, estate) =>
    withFacts(view, ['secureScores'], ({ secureScores }) =>
      hedged(view, ['secureScores'], 'some', judge(view, estate, secureScores)),
    ),
};

interface Score {
  readonly fact: SecureScoreFact;
  readonly at: Instant;
  /** Of one: what can be reached moves with the licences, so points do not compare. */
  readonly ratio: number;
}

function scoresIn(facts: readonly SecureScoreFact[]): Score[] {
  return facts
    .flatMap((fact): Score[] => {
      const at = momentOf(fact.createdDateTime);
      const { currentScore, maxScore } = fact;
      return at !== undefined && typeof currentScore === 'number' && maxScore && maxScore > 0
        ? [{ fact, at, ratio: currentScore / maxScore }]
        : [];
    })
    .sort((a, b) => b.at - a.at);
}

function judge(view: TenantView, { now }: EstateView, facts: readonly SecureScoreFact[]): Verdict {
  const scores = scoresIn(facts);
  const [latest] = scores;
  if (!latest) return { state: 'unknown', reason: 'Microsoft has sent no score', evidence: [] };
  const { secureScoreTarget: target } = view.declared;
  const before = weekBefore(scores, latest);
  const change = before && (latest.ratio - before.ratio) * 100;
  const figures = `${percent(latest.ratio)} of what can be reached (target ${percent(target)})`;
  const [state, reason] = stateOf(latest, target, change, figures, now);
  return {
    state,
    reason,
    evidence: [
      {
        kind: 'setting',
        id: latest.fact.id,
        name: 'Secure Score',
        detail: `${latest.fact.currentScore} of ${latest.fact.maxScore} on ${latest.fact.createdDateTime?.slice(0, 10)}${before ? `; ${percent(before.ratio)} a week before` : ''}`,
        good: state === 'pass',
      },
      ...biggestGaps(view, latest.fact),
    ],
    notes: (latest.fact.averageComparativeScores ?? []).flatMap(({ basis, averageScore }) =>
      basis && typeof averageScore === 'number'
        ? [`On average (${basis}): ${averageScore}, as Microsoft gives it.`]
        : [],
    ),
  };
}

/** The score that is nearest to a week before, and no more than a day off. */
function weekBefore(scores: readonly Score[], latest: Score): Score | undefined {
  const off = (score: Score) => Math.abs(latest.at - SPAN - score.at);
  return scores
    .filter((score) => off(score) <= DAY)
    .reduce<Score | undefined>(
      (best, one) => (best && off(best) <= off(one) ? best : one),
      undefined,
    );
}

function stateOf(
  latest: Score,
  target: number,
  change: number | undefined,
  figures: string,
  now: Instant,
): [PostureState, string] {
  if (now - latest.at > FRESH) {
    return [
      'unknown',
      `the latest score is of ${latest.fact.createdDateTime?.slice(0, 10)}, too old to tell`,
    ];
  }
  // A hair of rounding is no fall.
  const fell =
    change !== undefined && change < -TOLERANCE - 1e-9
      ? ` it fell by ${(-change).toFixed(1)} percentage points in a week`
      : '';
  if (latest.ratio < target) {
    return ['fail', `the score is below its target: ${figures}${fell && `, and${fell}`}`];
  }
  if (change === undefined) {
    return [
      'unknown',
      `${figures}, and without a score of a week before whether it falls cannot be told`,
    ];
  }
  return fell
    ? ['partial', `${figures}, but${fell}`]
    : ['pass', `${figures}, ${change < 0 ? 'hardly lower' : 'no lower'} than a week before`];
}

function biggestGaps(view: TenantView, { controlScores }: SecureScoreFact): Evidence[] {
  const profiles = new Map(
    (knownValue(view.facts, 'controlProfiles') ?? []).map((profile) => [profile.id, profile]),
  );
  return (controlScores ?? [])
    .flatMap(({ controlName, score }) => {
      const profile = controlName ? profiles.get(controlName) : undefined;
      const most = profile?.maxScore;
      return profile && typeof most === 'number' && typeof score === 'number' && score < most
        ? [{ profile, score, most }]
        : [];
    })
    .sort((a, b) => b.most - b.score - (a.most - a.score))
    .slice(0, TOP)
    .map(({ profile, score, most }) => ({
      kind: 'setting',
      id: profile.id,
      name: profile.title ?? profile.id,
      detail: `${score} of ${most} points`,
    }));
}

const percent = (share: number): string => `${Math.floor(share * 1000 + 1e-6) / 10}%`;
