// What the whole page shares: people, chats, which chats are open, the clock, and what people did.
import { createChannel } from './channel-model.ts';
import { type Chat, createChat } from './chat-model.ts';
import { emitter } from './emitter.ts';
import type { Beginning, Message, Person } from './types.ts';

/** Something a person did through this page, or that reached them; stories watch for these. */
export type Deed =
  | { readonly kind: 'said'; readonly who: string; readonly what: string }
  | { readonly kind: 'shown'; readonly who: string; readonly message: Message }
  | { readonly kind: 'tab'; readonly tab: string | undefined };

const WIDEST = 3;
const NARROWEST_CHAT = 340;

export function createApp(beginning: Beginning) {
  const chats = new Map(beginning.people.map((person) => [person.name, createChat(person)]));
  const channel = beginning.channel && createChannel(beginning.channel);
  if (channel) chats.set(channel.person.name, createChat(channel.person));
  const opened = emitter<void>();
  const deeds = emitter<Deed>();
  const clockMoved = emitter<void>();
  const arrivals = emitter<{ chat: Chat; message: Message }>();
  let open: string[] = [];
  /** Names of open chats, the least recently used first. */
  let used: string[] = [];
  let offsetMs = beginning.offsetMs;

  for (const chat of chats.values()) {
    chat.listen(({ arrived, shown }) => {
      for (const message of shown) {
        if (message.from.role !== 'bot') continue;
        deeds.tell({ kind: 'shown', who: chat.person.name, message });
      }
      for (const message of arrived)
        if (message.from.role === 'bot') arrivals.tell({ chat, message });
    });
  }

  const setOpen = (names: readonly string[]) => {
    open = [...new Set(names)].filter((name) => chats.has(name)).slice(0, WIDEST);
    used = [
      ...used.filter((name) => open.includes(name)),
      ...open.filter((n) => !used.includes(n)),
    ];
    history.replaceState(null, '', `#${open.map(encodeURIComponent).join(',')}`);
    opened.tell();
  };

  return {
    ...beginning,
    channel,
    channelCommands: beginning.channel?.commands ?? [],
    chats,
    chat: (name: string): Chat | undefined => chats.get(name),
    personOf: (name: string): Person | undefined => chats.get(name)?.person,
    tenantName: (slug: string) =>
      beginning.tenants.find(({ name }) => name === slug)?.displayName ?? slug,
    opened,
    arrivals,
    deeds,
    open: () => open,
    setOpen,
    /** How many chats fit side by side into `width` pixels. */
    fitting: (width: number) => Math.min(WIDEST, Math.max(1, Math.floor(width / NARROWEST_CHAT))),
    use(name: string) {
      used = [...used.filter((one) => one !== name), name];
    },
    /** Shows this chat: beside the others if there is room, else in place of the least recently used. */
    show(name: string, room: number) {
      if (!open.includes(name)) {
        const [leaving] = used;
        if (open.length < room) setOpen([...open, name]);
        else setOpen(open.map((one) => (one === leaving ? name : one)));
      }
      used = [...used.filter((one) => one !== name), name];
    },
    close: (name: string) => setOpen(open.filter((one) => one !== name)),
    clockMoved,
    offsetMs: () => offsetMs,
    now: () => Date.now() + offsetMs,
    setOffset(value: number) {
      if (value === offsetMs) return;
      offsetMs = value;
      clockMoved.tell();
    },
  };
}

export type App = ReturnType<typeof createApp>;
