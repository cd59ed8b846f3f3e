// Channels over the real SDK: who is in one, what is posted there, and who speaks.
import type { Activity } from 'botbuilder';
import { afterEach, describe, expect, test } from 'vitest';
import { isSpokenTo, readActor } from '../../../src/adapters/teams/activity-reader.ts';
import type { DeliveryError } from '../../../src/ports/courier.ts';
import { APP_ID, type BotHost, startBotHost } from '../../fakes/bot-host.ts';
import { AWAY, EMPLOYEE, HOME, OWNER } from '../../fakes/estate.ts';

const ID = '19:c@thread.tacv2';
let host: BotHost | undefined;
afterEach(() => host?.stop());
const open = async () => {
  host = await startBotHost();
  const { serviceUrl } = host;
  return { at: host, channel: { conversationId: ID, teamId: '19:t', tenantId: HOME, serviceUrl } };
};
const member = ({ tenantId, objectId }: typeof OWNER) => ({
  id: `29:${objectId}`,
  name: 'x',
  objectId: objectId.toUpperCase(),
  tenantId,
});

describe('who is in a channel', () => {
  test('is read page by page, with the tenant of each account', async () => {
    const { at, channel } = await open();
    const first = { members: [member(EMPLOYEE)], continuationToken: 'more' };
    const last = { members: [member(OWNER), { id: '29:nobody', name: 'x' }] };
    at.answers.push({ status: 200, body: first }, { status: 200, body: last });
    expect(await at.roster.membersOf(channel)).toEqual({
      is: 'members',
      members: [
        { userId: `29:${EMPLOYEE.objectId}`, account: EMPLOYEE },
        { userId: `29:${OWNER.objectId}`, account: { tenantId: AWAY, objectId: OWNER.objectId } },
        { userId: '29:nobody', account: undefined },
      ],
    });
    expect(at.sent.map(({ path }) => path)).toEqual([
      `/v3/conversations/${encodeURIComponent(ID)}/pagedmembers`,
      `/v3/conversations/${encodeURIComponent(ID)}/pagedmembers`,
    ]);
  });

  test('is gone, not known, or too much, and never a guess', async () => {
    const { at, channel } = await open();
    at.answers.push(
      { status: 404, code: 'ConversationNotFound' },
      { status: 403 },
      { status: 500 },
    );
    expect(await at.roster.membersOf(channel)).toEqual({ is: 'gone' });
    expect(await at.roster.membersOf(channel)).toEqual({ is: 'gone' });
    expect(await at.roster.membersOf(channel)).toEqual({ is: 'unknown' });
    const page = {
      members: Array.from({ length: 300 }, () => member(OWNER)),
      continuationToken: 'm',
    };
    at.answers.push({ status: 200, body: page }, { status: 200, body: page });
    expect(await at.roster.membersOf(channel)).toEqual({ is: 'too-many' });
    const elsewhere = { ...channel, serviceUrl: 'https://evil.example/' };
    expect(await at.roster.membersOf(elsewhere)).toEqual({ is: 'unknown' });
  });
});

describe('what is posted to a channel', () => {
  test('begins a thread', async () => {
    const { at, channel } = await open();
    const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
    at.answers.push({ status: 201, body: { id: `${ID};messageid=7`, activityId: '7' } });
    const posted = await at.courier.postIn(channel, card, 'Counted');
    expect(posted).toEqual({ conversationId: `${ID};messageid=7`, activityId: '7' });
    expect(at.sent[0]).toMatchObject({
      method: 'POST',
      path: '/v3/conversations',
      body: {
        isGroup: true,
        channelData: { channel: { id: ID } },
        activity: { summary: 'Counted' },
      },
    });
  });

  test('and says why it did not arrive', async () => {
    const { at, channel } = await open();
    at.answers.push({ status: 403 }, { status: 404, code: 'ConversationNotFound' });
    const card = { type: 'AdaptiveCard' };
    const why = () => at.courier.postIn(channel, card, '').catch((error: DeliveryError) => error);
    expect(await why()).toMatchObject({ trouble: 'unreachable' });
    expect(await why()).toMatchObject({ trouble: 'missing', why: 'not-installed' });
  });
});

describe('who speaks in a channel', () => {
  const said = (change: object = {}, data: object = {}) =>
    ({
      type: 'message',
      serviceUrl: 'https://smba.example/',
      from: { id: '29:em', name: 'Em', aadObjectId: EMPLOYEE.objectId },
      recipient: { id: `28:${APP_ID}`, name: 'Drawbridge' },
      conversation: { id: `${ID};messageid=1`, conversationType: 'channel', tenantId: HOME },
      channelData: { tenant: { id: HOME }, team: { id: '19:t' }, channel: { id: ID }, ...data },
      ...change,
    }) as unknown as Activity;
  const at = (activity: Activity) => readActor(activity)?.inChannel;

  test('is not alone, and where they are is said twice', () => {
    expect(readActor(said())?.alone).toBe(false);
    expect(at(said())).toMatchObject({
      channel: { conversationId: ID, teamId: '19:t', tenantId: HOME },
      userId: '29:em',
      standard: true,
    });
    expect(at(said({}, { channel: { id: '19:other@thread.tacv2' } }))).toBeUndefined();
    expect(at(said({}, { team: undefined }))).toBeUndefined();
    for (const type of ['shared', 'private', 'new']) {
      expect(at(said({}, { channel: { id: ID, type } }))?.standard).toBe(false);
    }
  });

  test('names the bot, or presses one of its buttons', () => {
    const mention = (id: string) => ({ entities: [{ type: 'mention', mentioned: { id } }] });
    expect(isSpokenTo(said())).toBe(false);
    expect(isSpokenTo(said(mention('29:somebody')))).toBe(false);
    expect(isSpokenTo(said(mention(`28:${APP_ID}`)))).toBe(true);
    expect(isSpokenTo(said({ value: { verb: 'stop-subscription' } }))).toBe(true);
  });
});
