// The Bot Connector: the part of Teams that a bot calls to create chats and to send, edit and delete.
import express, { type Request, type Response, Router } from 'express';
import { everybodyIn, membersOf } from '../personas/channel.ts';
import { botUserId, conversationIdOf, type Person, userIdOf } from '../personas/person.ts';
import { answerProblems } from '../personas/problem.ts';
import { refreshLater } from '../personas/refresh.ts';
import type { ChatWorld } from '../personas/world.ts';
import { channelWithId, personOfConversation, personToCreateFor } from './conversations.ts';
import { memberOf } from './members.ts';
import { contentOf, type MessageContent } from './message.ts';
import { refusals } from './refusal.ts';

const CHAT = '/v3/conversations/:conversationId';

/** Teams refuses a message above about 100 KB, counted in UTF-16. */
const LARGEST_BYTES = 100 * 1024;

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
const MOST_A_PAGE = 500;

export function connectorRouter(world: ChatWorld): Router {
  const router = Router();
  const { chats, botAppId } = world;
  const personOf = (request: Request) =>
    personOfConversation(world, String(request.params.conversationId));
  const peopleOf = (request: Request): Person[] => {
    const channel = channelWithId(world, String(request.params.conversationId));
    return channel ? membersOf(world, channel) : [personOf(request)];
  };
  const chatOf = (person: Person) => conversationIdOf(person, botAppId);
  const now = () => new Date(world.clock.now()).toISOString();
  const tell = (person: Person, more = {}) =>
    world.bus.tell('messages', { persona: person.name, ...more });

  const checked = (activity: Record<string, unknown>): MessageContent => {
    if (JSON.stringify(activity).length * 2 > LARGEST_BYTES) throw refusals.tooBig();
    const content = contentOf(activity);
    const says = content.text || content.attachments?.length || content.suggestedActions;
    if (!says) throw refusals.badArgument('The activity has neither text nor attachments.');
    return content;
  };

  const receive = (person: Person, activity: Record<string, unknown>): string => {
    if (activity.type === 'typing') tell(person, { typing: true });
    // Traces and events are for other channels: Teams takes them and shows nothing.
    if (activity.type !== 'message') return `1:${crypto.randomUUID()}`;
    const from = { id: botUserId(botAppId), name: world.botName, role: 'bot' } as const;
    const message = chats.add(chatOf(person), { ...checked(activity), from, at: now() });
    tell(person);
    refreshLater(world, person, message);
    return message.id;
  };

  const ownMessage = (request: Request, person: Person): string => {
    const message = chats.find(chatOf(person), String(request.params.activityId));
    if (!message) throw refusals.noActivity();
    if (message.from.role !== 'bot') throw refusals.notYours();
    return message.id;
  };

  router.use(async (request, _response, next) => {
    if (!(await world.tokens.isConnectorToken(request.headers.authorization))) {
      throw refusals.unauthorized();
    }
    next();
  });
  router.use(express.json({ limit: '4mb' }));

  router.post('/v3/conversations', (request, response) => {
    const parameters = request.body ?? {};
    const named = parameters.channelData?.channel?.id;
    if (parameters.isGroup && named !== undefined) {
      const channel = channelWithId(world, String(named));
      if (!channel) throw refusals.noConversation();
      const { activity } = parameters;
      if (!activity) throw refusals.badArgument('A thread begins with a message.');
      const activityId = receive(everybodyIn(channel), activity);
      response.status(201).json({ id: `${channel.id};messageid=${activityId}`, activityId });
      return;
    }
    const person = personToCreateFor(world, parameters);
    const { activity } = parameters;
    const activityId = activity ? receive(person, activity) : undefined;
    response.status(201).json({ id: chatOf(person), ...(activityId && { activityId }) });
  });

  const send = (request: Request, response: Response) => {
    const person = personOf(request);
    const replyToId = request.params.activityId;
    const activity = { ...(replyToId && { replyToId }), ...(request.body ?? {}) };
    response.status(201).json({ id: receive(person, activity) });
  };
  router.post(`${CHAT}/activities`, send);
  router.post(`${CHAT}/activities/:activityId`, send);

  router.put(`${CHAT}/activities/:activityId`, (request, response) => {
    const person = personOf(request);
    const id = ownMessage(request, person);
    const message = chats.update(chatOf(person), id, checked(request.body ?? {}), now());
    tell(person);
    refreshLater(world, person, message);
    response.json({ id });
  });

  router.delete(`${CHAT}/activities/:activityId`, (request, response) => {
    const person = personOf(request);
    chats.remove(chatOf(person), ownMessage(request, person));
    tell(person);
    response.status(200).end();
  });

  router.get(`${CHAT}/members`, (request, response) => {
    response.json(peopleOf(request).map((person) => memberOf(person, botAppId)));
  });
  router.get(`${CHAT}/pagedmembers`, (request, response) => {
    const { pageSize, continuationToken } = request.query;
    const all = peopleOf(request);
    const from = Number(continuationToken) || 0;
    const to = from + Math.min(Math.max(Number(pageSize) || MOST_A_PAGE, 1), MOST_A_PAGE);
    const members = all.slice(from, to).map((person) => memberOf(person, botAppId));
    response.json({ members, ...(to < all.length && { continuationToken: String(to) }) });
  });
  router.get(`${CHAT}/members/:memberId`, (request, response) => {
    const person = personOf(request);
    const ids = [userIdOf(person, botAppId), person.objectId, person.userPrincipalName];
    if (!ids.includes(String(request.params.memberId))) throw refusals.noMember();
    response.json(memberOf(person, botAppId));
  });

  router.use((_request, _response) => {
    throw refusals.noConversation();
  });
  router.use(answerProblems);
  return router;
}
