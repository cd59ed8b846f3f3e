// Settings between tenants: reviewed instead of ended, kept or ended by somebody, the partner's half first.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { standing } from '../../src/cards/standing.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { observed } from '../../src/domain/access/apply.ts';
import type { Decision } from '../../src/domain/access/decision.ts';
import { beginEnding, canEnd } from '../../src/domain/access/end.ts';
import { attest, reminded } from '../../src/domain/access/hand-over.ts';
import { askWhetherNeeded, keep } from '../../src/domain/access/keep.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { approve } from '../../src/domain/access/review.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { NOW, pending, plannedGuestAccess } from '../fakes/access.ts';
import { AWAY, OWNER } from '../fakes/estate.ts';

const owner = { account: OWNER, displayName: 'O. Wner' };
const side = { id: AWAY, name: 'Away' };

function mustBe<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Nothing was decided.');
  return value;
}

/** Asked for, with the plan of another kind: what a kind plans does not matter here. */
const setting = (change: Partial<AccessRequest> = {}): AccessRequest => {
  const request = pending();
  return { ...request, lifecycle: 'relationship-setting', durationMs: 7 * DAY, ...change };
};

function approved(request: AccessRequest): Decision {
  const rule = { id: 'rule', place: 'estate.yaml:1' };
  const planned = { ...plannedGuestAccess(), plan: request.plan };
  const result = approve(
    request,
    owner,
    request.plan.hash,
    planned,
    {
      rule,
      side,
      asks: {
        policy: request.policy,
        sides: [side],
        approvers: request.approvers,
        stages: [],
        names: {},
        escalations: {},
      },
      agreed: [],
    },
    NOW,
  );
  if (!result.ok) throw new Error(result.error.code);
  return result.value.decision;
}

/** Every step was there already, so that it is in place at once. */
function inPlace(request = approved(setting()).request): Decision {
  let decision: Decision = { request, audit: [], work: [] };
  const evidence = { at: NOW, says: 'there', requestIds: [] };
  for (const { id } of request.plan.steps) {
    const outputs = { objectId: '9'.repeat(8) };
    const found = { found: 'present', outputs, evidence } as const;
    decision = mustBe(observed(decision.request, id, found, 'c', {}, NOW));
  }
  return { ...decision, request: { ...decision.request, state: 'active' } };
}

const kindsOf = ({ work }: Decision) =>
  work.filter(({ work: { kind } }) => kind !== 'deliver-card').map((item) => item.work.kind);

const cardOf = (request: AccessRequest, now = NOW) =>
  JSON.stringify(
    requestCard({
      request,
      viewer: OWNER,
      audience: 'approver',
      tenant: 'Away',
      reader: readerFrom(null, null),
      now,
    }),
  );

describe('a relationship setting', () => {
  test('has no end, only a review that is counted from the moment it is in place', () => {
    const decision = approved(setting());
    expect(decision.request.expiresAt).toBeUndefined();
    expect(kindsOf(decision)).not.toContain('expire');
    const { request, work } = inPlace();
    expect(request.reviewAt).toBe(NOW + 7 * DAY);
    expect(work).toContainEqual({ work: { kind: 'review' }, dueAt: NOW + 7 * DAY });
    expect(cardOf(request)).toContain('Review now');
    expect(cardOf(request)).not.toContain('End it');
  });

  test('is asked about every day until somebody answers, and stays meanwhile', () => {
    const { request } = inPlace();
    const first = mustBe(askWhetherNeeded(request, ['3 guests lose it.'], NOW + 7 * DAY));
    expect(first.request).toMatchObject({ state: 'active', review: { asked: 1 } });
    expect(cardOf(first.request)).toContain('3 guests lose it.');
    expect(cardOf(first.request)).toContain('End it');
    expect(askWhetherNeeded(first.request, [], NOW + 7 * DAY + 1)).toBeUndefined();
    const second = mustBe(askWhetherNeeded(first.request, [], NOW + 8 * DAY));
    expect(second.request.review).toMatchObject({ since: NOW + 7 * DAY, asked: 2 });
    expect(cardOf(second.request, NOW + 10 * DAY)).toContain('nobody has answered');
    expect(standing(second.request)).toContain('still needed');
  });

  test('names whoever asked for it among those who are asked, where they own it as well', () => {
    const { request } = mustBe(askWhetherNeeded(inPlace().request, [], NOW + 7 * DAY));
    const [first] = request.approvers;
    if (!first) throw new Error('Nobody is asked.');
    const own = { ...first, account: request.requestor, conflicted: true };
    const both = { ...request, approvers: [first, own] };
    const name = request.personal?.names[accountKey(request.requestor)];
    expect(cardOf(both)).toContain(`O. Wner or ${name}; the first answer counts.`);
    const left = { ...both, left: [accountKey(request.requestor)] };
    expect(cardOf(left)).toContain('Who is asked: ');
    expect(cardOf(left)).not.toContain('Em Ployee; the first answer counts.');
  });

  test('is kept by an owner, and asked about again after the same time', () => {
    const asked = mustBe(askWhetherNeeded(inPlace().request, [], NOW + 7 * DAY));
    const kept = mustBe(keep(asked.request, owner, NOW + 9 * DAY));
    expect(kept.request.review).toBeUndefined();
    expect(kept.request.reviewAt).toBe(NOW + 16 * DAY);
    expect(cardOf(asked.request, NOW + 7 * DAY)).toContain(
      'O. Wner or Em Ployee; the first answer counts.',
    );
    expect(cardOf(kept.request, NOW + 9 * DAY)).toContain('Found still needed by O. Wner, ');
    expect(kept.audit[0]).toMatchObject({ verb: 'kept', actor: OWNER });
    expect(keep(kept.request, owner, NOW + 9 * DAY)).toBeUndefined();
  });

  test('ends when an owner says so', () => {
    const asked = mustBe(askWhetherNeeded(inPlace().request, [], NOW + 7 * DAY));
    expect(beginEnding(asked.request, 'revoked', owner, NOW).request.state).toBe('ending');
  });

  test('a personal grant is not reviewed', () => {
    expect(askWhetherNeeded({ ...pending(), state: 'active' }, [], NOW)).toBeUndefined();
  });
});

describe('a partner without Drawbridge', () => {
  const external = () => {
    const base = setting();
    const words = {
      handOver: { partner: 'Adatum', contact: 'security@adatum.example', lines: ['PATCH /x'] },
    };
    const personal = base.personal && {
      ...base.personal,
      words: { ...base.personal.words, ...words },
    };
    // The hash is not what this is about: the planned one is taken for the approved one.
    return approved({ ...base, personal, plan: { ...base.plan, waitsFor: 'partner' } });
  };

  test('does their half first: nothing of ours is begun', () => {
    const decision = external();
    expect(decision.request.state).toBe('with-partner');
    expect(kindsOf(decision)).toEqual(['remind-partner']);
    const card = cardOf(decision.request);
    expect(card).toContain('security@adatum.example');
    expect(card).toContain('PATCH /x');
    expect(card).toContain('The partner has done it');
  });

  test('is reminded of until somebody of ours attests it, by name', () => {
    const { request } = external();
    expect(kindsOf(mustBe(reminded(request, NOW + 3 * DAY)))).toEqual(['remind-partner']);
    const done = mustBe(attest(request, owner, NOW + 4 * DAY));
    expect(done.request).toMatchObject({ state: 'applying', attested: { by: OWNER } });
    expect(kindsOf(done)).toEqual(['observe-step']);
    expect(reminded(done.request, NOW + 5 * DAY)).toBeUndefined();
    expect(attest(done.request, owner, NOW + 5 * DAY)).toBeUndefined();
  });

  test('can be stopped while it waits', () => {
    const { request } = external();
    expect(canEnd(request)).toBe(true);
    expect(kindsOf(beginEnding(request, 'revoked', owner, NOW))).toEqual(['prove-end']);
  });
});

test('nobody is told that a setting is for the one who asked', () => {
  const card = cardOf(setting());
  expect(card).not.toContain('for Em Ployee');
  expect(card).toContain('Asked by: ');
});
