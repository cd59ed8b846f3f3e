// Presses an Action.Execute: the bot answers with a new card in place, a sentence, or an error.
import { CARD, type ChatMessage, type MessageContent } from '../../connector/message.ts';
import { invokeActivity } from '../activity.ts';
import { CHANNEL } from '../channel.ts';
import { deliver, unusable } from '../deliver.ts';
import { conversationIdOf, type Person } from '../person.ts';
import type { ChatWorld } from '../world.ts';
import type { Outcome } from './outcome.ts';
import { type Answer, answerSignIn, LOGIN_REQUEST } from './sign-in.ts';

interface Execution {
  readonly message: ChatMessage;
  readonly cardIndex: number;
  readonly action: Record<string, unknown>;
  readonly inputs: Record<string, unknown>;
  readonly automatic?: true;
  /** The person signs in again when they are asked to. */
  readonly signIn?: boolean;
}

export async function execute(world: ChatWorld, person: Person, of: Execution): Promise<Outcome> {
  const { message, action, inputs } = of;
  const { id, verb, data } = action;
  const send = async (more: Record<string, unknown> = {}): Promise<Answer> => {
    const activity = invokeActivity(world, person, {
      name: 'adaptiveCard/action',
      replyToId: message.id,
      value: {
        action: {
          type: 'Action.Execute',
          ...(id !== undefined && { id }),
          ...(verb !== undefined && { verb }),
          data: { ...(data as object | undefined), ...inputs },
        },
        trigger: of.automatic ? 'automatic' : 'manual',
        ...more,
      },
    });
    const { status, body } = await deliver(world, activity);
    return { status, body: (body ?? {}) as Answer['body'] };
  };
  const first = await send();
  if (first.body.type !== LOGIN_REQUEST) return outcomeOf(world, person, of, first);
  const login = (first.body.value ?? {}) as object;
  const later = await answerSignIn(world, person, { login, confirms: of.signIn === true, send });
  return 'signIn' in later ? later : outcomeOf(world, person, of, later);
}

function outcomeOf(
  world: ChatWorld,
  person: Person,
  of: Execution,
  { status, body: answer }: Answer,
): Outcome {
  switch (answer.type) {
    case CARD:
      if (typeof answer.value === 'object' && answer.value) {
        replaceCard(world, person, of, answer.value);
        return {};
      }
      return { error: unusable(status) };
    case 'application/vnd.microsoft.activity.message':
      return { notice: String(answer.value ?? '') };
    case 'application/vnd.microsoft.error': {
      const { code, message: said } = (answer.value ?? {}) as { code?: string; message?: string };
      return { error: { code: code ?? 'BotError', message: said ?? unusable(status).message } };
    }
    default:
      return status >= 400 || answer.type ? { error: unusable(status) } : {};
  }
}

function replaceCard(world: ChatWorld, person: Person, of: Execution, card: object): void {
  const chat = conversationIdOf(person, world.botAppId);
  const present = world.chats.find(chat, of.message.id);
  // An edit that arrived while the bot was answering is the newer state, and the client draws the
  // edited message; Microsoft does not document this order.
  if (!present || present.editedAt !== of.message.editedAt) return;
  let index = -1;
  const attachments = (present.attachments ?? []).map((attachment) => {
    if (attachment.contentType === CARD) index += 1;
    return attachment.contentType === CARD && index === of.cardIndex
      ? { contentType: CARD, content: card }
      : attachment;
  });
  const { id, order, from, at, changed, editedAt, ...content } = present;
  world.chats.update(chat, id, { ...content, attachments } satisfies MessageContent);
  world.bus.tell('messages', { persona: person.channel ? CHANNEL : person.name });
}
