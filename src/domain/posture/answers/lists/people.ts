// Lists of people from outside: guests, invitations, external members, and those nobody answers for.

import { homeTenantOf, isOutsider } from '../../between/outsiders.ts';
import type { TenantView } from '../../check.ts';
import type { SignInActivityFact, UserFact } from '../../facts/directory.ts';
import { momentOf } from '../../moments.ts';
import { isExternal, isGuestByType, userName } from '../../people.ts';
import type { Listed } from '../../question.ts';
import { knownValue } from '../../reading.ts';
import type { Asking } from '../asking.ts';
import { nameOf } from '../scope.ts';
import { foundBy } from './found.ts';
import { details, type ListedRow, type ListKind } from './listed.ts';

const users = (keep: (user: UserFact) => boolean): Pick<ListKind, 'rows' | 'count'> => ({
  rows: (view, asking) =>
    knownValue(view.facts, 'users')
      ?.filter(keep)
      .map((user) => personRow(user, view, asking)),
  count: (view) =>
    knownValue(view.facts, 'users')?.reduce((sum, user) => sum + Number(keep(user)), 0),
});

function personRow(user: UserFact, view: TenantView, asking: Asking): ListedRow {
  const home = isOutsider(user) ? homeTenantOf(asking.estate, user) : view.tenant.id;
  const pending = isPending(user) && 'invitation not accepted';
  return {
    text: userName(user),
    detail: details(
      user.mail ?? user.userPrincipalName,
      home && home !== view.tenant.id ? `at home in ${nameOf(asking, home)}` : undefined,
      isOutsider(user) && !home && 'home not known',
      pending,
      user.accountEnabled === false && 'disabled',
      isOutsider(user) && !isGuestByType(user) && 'a member by userType',
    ),
    ...(home && { from: home }),
  };
}

const isPending = ({ externalUserState }: UserFact): boolean =>
  /^pending/i.test(externalUserState ?? '');

const hasCome = (one: SignInActivityFact): boolean =>
  [
    one.lastSuccessfulSignInDateTime,
    one.lastSignInDateTime,
    one.lastNonInteractiveSignInDateTime,
  ].some((moment) => momentOf(moment) !== undefined);

const ofUsers = (view: TenantView): string | undefined => {
  const all = knownValue(view.facts, 'users');
  return all && `of ${all.length.toLocaleString('en')} accounts`;
};

export const people: Pick<
  Record<Listed, ListKind>,
  | 'guests'
  | 'pending-guests'
  | 'stale-guests'
  | 'never-signed-in-guests'
  | 'unsponsored-guests'
  | 'external-members'
> = {
  guests: {
    one: 'guest',
    many: 'guests',
    areas: ['users'],
    ...users(isOutsider),
    outOf: ofUsers,
    note: 'Counted by name and identity: people from outside who are members by userType are among them, and disabled ones as well.',
  },
  'pending-guests': {
    one: 'guest who has not accepted the invitation',
    many: 'guests who have not accepted the invitation',
    areas: ['users'],
    check: 'GST-03',
    ...users((user) => isOutsider(user) && isPending(user)),
  },
  'stale-guests': {
    one: 'stale guest',
    many: 'stale guests',
    areas: ['users', 'signInActivity', 'skus'],
    check: 'GST-03',
    ...foundBy('GST-03'),
    note: 'Stale is who has not come for 90 days, or has not accepted an invitation within 30.',
  },
  'never-signed-in-guests': {
    one: 'guest who never signed in',
    many: 'guests who never signed in',
    areas: ['users', 'signInActivity', 'skus'],
    check: 'GST-03',
    rows: (view, asking) => {
      const known = knownValue(view.facts, 'signInActivity');
      if (!known) return undefined;
      const came = new Set(known.filter(hasCome).map(({ id }) => id.toLowerCase()));
      return knownValue(view.facts, 'users')
        ?.filter((user) => isOutsider(user) && !came.has(user.id.toLowerCase()))
        .map((user) => {
          const { detail, ...row } = personRow(user, view, asking);
          const created = momentOf(user.createdDateTime);
          return {
            ...row,
            detail: details(detail, created !== undefined && `created ${asking.moment(created)}`),
          };
        });
    },
    note: 'No sign-in is known of them, by whatever way; Graph keeps none from before April 2020. Stale guests are another list: who has not come for 90 days, ever before or not, and old invitations.',
  },
  'unsponsored-guests': {
    one: 'guest without a sponsor',
    many: 'guests without a sponsor',
    areas: ['users', 'guestSponsors'],
    check: 'GST-04',
    ...foundBy('GST-04'),
  },
  'external-members': {
    one: 'member from outside',
    many: 'members from outside',
    areas: ['users'],
    ...users((user) => isExternal(user) && !isGuestByType(user)),
    note: 'They are members by userType, and at home elsewhere: policies for guests do not reach them.',
  },
};
