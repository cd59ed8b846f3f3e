// "How many administrators are standing, how many eligible?": each tenant with both numbers, as bars and in text.
import type { TenantView } from '../../check.ts';
import { ALL_HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';
import { ELIGIBLE_READS, roleHolders, roleSource, WITHOUT_PIM } from '../../role-holders.ts';
import type { Blind } from '../answer.ts';
import type { Kind } from '../asking.ts';
import { restingOn } from '../blind.ts';
import { counted, distinct, listed, sentence } from '../say.ts';
import { sayTenants, viewsOf, whichTenants } from '../scope.ts';

const AREAS = [...ELIGIBLE_READS, 'users', 'skus'] as const;
const MOST = 8;

export const standingAgainstEligible: Kind<'standing-against-eligible'> = {
  ask: 'standing-against-eligible',
  concerns: ({ tenants }) => ({ tenants, areas: AREAS }),
  answer(question, asking) {
    const views = viewsOf(asking, question.tenants);
    const all = views.map((view) => ({ view, counts: countsOf(view, asking.estate.now) }));
    const told = all.flatMap(({ view, counts }) => (counts ? [{ view, ...counts }] : []));
    const untold = all.filter(({ counts }) => !counts).map(({ view }) => view.tenant.displayName);
    const sum = (of: 'standing' | 'eligible') => told.reduce((total, one) => total + one[of], 0);
    const most = Math.max(1, ...told.flatMap(({ standing, eligible }) => [standing, eligible]));
    const sorted = [...told].sort((a, b) => b.standing - a.standing);
    const partly = told.some(({ unsure }) => unsure.length > 0);
    const resting = restingOn(views, AREAS);
    const unresolved = told.flatMap(({ view: { tenant }, unsure }): Blind[] =>
      unsure.map((why) => ({
        tenantId: tenant.id,
        tenant: tenant.displayName,
        what: 'administrators',
        why,
        kind: 'gap',
      })),
    );
    return {
      question,
      ...(told.length === 0 && {
        head: { verdict: 'cannot-tell', word: 'Cannot be told', tone: 'warning' } as const,
      }),
      sentence: sentence(
        told.length === 0
          ? `standing and eligible administrators of ${sayTenants(asking, views, question.tenants)} cannot be told`
          : `${sayTenants(
              asking,
              told.map(({ view }) => view),
              question.tenants,
            )} ${told.length === 1 ? 'has' : 'have'} ${partly ? 'at least ' : ''}${counted(sum('standing'), 'standing administrator')} and ${sum('eligible')} eligible${untold.length > 0 ? `; ${listed(untold)} could not be read and ${untold.length === 1 ? 'is' : 'are'} not in it` : ''}`,
      ),
      figures:
        told.length > 0
          ? [
              {
                figure: 'bars',
                title: 'Standing against eligible',
                whole: most,
                bars: sorted.slice(0, MOST).flatMap(({ view: { tenant }, standing, eligible }) => [
                  {
                    name: `${tenant.displayName}, standing`,
                    value: standing,
                    words: String(standing),
                  },
                  {
                    name: `${tenant.displayName}, eligible`,
                    value: eligible,
                    words: String(eligible),
                  },
                ]),
              },
            ]
          : [],
      rows: sorted.map(({ view, standing, eligible, pim }) => ({
        text: view.tenant.displayName,
        detail: sentence(
          `${standing} standing, ${eligible} eligible${pim ? '' : '; there is no PIM here'}`,
        ),
      })),
      rowsAre: 'Tenants',
      notes: [
        'People and service principals are counted once each, in the highly privileged roles, through groups as well; emergency accounts are among the standing ones.',
        ...(told.some(({ pim }) => !pim) ? [WITHOUT_PIM] : []),
        ...whichTenants(asking, question.tenants),
      ],
      ...resting,
      blind: [...resting.blind, ...unresolved],
      next: [
        { ask: 'list', of: 'standing-administrators', tenants: question.tenants },
        { ask: 'check', checks: ['PRV-04'], tenants: question.tenants },
      ],
    };
  },
};

/** Undefined: who holds the roles could not be read. Whoever is standing in one role is not counted as eligible. */
function countsOf(view: TenantView, now: number) {
  const found = roleHolders(view, ALL_HIGHLY_PRIVILEGED, now, 'eligible');
  if (!('holds' in found)) return undefined;
  const of = (how: string) =>
    new Set(
      found.holds
        .filter((hold) => hold.how === how)
        .map(({ principal }) => principal.id.toLowerCase()),
    );
  const standing = of('standing');
  const eligible = [...of('eligible')].filter((id) => !standing.has(id));
  return {
    standing: standing.size,
    eligible: eligible.length,
    pim: roleSource(view) === 'pim',
    unsure: distinct([
      ...found.unknown.map(({ text }) => text),
      ...found.missing.map(({ sentence: text }) => text),
    ]),
  };
}
