// A shorter time that an approver has chosen counts, whichever button they press.
import { describe, expect, test } from 'vitest';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { DAY } from '../../src/shared/duration.ts';
import { OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const actor = { ...OWNER, locale: 'en', timeZone: 'UTC', alone: true };

async function pressed(verb: string, chosen: Record<string, string>) {
  const world = new World();
  const asked = await world.ask({ fields: { duration: 'P7D' } });
  if (!asked.ok) throw new Error('not asked');
  const { id, plan } = asked.value;
  const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
  const reply = await inbound.onAction(actor, verb, {
    requestId: id,
    planHash: plan.hash,
    ...chosen,
  });
  const { state, durationMs } = world.request(id);
  return { state, days: durationMs / DAY, message: reply.message };
}

describe('a time that was chosen on the card', () => {
  test.each([
    ['approve', { time: 'P1D' }, 1],
    ['approve-less', { time: 'P1D' }, 1],
    ['approve', { time: 'as-asked' }, 7],
    ['approve-less', { time: 'as-asked' }, 7],
    ['approve', {}, 7],
  ] as const)('%s with %j is for %i days', async (verb, chosen, days) => {
    expect(await pressed(verb, chosen)).toMatchObject({ state: 'applying', days });
  });

  test.each([
    ['approve-less', { lessFor: 'P3D' }, 3],
    ['approve', { lessFor: 'P3D' }, 7],
  ] as const)('on a card from before: %s with %j is for %i days', async (verb, chosen, days) => {
    expect(await pressed(verb, chosen)).toMatchObject({ state: 'applying', days });
  });

  test.each([
    ['approve', { time: 'soon' }],
    ['approve', { time: 'P30D' }],
    ['approve-less', {}],
  ] as const)('%s with %j approves nothing', async (verb, chosen) => {
    const { state, message } = await pressed(verb, chosen);
    expect(state).toBe('pending');
    expect(message).toBeTruthy();
  });
});
