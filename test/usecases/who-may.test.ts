// Every role, state, verb, tenant and linked account: the product lets press what the reference lets, and no button lies.
import { expect, test } from 'vitest';
import { actionsFor } from '../../src/cards/request-actions.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { sameAccount } from '../../src/shared/account.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { answerReview } from '../../src/usecases/answer-review.ts';
import { answerDuty, passOnDuty } from '../../src/usecases/pass-on-duty.ts';
import { remindDeciders } from '../../src/usecases/remind-deciders.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { sayAboutRequest } from '../../src/usecases/say-about-request.ts';
import { account } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  HOME,
  OWNER,
  rule,
  STRANGER,
  tenant,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';
import {
  type Case,
  may,
  PEOPLE,
  STATES,
  type State,
  TALK,
  TALKED_IN,
  VERBS,
  type Verb,
  type Who,
} from '../reference/who-may.ts';

const away = (n: number) => ({
  tenantId: AWAY,
  objectId: `b0000000-0000-4000-8000-0000000000${n}`,
});
const THIRD = '30000000-0000-4000-8000-00000000000a';
const home = (n: number) => ({
  tenantId: HOME,
  objectId: `d0000000-0000-4000-8000-0000000000${n}`,
});

const ACCOUNTS: Readonly<Record<Who, AccountRef>> = {
  asker: EMPLOYEE,
  'asker-admin': EMPLOYEE_ADMIN,
  alike: away(20),
  owner: OWNER,
  second: away(21),
  security: home(22),
  disabled: away(23),
  guest: away(24),
  visiting: away(28),
  former: away(25),
  colleague: home(29),
  friend: home(26),
  stranger: STRANGER,
  'stranger-there': away(27),
};
/** Has nothing to do with any of it, so decisions can be handed over to them. */
const HELPER = home(30);
const EVERYBODY = Object.keys(PEOPLE) as Who[];

/** Everybody of the estate's list has a name of their own; whoever looks like the asker is not on it. */
function worldOf({ needs }: Pick<Case, 'needs'>): World {
  const owning = ['owner', 'second', 'disabled', 'guest', 'visiting'] as const;
  const listed = [...owning, 'security', 'colleague'] as const;
  const owners = (['asker-admin', 'alike', ...owning] as const).map((who) => ({
    person: who,
    account: ACCOUNTS[who],
  }));
  const third = { name: 'third', id: THIRD, displayName: 'Third', domains: ['third.example'] };
  const world = new World(
    estate({
      tenants: [
        ...estate().tenants.map((one) => (one.id === AWAY ? tenant({ owners }) : one)),
        tenant({ ...third, owners: [] }),
      ],
      people: [
        { name: 'asker', displayName: 'Em Ployee', accounts: [EMPLOYEE, EMPLOYEE_ADMIN] },
        ...listed.map((name) => ({ name, displayName: name, accounts: [ACCOUNTS[name]] })),
        { name: 'helper', displayName: 'helper', accounts: [HELPER] },
      ],
      policies: [rule(needs === 'owners' ? {} : { alsoApprovers: ['security'] })],
    }),
  );
  world.directory.add(account(HELPER, { displayName: 'helper' }));
  for (const who of EVERYBODY) {
    if (who.startsWith('asker') || who === 'owner' || who === 'stranger') continue;
    world.directory.add(
      account(ACCOUNTS[who], {
        displayName: who === 'alike' ? 'Em Ployee' : who,
        userPrincipalName: `${who}@${ACCOUNTS[who].tenantId === AWAY ? 'away' : 'home'}.example`,
        ...(who === 'disabled' && { enabled: false }),
        ...(who === 'guest' && { userType: 'guest' as const }),
        ...(who === 'visiting' && { external: true, homeAddress: 'visiting@third.example' }),
      }),
    );
  }
  world.directory.broken.add(THIRD);
  return world;
}

type Situation = Pick<Case, 'setting' | 'needs' | 'forFriend' | 'agreed'>;

const SITUATIONS: Situation[] = [false, true].flatMap((setting) =>
  [false, true].flatMap((forFriend) => [
    { setting, forFriend, needs: 'owners', agreed: false } as const,
    { setting, forFriend, needs: 'owners and security', agreed: false } as const,
    { setting, forFriend, needs: 'owners and security', agreed: true } as const,
  ]),
);

/** What was asked for in this situation, while it waits. */
async function begin(situation: Situation) {
  const world = worldOf(situation);
  const who = situation.forFriend ? ACCOUNTS.friend : EMPLOYEE;
  const asked = await world.ask({ actor: who });
  if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
  const { id } = asked.value;
  if (situation.agreed) {
    const first = await world.approve(id, ACCOUNTS.second);
    if (!first.ok) throw new Error(first.error.refusal.code);
  }
  const base: AccessRequest = {
    ...world.request(id),
    requestor: EMPLOYEE,
    lifecycle: situation.setting ? 'relationship-setting' : 'personal-grant',
  };
  const before = { account: ACCOUNTS.former, as: 'named', conflicted: false, sides: [] } as const;
  const askers: readonly AccountRef[] = [EMPLOYEE, EMPLOYEE_ADMIN];
  const approvers = base.approvers.map((one) => ({
    ...one,
    conflicted: one.conflicted || askers.some((account) => sameAccount(account, one.account)),
  }));
  return { world, base: { ...base, approvers: [...approvers, before] } };
}

function inState(base: AccessRequest, state: State, now: number): AccessRequest {
  const [name, more] = state.split(', ') as [AccessRequest['state'], string | undefined];
  const stepIds = base.plan.steps.map(({ id }) => id);
  const since = now;
  return {
    ...base,
    state: name,
    ...(name !== 'pending' && {
      steps: base.steps.map((step) => ({ ...step, state: 'done' as const, ours: true })),
    }),
    ...(more === 'taken away by hand' && { drift: { found: 'removed', stepIds, since } as const }),
    ...(more === 'there again' && { drift: { found: 'restored', stepIds, since } as const }),
    ...(more === 'under review' && { review: { since, last: since, asked: 1 } }),
  };
}

/** What has to be there for something to be said about it. */
function forTalk(request: AccessRequest, verb: Verb, by: AccountRef): AccessRequest {
  const { askedAt: at } = request;
  const from = ACCOUNTS.second;
  const offer = { id: '1', from, to: by, at };
  if (verb === 'accept') return { ...request, passedOn: [offer] };
  if (verb === 'approve-in-stead') {
    return { ...request, passedOn: [{ ...offer, acceptedAt: at }] };
  }
  if (verb !== 'answer') return request;
  return { ...request, remarks: [{ id: '1', kind: 'question', by: from, at, formId: 'f' }] };
}

async function talk(world: World, id: string, verb: Verb, by: AccountRef): Promise<boolean> {
  const say = async (kind: 'question' | 'answer' | 'comment') => {
    const saying = { kind, text: 'So', formId: 'g', ...(kind === 'answer' && { to: '1' }) };
    return (await sayAboutRequest(world.deps, by, id, saying)).ok;
  };
  switch (verb) {
    case 'ask-back':
      return say('question');
    case 'answer':
    case 'comment':
      return say(verb);
    case 'remind':
      return (await remindDeciders(world.deps, by, id)).ok;
    case 'hand-over':
      return (await passOnDuty(world.deps, by, id, 'helper')).ok;
    case 'accept':
      return (await answerDuty(world.deps, by, id, true)).ok;
    case 'approve-in-stead':
      return press(world, id, 'approve', by);
    default: {
      const { plan, durationMs } = world.request(id);
      const less = { shownHash: plan.hash, durationMs: durationMs / 7 };
      const verdict = { approve: true, ...less } as const;
      const pressed = await reviewRequest(world.deps, { actor: by, requestId: id, verdict });
      return pressed.ok && pressed.value.outcome !== 'changed';
    }
  }
}

async function press(world: World, id: string, verb: Verb, by: AccountRef): Promise<boolean> {
  switch (verb) {
    case 'approve': {
      const pressed = await world.approve(id, by);
      return pressed.ok && pressed.value.outcome !== 'changed';
    }
    case 'deny':
      return (await world.deny(id, 'Ask for less', by)).ok;
    case 'withdraw':
    case 'return':
    case 'revoke':
      return (await world.end(id, verb, by)).ok;
    case 'review':
    case 'keep':
    case 'attest':
      return (await answerReview(world.deps, by, id, verb)).ok;
    case 'give-again':
    case 'take-away':
      return (await answerDrift(world.deps, by, id, verb)).ok;
    default:
      return talk(world, id, verb, by);
  }
}

const OPENS: Readonly<Record<string, Verb>> = {
  'open-denial': 'deny',
  'open-question': 'ask-back',
  'open-answer': 'answer',
  'open-comment': 'comment',
  'open-pass-on': 'hand-over',
  'accept-duty': 'accept',
};

/** What this person's card lets them press. */
function buttons(request: AccessRequest, who: AccountRef): Verb[] {
  const mine = request.approvers.find((one) => sameAccount(one.account, who));
  const audience = mine ? 'approver' : sameAccount(request.requestor, who) ? 'requestor' : 'person';
  return actionsFor(request, audience, mine).flatMap((action) => {
    const { verb, data } = action as { verb?: string; data?: { verb?: string } };
    const said = verb ?? data?.verb ?? '';
    return [...VERBS, ...TALK].find((one) => one === (OPENS[said] ?? said)) ?? [];
  });
}

/**
 * Only the press itself finds out: an account that was disabled, or looks like another's, or whose home
 * cannot be read just now. And nobody
 * asks for one other person: where two accounts are named they are one person's.
 */
const isFoundOutLater = ({ who, verb, forFriend }: Case): boolean =>
  ['disabled', 'guest', 'alike', 'visiting'].includes(who) || (forFriend && verb === 'return');

test('what may be pressed, and what a card offers', async () => {
  let cases = 0;
  const counted = new Set<string>();
  const wrong: string[] = [];
  const lies: string[] = [];
  for (const situation of SITUATIONS) {
    const { world, base } = await begin(situation);
    for (const state of STATES) {
      if (state === 'active, under review' && !situation.setting) continue;
      const request = inState(base, state, world.now);
      for (const who of EVERYBODY) {
        const by = ACCOUNTS[who];
        for (const verb of TALKED_IN.includes(state) ? [...VERBS, ...TALK] : VERBS) {
          const c: Case = { ...situation, state, who, verb };
          const before = forTalk(request, verb, by);
          const shown = buttons(before, by);
          world.store.requests.set(request.id, before);
          const pressed = await press(world, request.id, verb, by);
          cases += 1;
          counted.add(`${verb}: ${pressed}`);
          if (pressed !== may(c))
            wrong.push(`${pressed ? 'may' : 'may not'}: ${JSON.stringify(c)}`);
          if (shown.includes(verb) && !pressed && !isFoundOutLater(c)) {
            lies.push(JSON.stringify(c));
          }
        }
      }
    }
  }
  expect(cases).toBeGreaterThanOrEqual(10_000);
  // Each is allowed to somebody and refused to somebody, or the table says nothing.
  expect(counted.size).toBe(2 * (VERBS.length + TALK.length));
  expect(wrong.slice(0, 40)).toEqual([]);
  expect(lies.slice(0, 40)).toEqual([]);
}, 240_000);
