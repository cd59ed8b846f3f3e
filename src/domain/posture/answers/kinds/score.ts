// "How is the secure score?": the latest of each tenant, and how it went where one is asked about.
import { DAY } from '../../../../shared/duration.ts';
import type { SecureScoreFact } from '../../facts/security.ts';
import { momentOf } from '../../moments.ts';
import { knownValue } from '../../reading.ts';
import type { Figure } from '../answer.ts';
import type { Kind } from '../asking.ts';
import { restingOn } from '../blind.ts';
import { counted, listed, sentence } from '../say.ts';
import { sayTenants, viewsOf, whichTenants } from '../scope.ts';

const MOST_BARS = 12;

interface Point {
  readonly at: number;
  readonly share: number;
  readonly words: string;
}

export const score: Kind<'score'> = {
  ask: 'score',
  concerns: ({ tenants }) => ({ tenants, areas: ['secureScores'] }),
  answer(question, asking) {
    const views = viewsOf(asking, question.tenants);
    const told = views.flatMap((view) => {
      const all = knownValue(view.facts, 'secureScores');
      return all ? [{ view, points: pointsOf(all) }] : [];
    });
    const scored = told.flatMap(({ view, points }) => {
      const last = points.at(-1);
      return last ? [{ view, points, last }] : [];
    });
    const without = views.filter((view) => !scored.some((one) => one.view === view));
    const [only] = scored;
    const blind =
      without.length > 0
        ? `; of ${listed(without.map(({ tenant }) => tenant.displayName))} no score could be read`
        : '';
    const common = {
      question,
      ...restingOn(views, ['secureScores']),
      rules: asking.checks
        .filter(({ id }) => id === 'SEC-01')
        .map(({ id, title }) => ({ id, title })),
      notes: whichTenants(asking, question.tenants),
      next: [{ ask: 'check', checks: ['SEC-01'], tenants: question.tenants } as const],
    };
    if (!only) {
      return {
        ...common,
        head: { verdict: 'cannot-tell', word: 'Cannot be told', tone: 'warning' },
        sentence: sentence(
          `the secure score of ${sayTenants(asking, views, question.tenants)} cannot be told: none could be read`,
        ),
      };
    }
    if (views.length === 1) {
      const { view, points, last } = only;
      const from = question.since?.from ?? asking.estate.now - 30 * DAY;
      const to = question.since?.to ?? asking.estate.now;
      const within = points.filter(({ at }) => at >= from && at <= to);
      const [begin] = within;
      const end = within.at(-1) ?? last;
      return {
        ...common,
        sentence: sentence(
          `${view.tenant.displayName} has a secure score of ${last.words}, measured ${asking.moment(last.at)}, where ${percent(view.declared.secureScoreTarget)} is the target`,
        ),
        more: [
          begin && begin !== end
            ? `It went from ${begin.words}, ${asking.moment(begin.at)}, to ${end.words}.`
            : 'In the time that was asked about there are not two scores to compare.',
        ],
        figures: [
          bars(
            'Secure score over time',
            thinned(within.length > 0 ? within : [last]).map((point) => ({
              ...point,
              name: asking.moment(point.at),
            })),
          ),
        ],
        rows: within.map(({ at, words }) => ({ text: asking.moment(at), detail: words })).reverse(),
        rowsAre: 'Scores, newest first',
      };
    }
    const sorted = [...scored].sort((a, b) => a.last.share - b.last.share);
    const [lowest] = sorted;
    return {
      ...common,
      sentence: sentence(
        `of ${counted(scored.length, 'tenant')} with a secure score the lowest is ${lowest?.view.tenant.displayName} with ${lowest?.last.words}${blind}`,
      ),
      more: [meanOf(scored, views.length)],
      figures: [
        bars(
          'Secure score',
          sorted
            .slice(0, MOST_BARS)
            .map(({ view, last }) => ({ ...last, name: view.tenant.displayName })),
        ),
      ],
      rows: sorted.map(({ view, last }) => ({
        text: view.tenant.displayName,
        detail: `${last.words}, measured ${asking.moment(last.at)}; target ${percent(view.declared.secureScoreTarget)}`,
      })),
      rowsAre: 'Tenants, lowest first',
    };
  },
};

/** Maxima differ from tenant to tenant, so it is the shares that are put together. */
function meanOf(scored: ReadonlyArray<{ readonly last: Point }>, of: number): string {
  const mean = scored.reduce((sum, { last }) => sum + last.share, 0) / scored.length;
  return `Their mean is ${percent(mean)}, each tenant counting the same; ${scored.length} of ${counted(of, 'tenant')} ${scored.length === 1 ? 'has' : 'have'} a score that could be read.`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function pointsOf(all: readonly SecureScoreFact[]): Point[] {
  return all
    .flatMap(({ createdDateTime, currentScore, maxScore }): Point[] => {
      const at = momentOf(createdDateTime);
      if (at === undefined || typeof currentScore !== 'number' || !maxScore) return [];
      const share = currentScore / maxScore;
      return [
        {
          at,
          share,
          words: `${Math.round(currentScore)} of ${Math.round(maxScore)} (${percent(share)})`,
        },
      ];
    })
    .sort((a, b) => a.at - b.at);
}

/** First and last stay, so that the picture says what the words say. */
function thinned(points: readonly Point[]): readonly Point[] {
  if (points.length <= MOST_BARS) return points;
  const step = (points.length - 1) / (MOST_BARS - 1);
  return Array.from({ length: MOST_BARS }, (_, i) => points[Math.round(i * step)]).flatMap(
    (point) => point ?? [],
  );
}

const bars = (title: string, points: ReadonlyArray<Point & { readonly name: string }>): Figure => ({
  figure: 'bars',
  title,
  whole: 1,
  bars: points.map(({ name, share, words }) => ({ name, value: share, words })),
});
