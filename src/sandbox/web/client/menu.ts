// A button with a menu below it: arrows move, Escape and a press elsewhere close it.
import { el, fill } from './dom.ts';

export interface MenuItem {
  readonly title: string;
  readonly hint?: string;
  readonly heading?: true;
  onPress?(): void;
  /** What the menu shows next in place of these items. */
  more?(): readonly MenuItem[];
}

let made = 0;

/** `items` is asked each time the menu opens. */
export function menu(button: HTMLButtonElement, items: () => readonly MenuItem[]): HTMLElement {
  made += 1;
  const id = `menu-${made}`;
  const list = el('div', { class: 'menu', id, role: 'menu', hidden: true });
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', id);

  const entries = () => [...list.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const close = (back = false) => {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (back) button.focus();
  };
  const show = (shown: readonly MenuItem[]) => {
    fill(list, ...shown.map(entry));
    entries()[0]?.focus();
  };
  const entry = (item: MenuItem) =>
    item.heading
      ? el('div', { class: 'menu-heading', role: 'presentation' }, item.title)
      : el(
          'button',
          {
            type: 'button',
            role: 'menuitem',
            tabindex: '-1',
            'aria-haspopup': item.more ? 'menu' : undefined,
            onclick: () => {
              if (item.more) return show(item.more());
              close(true);
              return item.onPress?.();
            },
          },
          el('span', {}, item.title, item.more ? el('span', { class: 'quiet' }, ' ›') : null),
          item.hint ? el('small', {}, item.hint) : null,
        );
  const open = () => {
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    show(items());
  };
  button.addEventListener('click', () => (list.hidden ? open() : close()));
  list.addEventListener('keydown', (event) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      return close(event.key === 'Escape');
    }
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const to = steps[event.key];
    if (to === undefined) return undefined;
    event.preventDefault();
    all.at(to >= all.length ? 0 : to)?.focus();
    return undefined;
  });
  const holder = el('div', { class: 'menu-holder' }, button, list);
  document.addEventListener('pointerdown', (event) => {
    if (!holder.contains(event.target as Node)) close();
  });
  return holder;
}
