// Dialogs (task modules): opened by task/fetch, answered by task/submit, kept until they close.
import { invokeActivity } from '../activity.ts';
import { deliver, unusable } from '../deliver.ts';
import { conversationIdOf, type Person } from '../person.ts';
import { Problem } from '../problem.ts';
import type { ChatWorld } from '../world.ts';
import { findAction } from './find-action.ts';
import { defaultInputs, listActions } from './list-actions.ts';
import type { Dialog, Outcome } from './outcome.ts';

const PREFIX = 'dialog:';

export const isDialogId = (id: string): boolean => id.startsWith(PREFIX);

type Kept = Dialog & { readonly replyToId?: string };

const keyOf = (world: ChatWorld, person: Person, id: string) =>
  `chat/dialog/${conversationIdOf(person, world.botAppId)}/${id}`;

const context = { theme: 'default' };

export async function openDialog(
  world: ChatWorld,
  person: Person,
  of: { data: unknown; replyToId: string },
): Promise<Outcome> {
  const { data, replyToId } = of;
  const value = { data, context };
  const activity = invokeActivity(world, person, { name: 'task/fetch', value, replyToId });
  const id = `${PREFIX}${crypto.randomUUID()}`;
  return outcomeOf(world, person, { id, replyToId }, await deliver(world, activity));
}

export async function answerDialog(
  world: ChatWorld,
  person: Person,
  of: { id: string; action: string; nth?: number; inputs: Record<string, unknown> },
): Promise<Outcome> {
  const kept = world.store.get<Kept>(keyOf(world, person, of.id));
  if (!kept) throw new Problem(404, 'DialogNotFound', 'This dialog is not open any more.');
  const found = listActions(kept.card).map((one) => ({ ...one, cardIndex: 0 }));
  const pressed = findAction(found, of.action, of.nth);
  const { action } = pressed;
  if (action.type === 'Action.OpenUrl') return { openUrl: String(action.url) };
  if (action.type !== 'Action.Submit') return {};
  const data = { ...(action.data as object | undefined), ...defaultInputs(pressed), ...of.inputs };
  const activity = invokeActivity(world, person, {
    name: 'task/submit',
    value: { data, context },
    ...(kept.replyToId && { replyToId: kept.replyToId }),
  });
  return outcomeOf(world, person, kept, await deliver(world, activity));
}

/** Closed by its person: Teams tells the bot nothing. */
export function closeDialog(world: ChatWorld, person: Person, id: string): void {
  world.store.delete(keyOf(world, person, id));
}

function outcomeOf(
  world: ChatWorld,
  person: Person,
  of: { id: string; replyToId?: string },
  answer: { status: number; body: unknown },
): Outcome {
  const { id, replyToId } = of;
  const { status, body } = answer;
  if (status >= 400) return { error: unusable(status) };
  const task = (body as { task?: { type?: string; value?: unknown } } | undefined)?.task;
  if (task?.type === 'continue') {
    const value = (task.value ?? {}) as Record<string, unknown>;
    const attachment = value.card as { content?: Record<string, unknown> } | undefined;
    if (!attachment?.content) return { error: unusable(status) };
    const { width, height } = value;
    const title = String(value.title ?? '');
    const dialog: Dialog = { id, title, card: attachment.content, width, height };
    world.store.put(keyOf(world, person, id), { ...dialog, replyToId });
    return { dialog };
  }
  closeDialog(world, person, id);
  return task?.type === 'message' ? { notice: String(task.value ?? '') } : {};
}
