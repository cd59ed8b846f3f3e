// Project team: several people of our tenants become members of one group, with one end, decided once.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, refused } from '../../../shared/result.ts';
import { tenantById } from '../../estate/estate.ts';
import { ask, askAll, settled, together } from '../../study.ts';
import type { Identity } from '../identity.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { isOutsider } from '../people.ts';
import { makePlan } from '../plan.ts';
import { leadsToDeciding } from '../protected-groups.ts';
import { firstUnreadable } from '../unreadable.ts';
import { groupUnfit } from './group-fitness.ts';
import { GUEST_WRITER } from './guest-step.ts';
import { isGone, notOffered, offerOf } from './offering.ts';
import { MOST_PEOPLE, teamNamed } from './team-named.ts';
import { type Seat, seatOf } from './team-seat.ts';
import { teamWords } from './team-words.ts';

const ID = 'project-team';

export const projectTeam: AccessKind = {
  id: ID,
  title: 'Project team',
  about: 'Bring several people of our tenants into one group, with one end for all of them.',
  lifecycle: 'personal-grant',
  question: 'Which group does the team work in?',
  synonyms: ['project team', 'whole team', 'several people', 'colleagues'],
  writers: [GUEST_WRITER],
  notAt: () => false,
  offered: (tenant) => tenant.offers.groups,

  *describe(tenant, id) {
    const read = yield* ask({ fact: 'group', tenantId: tenant.id, groupId: id });
    return offerOf(tenant, { kind: ID, tenantId: tenant.id, id }, 'group', read, groupUnfit);
  },

  inputs: () =>
    settled(
      ok([
        {
          id: 'people',
          label: `Who? The addresses they sign in with, one a line, ${MOST_PEOPLE} at most. Yours as well, if you take part.`,
          type: 'text',
          placeholder: 'name@example.com',
          longest: 1000,
          required: true,
        },
      ]),
    ),

  people: (estate, { inputs }) => teamNamed(estate, inputs?.people?.[0] ?? ''),

  owned: ({ id: groupId }) => ({ groupId }),

  foresee: ({ tenantId, id: groupId }) => [
    { fact: 'group', tenantId, groupId },
    { fact: 'group-size', tenantId, groupId },
  ],

  *plan(estate, wish) {
    const tenant = tenantById(estate, wish.resource.tenantId);
    const groupId = wish.resource.id;
    if (!tenant?.offers.groups.includes(groupId)) return refused([notOffered('group')]);
    const people = (wish.people ?? []).filter((one): one is Identity => !isOutsider(one));
    const twice = people.find((one, i) =>
      people.slice(0, i).some((other) => one.person !== null && other.person === one.person),
    );
    if (twice) return refused([sameTwice(twice.home.displayName)]);
    const facts = yield* askAll({
      group: { fact: 'group', tenantId: tenant.id, groupId },
      size: { fact: 'group-size', tenantId: tenant.id, groupId },
    });
    const { group, size } = facts;
    if (!group.known || !size.known) {
      return refused([firstUnreadable(tenant, facts) ?? notOffered('group')]);
    }
    if (group.value === null) return refused([isGone('group', tenant)]);
    const hindrance =
      groupUnfit(group.value) ?? (yield* leadsToDeciding(estate, tenant, [group.value]));
    if (hindrance) return refused([hindrance]);
    const joined = group.value;
    const found = yield* together(
      people.map((one, i) => seatOf(estate, tenant, joined, one, i + 1, wish)),
    );
    const wrong = found.flatMap((seat) => (seat.ok ? [] : [seat.error]));
    if (wrong.length > 0) return refused(wrong);
    const seats = found.flatMap((seat) => (seat.ok ? [seat.value] : []));
    if (seats.every(({ steps }) => steps.length === 0)) return refused([allIn]);
    const words = teamWords(group.value, size.value, seats, wish.beneficiary.home.displayName);
    return ok(planFor(wish, seats, words));
  },
};

function planFor(wish: Wish, seats: readonly Seat[], words: Planned['words']): Planned {
  const basis = seats.map(({ account, joined }) => [account?.objectId ?? null, joined]);
  const waits = seats.some(({ steps, waits: one }) => steps.length > 0 && one);
  const guests = seats.some(({ account }) => account === null || account.external);
  const plan = makePlan(
    wish.resource,
    wish.durationMs,
    seats.flatMap(({ steps }) => steps),
    basis,
    waits ? 'redemption' : null,
  );
  return { plan, words, recipient: guests ? 'guest' : 'member' };
}

const sameTwice = (name: string): Refusal =>
  refusal(
    'person-twice',
    `${name} is named with two accounts.`,
    'Leave one of the addresses out.',
    'input-people',
  );

const allIn = refusal(
  'already-held',
  'All of them are members of this group already, without an end.',
  'There is nothing to ask for.',
  'input-people',
);
