// The box a person writes in: Enter sends, and the bot's commands are suggested above it.
import { el, fill, icon } from './dom.ts';
import type { Command } from './types.ts';

export interface ComposeParts {
  readonly name: string;
  readonly commands: readonly Command[];
  readonly hint?: string;
  send(text: string): void;
}

let made = 0;

export function compose(parts: ComposeParts) {
  const { name, commands, hint = 'Type a message', send } = parts;
  made += 1;
  const listId = `commands-${made}`;
  let shown: readonly Command[] = [];
  let at = -1;

  const field = el('textarea', {
    rows: 1,
    placeholder: hint,
    'aria-label': `Message from ${name}`,
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
  });
  const list = el('ul', {
    class: 'commands',
    id: listId,
    role: 'listbox',
    'aria-label': 'Commands',
    hidden: true,
  });
  const button = el(
    'button',
    { class: 'icon-button send', type: 'submit', 'aria-label': 'Send', disabled: true },
    icon('send'),
  );

  const grow = () => {
    button.disabled = field.value.trim() === '';
    // Older browsers have no `field-sizing`; the height follows the text by hand.
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 140)}px`;
  };
  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const submit = () => {
    const text = field.value.trim();
    if (!text) return;
    field.value = '';
    grow();
    close();
    send(text);
  };
  const take = (command: Command) => {
    // A command that ends in a placeholder is completed, any other is sent as it is.
    const open = /<[^>]*>\s*$/.exec(command.title);
    field.value = open ? command.title.slice(0, open.index) : command.title;
    if (open) {
      grow();
      close();
      field.focus();
    } else submit();
  };
  const mark = (index: number) => {
    at = (index + shown.length) % shown.length;
    [...list.children].forEach((option, position) => {
      option.setAttribute('aria-selected', String(position === at));
      if (position === at) field.setAttribute('aria-activedescendant', option.id);
    });
  };
  const suggest = () => {
    const text = field.value.trim().toLowerCase();
    shown = commands.filter(({ title }) => title.toLowerCase().startsWith(text));
    const exact = shown.length === 1 && shown[0]?.title.toLowerCase() === text;
    if (shown.length === 0 || exact) return close();
    fill(
      list,
      ...shown.map((command, index) =>
        el(
          'li',
          {
            role: 'option',
            id: `${listId}-${index}`,
            'aria-selected': 'false',
            onmousedown: (event: Event) => event.preventDefault(),
            onclick: () => take(command),
          },
          el('strong', {}, command.title),
          el('span', {}, command.description),
        ),
      ),
    );
    at = -1;
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
  };

  field.addEventListener('input', () => {
    grow();
    suggest();
  });
  field.addEventListener('pointerdown', () => suggest());
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    const open = !list.hidden && shown.length > 0;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      const command = open ? shown[at] : undefined;
      if (command) take(command);
      else submit();
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      if (!open && field.value !== '') return;
      event.preventDefault();
      if (!open) suggest();
      mark(event.key === 'ArrowDown' ? at + 1 : at < 0 ? -1 : at - 1);
    } else if (event.key === 'Tab' && open && at >= 0) {
      const command = shown[at];
      if (!command) return;
      event.preventDefault();
      field.value = command.title;
      grow();
      close();
    }
  });

  const element = el(
    'form',
    {
      class: 'compose',
      onsubmit: (event: Event) => {
        event.preventDefault();
        submit();
      },
    },
    list,
    el('div', { class: 'compose-box' }, field, button),
  );
  return {
    element,
    focus: () => field.focus(),
    /** Puts words into the box without sending them. */
    write(text: string) {
      field.value = text;
      grow();
      field.focus();
    },
  };
}
