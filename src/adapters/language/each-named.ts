// A name that several tenants have gives several readings: each is read anew, as if it had been named in full.
import type { Question } from '../../domain/posture/question.ts';
import { choice, type Reading } from './readings.ts';
import { listen, openNames, type Said } from './said.ts';
import type { Vocabulary } from './vocabulary.ts';

const MOST_OFFERED = 10;
/** So many readings are tried at most. */
const MOST_TRIED = 25;

/** Undefined: no name is open. */
export function eachNamed(
  said: Said,
  first: Reading,
  vocabulary: Vocabulary,
  read: (said: Said) => Reading | undefined,
): Reading | undefined {
  const open = openNames(said.line, said.mentions).map((at) => said.mentions[at]?.either ?? []);
  if (open.length === 0) return undefined;
  const readings = combinations(open).flatMap((taken): readonly Question[] => {
    const reading = read(listen(said.words, vocabulary, taken));
    if (reading?.as === 'question') return [reading.question];
    return reading?.as === 'choice' ? reading.readings : [];
  });
  const different = new Map(readings.filter(twoSided).map((one) => [JSON.stringify(one), one]));
  return different.size === 0 ? first : choice([...different.values()].slice(0, MOST_OFFERED));
}

const combinations = (of: ReadonlyArray<readonly string[]>): ReadonlyArray<readonly string[]> =>
  of.reduce<ReadonlyArray<readonly string[]>>(
    (all, ids) => all.flatMap((taken) => ids.map((id) => [...taken, id])).slice(0, MOST_TRIED),
    [[]],
  );

const twoSided = (question: Question): boolean =>
  !(question.ask === 'relation' && question.at === question.of) &&
  !(question.ask === 'reach' && question.from === question.to) &&
  !(question.ask === 'compare' && question.a === question.b);
