// Binds what Teams sends to the inbound handlers: messages, buttons, dialogs, type-ahead, installation.
import { Application, type TeamsAdapter, type TurnState } from '@microsoft/teams-ai';
import { type Activity, ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { Actor, Fields, Inbound, Reply } from '../../inbound/types.ts';
import type { ConversationStore } from '../../ports/conversation-store.ts';
import type { Log } from '../../ports/log.ts';
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { isSpokenTo, readActor, readConversation } from './activity-reader.ts';
import { actionBody, answerInvoke, dialogBody, errorBody, searchBody } from './invoke-answers.ts';
import type { SignIns } from './sign-in/sign-in.ts';

export interface BotApplicationDeps {
  readonly adapter: TeamsAdapter;
  readonly appId: string;
  readonly inbound: Inbound;
  readonly conversations: Pick<ConversationStore, 'save'>;
  readonly signIns: SignIns;
  readonly log: Log;
}

/** Teams reads a message as markdown unless it is told not to, and names come from directories. */
const PLAIN = 'plain';

/** How often somebody who writes is looked up for what could not be brought to them. */
const LOOK_AGAIN_MS = 60_000;

/** `first`: nothing was known of this person before. */
type Handler = (context: TurnContext, actor: Actor, first: boolean) => Promise<void>;

export function createBotApplication(deps: BotApplicationDeps): Application<TurnState> {
  const { adapter, appId, inbound } = deps;
  const app = new Application<TurnState>({
    adapter,
    botAppId: appId,
    // The timer is one for all turns, so that one turn stops another's.
    startTypingTimer: false,
  });
  const isTime = oncePer(LOOK_AGAIN_MS);
  const known = (handle: Handler) => (context: TurnContext) => withActor(deps, context, handle);
  const invoke = (name: string, handle: Handler) =>
    app.addRoute(async ({ activity }) => isInvoke(activity, name), known(handle), true);

  invoke('adaptiveCard/action', async (context, actor) => {
    const { verb, fields } = readAction(context.activity.value);
    await answerAction(deps, context, actor, verb, fields);
  });
  invoke('task/fetch', async (context, actor) => {
    const reply = await inbound.onDialogOpen(actor, readData(context.activity.value));
    await answerInvoke(context, dialogBody(reply));
  });
  invoke('task/submit', async (context, actor) => {
    const reply = await inbound.onDialogSubmit(actor, readData(context.activity.value));
    await answerInvoke(context, dialogBody(reply));
  });
  invoke('application/search', async (context, actor) => {
    const { dataset, queryText } = object(context.activity.value);
    const found = await inbound.onSearch(actor, textOf(dataset), textOf(queryText));
    await answerInvoke(context, searchBody(found));
  });
  // Anything else that wants an answer gets an empty one: the SDK would say 501.
  app.addRoute(
    async ({ activity }) => activity.type === ActivityTypes.Invoke,
    async (context) => answerInvoke(context, {}),
    true,
  );
  app.activity(
    ActivityTypes.Message,
    known(async (context, actor) => {
      if (actor.inChannel && !isSpokenTo(context.activity)) return;
      await onMessage(deps, context, actor);
      if (actor.alone && isTime(actor)) await inbound.onReached(actor);
    }),
  );
  app.activity(
    ActivityTypes.InstallationUpdate,
    known(async (context, actor, first) => {
      if (!actor.alone || !textOf(context.activity.action).startsWith('add')) return;
      // Teams repeats the event, in no fixed order: one welcome is enough.
      if (first) await send(context, await inbound.onInstalled(actor));
      await inbound.onReached(actor);
    }),
  );
  return app;
}

/** Whether so long has passed since it was last true for this account, in this process. */
function oncePer(ms: number): (account: AccountRef) => boolean {
  const last = new Map<string, number>();
  return (account) => {
    const now = Date.now();
    const key = accountKey(account);
    if (now - (last.get(key) ?? Number.NEGATIVE_INFINITY) < ms) return false;
    if (last.size > 10_000) last.clear();
    last.set(key, now);
    return true;
  };
}

async function withActor(
  { conversations, log }: BotApplicationDeps,
  context: TurnContext,
  handle: Handler,
): Promise<void> {
  const actor = readActor(context.activity);
  if (!actor) {
    log.warn('activity.nobody', { type: context.activity.type });
    if (context.activity.type !== ActivityTypes.Invoke) return;
    return answerInvoke(context, errorBody('NoSender', 'The activity does not say whose it is.'));
  }
  const conversation = readConversation(context.activity, actor);
  const first = conversation ? await conversations.save(conversation) : false;
  await handle(context, actor, first);
}

/** A client without Action.Execute sends a pressed button as a message with a value. */
async function onMessage(
  deps: BotApplicationDeps,
  context: TurnContext,
  actor: Actor,
): Promise<void> {
  const fields = object(context.activity.value);
  const verb = textOf(fields.verb);
  if (verb !== '') {
    const { card, message, sent } = await deps.inbound.onAction(actor, verb, fields);
    if (message) await send(context, { text: message });
    else if (card)
      await send(context, { card, summary: 'Brought up to date', ...(sent && { sent }) });
    return;
  }
  const text = textOf(fields.say) || textOf(context.activity.text);
  await send(context, await deps.inbound.onMessage(actor, text));
}

async function answerAction(
  deps: BotApplicationDeps,
  context: TurnContext,
  actor: Actor,
  verb: string,
  fields: Fields,
): Promise<void> {
  // A code can be redeemed only once, and only while the turn lasts: a press may be done after it.
  const proof = deps.signIns.proofOf(context, actor);
  void Promise.allSettled([proof]);
  const pressed = context.activity.replyToId;
  const at = pressed ? postedAs(context, pressed) : undefined;
  const reply = await deps.inbound.onAction(actor, verb, fields, () => proof, at);
  const login = reply.signIn && (await deps.signIns.ask(context, reply.signIn));
  await answerInvoke(context, login ?? actionBody(reply));
  if (at) await reply.sent?.(at);
  if (!reply.message || !reply.card || !pressed) return;
  try {
    // The answer carried the words; the card that was pressed is brought up to date beside it.
    await context.updateActivity({ id: pressed, ...cardActivity(reply.card) });
  } catch (error) {
    deps.log.warn('card.not-replaced', { error: String(error) });
  }
}

async function send(context: TurnContext, reply: Reply): Promise<void> {
  const posted = await context.sendActivity(
    'text' in reply
      ? { type: ActivityTypes.Message, text: reply.text, textFormat: PLAIN }
      : { ...cardActivity(reply.card), summary: reply.summary },
  );
  if ('card' in reply && posted?.id) await reply.sent?.(postedAs(context, posted.id));
}

const postedAs = ({ activity }: TurnContext, activityId: string) => ({
  conversationId: activity.conversation.id,
  activityId,
});

export const cardActivity = (card: Readonly<Record<string, unknown>>) => ({
  type: ActivityTypes.Message,
  textFormat: PLAIN,
  attachments: [CardFactory.adaptiveCard(card)],
});

const isInvoke = (activity: Activity, name: string): boolean =>
  activity.type === ActivityTypes.Invoke && activity.name === name;

function readAction(value: unknown): { verb: string; fields: Fields } {
  const action = object(object(value).action);
  return { verb: textOf(action.verb), fields: object(action.data) };
}

const readData = (value: unknown): Fields => object(object(value).data);

const object = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
