// Presses an action of a message or of an open dialog, as a person would in Teams.
import { conversationIdOf, type Person } from '../person.ts';
import { Problem } from '../problem.ts';
import type { ChatWorld } from '../world.ts';
import { answerDialog, isDialogId } from './dialogs.ts';
import { execute } from './execute.ts';
import { actionsOf, findAction } from './find-action.ts';
import { defaultInputs } from './list-actions.ts';
import type { Outcome } from './outcome.ts';
import { submit } from './submit.ts';

export interface Press {
  readonly messageId: string;
  /** Title, verb or id. */
  readonly action: string;
  readonly inputs: Record<string, unknown>;
  /** Which one, from 0, where several have the same name. */
  readonly nth?: number;
  /** Also finds actions of earlier states of the message, as a client that has not caught up does. */
  readonly stale?: boolean;
  /** Signs in again when the bot asks for it. */
  readonly signIn?: boolean;
}

export async function press(world: ChatWorld, person: Person, of: Press): Promise<Outcome> {
  const { messageId, action: wanted, inputs, nth } = of;
  if (isDialogId(messageId)) {
    const answer = { id: messageId, action: wanted, inputs, ...(nth !== undefined && { nth }) };
    return answerDialog(world, person, answer);
  }
  const chat = conversationIdOf(person, world.botAppId);
  const message = world.chats.find(chat, messageId);
  if (!message) {
    throw new Problem(404, 'MessageNotFound', `${person.displayName} has no such message.`);
  }
  const older = of.stale ? world.chats.earlier(chat, messageId) : [];
  const pressed = findAction([message, ...older].flatMap(actionsOf), wanted, nth);
  const { action, cardIndex } = pressed;
  const sent = { ...defaultInputs(pressed), ...inputs };
  switch (action.type) {
    case 'Action.Execute':
      return execute(world, person, {
        message,
        cardIndex,
        action,
        inputs: sent,
        ...(of.signIn && { signIn: true }),
      });
    case 'Action.Submit':
      return submit(world, person, {
        data: { ...(action.data as object | undefined), ...sent },
        replyToId: messageId,
      });
    case 'Suggested':
      return submit(world, person, { data: { msteams: action.msteams }, replyToId: messageId });
    case 'Action.OpenUrl':
      return { openUrl: String(action.url) };
    default:
      // Showing a card and toggling visibility happen in the client alone.
      return {};
  }
}
