// "How do Contoso and Fabrikam differ?": the same checks side by side, differences first.
import type { Check } from '../../check.ts';
import type { Kind } from '../asking.ts';
import { assess, resting } from '../results.ts';
import { counted, distinct, listed, sentence } from '../say.ts';
import { nameOf } from '../scope.ts';
import { STATE_CELLS, STATES } from '../states.ts';
import { sayArea } from './area.ts';

const within =
  (area: string | undefined) =>
  (check: Check): boolean =>
    check.scope === 'tenant' && (area === undefined || area === 'all' || check.area === area);

const JUDGED: ReadonlySet<string> = new Set(['pass', 'partial', 'fail']);

export const compare: Kind<'compare'> = {
  ask: 'compare',
  concerns: ({ a, b, area }, { checks }) => ({
    tenants: [a, b],
    areas: distinct(
      checks
        .filter(within(area))
        .flatMap(({ reads, readsElsewhere }) => [
          'skus' as const,
          ...reads,
          ...(readsElsewhere ?? []),
        ]),
    ),
  }),
  answer(question, asking) {
    const { a, b, area } = question;
    const views = [a, b].flatMap((id) => asking.estate.view(id) ?? []);
    const names = [nameOf(asking, a), nameOf(asking, b)] as const;
    const [one, other] = views;
    if (!one || !other) {
      return {
        question,
        head: { verdict: 'cannot-tell', word: 'Cannot be told', tone: 'warning' },
        sentence: sentence(
          `${listed([...names])} cannot be compared: one of them is not ours to read`,
        ),
      };
    }
    const found = assess(asking, asking.checks.filter(within(area)), views);
    const pairs = [...Map.groupBy(found, ({ check }) => check.id).values()].flatMap(([x, y]) =>
      x && y ? [{ check: x.check, here: x.result, there: y.result }] : [],
    );
    const judged = pairs.filter(
      ({ here, there }) => JUDGED.has(here.state) && JUDGED.has(there.state),
    );
    const differing = judged.filter(({ here, there }) => here.state !== there.state);
    const unsure = pairs.length - judged.length;
    const better = (first: 'here' | 'there', second: 'here' | 'there') =>
      differing.filter(
        (pair) => STATES.indexOf(pair[first].state) > STATES.indexOf(pair[second].state),
      ).length;
    const about = area === undefined || area === 'all' ? '' : ` in ${sayArea(area)}`;
    return {
      question,
      sentence: sentence(
        differing.length === 0
          ? `${listed([...names])} stand alike${about} in ${counted(judged.length, 'check')} that could be judged in both`
          : `${listed([...names])} differ${about} in ${differing.length} of ${counted(judged.length, 'check')} that could be judged in both: ${names[0]} stands better in ${better('here', 'there')}, ${names[1]} in ${better('there', 'here')}`,
      ),
      rows: differing.map(({ check, here, there }) => ({
        text: check.title,
        detail: `${names[0]} ${STATE_CELLS[here.state].word.toLowerCase()}: ${sentence(here.reason)} ${names[1]} ${STATE_CELLS[there.state].word.toLowerCase()}: ${sentence(there.reason)}`,
      })),
      rowsAre: 'Differences',
      ...resting(found, asking),
      rules: [],
      todo: [],
      notes:
        unsure > 0
          ? [
              `${counted(unsure, 'check')} could not be compared: not read, not licensed or not applicable in one of the two.`,
            ]
          : [],
      next: [
        { ask: 'relation', relation: { of: 'everything' }, at: a, of: b, both: true },
        { ask: 'first', tenants: [a, b] },
      ],
    };
  },
};
