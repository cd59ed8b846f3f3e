// A button of a card that was overtaken: whoever may see the request is told how it stands, and the card shows it.
import { describe, expect, test } from 'vitest';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { EMPLOYEE, OWNER, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const actor = (of: AccountRef) => ({ ...of, locale: 'en', timeZone: 'UTC', alone: true });

async function scene() {
  const world = new World();
  const made = await world.ask();
  if (!made.ok) throw new Error('not asked');
  const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
  const { id } = made.value;
  const press = async (who: AccountRef, verb: string, fields: object = {}) => {
    const { card, message = '' } = await inbound.onAction(actor(who), verb, {
      requestId: id,
      ...fields,
    });
    return { card: card && JSON.stringify(card), message };
  };
  return { world, id, press };
}

describe('of a request that was denied', () => {
  test.each([
    ['approve', OWNER],
    ['withdraw', EMPLOYEE],
    ['return', EMPLOYEE],
    ['revoke', OWNER],
    ['review', OWNER],
    ['keep', OWNER],
    ['attest', OWNER],
    ['give-again', OWNER],
    ['take-away', OWNER],
  ] as const)('%s tells that, and draws the card anew', async (verb, who) => {
    const { world, id, press } = await scene();
    const planHash = world.request(id).plan.hash;
    await world.deny(id, 'Not this quarter.');
    const { card, message } = await press(who, verb, { planHash });
    expect(message).toContain('O. Wner denied it.');
    expect(message).toContain('the card shows how it stands');
    expect(card).toContain('Denied');
    expect(card).not.toContain(`"verb":"${verb}"`);
  });

  test.each([
    'withdraw',
    'return',
    'revoke',
    'review',
    'keep',
    'attest',
    'give-again',
    'take-away',
  ])('%s tells nothing of it to somebody who may not see it', async (verb) => {
    const { world, id, press } = await scene();
    await world.deny(id, 'Not this quarter.');
    const { card, message } = await press(STRANGER, verb);
    expect(card).toBeUndefined();
    expect(message).not.toMatch(/denied/i);
  });

  test('who was asked and owns it no more sees how it stands, with nothing to press', async () => {
    const { world, id, press } = await scene();
    const request = world.request(id);
    const approvers = [
      ...request.approvers,
      { account: STRANGER, as: 'tenant-owner' as const, conflicted: false, sides: [] },
    ];
    world.store.requests.set(id, { ...request, approvers });
    await world.deny(id, 'Not this quarter.');
    const { card } = await press(STRANGER, 'revoke');
    expect(card).toContain('Denied');
    expect(card).not.toContain('"verb":"revoke"');
  });
});

describe('of a review that was answered and asked about anew', () => {
  async function asked() {
    const { world, id, press } = await scene();
    await world.approve(id);
    await world.settle();
    const { expiresAt: _, ...grant } = world.request(id);
    const review = { since: world.now, last: world.now, asked: 1 };
    const setting = {
      ...grant,
      state: 'active',
      lifecycle: 'relationship-setting',
      review,
    } as AccessRequest;
    world.store.requests.set(id, setting);
    return { world, id, press, before: String(review.since - 1), now: String(review.since) };
  }

  test.each(['revoke', 'keep'])('%s of the earlier one changes nothing', async (verb) => {
    const { world, id, press, before } = await asked();
    const { card, message } = await press(OWNER, verb, { review: before });
    expect(message).toMatch(/Since this card was drawn somebody has answered/);
    expect(card).toContain('"verb":"keep"');
    expect(world.request(id).review).toBeDefined();
    expect(world.request(id).state).toBe('active');
  });

  test('keep of the present one keeps it, and so does one of a card that does not say which', async () => {
    for (const which of ['now', 'none']) {
      const { world, id, press, now } = await asked();
      const { card } = await press(OWNER, 'keep', which === 'now' ? { review: now } : {});
      expect(card).toContain('"verb":"review"');
      expect(world.request(id).review).toBeUndefined();
    }
  });

  test('each button says of which it is', async () => {
    const { world, press, id, now } = await asked();
    world.now += 1;
    const { card = '' } = await press(OWNER, 'open-request', { requestId: id });
    const said = [...card.matchAll(/"verb":"(keep|revoke)","data":(\{[^}]*\})/g)];
    expect(said.map(([, verb]) => verb).sort()).toEqual(['keep', 'revoke']);
    for (const [, , data] of said) expect(data).toContain(`"review":"${now}"`);
  });
});
