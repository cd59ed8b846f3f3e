// One person's chat as the page holds it: messages in order, typing, and what has been looked at.
import { api } from './api.ts';
import { emitter } from './emitter.ts';
import { LOOKED } from './era.ts';
import type { Message, Person } from './types.ts';

/** Typing dots go away by themselves when nothing follows. */
const TYPING_MS = 8_000;

/** Messages that are new, and all that are new or changed; the first reading of a chat is neither. */
export interface Moved {
  readonly arrived: readonly Message[];
  readonly shown: readonly Message[];
}

const STILL: Moved = { arrived: [], shown: [] };

export function createChat(person: Person) {
  const messages = new Map<string, Message>();
  const moved = emitter<Moved>();
  let last: number | undefined;
  const lookedKey = `${LOOKED}${person.objectId}`;
  let looked = Number(localStorage.getItem(lookedKey)) || 0;
  let typingUntil = 0;
  let busy = 0;
  let reading: Promise<void> | undefined;
  let again = false;

  const sorted = () => [...messages.values()].sort((one, other) => one.order - other.order);

  async function readOnce(): Promise<void> {
    const first = last === undefined;
    const answer = await api.messages(person.name, last);
    // A counter that went back means that the sandbox started over.
    if (last !== undefined && answer.last < last) {
      messages.clear();
      last = undefined;
      return readOnce();
    }
    last = answer.last;
    const arrived: Message[] = [];
    for (const message of answer.messages) {
      const known = messages.has(message.id);
      if (message.deleted) messages.delete(message.id);
      else messages.set(message.id, message);
      if (!known && !message.deleted) arrived.push(message);
    }
    if (arrived.some(({ from }) => from.role === 'bot')) typingUntil = 0;
    const shown = answer.messages.filter(({ deleted }) => !deleted);
    if (first) moved.tell(STILL);
    else if (answer.messages.length > 0) moved.tell({ arrived, shown });
  }

  /** Reads what is new; calls while a reading is under way end in one more reading. */
  async function read(): Promise<void> {
    if (reading) {
      again = true;
      return reading;
    }
    reading = readOnce();
    try {
      await reading;
    } finally {
      reading = undefined;
    }
    if (again) {
      again = false;
      await read();
    }
  }

  return {
    person,
    listen: moved.listen,
    read,
    messages: sorted,
    find: (id: string) => messages.get(id),
    isTyping: () => busy > 0 || Date.now() < typingUntil,
    typing() {
      typingUntil = Date.now() + TYPING_MS;
      moved.tell(STILL);
      setTimeout(() => moved.tell(STILL), TYPING_MS + 50);
    },
    /** Shows typing dots while `work` is under way. */
    async whileBusy<T>(work: () => Promise<T>): Promise<T> {
      busy += 1;
      moved.tell(STILL);
      try {
        return await work();
      } finally {
        busy -= 1;
        moved.tell(STILL);
      }
    },
    /** The person looks at the chat as it is; false when there was nothing new to look at. */
    look() {
      const newest = Math.max(0, ...sorted().map(({ order }) => order));
      if (newest === looked) return false;
      looked = newest;
      localStorage.setItem(lookedKey, String(looked));
      return true;
    },
    unread: () => sorted().filter((one) => one.from.role === 'bot' && one.order > looked).length,
    forget() {
      messages.clear();
      last = undefined;
      looked = 0;
      localStorage.removeItem(lookedKey);
    },
  };
}

export type Chat = ReturnType<typeof createChat>;
