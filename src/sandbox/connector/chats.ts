// Keeps every one-to-one chat: its messages in their present state, and what a person has seen.
import { randomBytes } from 'node:crypto';
import type { SandboxStore } from '../store.ts';
import type { ChatMessage, MessageContent } from './message.ts';

export interface Chats {
  add(chat: string, content: MessageContent & Pick<ChatMessage, 'from' | 'at'>): ChatMessage;
  find(chat: string, id: string): ChatMessage | undefined;
  /** Replaces what the message says; `editedAt` is set when the bot edits its own message. */
  update(chat: string, id: string, content: MessageContent, editedAt?: string): ChatMessage;
  remove(chat: string, id: string): void;
  /** Oldest first, deleted messages left out; with `after`, deleted ones too, changed since then. */
  list(chat: string, after?: number): ChatMessage[];
  /** What the message said before its last changes, newest first. */
  earlier(chat: string, id: string): MessageContent[];
  /** The number of the last change that has been shown to this chat's person. */
  seen(chat: string): number;
  see(chat: string, change: number): void;
  /** Of the last change in any chat. */
  lastChange(): number;
  /** Empties the memory that mirrors the store, after the store itself was emptied. */
  forget(): void;
}

const padded = (n: number) => String(n).padStart(12, '0');

/** Teams numbers activities by time; random digits keep two in one millisecond apart. */
export const newActivityId = (at: number): string =>
  `${Math.floor(at)}${randomBytes(4).readUInt32BE().toString().padStart(10, '0')}`;

export function createChats(store: SandboxStore): Chats {
  const mirror = new Map<string, Map<string, ChatMessage>>();
  const messagesOf = (chat: string) => {
    let messages = mirror.get(chat);
    if (!messages) {
      const rows = store.list<ChatMessage>(`chat/message/${chat}/`);
      messages = new Map(rows.map(([, message]) => [message.id, message]));
      mirror.set(chat, messages);
    }
    return messages;
  };
  const lastChange = () => store.get<number>('chat/last') ?? 0;
  const save = (chat: string, message: Omit<ChatMessage, 'changed'>): ChatMessage => {
    const saved = { ...message, changed: lastChange() + 1 };
    store.transaction(() => {
      store.put('chat/last', saved.changed);
      store.put(`chat/message/${chat}/${padded(saved.order)}`, saved);
    });
    messagesOf(chat).set(saved.id, saved);
    return saved;
  };
  const present = (chat: string, id: string) => {
    const message = messagesOf(chat).get(id);
    return message?.deleted ? undefined : message;
  };

  return {
    add(chat, content) {
      const order = messagesOf(chat).size + 1;
      return save(chat, { ...content, id: newActivityId(Date.parse(content.at)), order });
    },
    find: present,
    update(chat, id, content, editedAt) {
      const message = present(chat, id);
      if (!message) throw new Error(`no message ${id} in this chat`);
      const { order, from, at, changed, text, attachments } = message;
      store.put(`chat/earlier/${chat}/${padded(order)}/${padded(changed)}`, {
        ...(text !== undefined && { text }),
        ...(attachments && { attachments }),
      });
      const edited = editedAt ?? message.editedAt;
      return save(chat, { ...content, id, order, from, at, ...(edited && { editedAt: edited }) });
    },
    remove(chat, id) {
      const message = present(chat, id);
      if (!message) throw new Error(`no message ${id} in this chat`);
      const { order, from, at } = message;
      save(chat, { id, order, from, at, deleted: true });
    },
    list(chat, after) {
      const all = [...messagesOf(chat).values()];
      return after === undefined
        ? all.filter((message) => !message.deleted)
        : all.filter((message) => message.changed > after);
    },
    earlier(chat, id) {
      const order = messagesOf(chat).get(id)?.order;
      if (order === undefined) return [];
      const rows = store.list<MessageContent>(`chat/earlier/${chat}/${padded(order)}/`);
      return rows.map(([, content]) => content).reverse();
    },
    seen: (chat) => store.get<number>(`chat/seen/${chat}`) ?? 0,
    see: (chat, change) => store.put(`chat/seen/${chat}`, change),
    lastChange,
    forget: () => mirror.clear(),
  };
}
