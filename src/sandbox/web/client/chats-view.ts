// The chats side by side: which are shown, how many fit, and the ways to bring one in sight.
import type { App } from './app.ts';
import { type ChatView, chatView } from './chat-view.ts';
import { el, fill } from './dom.ts';
import type { Toast } from './toast.ts';

export function chatsView(app: App, place: HTMLElement, toast: Toast) {
  const views = new Map<string, ChatView>();
  const room = () => app.fitting(place.clientWidth);

  const viewOf = (name: string): ChatView | undefined => {
    const chat = app.chat(name);
    if (!chat) return undefined;
    const view = views.get(name) ?? chatView(app, chat, toast);
    views.set(name, view);
    return view;
  };

  function render(): void {
    const wanted = app.open().flatMap((name) => viewOf(name) ?? []);
    const shown = [...place.children];
    const same =
      shown.length === wanted.length && wanted.every(({ element }, at) => element === shown[at]);
    if (same) return;
    if (wanted.length === 0) {
      const words = 'Choose somebody at the left to see their chat.';
      fill(place, el('p', { class: 'nobody' }, words));
      return;
    }
    fill(place, ...wanted.map(({ element }) => element));
    place.style.setProperty('--chats', String(wanted.length));
    for (const view of wanted) {
      view.render();
      view.toEnd();
    }
  }
  app.opened.listen(render);

  const show = (name: string) => {
    app.show(name, room());
    // On a phone the keyboard would cover the chat that somebody wants to read.
    if (matchMedia('(pointer: fine)').matches) viewOf(name)?.focus();
  };
  /** As many as fit; the others stay where they were, out of sight. */
  const fit = () => {
    const open = app.open();
    if (open.length > room()) app.setOpen(open.slice(0, room()));
  };
  new ResizeObserver(fit).observe(place);

  return {
    show,
    fit,
    cast: (names: readonly string[]) => app.setOpen(names.slice(0, Math.max(1, room()))),
    write(name: string, text: string) {
      app.show(name, room());
      viewOf(name)?.write(text);
    },
    find: (text: string) => app.open().some((name) => views.get(name)?.find(text)),
    /** The chats of the address, else those of the first story, else the first people. */
    begin() {
      const named = location.hash.slice(1).split(',').map(decodeURIComponent).filter(Boolean);
      const [story] = app.stories;
      const usual = story?.cast ?? [...app.chats.keys()];
      const known = named.filter((name) => app.chat(name));
      app.setOpen((known.length > 0 ? known : usual.slice(0, 2)).slice(0, room()));
    },
  };
}
