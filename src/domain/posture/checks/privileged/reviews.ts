// PRV-12: somebody asks regularly whether the highest roles are still needed.
import { DAY } from '../../../../shared/duration.ts';
import type { Instant } from '../../../facts.ts';
import { type TenantCheck, withFacts } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import type { AccessReviewFact } from '../../facts/roles.ts';
import { momentOf } from '../../moments.ts';
import { onlyIfRead } from '../../only-if-read.ts';
import { GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR } from '../../privileged-roles.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { roleName } from './holder-words.ts';

const LATEST = 190 * DAY;
const RUNNING = new Set(['inprogress', 'completed', 'notstarted', 'starting']);
const WANTED = [GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR];

export const roleReviews: TenantCheck = {
  id: 'PRV-12',
  title: 'The highest roles are under a recurring access review',
  area: 'governance',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  needs: 'P2',
  reads: ['accessReviews'],
  why: 'Roles are given with a reason and kept without one. A review that comes back by itself is what makes somebody ask.',
  remediation:
    'Make a review of Global Administrator and Privileged Role Administrator that recurs every quarter.',
  words: [
    'role reviews',
    'access review of roles',
    'admin access review',
    'privileged access review',
    'PIM access reviews',
    'role recertification',
  ],
  assess: (view, { now }) =>
    withFacts(view, ['accessReviews'], ({ accessReviews }) =>
      onlyIfRead(view, ['accessReviews'], judge(accessReviews, now), { quantity: 'some' }),
    ),
};

interface Seen {
  readonly review: AccessReviewFact;
  readonly roles: readonly string[];
  readonly lacks: readonly string[];
}

function judge(reviews: readonly AccessReviewFact[], now: Instant): Verdict {
  const seen = reviews
    .map((review) => ({ review, roles: rolesOf(review), lacks: lacksOf(review, now) }))
    .filter(({ roles }) => roles.length > 0);
  const good = seen.filter(({ lacks }) => lacks.length === 0);
  const open = WANTED.filter((role) => !good.some(({ roles }) => roles.includes(role)));
  const evidence = seen.map(evidenceOf);
  if (open.length === 0) {
    const reason =
      'Global Administrator and Privileged Role Administrator are under a recurring review';
    return { state: 'pass', reason, evidence };
  }
  const why = seen
    .filter(({ roles, lacks }) => lacks.length > 0 && roles.some((role) => open.includes(role)))
    .map(({ review, lacks }) => `“${review.displayName ?? review.id}” ${listed(lacks)}`);
  const nothing = `no recurring review is about ${listed(open.map(roleName))}`;
  const unseen = open.filter((role) => !seen.some(({ roles }) => roles.includes(role)));
  const reason =
    why.length === 0
      ? nothing
      : [
          `no review of ${listed(open.map(roleName))} is as it should be`,
          ...why,
          ...(unseen.length > 0 ? [`none is about ${listed(unseen.map(roleName))}`] : []),
        ].join('; ');
  return { state: open.length < WANTED.length ? 'partial' : 'fail', reason, evidence };
}

const evidenceOf = ({ review, roles, lacks }: Seen): Evidence => ({
  kind: 'review',
  id: review.id,
  name: review.displayName ?? review.id,
  detail: [`of ${listed(roles.map(roleName))}`, ...lacks].join('; '),
  good: lacks.length === 0,
});

/** The scope has many forms; all of them name the role in an address of the role management. */
function rolesOf({ scope, instanceEnumerationScope }: AccessReviewFact): string[] {
  const addresses = [...textsIn(scope), ...textsIn(instanceEnumerationScope)].filter((text) =>
    text.includes('/rolemanagement/directory/'),
  );
  return WANTED.filter((role) => addresses.some((text) => text.includes(role)));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.toLowerCase()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Whose roles alone it asks about. Nothing said: everybody's who holds them. */
function onlyOf({ scope }: AccessReviewFact): string | undefined {
  const named =
    typeof scope === 'object' && scope !== null && 'principalScopes' in scope
      ? textsIn(scope.principalScopes).filter((text) => text.includes('/'))
      : [];
  if (named.length === 0) return undefined;
  const people = named.filter((text) => !text.includes('/serviceprincipals'));
  if (people.length === 0) return 'is of service principals only';
  const isOfGuests = (text: string) =>
    /usertype(?: |\+|%20)eq(?: |\+|%20)(?:'|%27)guest/.test(text);
  return people.every(isOfGuests) ? 'is of guests only' : undefined;
}

function lacksOf(review: AccessReviewFact, now: Instant): string[] {
  const { status, settings, lastInstanceEnd } = review;
  const only = onlyOf(review);
  const last = momentOf(lastInstanceEnd);
  return [
    ...(only ? [only] : []),
    ...(RUNNING.has(status?.toLowerCase() ?? '') ? [] : [`is ${status ?? 'in no known state'}`]),
    ...(settings?.recurrence?.pattern ? [] : ['does not recur']),
    ...(last === undefined
      ? ['has not run yet']
      : now - last > LATEST
        ? ['last ran more than 190 days ago']
        : []),
  ];
}
