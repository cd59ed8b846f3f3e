// Walks an Adaptive Card: its actions in order, wherever they stand, and the inputs each one sends.
// Runs in the sandbox and in the browser alike, so both number the actions in the same way.

export type Json = Record<string, unknown>;

export interface FoundAction {
  readonly action: Json;
  /** The card itself and the Action.ShowCard cards around the action, outermost first. */
  readonly cards: readonly Json[];
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (node: Json): string => (typeof node.type === 'string' ? node.type : '');

/** Parts of a card in which an action-like object is not something to press. */
const CLOSED = new Set(['data', 'fallback', 'refresh', 'authentication', 'metadata', 'msteams']);

function childrenOf(node: Json): unknown[] {
  return Object.entries(node).flatMap(([key, value]) => (CLOSED.has(key) ? [] : [value]));
}

export function listActions(card: Json): FoundAction[] {
  const found: FoundAction[] = [];
  const visit = (node: unknown, cards: readonly Json[]): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, cards);
    } else if (isObject(node)) {
      if (!typeOf(node).startsWith('Action.')) {
        for (const child of childrenOf(node)) visit(child, cards);
        return;
      }
      found.push({ action: node, cards });
      if (isObject(node.card)) visit(node.card, [...cards, node.card]);
    }
  };
  visit(card, [card]);
  return found;
}

function inputsOf(card: Json): Json[] {
  const found: Json[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (isObject(node)) {
      if (typeOf(node).startsWith('Input.') && typeof node.id === 'string') found.push(node);
      // What stands in an Action.ShowCard is sent by the actions of that inner card only.
      if (!typeOf(node).startsWith('Action.')) childrenOf(node).forEach(visit);
    }
  };
  visit(card);
  return found;
}

const sendsNothing = (action: Json) => String(action.associatedInputs).toLowerCase() === 'none';

/** The inputs whose values go with this action. */
export function inputIds({ action, cards }: FoundAction): Set<string> {
  return new Set(sendsNothing(action) ? [] : cards.flatMap(inputsOf).map(({ id }) => String(id)));
}

/** The values that an untouched form sends with this action, as text; empty fields are left out. */
export function defaultInputs({ action, cards }: FoundAction): Record<string, string> {
  if (sendsNothing(action)) return {};
  const values: Record<string, string> = {};
  for (const input of cards.flatMap(inputsOf)) {
    const off = typeOf(input) === 'Input.Toggle' ? (input.valueOff ?? 'false') : undefined;
    const value = input.value ?? off;
    if (value !== undefined && value !== null && value !== '') {
      values[String(input.id)] = String(value);
    }
  }
  return values;
}

export const titleOf = ({ action }: Pick<FoundAction, 'action'>): string =>
  String(action.title ?? action.tooltip ?? verbOf(action) ?? action.id ?? action.type);

export function verbOf(action: Json): string | undefined {
  const data = isObject(action.data) ? action.data : {};
  const verb = action.verb ?? data.verb;
  return typeof verb === 'string' ? verb : undefined;
}

/** How many actions in front of the one at `at` have its name; `findAction` counts in the same way. */
export function nthOf(found: readonly Pick<FoundAction, 'action'>[], at: number): number {
  const titles = found.map(titleOf);
  return titles.slice(0, at).filter((title) => title === titles[at]).length;
}
