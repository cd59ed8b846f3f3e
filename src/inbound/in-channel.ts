// What is answered in a channel, where others read along: counts about tenants that everybody in it may read.
import { channelHelpCard } from '../cards/channel-help.ts';
import { notice, refusalCard } from '../cards/notices.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Roster } from '../ports/roster.ts';
import { sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { askedInChannel } from './ask-in-channel.ts';
import type { InboundDeps } from './deps.ts';
import { NOT_ALONE } from './gate.ts';
import { parseMessage } from './parse-message.ts';
import { say } from './say.ts';
import { onSubscribe, pressStop } from './subscribe.ts';
import type { ActionReply, Actor, Fields, InChannel, Reply, Said } from './types.ts';
import { whyNoWord } from './while-behind.ts';

/** Only a message that names the bot gets here. */
export async function onChannelMessage(
  given: InboundDeps,
  actor: Actor,
  at: InChannel,
  text: string,
): Promise<Reply> {
  const deps = withOneRoster(given);
  const why = await whyNotThere(deps, actor, at);
  if (why) return asReply(why);
  const intent = parseMessage(text);
  const unread = whyNoWord(deps, intent);
  if (unread) return asReply(unread);
  switch (intent.intent) {
    case 'help':
      return { card: channelHelpCard(), summary: 'What can be asked here' };
    case 'subscribe':
      return aside(deps, actor, await onSubscribe(deps, actor, intent.said));
    case 'unknown':
    case 'who-has':
    case 'status': {
      const said = await askedInChannel(deps, actor, at, text);
      return said ? aside(deps, actor, said) : asReply(NOT_HERE);
    }
    default:
      return asReply(NOT_ALONE);
  }
}

/** The only buttons on cards in channels are those that stop something. */
export async function onChannelAction(
  given: InboundDeps,
  actor: Actor,
  at: InChannel,
  verb: string,
  fields: Fields,
): Promise<ActionReply> {
  const deps = withOneRoster(given);
  if (verb !== 'stop-subscription') return say(NOT_ALONE);
  const why = await whyNotThere(deps, actor, at);
  return why ? say(why) : pressStop(deps, actor, fields);
}

async function aside(deps: InboundDeps, actor: Actor, said: Said): Promise<Reply> {
  const { reply } = said;
  if (said.in === 'channel') return reply;
  if (!deps.courier || !('card' in reply)) return asReply(NOT_REACHED);
  try {
    const { tenantId, objectId } = actor;
    await deps.courier.post({ tenantId, objectId }, reply.card, reply.summary);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return asReply(NOT_REACHED);
  }
  return asReply(IN_OWN_CHAT);
}

/** The activity and the roster have to agree on who speaks: in a shared channel people come from elsewhere. */
async function whyNotThere(
  { roster }: InboundDeps,
  actor: Actor,
  { channel, userId, standard }: InChannel,
): Promise<Refusal | undefined> {
  if (!roster) return NOT_ALONE;
  if (!standard) return NOT_STANDARD;
  const found = await roster.membersOf(channel);
  if (found.is === 'too-many') return TOO_MANY;
  if (found.is !== 'members') return UNSEEN;
  const speaker = found.members.find((member) => member.userId === userId)?.account;
  return speaker && sameAccount(speaker, actor) ? undefined : UNSEEN;
}

/** A turn looks at the members once. */
function withOneRoster(deps: InboundDeps): InboundDeps {
  const { roster } = deps;
  if (!roster) return deps;
  let asked: ReturnType<Roster['membersOf']> | undefined;
  return {
    ...deps,
    roster: {
      membersOf(channel) {
        asked ??= roster.membersOf(channel);
        return asked;
      },
    },
  };
}

const asReply = (why: Refusal): Reply => ({ card: refusalOrNote(why), summary: why.sentence });

const refusalOrNote = (why: Refusal) =>
  why === IN_OWN_CHAT ? notice(why.sentence, [{ label: '', text: why.next }]) : refusalCard([why]);

const IN_OWN_CHAT = refusal(
  'told-alone',
  'I answered in our own chat',
  'What was asked is not for everybody here, or is more than numbers.',
);

const NOT_REACHED = refusal(
  'not-reached',
  'That is nothing for a channel, and I cannot write to you in a chat of our own.',
  'Open a chat with Drawbridge and ask there.',
);

const NOT_HERE = refusal(
  'not-in-channel',
  'That is nothing that I answer in a channel.',
  'Type "help" to see what is, or ask in your own chat with Drawbridge.',
);

const NOT_STANDARD = refusal(
  'channel-kind',
  'In shared and private channels I cannot see everybody who reads along, so I say nothing there.',
  'Use a standard channel, or your own chat with Drawbridge.',
);

const TOO_MANY = refusal(
  'channel-large',
  'There are more people in this channel than I can look through before each message.',
  'Use a channel of at most 500 people, or your own chat with Drawbridge.',
);

const UNSEEN = refusal(
  'channel-unseen',
  'I cannot see for certain who is in this channel just now, so I say nothing here.',
  'Try again in a minute, or ask in your own chat with Drawbridge.',
);
