// The clock's HTTP interface: read it, walk it forward, or jump to the next due moment.
import express, { Router } from 'express';
import { Problem } from '../personas/problem.ts';
import { addDuration } from './duration.ts';
import { nextMoment, type WalkWorld, walkTo } from './walk.ts';

const iso = (ms: number) => new Date(ms).toISOString();

export function walkRouter(world: WalkWorld): Router {
  const router = Router();
  router.use(express.json());
  let walking: Promise<unknown> = Promise.resolve();

  router.get('/', (_request, response) => {
    response.json({ now: iso(world.clock.now()), offsetMs: world.clock.offsetMs() });
  });

  router.get('/next', async (_request, response) => {
    const at = await nextMoment(world);
    response.json({ nextDueAt: at === undefined ? null : iso(at) });
  });

  const targetOf = async (body: Record<string, unknown>): Promise<number> => {
    const now = world.clock.now();
    if (body.to === 'next') {
      const at = await nextMoment(world);
      if (at === undefined) throw new Problem(409, 'NothingDue', 'Nothing is planned.');
      return at;
    }
    const moment =
      typeof body.advance === 'string'
        ? addDuration(now, body.advance)
        : Date.parse(typeof body.to === 'string' ? body.to : '');
    if (moment === undefined || Number.isNaN(moment)) {
      const message =
        'Say {"advance": "PT2H"} or {"to": "2026-11-27T09:00:00Z"} or {"to": "next"}.';
      throw new Problem(400, 'BadRequest', message);
    }
    if (moment < now) throw new Problem(400, 'BadRequest', 'The clock never goes back.');
    return moment;
  };

  router.post('/', async (request, response) => {
    // One walk at a time: a second one starts where the first has ended.
    const before = walking;
    const walk = (async () => {
      await before;
      return walkTo(world, await targetOf(request.body ?? {}));
    })();
    // Its own caller hears of a failure; the next walk only waits for its end.
    walking = Promise.allSettled([walk]);
    response.json({ now: iso(await walk) });
  });

  return router;
}
