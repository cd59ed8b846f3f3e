// The checks whose results an answer shows, so that they can be judged before it is made.
import type { Check } from '../check.ts';
import type { Question } from '../question.ts';
import { LISTS } from './lists/index.ts';

/** Those of kinds that look at many tenants; what is left out is judged when it is needed. */
export function judgedFor(question: Question, checks: readonly Check[]): readonly Check[] {
  switch (question.ask) {
    case 'first':
      return checks.filter(({ scope }) => question.tenants === 'all' || scope === 'tenant');
    case 'area':
      return checks.filter(({ area }) => question.area === 'all' || question.area === area);
    case 'check':
      return checks.filter(({ id }) => question.checks.includes(id));
    case 'why':
      return checks.filter(({ id }) => id === question.check);
    case 'list':
      return checks.filter(({ id }) => id === LISTS[question.of].check);
    default:
      return [];
  }
}
