// Presses an Action.Submit: a dialog, words put into the person's mouth, or a message with a value.
import { newActivityId } from '../../connector/chats.ts';
import { messageActivity } from '../activity.ts';
import { deliver, unusable } from '../deliver.ts';
import type { Person } from '../person.ts';
import { say } from '../say.ts';
import type { ChatWorld } from '../world.ts';
import { openDialog } from './dialogs.ts';
import type { Outcome } from './outcome.ts';

interface TeamsPart {
  type?: string;
  text?: string;
  displayText?: string;
  value?: unknown;
}

export async function submit(
  world: ChatWorld,
  person: Person,
  of: { data: Record<string, unknown>; replyToId: string },
): Promise<Outcome> {
  const { data, replyToId } = of;
  const teams = (data.msteams ?? {}) as TeamsPart;
  switch (teams.type) {
    case 'task/fetch':
      return openDialog(world, person, { data, replyToId });
    case 'imBack':
      await say(world, person, { text: String(teams.value ?? '') });
      return {};
    case 'messageBack': {
      const { msteams, ...rest } = data;
      const { text = '', displayText, value = rest } = teams;
      await say(world, person, { text, value, replyToId, ...(displayText && { displayText }) });
      return {};
    }
    default: {
      const id = newActivityId(world.clock.now());
      const activity = messageActivity(world, person, { id, value: data, replyToId });
      const { status } = await deliver(world, activity);
      return status >= 400 ? { error: unusable(status) } : {};
    }
  }
}
