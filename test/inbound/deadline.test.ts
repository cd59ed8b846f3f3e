// A directory that does not answer: people are told in time, and nothing is recorded afterwards.
import { describe, expect, test } from 'vitest';
import type { FactQuery } from '../../src/domain/facts.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import type { FactReader } from '../../src/ports/fact-reader.ts';
import { AWAY, EMPLOYEE, GROUP, HOME, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const tenantOf = (query: FactQuery) =>
  query.fact === 'account' ? query.account.tenantId : query.tenantId;
const actor = (of: typeof OWNER) => ({ ...of, locale: 'en', timeZone: 'UTC', alone: true });

/** Directories of which some hang until they are let go, and a deadline that a test lets pass. */
function hanging(world: World, ...tenants: string[]) {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const signals: Array<AbortSignal | undefined> = [];
  const facts: FactReader = {
    async read(queries, signal) {
      signals.push(signal);
      if (queries.some((query) => tenants.includes(tenantOf(query)))) await gate;
      return world.directory.read(queries);
    },
  };
  const deadline = new AbortController();
  const inbound = createInbound({ ...world.deps, facts, deadline: () => deadline.signal });
  return { inbound, signals, letGo, pass: () => deadline.abort() };
}

const turns = () => new Promise((resolve) => setTimeout(resolve, 5));

async function asked() {
  const world = new World();
  const result = await world.ask();
  if (!result.ok) throw new Error('not asked');
  const { id, plan } = result.value;
  return { world, id, click: { requestId: id, planHash: plan.hash } };
}

describe('a click while a tenant hangs', () => {
  test('is answered when its time is over, and decides nothing, then or later', async () => {
    const { world, id, click } = await asked();
    const { inbound, pass, letGo, signals } = hanging(world, AWAY);
    const audit = world.store.audit.length;
    const answer = inbound.onAction(actor(OWNER), 'approve', click);
    await turns();
    pass();
    expect(await answer).toEqual({
      message: 'Away did not answer in time. Nothing was decided. Try again in a minute.',
    });
    expect(signals.every((signal) => signal?.aborted)).toBe(true);
    letGo();
    await turns();
    expect(world.request(id).state).toBe('pending');
    expect(world.store.audit).toHaveLength(audit);
  });

  test('that was answered in time is decided as always', async () => {
    const { world, id, click } = await asked();
    const { inbound } = hanging(world);
    expect(await inbound.onAction(actor(OWNER), 'approve', click)).toHaveProperty('card');
    expect(world.request(id).state).toBe('applying');
  });

  test('names every tenant that did not answer and no other', async () => {
    const { world, click } = await asked();
    const { inbound, pass } = hanging(world, AWAY, HOME);
    const answer = inbound.onAction(actor(OWNER), 'approve', click);
    await turns();
    pass();
    expect((await answer).message).toMatch(/^(Away and Home|Home and Away) did not answer in time/);
  });

  test('whose time is over before it asks is told the same', async () => {
    const { world, id, click } = await asked();
    const { inbound, pass } = hanging(world);
    pass();
    expect((await inbound.onAction(actor(OWNER), 'approve', click)).message).toContain(
      'did not answer in time',
    );
    expect(world.request(id).state).toBe('pending');
  });
});

describe('other turns while a tenant hangs', () => {
  test('a form that was sent becomes no request', async () => {
    const world = new World();
    const { inbound, pass, letGo } = hanging(world, AWAY);
    const answer = inbound.onDialogSubmit(actor(EMPLOYEE), {
      verb: 'submit-request',
      formId: 'form',
      kind: 'guest-access',
      resource: `away/${GROUP}`,
      duration: 'P7D',
      justification: 'Closing the quarter',
    });
    await turns();
    pass();
    expect(await answer).toMatchObject({ message: expect.stringContaining('Away did not answer') });
    letGo();
    await turns();
    expect(world.store.requests.size).toBe(0);
  });

  test('a message is answered with a card, type-ahead with no choices', async () => {
    const world = new World();
    const { inbound, pass } = hanging(world, HOME);
    const card = inbound.onMessage(actor(EMPLOYEE), 'who am i');
    const choices = inbound.onSearch(actor(EMPLOYEE), 'guest-access', 'clo');
    await turns();
    pass();
    expect(await card).toMatchObject({ summary: expect.stringContaining('Home did not answer') });
    expect(await choices).toEqual([]);
  });
});
