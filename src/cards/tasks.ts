// Tasks as a list: what each needs at least, and a button where it can be asked for.
import type { Offer, Served } from '../domain/access/kind.ts';
import type { Card } from '../shared/card.ts';
import { openDialog } from './actions.ts';
import { renderCard } from './render.ts';
import type { StateWord } from './states.ts';
import { plain } from './text.ts';

export interface TaskLine {
  readonly kind: string;
  readonly served: Pick<Served, 'task' | 'area' | 'by' | 'never'>;
  readonly offer: (Offer & { readonly value: string }) | undefined;
  readonly offers: number;
}

const OPEN: StateWord = { word: 'You can ask for it', color: 'accent' };
const CLOSED: StateWord = { word: 'Not offered to you', color: 'default' };
const NEVER: StateWord = { word: 'Never given here', color: 'default' };

export function tasksCard(words: string, tasks: readonly TaskLine[]): Card {
  const headline = 'What a task needs';
  return renderCard('list', {
    fallback: plain(`${headline}: ${tasks.length}`),
    headline,
    empty:
      tasks.length > 0
        ? ''
        : words === ''
          ? 'Say what you have to do, such as "tasks reset passwords".'
          : 'No task was found for these words. Try others, such as "tasks reset passwords".',
    rows: tasks.map(rowOf),
    more:
      tasks.length > 0
        ? 'The least role that Microsoft names for each, in the smallest place that is offered to you.'
        : '',
  });
}

function rowOf({ kind, served, offer, offers }: TaskLine) {
  const { task, area, by, never } = served;
  const where = offer ? `${offer.name} in ${offer.tenant}` : by;
  return {
    title: plain(task, 160),
    line: plain(`${where} · ${area}`),
    state: offers > 0 ? OPEN : never ? NEVER : CLOSED,
    ...(offers > 0 && {
      action: openDialog('Ask for it…', {
        verb: 'open-form',
        kind,
        ...(offer && { resource: offer.value }),
      }),
    }),
  };
}
