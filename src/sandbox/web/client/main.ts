// Starts the page: reads what there is, puts the parts together, and keeps them true.
import { api } from './api.ts';
import { createApp } from './app.ts';
import { avatar } from './avatar.ts';
import { fillBar } from './bar.ts';
import { changesView } from './changes-view.ts';
import { chatsView } from './chats-view.ts';
import { clockView } from './clock-view.ts';
import { el } from './dom.ts';
import { createDrawer } from './drawer.ts';
import { keepEra } from './era.ts';
import { faultsMenu } from './faults-menu.ts';
import { guideStrip } from './guide-strip.ts';
import { listenLive } from './live.ts';
import { rail } from './rail.ts';
import { storiesView } from './stories-view.ts';
import { openSwitcher } from './switcher.ts';
import { themeButton } from './theme.ts';
import { createToasts } from './toast.ts';

const place = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no place "${id}"`);
  return element;
};

async function start(): Promise<void> {
  const theme = themeButton();
  const toast = createToasts(place('toasts'));
  const beginning = await api.beginning();
  keepEra(beginning.era);
  const app = createApp(beginning);
  const live = listenLive(app);
  const chats = chatsView(app, place('chats'), toast);
  const clock = clockView(app, live, toast);
  const search = () => openSwitcher(app, chats.show);
  const people = rail(app, place('rail'), { show: chats.show, search });

  const guide = storiesView(app, live, {
    cast: chats.cast,
    show(name) {
      drawer.giveWay();
      chats.show(name);
    },
    write(name, text) {
      drawer.giveWay();
      chats.write(name, text);
    },
  });
  const changes = changesView(app, live, {
    showRequest: (id) => {
      const words = `Request ${id} does not stand in an open chat.`;
      if (!chats.find(id)) toast({ title: 'Not in sight', text: words });
    },
    onCount: (all) => bar.count(all),
  });
  const tabs = [
    { id: 'guide', title: 'Guide', content: guide.element },
    { id: 'changes', title: 'What changed', content: changes },
  ];
  const drawer = createDrawer(place('drawer'), tabs, () => {
    bar.shown(drawer.shown());
    strip.shown(drawer.shown() === 'guide');
    app.deeds.tell({ kind: 'tab', tab: drawer.shown() });
    chats.fit();
  });
  const faults = faultsMenu(app, live, toast);
  const bar = fillBar(place('bar'), {
    clock: clock.element,
    faults,
    theme,
    toast,
    toggle: (tab) => drawer.toggle(tab),
  });
  const strip = guideStrip(place('strip'), {
    stories: app.stories.length,
    now: guide.now,
    openGuide: () => drawer.show('guide'),
  });
  guide.moved(strip.render);
  // Nobody types into a box that something lies on.
  place('chats').addEventListener('focusin', () => drawer.giveWay());
  live.online.listen((is) => bar.online(is));
  drawer.restore();

  const lookAround = () => {
    for (const name of app.open()) {
      if (document.hasFocus()) app.chat(name)?.look();
      toast.settle(`chat/${name}`);
    }
    people.render();
  };
  app.opened.listen(lookAround);
  for (const chat of app.chats.values()) {
    chat.listen(() => {
      lookAround();
      clock.readNext();
    });
  }
  window.addEventListener('focus', lookAround);
  app.arrivals.listen(({ chat, message }) => {
    const { name, displayName, objectId } = chat.person;
    const what = message.summary || message.text || 'sent a card';
    // The greeting, which everybody gets at the start: nobody waits for it.
    if (message.order === 1 || app.open().includes(name)) return;
    const picture = avatar(displayName, objectId);
    const text = `${app.botName}: ${what}`;
    const topic = `chat/${name}`;
    toast({ title: displayName, text, picture, topic, onPress: () => chats.show(name) });
  });
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
    event.preventDefault();
    if (!document.querySelector('dialog[open]')) search();
  });
  chats.begin();
  await Promise.all([...app.chats.values()].map((chat) => chat.read()));
  lookAround();
}

start().catch((error: unknown) => {
  const words = `The page could not start: ${(error as Error).message}`;
  place('chats').append(el('p', { class: 'failure', role: 'alert' }, words));
});
