// Ctrl+K: type a few letters of a name, press Enter, and be in that person's chat.
import type { App } from './app.ts';
import { avatar } from './avatar.ts';
import { el, fill } from './dom.ts';
import type { Person } from './types.ts';

export function openSwitcher(app: App, choose: (name: string) => void): void {
  const people = [...app.chats.values()].map(({ person }) => person);
  let shown: readonly Person[] = people;
  let at = 0;
  const field = el('input', {
    type: 'text',
    placeholder: 'Whose chat?',
    'aria-label': 'Find a person',
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-controls': 'switcher-list',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
  });
  const list = el('ul', { id: 'switcher-list', role: 'listbox', 'aria-label': 'People' });
  const element = el('dialog', { class: 'switcher', 'aria-label': 'Find a person' }, field, list);

  const take = (person: Person | undefined) => {
    if (!person) return;
    element.close();
    choose(person.name);
  };
  const render = () => {
    fill(
      list,
      ...shown.map((person, index) =>
        el(
          'li',
          {
            id: `switcher-${index}`,
            role: 'option',
            'aria-selected': String(index === at),
            onclick: () => take(person),
          },
          avatar(person.displayName, person.objectId),
          el('span', {}, el('strong', {}, person.displayName), ` ${person.about}`),
          el('span', { class: 'chip' }, app.tenantName(person.tenant)),
        ),
      ),
    );
    field.setAttribute('aria-activedescendant', `switcher-${at}`);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  field.addEventListener('input', () => {
    const text = field.value.trim().toLowerCase();
    const fits = ({ displayName, about, tenant }: Person) =>
      `${displayName} ${about} ${app.tenantName(tenant)}`.toLowerCase().includes(text);
    shown = people.filter(fits);
    at = 0;
    render();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      take(shown[at]);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      at = shown.length === 0 ? 0 : (at + step + shown.length) % shown.length;
      render();
    }
  });
  element.addEventListener('click', (event) => {
    if (event.target === element) element.close();
  });
  element.addEventListener('close', () => element.remove());
  document.body.append(element);
  render();
  element.showModal();
}
