// "What does Alex hold anywhere?": accounts, roles, applications, risk, and what Drawbridge gave.
import { accountKey } from '../../../../shared/account.ts';
import { isOutsider } from '../../between/outsiders.ts';
import type { AreaName } from '../../facts/areas.ts';
import { knownValue } from '../../reading.ts';
import { ELIGIBLE_READS, type Hold, roleHolders } from '../../role-holders.ts';
import { type Found, personNamed } from '../accounts.ts';
import type { Row } from '../answer.ts';
import type { Asking, Grant, Kind } from '../asking.ts';
import { restingOn } from '../blind.ts';
import { details } from '../lists/listed.ts';
import { sayHow } from '../lists/roles.ts';
import { counted, distinct, listed, sentence } from '../say.ts';
import { nameOf, viewsOf, whichTenants } from '../scope.ts';

const AREAS: readonly AreaName[] = [
  ...ELIGIBLE_READS,
  'users',
  'guestSponsors',
  'applicationAssignments',
  'servicePrincipals',
  'signInActivity',
  'skus',
];

export const person: Kind<'person'> = {
  ask: 'person',
  concerns: ({ who, tenants }) => ({
    tenants,
    areas: AREAS,
    grants: true,
    ...(who !== 'me' && { personal: true }),
  }),
  answer(question, asking) {
    const { who, tenants } = question;
    const views = viewsOf(asking, tenants);
    const found = personNamed(who, views, asking);
    const mine = who === 'me';
    const resting = restingOn(views, AREAS);
    const unread = views.filter((view) => !knownValue(view.facts, 'users')).length;
    const common = {
      question,
      // What others' tenants are called is not told to somebody who may ask about themselves alone.
      ...(mine ? (resting.asOf === undefined ? {} : { asOf: resting.asOf }) : resting),
      notes: [
        ...(mine && unread > 0 ? [`${counted(unread, 'tenant')} could not be read.`] : []),
        ...(mine ? [] : whichTenants(asking, tenants)),
        ...(question.purpose ? [`Asked for this purpose: ${question.purpose}`] : []),
      ],
    };
    if (found.found === 'several') {
      return {
        ...common,
        sentence: `Several people are meant by “${who}”; ask again with the address of one.`,
        rows: found.accounts.map(({ user, view }) => ({
          text: user.displayName ?? user.id,
          detail: details(user.mail ?? user.userPrincipalName, view.tenant.displayName),
        })),
        rowsAre: 'Which of them?',
      };
    }
    const accounts = found.found === 'one' ? found.accounts : [];
    const grants = grantsFor(accounts, asking, mine);
    const name = mine ? 'You' : found.found === 'one' ? found.name : `“${who}”`;
    if (accounts.length === 0 && grants.length === 0) {
      return {
        ...common,
        ...(unread > 0 && {
          head: { verdict: 'cannot-tell', word: 'Cannot be told', tone: 'warning' } as const,
        }),
        sentence: mine
          ? 'No account of yours was found in the tenants that could be read.'
          : `Nobody called “${who}” was found in ${counted(views.length - unread, 'tenant')} that could be read.`,
      };
    }
    const held = accounts.map((account) => heldBy(account, asking));
    const roles = held.reduce((sum, one) => sum + one.roles.length, 0);
    const where = distinct(accounts.map(({ view }) => view.tenant.displayName));
    return {
      ...common,
      sentence: sentence(
        `${name} ${mine ? 'have' : 'has'} ${counted(accounts.length, 'account')}${where.length > 0 ? ` in ${listed(where)}` : ''}, ${counted(roles, 'directory role')} and ${counted(grants.length, 'grant')} through Drawbridge${unread > 0 ? `, as far as ${counted(views.length - unread, 'tenant')} could be read` : ''}`,
      ),
      about: accounts.map(({ view, user }) => ({ tenantId: view.tenant.id, objectId: user.id })),
      more: [...accounts.flatMap(saySponsors), ...held.flatMap(({ unsure }) => unsure)],
      rows: [
        ...held.flatMap(({ rows }) => rows),
        ...grants.map((grant) => grantRow(grant, asking)),
      ],
      rowsAre: 'Accounts, roles and grants',
      next: mine ? [] : [{ ask: 'outsiders', tenants }],
    };
  },
};

function heldBy({ view, user }: Found, asking: Asking) {
  const { tenant, facts } = view;
  const where = tenant.displayName;
  const definitions = knownValue(facts, 'roleDefinitions') ?? [];
  const names = new Map(
    definitions.map(({ id, templateId, displayName }) => [
      (templateId ?? id).toLowerCase(),
      displayName ?? id,
    ]),
  );
  const found = roleHolders(view, new Set(names.keys()), asking.estate.now, 'eligible');
  const own = 'holds' in found ? found.holds.filter((hold) => isOf(hold, user.id)) : [];
  const unsure =
    'holds' in found
      ? []
      : [
          `Which roles they have in ${where} cannot be told: ${found.missing[0]?.sentence ?? 'not read'}.`,
        ];
  const applications = new Map(
    (knownValue(facts, 'servicePrincipals') ?? []).map((one) => [
      one.id,
      one.displayName ?? one.appId,
    ]),
  );
  const used = distinct(
    (knownValue(facts, 'applicationAssignments') ?? [])
      .filter(({ principalId }) => principalId.toLowerCase() === user.id.toLowerCase())
      .map(({ servicePrincipalId }) => applications.get(servicePrincipalId) ?? servicePrincipalId),
  );
  const rows: Row[] = [
    {
      text: user.userPrincipalName ?? user.id,
      detail: details(
        isOutsider(user) ? 'an account from outside' : 'an account of the tenant',
        user.accountEnabled === false
          ? 'disabled'
          : user.accountEnabled === true
            ? 'enabled'
            : 'whether it is enabled is not said',
        user.externalUserState === 'PendingAcceptance' && 'invitation not accepted',
        lastSignIn(view, user.id, asking),
      ),
      tenant: where,
    },
    ...own.map((hold) => ({
      text: names.get(hold.role) ?? hold.role,
      detail: sentence(sayHow(hold)),
      tenant: where,
    })),
    ...(used.length > 0
      ? [{ text: 'Applications they are assigned to', detail: listed(used, 10), tenant: where }]
      : []),
  ];
  return { rows, roles: own, unsure };
}

/** Who answers for an account from outside; sponsors are read of guests alone. */
function saySponsors({ view, user }: Found): string[] {
  if (!isOutsider(user)) return [];
  const where = view.tenant.displayName;
  const all = knownValue(view.facts, 'guestSponsors');
  const own = all?.find(({ id }) => id.toLowerCase() === user.id.toLowerCase());
  if (!own) return [`Who sponsors them in ${where} cannot be told: it was not read.`];
  const people = knownValue(view.facts, 'users') ?? [];
  const names = own.sponsors.map(
    ({ id, displayName }) => displayName ?? people.find((one) => one.id === id)?.displayName ?? id,
  );
  return [
    names.length > 0
      ? sentence(`in ${where} ${listed(names)} ${names.length === 1 ? 'sponsors' : 'sponsor'} them`)
      : `In ${where} nobody sponsors them.`,
  ];
}

const isOf = ({ principal }: Hold, id: string): boolean =>
  principal.id.toLowerCase() === id.toLowerCase();

function lastSignIn({ facts }: Found['view'], id: string, { moment }: Asking): string | undefined {
  const found = knownValue(facts, 'signInActivity')?.find((one) => one.id === id);
  const last = Date.parse(found?.lastSuccessfulSignInDateTime ?? found?.lastSignInDateTime ?? '');
  return Number.isFinite(last) ? `last signed in ${moment(last)}` : undefined;
}

function grantsFor(
  accounts: readonly Found[],
  { grants = [], own = [] }: Asking,
  mine: boolean,
): Grant[] {
  const keys = new Set([
    ...accounts.map(({ view, user }) =>
      accountKey({ tenantId: view.tenant.id, objectId: user.id }),
    ),
    ...(mine ? own.map(accountKey) : []),
  ]);
  return grants.filter((grant) => grant.accounts.some((account) => keys.has(accountKey(account))));
}

const grantRow = (
  { what, tenantId, requestId, state, until, because, askedBy }: Grant,
  asking: Asking,
): Row => ({
  text: `${what} (${requestId})`,
  detail: details(
    state,
    until !== undefined && `until ${asking.moment(until)}`,
    askedBy && `asked for by ${askedBy}`,
    because && `“${because}”`,
  ),
  tenant: nameOf(asking, tenantId),
  marks: ['through Drawbridge'],
});
