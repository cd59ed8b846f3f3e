// A text field with a list of choices below it, filled while somebody types; the keyboard works as in
// the ARIA authoring practices for an editable combobox with list autocomplete.
import { el, fill } from './dom.ts';

export interface Choice {
  readonly title: string;
  readonly value: string;
}

export interface ComboboxParts {
  readonly placeholder?: string | undefined;
  readonly start?: Choice | undefined;
  /** Resolves to what fits the text; a rejection's message is shown in the list. */
  find(text: string): Promise<readonly Choice[]>;
  onChange(): void;
}

const PAUSE_MS = 150;
let made = 0;

export function combobox(parts: ComboboxParts) {
  made += 1;
  const listId = `choices-${made}`;
  let chosen = parts.start;
  let shown: readonly Choice[] = [];
  let at = -1;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const field = el('input', {
    class: 'ac-input combobox-field',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    placeholder: parts.placeholder,
  });
  field.value = chosen?.title ?? '';
  const list = el('ul', { class: 'combobox-list', id: listId, role: 'listbox', hidden: true });

  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const choose = (choice: Choice) => {
    chosen = choice;
    field.value = choice.title;
    close();
    parts.onChange();
  };
  const mark = (index: number) => {
    at = shown.length === 0 ? -1 : (index + shown.length) % shown.length;
    [...list.children].forEach((option, position) => {
      option.setAttribute('aria-selected', String(position === at));
      if (position === at) {
        option.scrollIntoView({ block: 'nearest' });
        field.setAttribute('aria-activedescendant', option.id);
      }
    });
  };
  const open = (content: readonly Node[]) => {
    fill(list, ...content);
    // In a dialog it lies above the edge, so it has to be told how wide and how high it may be.
    const { bottom, width } = field.getBoundingClientRect();
    list.style.width = `${width}px`;
    list.style.maxHeight = `${Math.max(96, Math.min(240, window.innerHeight - bottom - 12))}px`;
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
  };
  const note = (text: string) => {
    shown = [];
    open([el('li', { class: 'combobox-note', role: 'presentation' }, text)]);
  };
  const ask = async () => {
    asked += 1;
    const mine = asked;
    try {
      const found = await parts.find(field.value);
      if (mine !== asked || document.activeElement !== field) return;
      if (found.length === 0) return note('Nothing found');
      shown = found;
      open(
        found.map((choice, index) =>
          el(
            'li',
            {
              role: 'option',
              id: `${listId}-${index}`,
              'aria-selected': 'false',
              onmousedown: (event: Event) => event.preventDefault(),
              onclick: () => choose(choice),
            },
            choice.title,
          ),
        ),
      );
      at = -1;
    } catch (error) {
      if (mine === asked) note((error as Error).message);
    }
  };
  const askSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), PAUSE_MS);
  };

  field.addEventListener('input', () => {
    chosen = undefined;
    parts.onChange();
    askSoon();
  });
  field.addEventListener('click', () => list.hidden && void ask());
  field.addEventListener('blur', () => {
    asked += 1;
    close();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) void ask();
      else mark(at + (event.key === 'ArrowDown' ? 1 : at < 0 ? 0 : -1));
    } else if (event.key === 'Enter' && !list.hidden) {
      const choice = shown[at];
      if (!choice) return;
      event.preventDefault();
      choose(choice);
    } else if (event.key === 'Escape' && !list.hidden) {
      // Only the list closes, not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });

  return {
    element: el('div', { class: 'combobox' }, field, list),
    field,
    /** The chosen choice's value; text that was typed and not chosen goes as it is. */
    value: () => chosen?.value ?? field.value.trim(),
    isChosen: () => chosen !== undefined,
  };
}
