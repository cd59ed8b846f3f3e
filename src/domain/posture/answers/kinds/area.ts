// "How are the guests?", "How does Fabrikam stand?": every check of an area, failures first.
import { type Kind, saidThen, thenOf } from '../asking.ts';
import { assess, byUrgency, type Found, resting, rowOf } from '../results.ts';
import { counted, distinct, sentence } from '../say.ts';
import { sayTenants, several, viewsOf, whichTenants } from '../scope.ts';
import { headOf, tally } from '../states.ts';
import { isOpen } from '../summary.ts';

export const area: Kind<'area'> = {
  ask: 'area',
  concerns: ({ area: name, tenants, asOf }, { checks }) => ({
    tenants,
    ...thenOf(asOf),
    areas: distinct(
      checks
        .filter((check) => name === 'all' || check.area === name)
        .flatMap(({ reads, readsElsewhere }) => [
          'skus' as const,
          ...reads,
          ...(readsElsewhere ?? []),
        ]),
    ),
  }),
  answer(question, asking) {
    const views = viewsOf(asking, question.tenants);
    const checks = asking.checks.filter(
      (check) => question.area === 'all' || check.area === question.area,
    );
    const found = assess(asking, checks, views).sort(byUrgency);
    const results = found.map(({ result }) => result);
    const head = headOf(results.map(({ state }) => state));
    const name = question.area === 'all' ? 'All areas' : sayArea(question.area);
    const worst = found.filter(isOpen);
    const one = views.length === 1 ? views[0] : undefined;
    return {
      question,
      ...(head && { head }),
      sentence: sentence(
        found.length === 0
          ? `${name}: no check applies to ${sayTenants(asking, views, question.tenants)}`
          : `${name} in ${sayTenants(asking, views, question.tenants)}: ${tally(results)}, of ${counted(results.length, 'result')} of ${counted(checks.length, 'check')}`,
      ),
      more: worst.length > 0 ? [gravest(worst, several(views))] : [],
      rows: found
        .filter(({ result }) => result.state !== 'not-applicable')
        .map((item) => rowOf(item, asking, true)),
      rowsAre: 'Checks',
      notes: [...saidThen(question.asOf, asking, views), ...whichTenants(asking, question.tenants)],
      ...resting(found, asking),
      // Every failure would bring its own advice here; which come first is a question of its own.
      todo: [],
      rules: [],
      next: [
        { ask: 'first', tenants: question.tenants },
        ...worst
          .slice(0, 2)
          .flatMap(({ check: { id }, view }) =>
            view ? [{ ask: 'why', check: id, tenants: [view.tenant.id] } as const] : [],
          ),
        ...(one ? [{ ask: 'freshness', tenants: [one.tenant.id] } as const] : []),
      ],
    };
  },
};

export const sayArea = (name: string): string =>
  name === 'mto' ? 'Multitenant organization' : name.replaceAll('-', ' ');

function gravest(worst: readonly Found[], named: boolean): string {
  const [first] = worst;
  if (!first) return '';
  const {
    check: { title, severity },
    result,
    view,
  } = first;
  const where = named ? ` in ${view?.tenant.displayName ?? 'the estate'}` : '';
  return sentence(`The gravest${where} (${severity}): ${title}; ${result.reason}`);
}
