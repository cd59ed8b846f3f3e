// A message of a chat as the sandbox keeps it and shows it to its person.

export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly name?: string;
  readonly contentUrl?: string;
}

export interface SuggestedAction {
  readonly type: string;
  readonly title: string;
  readonly value?: unknown;
}

/** What a message says; everything of it is replaced when the message is edited. */
export interface MessageContent {
  readonly text?: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly attachments?: readonly Attachment[];
  readonly attachmentLayout?: string;
  readonly suggestedActions?: { readonly actions: readonly SuggestedAction[] };
  readonly entities?: readonly unknown[];
  readonly channelData?: unknown;
  readonly replyToId?: string;
  readonly deleted?: true;
}

export interface ChatMessage extends MessageContent {
  readonly id: string;
  /** Place in the chat, from 1. */
  readonly order: number;
  readonly from: { readonly id: string; readonly name: string; readonly role: 'bot' | 'user' };
  /** On the sandbox's clock. */
  readonly at: string;
  readonly editedAt?: string;
  /** Counts changes over all chats; greater than before whenever the message changes. */
  readonly changed: number;
}

export const CARD = 'application/vnd.microsoft.card.adaptive';

const KEPT = [
  'text',
  'textFormat',
  'summary',
  'attachments',
  'attachmentLayout',
  'suggestedActions',
  'entities',
  'channelData',
  'replyToId',
] as const;

/** The part of an activity sent by the bot that is kept; absent and null fields are left out. */
export function contentOf(activity: Record<string, unknown>): MessageContent {
  const content = KEPT.flatMap((key) => {
    const value = activity[key];
    return value === undefined || value === null ? [] : [[key, value] as const];
  });
  return Object.fromEntries(content);
}

/** The Adaptive Cards of a message, in order. */
export function cardsOf(content: MessageContent): Record<string, unknown>[] {
  return (content.attachments ?? []).flatMap(({ contentType, content: card }) =>
    contentType === CARD && typeof card === 'object' && card
      ? [card as Record<string, unknown>]
      : [],
  );
}
