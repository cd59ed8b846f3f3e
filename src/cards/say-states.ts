// States that were looked for, in words: several that stand for one word are told by it.
import type { RequestState } from '../domain/access/request.ts';
import { APPROVED, CLOSED, OPEN } from '../shared/state-groups.ts';

const LIST = new Intl.ListFormat('en');

/** Words that stand for several states, tried in this order. */
const TOGETHER: ReadonlyArray<readonly [word: string, states: readonly RequestState[]]> = [
  ['approved', APPROVED],
  ['open', OPEN],
  ['closed', CLOSED],
];

const WORDS: Readonly<Partial<Record<RequestState, string>>> = {
  pending: 'waiting for a decision',
  'with-partner': 'waiting for the partner',
  scheduled: 'to start later',
  applying: 'being set up',
  waiting: 'waiting for acceptance',
  ending: 'being taken back',
  'rolling-back': 'being undone',
};

export function sayStates(states: readonly RequestState[]): string {
  const left = new Set(states);
  const said = TOGETHER.flatMap(([word, all]) => {
    if (!all.every((state) => left.has(state))) return [];
    for (const state of all) left.delete(state);
    return [word];
  });
  return LIST.format([...said, ...[...left].map((state) => WORDS[state] ?? state)]);
}
