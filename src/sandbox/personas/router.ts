// The HTTP interface by which tests and the web client act as the people of the scenario.
import express, { type Request, Router } from 'express';
import type { Installer } from './install.ts';
import type { Person } from './person.ts';
import { closeDialog } from './press/dialogs.ts';
import { press } from './press/press.ts';
import { Problem } from './problem.ts';
import { readAfter, readAll, readNew } from './read.ts';
import { say } from './say.ts';
import { search } from './search.ts';
import { settle } from './settle.ts';
import type { ChatWorld } from './world.ts';

const SETTLE_MS = 10_000;

type Body = Record<string, unknown>;

export function personasRouter(world: ChatWorld, installer: Installer): Router {
  const router = Router();
  router.use(express.json({ limit: '4mb' }));

  const personOf = (request: Request): Person => {
    const { name } = request.params;
    const person = world.people().find((one) => one.name === name);
    if (!person) throw new Problem(404, 'PersonaNotFound', `There is no persona "${name}".`);
    return person;
  };
  const bodyOf = (request: Request): Body => (request.body ?? {}) as Body;
  /** `wait: false` answers as soon as the bot has, for a client that hears of the rest by events. */
  const settled = (body: Body) =>
    body.wait === false ? Promise.resolve() : settle(world, SETTLE_MS);

  router.get('/', (_request, response) => {
    const personas = world.people().map((person) => {
      const { name, displayName, tenant, tenantId, objectId, about } = person;
      return { name, displayName, tenant, tenantId, objectId, about };
    });
    response.json({ personas });
  });

  router.get('/:name/messages', (request, response) => {
    const person = personOf(request);
    const { after, peek } = request.query;
    response.json(
      after === undefined
        ? readAll(world, person, peek !== undefined)
        : readAfter(world, person, Number(after) || 0),
    );
  });

  router.post('/:name/messages', async (request, response) => {
    const person = personOf(request);
    const body = bodyOf(request);
    const text = textOf(body, 'text');
    await installer.ensure(person);
    await say(world, person, { text });
    await settled(body);
    response.json({ messages: readNew(world, person) });
  });

  router.post('/:name/actions', async (request, response) => {
    const person = personOf(request);
    const body = bodyOf(request);
    const { inputs = {}, nth, stale, signIn } = body;
    if (typeof inputs !== 'object' || inputs === null) {
      throw new Problem(400, 'BadRequest', '"inputs" must be an object.');
    }
    await installer.ensure(person);
    const outcome = await press(world, person, {
      messageId: textOf(body, 'messageId'),
      action: textOf(body, 'action'),
      inputs: inputs as Body,
      ...(typeof nth === 'number' && { nth }),
      ...(stale === true && { stale }),
      ...(signIn === true && { signIn }),
    });
    await settled(body);
    response.json({ messages: readNew(world, person), ...outcome });
  });

  router.delete('/:name/dialogs/:dialogId', (request, response) => {
    closeDialog(world, personOf(request), String(request.params.dialogId));
    response.status(204).end();
  });

  router.post('/:name/search', async (request, response) => {
    const person = personOf(request);
    const body = bodyOf(request);
    const { text = '', data } = body;
    const dataset = textOf(body, 'dataset');
    response.json(await search(world, person, { dataset, text: String(text), data }));
  });

  return router;
}

function textOf(body: Body, key: string): string {
  const value = body[key];
  if (typeof value === 'string' && value !== '') return value;
  throw new Problem(400, 'BadRequest', `"${key}" must be a text that is not empty.`);
}
