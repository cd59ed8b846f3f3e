// Finds the action a person means: by exact title, else by verb or id, else by title in any case.
import { cardsOf, type MessageContent } from '../../connector/message.ts';
import { Problem } from '../problem.ts';
import { type FoundAction, listActions, titleOf, verbOf } from './list-actions.ts';

export interface Pressed extends FoundAction {
  /** Which of the message's Adaptive Cards the action stands on. */
  readonly cardIndex: number;
}

const same = (one: string, other: string) =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

export function actionsOf(content: MessageContent): Pressed[] {
  const { actions = [] } = content.suggestedActions ?? {};
  const suggested = actions.map((one) => ({
    action: { title: one.title, type: 'Suggested', msteams: { type: one.type, value: one.value } },
    cards: [],
    cardIndex: -1,
  }));
  const onCards = cardsOf(content).flatMap((card, cardIndex) =>
    listActions(card).map((found) => ({ ...found, cardIndex })),
  );
  return [...onCards, ...suggested];
}

/** `nth` (from 0) tells actions of the same name apart. Nothing found: a 404 with what there is. */
export function findAction(actions: readonly Pressed[], wanted: string, nth = 0): Pressed {
  const ways: ((one: Pressed) => boolean)[] = [
    (one) => titleOf(one) === wanted,
    ({ action }) => verbOf(action) === wanted || action.id === wanted,
    (one) => same(titleOf(one), wanted),
  ];
  const fitting = ways.map((way) => actions.filter(way)).find((some) => some.length > 0);
  const found = fitting?.[nth];
  if (!found) {
    const available = actions.map(titleOf);
    const list = available.length > 0 ? available.join(', ') : 'none';
    throw new Problem(404, 'ActionNotFound', `There is no action "${wanted}". Available: ${list}`, {
      available,
    });
  }
  if (found.action.isEnabled === false) {
    throw new Problem(409, 'ActionDisabled', `The action "${wanted}" is disabled.`);
  }
  return found;
}
