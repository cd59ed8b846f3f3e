// An answer in a channel: the question in words, numbers, and how old the oldest fact is. Nobody is named.
import type { Instant } from '../domain/facts.ts';
import type { Counts } from '../domain/posture/answers/counts.ts';
import type { Card } from '../shared/card.ts';
import { notice } from './notices.ts';
import { sayLeftOut } from './posture-answer.ts';
import { plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

const LIST = new Intl.ListFormat('en');

export interface CountsCardInput {
  readonly counts: Counts;
  /** The question in words. */
  readonly words: string;
  /** How the words were taken, where that is not plain. */
  readonly taken: readonly string[];
  /** Words of the question that this is not about. */
  readonly leftOut: readonly string[];
  /** Names of the tenants that it is about. */
  readonly tenants: readonly string[];
  readonly asOf: Instant | undefined;
  readonly reader: Reader;
}

export function countsCard({
  counts,
  words,
  taken,
  leftOut,
  tenants,
  asOf,
  reader,
}: CountsCardInput): Card {
  const { word, lines, blind } = counts;
  const some = tenants.slice(0, 8).map((name) => plain(name, 60));
  const left = tenants.length - some.length;
  const where = LIST.format(left > 0 ? [...some, `${left} others`] : some);
  return notice(
    plain(words, 300),
    [
      ...taken.map((text) => ({ label: '', text: plain(text, 200) })),
      ...(leftOut.length > 0 ? [{ label: '', text: plain(sayLeftOut(leftOut), 400) }] : []),
      ...(word ? [{ label: `${word}. `, text: '' }] : []),
      ...lines.map((text) => ({ label: '', text: plain(text, 600) })),
      { label: 'In: ', text: where },
      ...(blind > 0
        ? [
            {
              label: '',
              text: `In ${blind === 1 ? 'one tenant' : `${blind} tenants`} not everything could be seen.`,
            },
          ]
        : []),
      { label: '', text: 'Ask in your own chat with Drawbridge for what stands behind it.' },
    ],
    [],
    asOf === undefined
      ? ''
      : `As of ${sayMoment(asOf, reader)}, the oldest of the facts behind this.`,
  );
}
