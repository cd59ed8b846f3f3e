// "Does … hold?": one or several checks over one or all tenants.

import type { Answer } from '../answer.ts';
import {
  type Asking,
  type Kind,
  type Known,
  type QuestionOf,
  saidThen,
  thenOf,
} from '../asking.ts';
import {
  assess,
  byUrgency,
  checksNamed,
  evidenceOf,
  type Found,
  marksOf,
  resting,
  rowOf,
  unnamed,
} from '../results.ts';
import { counted, distinct, listed, sentence } from '../say.ts';
import { sayTenants, several, viewsOf, whichTenants } from '../scope.ts';
import { headOf, headOfOne, tally } from '../states.ts';

export const check: Kind<'check'> = {
  ask: 'check',
  concerns: ({ checks, tenants, asOf }, known) => ({
    tenants,
    areas: areasOf(known, checks),
    ...thenOf(asOf),
  }),
  answer(question, asking) {
    const views = viewsOf(asking, question.tenants);
    const checks = checksNamed(asking, question.checks);
    const found = assess(asking, checks, views).sort(byUrgency);
    if (question.showing) return aboutPassing(question, asking, found);
    const [only] = found;
    return only && found.length === 1
      ? aboutOne(question, asking, only)
      : aboutSeveral(question, asking, found);
  },
};

/** Of these checks, and of those that look at other tenants. */
export function areasOf({ checks }: Pick<Known, 'checks'>, ids: readonly string[]) {
  const named = checksNamed({ checks }, ids);
  return distinct(
    named.flatMap(({ reads, readsElsewhere }) => [
      'skus' as const,
      ...reads,
      ...(readsElsewhere ?? []),
    ]),
  );
}

function aboutOne(question: QuestionOf<'check'>, asking: Asking, found: Found): Answer {
  const { check: one, result, view } = found;
  const where = view?.tenant.displayName ?? 'The estate';
  const head = headOfOne(result, one);
  return {
    question,
    ...(head && { head }),
    sentence: sentence(`${where}: ${result.reason}`),
    more: marksOf(result, asking).map(sentence),
    rows: evidenceOf(found),
    rowsAre: 'Evidence',
    notes: [
      ...saidThen(question.asOf, asking, viewsOf(asking, question.tenants)),
      ...(result.notes ?? []),
      ...unnamed([found]),
      ...whichTenants(asking, question.tenants),
    ],
    ...resting([found], asking),
    next: view
      ? [
          { ask: 'why', check: one.id, tenants: [view.tenant.id] },
          { ask: 'check', checks: [one.id], tenants: 'all' },
          { ask: 'area', area: one.area, tenants: [view.tenant.id] },
        ]
      : [{ ask: 'guidance', topic: one.id }],
  };
}

function aboutSeveral(
  question: QuestionOf<'check'>,
  asking: Asking,
  found: readonly Found[],
): Answer {
  const views = viewsOf(asking, question.tenants);
  const checks = checksNamed(asking, question.checks);
  const results = found.map(({ result }) => result);
  const head = headOf(results.map(({ state }) => state));
  const [first] = checks;
  const about = checks.length === 1 && first ? `“${first.title}”` : counted(checks.length, 'check');
  const worst = found.find(({ result: { state, accepted } }) => state === 'fail' && !accepted);
  return {
    question,
    ...(head && { head }),
    sentence:
      found.length === 0
        ? 'There is nothing that could be judged.'
        : sentence(`${about} in ${sayTenants(asking, views, question.tenants)}: ${tally(results)}`),
    ...(checks.length === 1 && { more: failing(found) }),
    rows: found.map((one) => rowOf(one, asking, checks.length > 1)),
    rowsAre: several(views) && checks.length === 1 ? 'Tenants' : 'Checks',
    notes: [
      ...saidThen(question.asOf, asking, viewsOf(asking, question.tenants)),
      ...whichTenants(asking, question.tenants),
    ],
    ...resting(found, asking),
    next: [
      ...(worst?.view
        ? [{ ask: 'why', check: worst.check.id, tenants: [worst.view.tenant.id] } as const]
        : []),
      ...(first ? [{ ask: 'guidance', topic: first.id } as const] : []),
      ...(several(views) ? [{ ask: 'first', tenants: question.tenants } as const] : []),
    ],
  };
}

/** Those in order first; everything else is counted, and stands behind them. */
function aboutPassing(
  question: QuestionOf<'check'>,
  asking: Asking,
  found: readonly Found[],
): Answer {
  const passes = found.filter(({ result }) => result.state === 'pass');
  const others = found.filter(({ result }) => result.state !== 'pass');
  const answer = aboutSeveral(question, asking, found);
  const [one] = found;
  const single = question.checks.length === 1;
  const names = distinct(passes.flatMap(({ view }) => view?.tenant.displayName ?? []));
  const rest =
    others.length > 0 ? `; of the rest: ${tally(others.map(({ result }) => result))}` : '';
  return {
    ...answer,
    ...(single && {
      sentence: sentence(
        passes.length === 0
          ? `no tenant is known to pass “${one?.check.title ?? question.checks[0]}”${rest}`
          : `${passes.length} of ${counted(found.length, 'tenant')} ${passes.length === 1 ? 'passes' : 'pass'} “${one?.check.title}”: ${listed(names)}${rest}`,
      ),
      more: [],
    }),
    rows: [...passes, ...others].map((each) => rowOf(each, asking, !single)),
  };
}

function failing(found: readonly Found[]): string[] {
  const names = found
    .filter(({ result }) => result.state === 'fail')
    .flatMap(({ view }) => view?.tenant.displayName ?? []);
  return names.length > 0 ? [`Not in order in ${listed(names)}.`] : [];
}
