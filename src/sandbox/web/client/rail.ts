// The list of people at the side: who they are, what they have not read, and whose chat to show.
import type { App } from './app.ts';
import { avatar } from './avatar.ts';
import type { Chat } from './chat-model.ts';
import { el, fill, icon } from './dom.ts';

export interface RailParts {
  show(name: string): void;
  search(): void;
}

export function rail(app: App, place: HTMLElement, parts: RailParts) {
  const rows = new Map<string, { button: HTMLButtonElement; badge: HTMLElement }>();

  const row = (chat: Chat) => {
    const { person } = chat;
    const badge = el('span', { class: 'badge', hidden: true });
    const button = el(
      'button',
      {
        class: 'person',
        type: 'button',
        title: person.about,
        'data-persona': person.name,
        onclick: () => parts.show(person.name),
      },
      avatar(person.displayName, person.objectId),
      el(
        'span',
        { class: 'who' },
        el(
          'span',
          { class: 'line' },
          el('strong', {}, person.displayName),
          el('span', { class: 'chip' }, app.tenantName(person.tenant)),
        ),
        el('span', { class: 'about' }, person.about),
      ),
      badge,
    );
    rows.set(person.name, { button, badge });
    return el('li', {}, button);
  };

  const list = el('ul', {}, ...[...app.chats.values()].map(row));
  const find = {
    class: 'icon-button',
    type: 'button',
    title: 'Find a person (Ctrl+K)',
    'aria-label': 'Find a person',
    'aria-keyshortcuts': 'Control+K',
    onclick: () => parts.search(),
  };
  fill(
    place,
    el('div', { class: 'rail-head' }, el('h2', {}, 'People'), el('button', find, icon('search'))),
    list,
  );

  const buttons = () => [...list.querySelectorAll<HTMLButtonElement>('button')];
  // One stop for the Tab key; the arrows move inside.
  list.addEventListener('keydown', (event) => {
    const all = buttons();
    const at = all.indexOf(event.target as HTMLButtonElement);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      ArrowRight: 1,
      ArrowLeft: -1,
    };
    const step = steps[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? all.length - 1
          : step === undefined
            ? -1
            : (at + step + all.length) % all.length;
    if (at < 0 || to < 0) return;
    event.preventDefault();
    all[to]?.focus();
  });
  list.addEventListener('focusin', (event) => {
    for (const button of buttons()) button.tabIndex = button === event.target ? 0 : -1;
  });

  function render(): void {
    const open = app.open();
    let total = 0;
    for (const [name, { button, badge }] of rows) {
      const unread = app.chat(name)?.unread() ?? 0;
      total += unread;
      const shown = open.includes(name);
      button.classList.toggle('open', shown);
      button.setAttribute('aria-pressed', String(shown));
      badge.hidden = unread === 0;
      badge.textContent = unread > 9 ? '9+' : String(unread);
      badge.setAttribute('aria-label', `${unread} unread`);
    }
    document.title = total > 0 ? `(${total}) Drawbridge sandbox` : 'Drawbridge sandbox';
  }
  const [first] = buttons();
  for (const button of buttons()) button.tabIndex = button === first ? 0 : -1;
  return { render };
}
