// The drawer at the right: the guide, and what changed in the tenants, as two tabs. Where there is no
// room beside the chats it is a sheet above them, which gives way to whoever wants to write.
import { el, fill, icon } from './dom.ts';

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: HTMLElement;
}

const KEY = 'drawer';
/** As in the style sheets: narrower, and the drawer lies above the chats. */
const COVERING = '(max-width: 999px)';

export function createDrawer(place: HTMLElement, tabs: readonly Tab[], onToggle: () => void) {
  let shown: string | undefined;
  let opener: HTMLElement | null = null;
  const covering = matchMedia(COVERING);
  const panels = tabs.map(({ id, content }) =>
    el(
      'div',
      { class: 'panel', id: `panel-${id}`, role: 'tabpanel', 'aria-labelledby': `tab-${id}` },
      content,
    ),
  );
  const heads = tabs.map(({ id, title }) =>
    el(
      'button',
      {
        class: 'tab',
        type: 'button',
        role: 'tab',
        id: `tab-${id}`,
        'aria-controls': `panel-${id}`,
        onclick: () => show(id),
      },
      title,
    ),
  );
  const close = {
    class: 'icon-button',
    type: 'button',
    'aria-label': 'Close',
    onclick: () => leave(),
  };
  const strip = el('div', { class: 'tabs', role: 'tablist' }, ...heads);
  strip.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const at = heads.indexOf(event.target as HTMLButtonElement);
    const to = heads[(at + (event.key === 'ArrowRight' ? 1 : -1) + heads.length) % heads.length];
    to?.focus();
    to?.click();
  });
  fill(place, el('header', {}, strip, el('button', close, icon('close'))), ...panels);
  // What lies nearer to the reader, such as a dialog or a list of commands, takes the key first.
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || shown === undefined) return;
    if (document.querySelector('dialog[open]')) return;
    if (covering.matches || place.contains(event.target as Node)) leave();
  });

  function leave(): void {
    const inside = place.contains(document.activeElement);
    show(undefined);
    if (inside) opener?.focus();
  }

  function show(id: string | undefined): void {
    if (shown === undefined && id !== undefined) opener = document.activeElement as HTMLElement;
    shown = id;
    place.hidden = id === undefined;
    tabs.forEach((tab, at) => {
      const on = tab.id === id;
      const head = heads[at];
      head?.setAttribute('aria-selected', String(on));
      if (head) head.tabIndex = on ? 0 : -1;
      const panel = panels[at];
      if (panel) panel.hidden = !on;
    });
    // A sheet comes and goes with every step, which says nothing about how somebody wants the page.
    if (!covering.matches) localStorage.setItem(KEY, id ?? '');
    onToggle();
  }
  return {
    show,
    toggle: (id: string) => show(shown === id ? undefined : id),
    shown: () => shown,
    /** Out of the way of somebody who is about to write; beside the chats it can stay. */
    giveWay() {
      if (covering.matches && shown !== undefined) show(undefined);
    },
    /** As it was left; at the very first visit the guide. Above the chats nothing opens by itself. */
    restore() {
      const left = localStorage.getItem(KEY) ?? tabs[0]?.id;
      const known = tabs.find(({ id }) => id === left)?.id;
      show(covering.matches ? undefined : known);
    },
  };
}
