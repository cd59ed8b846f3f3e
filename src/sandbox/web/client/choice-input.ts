// Input.ChoiceSet with type-ahead: the choices of the card, and those the bot finds (Data.Query).
import { cards } from './cards.ts';
import { type Choice, combobox } from './combobox.ts';

export type Search = (dataset: string, text: string) => Promise<readonly Choice[]>;

/** Who answers type-ahead of the card that is being drawn; set by whoever draws it. */
let searching: Search | undefined;

export function withSearch<T>(search: Search, draw: () => T): T {
  const before = searching;
  searching = search;
  try {
    return draw();
  } finally {
    searching = before;
  }
}

const fits = (choice: Choice, text: string) =>
  choice.title.toLowerCase().includes(text.trim().toLowerCase());

class TypeAheadInput extends cards.ChoiceSetInput {
  #dataset: string | undefined;
  #box: ReturnType<typeof combobox> | undefined;

  override internalParse(source: Record<string, unknown>, context: object): void {
    super.internalParse(source, context);
    // The library reads `choices.data` from cards of version 1.6 on; Teams does from 1.5 on.
    const data = source['choices.data'] as { type?: string; dataset?: string } | undefined;
    if (data?.type === 'Data.Query') this.#dataset = data.dataset;
  }

  override internalRender(): HTMLElement | undefined {
    const wanted = this.#dataset !== undefined || this.style === 'filtered';
    if (!wanted || this.isMultiSelect) return super.internalRender();
    const search = searching;
    const fixed = this.choices.map(({ title, value }) => ({
      title: title ?? value ?? '',
      value: value ?? '',
    }));
    const dataset = this.#dataset;
    this.#box = combobox({
      placeholder: this.placeholder ?? (dataset ? 'Type to search' : undefined),
      start: fixed.find(({ value }) => value === this.defaultValue) ?? this.#given(),
      onChange: () => this.valueChanged(),
      async find(text) {
        const own = fixed.filter((choice) => fits(choice, text));
        if (!dataset || !search) return own;
        const found = await search(dataset, text);
        return [...own, ...found.filter((one) => !own.some(({ value }) => value === one.value))];
      },
    });
    return this.#box.element;
  }

  #given(): Choice | undefined {
    const value = this.defaultValue;
    return value ? { title: value, value } : undefined;
  }

  override updateInputControlAriaLabelledBy(): void {
    super.updateInputControlAriaLabelledBy();
    // The library labels the outermost element; people write into the field inside it.
    const outer = this.renderedInputControlElement;
    const label = outer?.getAttribute('aria-labelledby');
    if (!this.#box || !outer || !label) return;
    this.#box.field.setAttribute('aria-labelledby', label);
    outer.removeAttribute('aria-labelledby');
  }

  override focus(): void {
    if (this.#box) this.#box.field.focus();
    else super.focus();
  }

  override isValid(): boolean {
    return this.#box ? this.#box.value() === '' || this.#box.isChosen() : super.isValid();
  }

  override get value(): string | undefined {
    return this.#box ? this.#box.value() || undefined : super.value;
  }
}

cards.GlobalRegistry.elements.register('Input.ChoiceSet', TypeAheadInput);
