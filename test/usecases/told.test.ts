// What a directory says when it refuses may name people: it is shown, and kept only where it can be erased.
import { describe, expect, test } from 'vitest';
import { toRow } from '../../src/adapters/postgres/request-rows.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import { DirectoryError, type DirectoryTrouble } from '../../src/ports/directory-error.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { postponeBroken } from '../../src/usecases/postpone-broken.ts';
import { AWAY, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const ADDRESS = 'em@home.example';
const SAID = `Away refused: The invited user ${ADDRESS}'s domain is not allowed`;
const refusal = (trouble: DirectoryTrouble) =>
  new DirectoryError(trouble, AWAY, 'BadRequest', SAID, { requestId: 'graph-1' });

/** A world that keeps its log. */
async function approved() {
  const world = new World();
  const asked = await world.ask();
  if (!asked.ok) throw new Error('not asked');
  const { id } = asked.value;
  await world.approve(id);
  const lines: string[] = [];
  const keep = (event: string, fields?: unknown) =>
    void lines.push(JSON.stringify({ event, fields }));
  const log = { debug: keep, info: keep, warn: keep, error: keep };
  const settle = async (more: object = {}) => {
    for (let turns = 0; turns < 200; turns += 1) {
      const [item] = world.queue.due(world.now);
      if (!item) return;
      world.queue.claim(item.id);
      await onDueWork({ ...world.deps, log, ...more }, item);
    }
  };
  return { world, id, lines, settle };
}

function kept({ world, id, lines }: Awaited<ReturnType<typeof approved>>): string {
  const { personal: _, ...row } = toRow(world.request(id), 'form');
  const whys = world.queue.rows.map(({ why }) => why);
  return JSON.stringify({ row, whys, audit: world.store.audit, lines });
}

const cardOf = (request: AccessRequest, now: number) =>
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

describe('words of a directory that name somebody', () => {
  test('at a refusal stand on the card, and else only their code and request id are kept', async () => {
    const of = await approved();
    of.world.troubles.push(refusal('refused'));
    await of.settle();
    const failed = of.world.request(of.id);
    expect(failed.state).toBe('failed');
    expect(cardOf(failed, of.world.now)).toContain(ADDRESS);
    expect(kept(of)).not.toContain(ADDRESS);
    expect(failed.ending?.code).toBe('BadRequest, request-id graph-1');
  });

  test('while it is tried again', async () => {
    const of = await approved();
    for (let i = 0; i < 4; i += 1) {
      of.world.troubles.push(refusal('unavailable'));
      await of.settle();
      of.world.now = of.world.queue.nextDue() ?? of.world.now;
    }
    const stuck = of.world.request(of.id);
    expect(stuck.trouble).toMatchObject({ code: 'BadRequest, request-id graph-1' });
    expect(cardOf(stuck, of.world.now)).toContain(ADDRESS);
    expect(kept(of)).not.toContain(ADDRESS);
    expect(of.world.queue.rows.map(({ why }) => why)).toContain('BadRequest, request-id graph-1');
    expect(of.lines.join()).toContain('request-id graph-1');
  });

  test('when it is given up', async () => {
    const of = await approved();
    of.world.troubles.push(...Array.from({ length: 8 }, () => refusal('unavailable')));
    for (let i = 0; i < 12; i += 1) {
      await of.settle();
      of.world.now += HOUR;
    }
    expect(of.world.request(of.id).personal?.failure).toContain('Given up after 6 tries');
    expect(kept(of)).not.toContain(ADDRESS);
  });

  test('when it cannot be taken back', async () => {
    const of = await approved();
    await of.settle();
    of.world.now += 7 * DAY;
    of.world.troubles.push(...Array.from({ length: 8 }, () => refusal('unavailable')));
    for (let i = 0; i < 6; i += 1) {
      await of.settle();
      of.world.now += HOUR;
    }
    expect(of.world.request(of.id).personal?.trouble).toContain(ADDRESS);
    expect(kept(of)).not.toContain(ADDRESS);
  });

  test('are gone with what is personal, and the card says by which code it failed', async () => {
    const of = await approved();
    of.world.troubles.push(refusal('refused'));
    await of.settle();
    const erased = { ...of.world.request(of.id), personal: null };
    expect(cardOf(erased, of.world.now)).not.toContain(ADDRESS);
    expect(cardOf(erased, of.world.now)).toContain('BadRequest');
    const stuck = { ...erased, state: 'ending', trouble: { since: 0, nextTry: of.world.now + 1 } };
    const { closedAt: _, ...open } = stuck as AccessRequest;
    expect(cardOf(open, of.world.now)).toContain('could not be taken back yet. It is');
  });

  test('do not reach the log with a bug either', async () => {
    const of = await approved();
    const cards = {
      find: () => Promise.reject(refusal('refused')),
      shownTo: async () => [],
      save: async () => {},
      forget: async () => {},
    };
    const [card] = of.world.queue
      .due(of.world.now)
      .filter(({ work }) => work.kind === 'deliver-card');
    if (!card) throw new Error('no card to bring');
    const log = of.lines;
    await onDueWork(
      {
        ...of.world.deps,
        cards,
        log: {
          debug() {},
          info() {},
          warn() {},
          error: (event, fields) => void log.push(JSON.stringify({ event, fields })),
        },
      },
      card,
    );
    expect(log.join()).toContain('work.broken');
    expect(log.join()).toContain('BadRequest, request-id graph-1');
    expect(log.join()).toContain('on-due-work.ts');
    expect(log.join()).not.toContain(ADDRESS);
  });

  test.each([
    ['undo-step', 10 * MINUTE],
    ['perform-step', HOUR],
  ] as const)(
    'nor keep %s waiting for longer than what it is tried after',
    async (kind, longest) => {
      const { queue, clock } = (await approved()).world.deps;
      const item = { id: 'w1', requestId: 'R', work: { kind, stepId: 's1' }, attempts: 20 };
      const due: number[] = [];
      const postpone = async (_id: string, dueAt: number) => void due.push(dueAt - clock.now());
      await postponeBroken({ queue: { ...queue, postpone }, clock }, item);
      expect(due[0]).toBeLessThanOrEqual(longest);
      expect(due[0]).toBeGreaterThan(0.7 * longest);
    },
  );
});
