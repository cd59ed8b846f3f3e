// "Who from outside is in Fabrikam, and because of whom?": guests with their home, sponsor and grants.
import { accountKey } from '../../../../shared/account.ts';
import { homeAddressOf, homeTenantOf, isOutsider } from '../../between/outsiders.ts';
import type { TenantView } from '../../check.ts';
import type { AreaName } from '../../facts/areas.ts';
import type { UserFact } from '../../facts/directory.ts';
import { userName } from '../../people.ts';
import { knownValue, readingOf } from '../../reading.ts';
import type { Blind, Row } from '../answer.ts';
import type { Asking, Grant, Kind } from '../asking.ts';
import { restingOn } from '../blind.ts';
import { details } from '../lists/listed.ts';
import { counted, listed, sentence } from '../say.ts';
import { nameOf, several, viewsOf, whichTenants } from '../scope.ts';

const AREAS: readonly AreaName[] = ['users', 'guestSponsors'];

export const outsiders: Kind<'outsiders'> = {
  ask: 'outsiders',
  concerns: ({ tenants, from }) => ({
    tenants,
    areas: AREAS,
    grants: true,
    ...(from && { also: [from] }),
  }),
  answer(question, asking) {
    const views = viewsOf(asking, question.tenants);
    const parts = views.map((view) => ({ view, found: outsidersIn(view, question.from, asking) }));
    const told = parts.flatMap(({ view, found }) => (found ? [{ view, found }] : []));
    const untold = parts.filter(({ found }) => !found).map(({ view }) => view.tenant.displayName);
    const all = told.flatMap(({ found }) => found);
    const byHome = [...Map.groupBy(all, ({ home }) => home)]
      .map(([home, people]) => ({ home, count: people.length }))
      .sort((a, b) => b.count - a.count);
    const nobody = all.filter(({ because }) => because === 'nobody').length;
    const homeless = question.from === undefined ? [] : homelessIn(told, asking);
    const partly =
      homeless.length > 0 ||
      views.some(({ facts }) => {
        const reading = readingOf(facts, 'users');
        return reading.state === 'read' && (reading.gaps ?? []).length > 0;
      });
    const resting = restingOn(views, AREAS);
    const from = question.from ? ` from ${nameOf(asking, question.from)}` : ' from outside';
    const where = listed(
      told.map(({ view }) => view.tenant.displayName),
      5,
    );
    const rest =
      untold.length > 0
        ? `; ${listed(untold)} could not be read and ${untold.length === 1 ? 'is' : 'are'} not in it`
        : '';
    return {
      question,
      ...(told.length === 0 && {
        head: { verdict: 'cannot-tell', word: 'Cannot be told', tone: 'warning' } as const,
      }),
      sentence: sentence(
        told.length === 0
          ? `who${from} is there cannot be told: ${listed(untold) || 'no tenant'} could not be read`
          : all.length === 0
            ? `${untold.length > 0 || partly ? 'none seen: ' : ''}nobody${from} has an account in ${where}${rest}`
            : `${partly ? 'at least ' : ''}${counted(all.length, 'person', 'people')}${from} ${all.length === 1 ? 'has' : 'have'} an account in ${where}${rest}`,
      ),
      more: [
        ...(all.length > 0 && !question.from
          ? [
              sentence(
                `at home: ${listed(
                  byHome.map(({ home, count }) => `${count} in ${home}`),
                  6,
                )}`,
              ),
            ]
          : []),
        ...(nobody > 0
          ? [
              sentence(
                `for ${nobody} of them nobody answers: no sponsor, and nothing was given through Drawbridge`,
              ),
            ]
          : []),
      ],
      rows: told.flatMap(({ view, found }) =>
        found
          .toSorted((a, b) => Number(b.because === 'nobody') - Number(a.because === 'nobody'))
          .map(({ row }) => (several(views) ? { ...row, tenant: view.tenant.displayName } : row)),
      ),
      rowsAre: 'People from outside',
      ...resting,
      blind: [...resting.blind, ...homeless],
      rules: asking.checks
        .filter(({ id }) => id === 'GST-04')
        .map(({ id, title }) => ({ id, title })),
      notes: whichTenants(asking, question.tenants),
      next: [
        { ask: 'list', of: 'unsponsored-guests', tenants: question.tenants },
        { ask: 'list', of: 'stale-guests', tenants: question.tenants },
      ],
    };
  },
};

/** Whoever is from a place that is not known may be from the one that was asked about. */
const homelessIn = (told: ReadonlyArray<{ readonly view: TenantView }>, asking: Asking): Blind[] =>
  told.flatMap(({ view: { tenant, facts } }) => {
    const count = (knownValue(facts, 'users') ?? []).filter(
      (user) => isOutsider(user) && homeTenantOf(asking.estate, user) === undefined,
    ).length;
    return count === 0
      ? []
      : [
          {
            tenantId: tenant.id,
            tenant: tenant.displayName,
            what: 'people from outside',
            kind: 'gap',
            why: `where ${count} of them ${count === 1 ? 'is' : 'are'} from is not known`,
          },
        ];
  });

interface Outsider {
  readonly home: string;
  readonly because: 'sponsor' | 'grant' | 'nobody' | 'unknown';
  readonly row: Row;
}

function outsidersIn(
  view: TenantView,
  from: string | undefined,
  asking: Asking,
): Outsider[] | undefined {
  const users = knownValue(view.facts, 'users');
  if (!users) return undefined;
  const sponsors = knownValue(view.facts, 'guestSponsors');
  const bySponsored = sponsors && new Map(sponsors.map((one) => [one.id, one.sponsors]));
  const grants = (asking.grants ?? []).filter(({ tenantId }) => tenantId === view.tenant.id);
  const people = new Map(users.map((user) => [user.id, user]));
  return users
    .filter((user) => isOutsider(user))
    .filter((user) => from === undefined || homeTenantOf(asking.estate, user) === from)
    .map((user): Outsider => {
      const own = grants.filter((grant) => isFor(grant, view, user));
      const answering = bySponsored?.get(user.id);
      const names = (answering ?? []).map(
        ({ id, displayName }) => displayName ?? people.get(id)?.displayName ?? id,
      );
      const home = homeTenantOf(asking.estate, user);
      const homeName = home
        ? nameOf(asking, home)
        : (homeAddressOf(user)?.split('@')[1] ?? 'a place that is not known');
      const because =
        own.length > 0
          ? 'grant'
          : names.length > 0
            ? 'sponsor'
            : bySponsored && answering
              ? 'nobody'
              : 'unknown';
      return {
        home: homeName,
        because,
        row: {
          text: userName(user),
          detail: details(
            `at home in ${homeName}`,
            names.length > 0
              ? `sponsor ${listed(names, 3)}`
              : because === 'unknown'
                ? 'sponsor not known'
                : 'no sponsor',
            ...own.map(
              ({ requestId, what, askedBy, approvedBy, until }) =>
                `${what} through Drawbridge (${requestId})${askedBy ? `, asked for by ${askedBy}` : ''}${approvedBy ? `, approved by ${approvedBy}` : ''}${until === undefined ? '' : `, until ${asking.moment(until)}`}`,
            ),
            user.accountEnabled === false && 'disabled',
          ),
        },
      };
    });
}

/** By the account in the tenant; a grant knows the one at home as well. */
const isFor = ({ accounts }: Grant, { tenant }: TenantView, { id }: UserFact): boolean =>
  accounts.some(
    (account) => accountKey(account) === accountKey({ tenantId: tenant.id, objectId: id }),
  );
