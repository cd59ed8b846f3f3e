// Hears the sandbox's events and reads again what they say has moved.
import { api } from './api.ts';
import type { App } from './app.ts';
import { emitter } from './emitter.ts';
import { keepEra } from './era.ts';

export function listenLive(app: App) {
  const changes = emitter<void>();
  const faults = emitter<void>();
  const reset = emitter<void>();
  const online = emitter<boolean>();
  const events = new EventSource('/sandbox/events');
  const on = (topic: string, hear: (detail: Record<string, unknown>) => void) =>
    events.addEventListener(topic, (event) => hear(JSON.parse((event as MessageEvent).data)));

  const readAll = () => {
    for (const chat of app.chats.values()) void chat.read().catch(() => online.tell(false));
  };
  const readClock = () =>
    api.clock().then(
      ({ offsetMs }) => app.setOffset(offsetMs),
      () => online.tell(false),
    );

  on('messages', ({ persona, typing }) => {
    const chat = app.chat(String(persona));
    if (typing) chat?.typing();
    else void chat?.read().catch(() => online.tell(false));
  });
  on('channel', () => void app.channel?.read().catch(() => online.tell(false)));
  on('clock', ({ offsetMs }) => {
    if (typeof offsetMs === 'number') app.setOffset(offsetMs);
    else void readClock();
  });
  on('changes', () => changes.tell());
  on('faults', () => faults.tell());
  on('reset', ({ era }) => {
    keepEra(String(era));
    for (const chat of app.chats.values()) chat.forget();
    readAll();
    void app.channel?.read().catch(() => online.tell(false));
    void readClock();
    reset.tell();
  });

  events.addEventListener('open', () => {
    online.tell(true);
    // What moved while nobody listened was not told: at the first time, what came while the page was loading.
    readAll();
    void readClock();
    changes.tell();
    faults.tell();
  });
  events.addEventListener('error', () => online.tell(false));
  return { changes, faults, reset, online };
}

export type Live = ReturnType<typeof listenLive>;
