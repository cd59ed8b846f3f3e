// What the answers about relations have in common: verdicts of what is told, and openness in words.
import type { Openness } from '../between/openness.ts';
import type { Way } from '../between/relation.ts';
import type { Told as Known } from '../between/told.ts';
import type { Headline, Row } from './answer.ts';

export interface Told {
  /** Undefined: it is no question of yes or no. */
  readonly verdict: Headline | undefined;
  readonly sentence: string;
  readonly more: readonly string[];
  readonly rows: readonly Row[];
}

export const known = (told: Known<boolean>): Headline =>
  told.known ? (told.value ? 'yes' : 'no') : 'cannot-tell';

export const OPEN: Readonly<Record<Openness, Headline>> = {
  all: 'yes',
  'all-but': 'partly',
  scoped: 'partly',
  closed: 'no',
};
export const HOW: Readonly<Record<Openness, string>> = {
  all: 'everybody to every application',
  'all-but': 'everybody but those named',
  scoped: 'some people or applications that are named',
  closed: 'nobody',
};

export const wayRows = (
  at: string,
  of: string,
  what: string,
  { inbound, outbound }: Way,
): Row[] => [
  { text: `${what}, inbound in ${at}`, detail: inbound.words },
  { text: `${what}, outbound in ${of}`, detail: outbound.words },
];
