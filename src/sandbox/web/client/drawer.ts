// The drawer at the right: the guide, and what changed in the tenants, as two tabs.
import { el, fill, icon } from './dom.ts';

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: HTMLElement;
}

const KEY = 'drawer';

export function createDrawer(place: HTMLElement, tabs: readonly Tab[], onToggle: () => void) {
  let shown: string | undefined;
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
    onclick: () => show(undefined),
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
  place.addEventListener('keydown', (event) => event.key === 'Escape' && show(undefined));

  function show(id: string | undefined): void {
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
    localStorage.setItem(KEY, id ?? '');
    onToggle();
  }
  return {
    show,
    toggle: (id: string) => show(shown === id ? undefined : id),
    shown: () => shown,
    /** As it was left; at the very first visit, the guide where there is room beside the chats. */
    restore() {
      const left = localStorage.getItem(KEY) ?? (innerWidth >= 1100 ? tabs[0]?.id : '');
      show(tabs.some(({ id }) => id === left) ? (left ?? undefined) : undefined);
    },
  };
}
