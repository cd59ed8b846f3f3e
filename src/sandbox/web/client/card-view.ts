// Draws one Adaptive Card and tells which of its actions was pressed, with the form as it stands.
import { type FoundAction, inputIds, listActions } from '../../personas/press/list-actions.ts';
import { cards, openLink } from './cards.ts';
import type { LibraryAction, LibraryCard, LibraryInput } from './cards-library.ts';
import { type Search, withSearch } from './choice-input.ts';
import { el } from './dom.ts';
import { hostConfig } from './host-config.ts';

type Json = Record<string, unknown>;

export interface CardParts {
  readonly card: Json;
  readonly search: Search;
  /** Without a ground and a border of its own, for a dialog that has both. */
  readonly bare?: true;
  /** `at` is the action's place among all of the card. */
  onPress(pressed: { found: FoundAction; at: number; inputs: Record<string, unknown> }): void;
}

export interface CardView {
  readonly element: HTMLElement;
  /** What stands in the form now, by input id. */
  values(): Record<string, string>;
  /** Of that, what somebody has typed or chosen. */
  typed(): Record<string, string>;
}

const MARK = 'action-';

/** Every action gets its place as its id, so that the library's action leads back to ours. */
function prepared(card: Json, kept: Readonly<Record<string, string>>): Json {
  const copy = structuredClone(card);
  listActions(copy).forEach(({ action }, at) => {
    action.id = `${MARK}${at}`;
    // Teams knows its own icons by name; elsewhere they would be broken pictures.
    if (String(action.iconUrl ?? '').startsWith('icon:')) delete action.iconUrl;
  });
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (node && typeof node === 'object') {
      const { type, id } = node as Json;
      const value = kept[String(id)];
      if (String(type).startsWith('Input.') && value !== undefined) (node as Json).value = value;
      Object.values(node).forEach(visit);
    }
  };
  if (Object.keys(kept).length > 0) visit(copy);
  // Drawn by the sandbox itself when the message arrives.
  delete copy.refresh;
  return copy;
}

const valuesOf = (inputs: readonly LibraryInput[]): Record<string, string> =>
  Object.fromEntries(
    inputs.flatMap((input) =>
      input.id ? [[input.id, input.value === undefined ? '' : String(input.value)]] : [],
    ),
  );

/** `kept` are values that somebody has typed into the card's former state. */
export function cardView(parts: CardParts, kept: Readonly<Record<string, string>> = {}): CardView {
  const found = listActions(parts.card);
  const view: LibraryCard = new cards.AdaptiveCard();
  view.hostConfig = new cards.HostConfig(hostConfig);
  view.onExecuteAction = (action: LibraryAction) => {
    const at = Number(String(action.id).slice(MARK.length));
    const pressed = found[at];
    if (!pressed) return;
    if (pressed.action.type === 'Action.OpenUrl') {
      openLink(String(pressed.action.url));
      return;
    }
    const ids = inputIds(pressed);
    const entries = Object.entries(values()).filter(([id]) => ids.has(id));
    parts.onPress({ found: pressed, at, inputs: Object.fromEntries(entries) });
  };
  const values = () => valuesOf(view.getAllInputs(true));
  const problems = new cards.SerializationContext(cards.Versions.v1_5);
  view.parse(prepared(parts.card, kept), problems);
  const drawn = withSearch(parts.search, () => view.render());
  if (drawn) dress(drawn, parts.bare === true);
  const nothing = el('p', { class: 'quiet' }, 'This card cannot be shown.');
  const element = el('div', { class: 'card' }, drawn ?? nothing);
  const initial = valuesOf(view.getAllInputs(true));
  const typed = () =>
    Object.fromEntries(
      Object.entries(values()).filter(([id, value]) => id in kept || value !== initial[id]),
    );
  return { element, values, typed };
}

/** The library writes some looks into the elements themselves, where no style sheet reaches. */
function dress(drawn: HTMLElement, bare: boolean): void {
  if (bare) {
    drawn.style.padding = '0';
    drawn.style.backgroundColor = 'transparent';
  }
  for (const title of drawn.querySelectorAll<HTMLElement>('.ac-pushButton > div')) {
    title.style.whiteSpace = 'normal';
  }
  for (const box of drawn.querySelectorAll<HTMLInputElement>(
    'input[type=checkbox], input[type=radio]',
  )) {
    box.classList.add('tick-box');
  }
}
