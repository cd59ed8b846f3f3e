// The HTTP interface of the channel: who is in it, what stands there, and what its people say and press.
import express, { type Request, Router } from 'express';
import {
  type Channel,
  channelOf,
  deleteChannel,
  everybodyIn,
  inChannel,
  setMembers,
  theChannel,
} from './channel.ts';
import type { Installer } from './install.ts';
import type { Person } from './person.ts';
import { press } from './press/press.ts';
import { Problem } from './problem.ts';
import { readAfter, readAll, readNew } from './read.ts';
import { say } from './say.ts';
import { settle } from './settle.ts';
import type { ChatWorld } from './world.ts';

const SETTLE_MS = 10_000;

type Body = Record<string, unknown>;

export function channelRouter(world: ChatWorld, installer: Installer): Router {
  const router = Router();
  router.use(express.json({ limit: '4mb' }));
  const bodyOf = (request: Request): Body => (request.body ?? {}) as Body;
  const speaker = async (body: Body): Promise<Person> => {
    const name = textOf(body, 'as');
    const person = world.people().find((one) => one.name === name);
    if (!person) throw new Problem(404, 'PersonaNotFound', `There is no persona "${name}".`);
    const there = inChannel(theChannel(world), person);
    await installer.ensure(person);
    return there;
  };
  const answer = async (body: Body) => {
    if (body.wait !== false) await settle(world, SETTLE_MS);
    return { messages: readNew(world, everybodyIn(theChannel(world))) };
  };
  const shown = ({ name, team, tenantId, members }: Channel) => ({ name, team, tenantId, members });

  router.get('/', (_request, response) => {
    response.json(shown(theChannel(world)));
  });

  router.delete('/', (_request, response) => {
    deleteChannel(world);
    response.status(204).end();
  });

  router.put('/members', (request, response) => {
    theChannel(world);
    const { members } = bodyOf(request);
    if (!Array.isArray(members)) {
      throw new Problem(400, 'BadRequest', '"members" must be a list of personas.');
    }
    setMembers(world, members.map(String));
    response.json(shown(theChannel(world)));
  });

  router.get('/messages', (request, response) => {
    const channel = channelOf(world);
    // Deleted, with what stood in it.
    if (!channel) return void response.json({ messages: [], last: world.chats.lastChange() });
    const { after, peek } = request.query;
    response.json(
      after === undefined
        ? readAll(world, everybodyIn(channel), peek !== undefined)
        : readAfter(world, everybodyIn(channel), Number(after) || 0),
    );
  });

  router.post('/messages', async (request, response) => {
    const body = bodyOf(request);
    await say(world, await speaker(body), { text: textOf(body, 'text') });
    response.json(await answer(body));
  });

  router.post('/actions', async (request, response) => {
    const body = bodyOf(request);
    const { nth, stale } = body;
    const outcome = await press(world, await speaker(body), {
      messageId: textOf(body, 'messageId'),
      action: textOf(body, 'action'),
      inputs: {},
      ...(typeof nth === 'number' && { nth }),
      ...(stale === true && { stale }),
    });
    response.json({ ...(await answer(body)), ...outcome });
  });

  return router;
}

function textOf(body: Body, key: string): string {
  const value = body[key];
  if (typeof value === 'string' && value !== '') return value;
  throw new Problem(400, 'BadRequest', `"${key}" must be a text that is not empty.`);
}
