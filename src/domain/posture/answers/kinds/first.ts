// "What should I fix first?": open failures of all tenants, each once, by how grave they are and how far they reach.
import type { Check } from '../../check.ts';
import { earliest } from '../../earliest.ts';
import type { Kind } from '../asking.ts';
import { assess, byCode, type Found, merged } from '../results.ts';
import { counted, distinct, listed, sentence } from '../say.ts';
import { sayTenants, viewsOf, whichTenants } from '../scope.ts';
import { bySeverity, byState } from '../states.ts';
import { type OpenFinding, summaryOf, summed, tenantChecksOf } from '../summary.ts';

export const first: Kind<'first'> = {
  ask: 'first',
  concerns: ({ tenants }, { checks }) => ({
    tenants,
    areas: distinct(
      checks.flatMap(({ reads, readsElsewhere }) => [
        'skus' as const,
        ...reads,
        ...(readsElsewhere ?? []),
      ]),
    ),
  }),
  answer(question, asking) {
    const views = viewsOf(asking, question.tenants);
    // Between the tenants is nobody's own: it is for whoever asks about all of them.
    // Between the tenants is nobody's own: it is for whoever asks about all of them.
    const between =
      question.tenants === 'all' ? asking.checks.filter(({ scope }) => scope === 'estate') : [];
    const ofTenants = tenantChecksOf(asking.checks);
    const parts = [
      ...views.map((view) => summaryOf(asking, ofTenants, view)),
      summed(assess(asking, between, views), asking),
    ];
    const groups = grouped(parts.flatMap(({ open }) => open));
    const [top] = groups;
    const unknown = sumOf(parts, (part) => part.unknown);
    const where = sayTenants(asking, views, question.tenants);
    const asOf = earliest(parts.map((part) => part.asOf));
    return {
      question,
      sentence: top
        ? sentence(
            `in ${where}, begin with this ${top.check.severity} finding in ${placesOf(top)}: ${top.check.title}`,
          )
        : sentence(
            unknown > 0
              ? `nothing open was seen in ${where}, but ${counted(unknown, 'result')} could not be told`
              : `nothing is open in ${where}`,
          ),
      more: top ? [top.reason] : [],
      todo: top ? [top.check.remediation] : [],
      rows: groups.map((group) => ({
        text: `${group.check.severity}: ${group.check.title}`,
        detail: `${group.reason} ${group.check.remediation}`,
        tenant: placesOf(group),
        state: group.found.some(({ result }) => result.state === 'fail') ? 'fail' : 'partial',
      })),
      rowsAre: 'What to fix, in this order',
      notes: [
        ...acceptedNote(sumOf(parts, (part) => part.accepted)),
        ...(unknown > 0
          ? [`${counted(unknown, 'result is', 'results are')} not known and could hide more.`]
          : []),
        ...whichTenants(asking, question.tenants),
      ],
      blind: merged(parts.flatMap(({ blind }) => blind)),
      ...(asOf !== undefined && { asOf }),
      next: groups.slice(0, 3).map(({ check: { id }, found: [one] }) => ({
        ask: 'why',
        check: id,
        tenants: one?.view ? [one.view.tenant.id] : 'all',
      })),
    };
  },
};

interface Group {
  readonly check: Check;
  readonly found: readonly Found[];
  readonly reason: string;
  readonly reach: number;
}

/** One finding in five tenants is one thing to do; a failure goes before half of one. */
function grouped(open: readonly OpenFinding[]): Group[] {
  const byCheck = Map.groupBy(open, ({ check }) => check.id);
  const groups = [...byCheck.values()].flatMap((open): Group[] => {
    const found = open.sort((a, b) => byState(a.result, b.result));
    const [one] = found;
    if (!one) return [];
    const reach = found.length * 1_000 + sumOf(found, ({ objects }) => objects);
    return [{ check: one.check, found, reason: reasonOf(one), reach }];
  });
  const fails = ({ found }: Group) => found.some(({ result }) => result.state === 'fail');
  return groups.sort(
    (a, b) =>
      bySeverity(a.check, b.check) ||
      Number(fails(b)) - Number(fails(a)) ||
      b.reach - a.reach ||
      byCode(a.check, b.check),
  );
}

const reasonOf = ({ view, result }: Found): string =>
  sentence(`${view?.tenant.displayName ?? 'the estate'}: ${result.reason}`);

const placesOf = ({ found }: Group): string =>
  listed(
    found.map(({ view }) => view?.tenant.displayName ?? 'the estate'),
    4,
  );

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

function acceptedNote(accepted: number): string[] {
  return accepted > 0
    ? [
        `${counted(accepted, 'finding was', 'findings were')} accepted for a time and left out here.`,
      ]
    : [];
}
