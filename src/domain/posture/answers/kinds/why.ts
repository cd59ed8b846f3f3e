// "Why does that fail?": the reason, the very objects, what it is for, and what would make it pass.
import type { Kind } from '../asking.ts';
import {
  assess,
  byUrgency,
  checksNamed,
  evidenceOf,
  marksOf,
  resting,
  unnamed,
} from '../results.ts';
import { sentence } from '../say.ts';
import { several, viewsOf, whichTenants } from '../scope.ts';
import { headOfOne, STATE_CELLS } from '../states.ts';
import { areasOf } from './check.ts';

export const why: Kind<'why'> = {
  ask: 'why',
  concerns: ({ check, tenants }, known) => ({ tenants, areas: areasOf(known, [check]) }),
  answer(question, asking) {
    const views = viewsOf(asking, question.tenants);
    const found = assess(asking, checksNamed(asking, [question.check]), views).sort(byUrgency);
    const [worst] = found;
    if (!worst) {
      return { question, sentence: 'There is no such check, or no tenant it could be asked of.' };
    }
    const { check, result, view } = worst;
    const where = view?.tenant.displayName ?? 'The estate';
    const head = headOfOne(result, check);
    const word = STATE_CELLS[result.state].word.toLowerCase();
    const others = found.slice(1).filter(({ result: { state } }) => state === result.state);
    return {
      question,
      ...(head && { head }),
      sentence: sentence(`${where} is ${sayState(word)}: ${result.reason}`),
      more: [
        `Why it matters: ${check.why}`,
        ...marksOf(result, asking).map(sentence),
        ...(others.length > 0
          ? [
              sentence(
                `The same state in ${others.map((one) => one.view?.tenant.displayName ?? 'the estate').join(', ')}`,
              ),
            ]
          : []),
      ],
      rows: several(views)
        ? found.flatMap((one) => evidenceOf(one, one.view?.tenant.displayName ?? 'all tenants'))
        : evidenceOf(worst),
      rowsAre: 'Evidence',
      notes: [
        ...(result.notes ?? []),
        ...unnamed(found),
        ...whichTenants(asking, question.tenants),
      ],
      ...resting(found, asking),
      todo: result.state === 'pass' || result.state === 'not-applicable' ? [] : [check.remediation],
      next: [
        ...(view ? [{ ask: 'area', area: check.area, tenants: [view.tenant.id] } as const] : []),
        { ask: 'check', checks: [check.id], tenants: 'all' },
      ],
    };
  },
};

const sayState = (word: string): string =>
  word === 'no licence' ? 'not judged' : word === 'does not apply' ? 'not concerned' : word;
