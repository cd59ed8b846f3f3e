// Owners are asked whether a partner is still needed: who may answer, once, and what posture says afterwards.
import { describe, expect, test } from 'vitest';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { seenOf } from '../../src/domain/posture/checks/cross-tenant/partner-record.ts';
import { estateView } from '../../src/domain/posture/estate-view.ts';
import type { PartnerFact } from '../../src/domain/posture/facts/cross-tenant.ts';
import type { Reading } from '../../src/domain/posture/reading.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerPartnerReview, separationOf } from '../../src/usecases/answer-partner-review.ts';
import { partnersDue } from '../../src/usecases/partner-reviews.ts';
import { withAttestations } from '../../src/usecases/with-attestations.ts';
import { NOW } from '../fakes/access.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, estate, HOME, OWNER, tenant } from '../fakes/estate.ts';
import { MemoryPartnerReviews } from '../fakes/memory-partner-reviews.ts';
import { MemoryPosture } from '../fakes/posture.ts';
import { World } from '../fakes/world.ts';

const PARTNER = '90000000-0000-4000-8000-000000000009';
const SECOND: AccountRef = { tenantId: AWAY, objectId: 'b0000000-0000-4000-8000-000000000002' };
const EVERY = 180 * DAY;

function estateOf(owners = [OWNER, SECOND]): Estate {
  const base = estate();
  const named = owners.map((one) => ({
    ...{ person: one === OWNER ? 'owner' : 'second', account: one },
  }));
  return {
    ...base,
    roles: { security: ['employee', 'owner'] },
    people: [...base.people, { name: 'second', displayName: 'S. Econd', accounts: [SECOND] }],
    tenants: [
      ...base.tenants.map((one) => (one.id === AWAY ? tenant({ owners: named }) : one)),
      tenant({
        name: 'tailspin',
        id: PARTNER,
        displayName: 'Tailspin',
        kind: 'external',
        owners: [],
      }),
    ],
    posture: {
      readers: [],
      declared: {
        partners: [
          {
            ...{ tenantId: PARTNER, name: 'Tailspin', owner: 'Finance', trust: [] },
            ...{ reviewedOn: NOW - EVERY, microsoftSupport: false },
          },
        ],
        ...{ reviewEvery: EVERY, multiTenant: null, riskProfile: 'zero-trust', oneWay: [] },
        globalAdministrators: { atLeast: 2, atMost: 8 },
      },
    },
  };
}

const read = (value: unknown): Reading<never> => ({
  ...{ state: 'read', value: value as never, asOf: NOW - 2 * HOUR },
});

const ENTRY = { tenantId: PARTNER, isServiceProvider: false } as unknown as PartnerFact;

class Asking extends World {
  readonly reviews = new MemoryPartnerReviews(this.queue);
  readonly posture = new MemoryPosture();
  /** The owners change under the same rows. */
  owners = [OWNER, SECOND];

  constructor(entries: readonly unknown[] = [ENTRY]) {
    super(estateOf());
    this.directory.add(
      account(SECOND, { displayName: 'S. Econd', userPrincipalName: 'second@away.example' }),
    );
    this.posture.facts.set(AWAY, {
      tenantId: AWAY,
      readings: {
        crossTenantPartners: read(entries),
        users: {
          ...{ state: 'unreadable', code: 'x', asOf: NOW },
          sentence: 'its users could not be read',
        },
      },
    });
    for (const { under, dueAt } of partnersDue(this.estate)) {
      this.queue.add(under, { kind: 'review-partner' }, dueAt);
    }
  }

  override get deps() {
    const partnerReviewing = { partnerReviews: this.reviews, postureStore: this.posture };
    return { ...super.deps, estate: estateOf(this.owners), partnerReviewing, ...partnerReviewing };
  }

  get review() {
    const [review] = this.reviews.rows.values();
    if (!review) throw new Error('Nobody was asked.');
    return review;
  }

  needed = (actor: AccountRef, reason = 'They audit us') =>
    answerPartnerReview(this.deps, actor, this.review.id, { verdict: 'needed', reason });

  notNeeded = (actor: AccountRef) =>
    answerPartnerReview(this.deps, actor, this.review.id, { verdict: 'not-needed' });

  postsTo = (who: AccountRef) => this.posts.filter(({ to }) => to === accountKey(who));
}

const codeOf = (result: Awaited<ReturnType<Asking['needed']>>): string =>
  result.ok ? (result.value.answer?.verdict ?? 'open') : result.error.refusal.code;

describe('a partner that falls due', () => {
  test('is asked of every owner of the tenant that has an entry, with impact, age and what is unseen', async () => {
    const world = new Asking();
    await world.settle();
    expect(world.reviews.rows.size).toBe(1);
    expect(world.posts.map(({ to }) => to).sort()).toEqual([OWNER, SECOND].map(accountKey).sort());
    const [post] = world.postsTo(OWNER);
    expect(post?.summary).toBe('Is Tailspin still needed in Away?');
    for (const words of [
      'Without its entry',
      'Not seen: ',
      'its users could not be read',
      'The oldest fact is from'.toLowerCase(),
      'reminded every day for a week',
      'open-partner-needed',
      'partner-not-needed',
    ]) {
      expect(post?.card).toContain(words);
    }
  });

  test('is asked again every day, also after a restart, until somebody answers', async () => {
    const world = new Asking();
    await world.moveTo(NOW + 3 * DAY);
    expect(world.postsTo(OWNER)).toHaveLength(4);
    expect(world.postsTo(OWNER).at(-1)?.summary).toContain('Not answered yet');
    expect(codeOf(await world.needed(OWNER))).toBe('needed');
    await world.moveTo(NOW + 30 * DAY);
    expect(world.postsTo(OWNER)).toHaveLength(4);
    await world.moveTo(NOW + 3 * DAY + EVERY + HOUR);
    expect(world.postsTo(OWNER)).toHaveLength(5);
  });

  test('after a week without an answer security is told once, and owners weekly from then on', async () => {
    const world = new Asking();
    await world.moveTo(NOW + 29 * DAY);
    const told = world.postsTo(EMPLOYEE);
    expect(told.map(({ summary }) => summary)).toEqual([
      'Nobody has answered: is Tailspin still needed in Away?',
    ]);
    expect(told[0]?.card).not.toContain('users could not be read');
    expect(world.postsTo(OWNER)).toHaveLength(8 + 3);
    // They cannot answer, and their message says how it went.
    expect(codeOf(await world.needed(EMPLOYEE))).toBe('partner-review-unknown');
    expect(codeOf(await world.needed(OWNER))).toBe('needed');
    await world.settle();
    const theirs = [...world.messages.values()].filter(({ to }) => to === accountKey(EMPLOYEE));
    expect(theirs.map(({ card }) => card.includes('They audit us'))).toEqual([true]);
  });

  test('only the newest message has something to press, and none once somebody has answered', async () => {
    const world = new Asking();
    const open = (who: AccountRef) =>
      [...world.messages.values()]
        .filter(({ to }) => to === accountKey(who))
        .map(({ card }) => card.includes('open-partner-needed'));
    await world.moveTo(NOW + 2 * DAY);
    expect(open(OWNER)).toEqual([false, false, true]);
    await world.needed(SECOND);
    await world.settle();
    expect(open(OWNER)).toEqual([false, false, false]);
    expect(open(SECOND)).toEqual([false, false, false]);
  });

  test('nobody is asked where there is no entry', async () => {
    const world = new Asking([]);
    await world.moveTo(NOW + 10 * DAY);
    expect(world.posts).toEqual([]);
  });
});

describe('who answers', () => {
  test('an owner of that tenant, and nobody else', async () => {
    const world = new Asking();
    await world.settle();
    for (const other of [EMPLOYEE, EMPLOYEE_ADMIN]) {
      expect(codeOf(await world.needed(other))).toBe('partner-review-unknown');
      expect(codeOf(await world.notNeeded(other))).toBe('partner-review-unknown');
    }
    expect(world.review.open).toBeDefined();
  });

  test('whoever owns it at the click: not who was asked, and who came since', async () => {
    const world = new Asking();
    world.owners = [OWNER];
    await world.settle();
    world.owners = [SECOND];
    expect(codeOf(await world.needed(OWNER))).toBe('partner-review-unknown');
    expect(codeOf(await world.needed(SECOND))).toBe('needed');
    expect(world.review.personal?.by).toBe('S. Econd');
  });

  test('not from a disabled account', async () => {
    const world = new Asking();
    await world.settle();
    world.directory.add(account(SECOND, { enabled: false }));
    expect(codeOf(await world.needed(SECOND))).toBe('approver-disabled');
    expect(codeOf(await world.notNeeded(SECOND))).toBe('approver-disabled');
    expect(world.review.open).toBeDefined();
  });

  test('once: the second is told, and of two at the same moment one counts', async () => {
    const world = new Asking();
    await world.settle();
    const both = await Promise.all([world.needed(OWNER), world.notNeeded(SECOND)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(world.reviews.audit.filter(({ verb }) => verb !== 'partner-review-asked')).toHaveLength(
      1,
    );
  });

  test('"no longer needed" writes nothing and is filled in for a separation, twice as well', async () => {
    const world = new Asking();
    await world.settle();
    for (const _ of [1, 2]) {
      const result = await world.notNeeded(OWNER);
      expect(codeOf(result)).toBe('not-needed');
      expect(result.ok && separationOf(world.estate, result.value)).toBe(`away/${PARTNER}`);
    }
    await world.settle();
    expect(world.writes).toEqual([]);
    expect(world.reviews.audit.filter(({ verb }) => verb === 'partner-not-needed')).toHaveLength(1);
    expect(codeOf(await world.needed(SECOND))).toBe('needed');
  });
});

describe('posture', () => {
  const wordsOf = async (world: Asking, tenantId = AWAY) => {
    const { deps } = world;
    const said = await withAttestations({ ...deps, partnerReviews: world.reviews });
    const seen = estateView(said, () => undefined, world.now);
    const view = seen.view(tenantId);
    if (!view) throw new Error('There is no such tenant.');
    const { level, detail } = seenOf(seen, view, ENTRY);
    return `${level}: ${detail}`;
  };

  test('tells the newest of file and answer, with name and day, for that tenant alone', async () => {
    const world = new Asking();
    await world.moveTo(NOW + HOUR);
    expect(await wordsOf(world)).toContain('partial: owned by Finance, last reviewed on');
    await world.needed(OWNER);
    const day = new Date(world.now).toISOString().slice(0, 10);
    expect(await wordsOf(world)).toContain(
      `good: owned by Finance, still needed, as O. Wner attested on ${day}`,
    );
    expect(await wordsOf(world, HOME)).toContain('partial: owned by Finance, last reviewed on');
  });

  test('"no longer needed" is no review', async () => {
    const world = new Asking();
    await world.moveTo(NOW + HOUR);
    await world.notNeeded(OWNER);
    expect(await wordsOf(world)).toContain(
      'partial: owned by Finance, no longer needed, as O. Wner',
    );
  });
});

test('nothing of it is asked about a tenant of ours', () => {
  const base = estateOf();
  const ours = { ...base, tenants: base.tenants.filter(({ id }) => id !== PARTNER) };
  expect(partnersDue(ours)).toHaveLength(2);
  const own = ours.posture.declared?.partners.map((one) => ({ ...one, tenantId: HOME })) ?? [];
  const declared = ours.posture.declared && { ...ours.posture.declared, partners: own };
  expect(partnersDue({ ...ours, posture: { readers: [], ...(declared && { declared }) } })).toEqual(
    [],
  );
});
