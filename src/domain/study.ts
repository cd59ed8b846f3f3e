// How pure code gets facts without waiting: it yields the questions and is resumed with the answers.
import type { Fact, FactOf, FactQuery } from './facts.ts';

/** Each round asks questions that do not depend on each other; the answers come in the same order. */
export type Study<T> = Generator<readonly FactQuery[], T, readonly Fact<unknown>[]>;

/** Asks several questions in one round and gives the answers under the same names. */
export function* askAll<Q extends Record<string, FactQuery>>(
  questions: Q,
): Study<{ [K in keyof Q]: FactOf<Q[K]> }> {
  const names = Object.keys(questions);
  const answers = yield names.map((name) => questions[name] as FactQuery);
  return Object.fromEntries(names.map((name, i) => [name, answers[i]])) as {
    [K in keyof Q]: FactOf<Q[K]>;
  };
}

export function* ask<Q extends FactQuery>(question: Q): Study<FactOf<Q>> {
  const answers = yield [question];
  return answers[0] as FactOf<Q>;
}

/** A study that has nothing to ask. */
export function* settled<T>(value: T): Study<T> {
  yield* together([]);
  return value;
}

/** Runs studies side by side: their rounds are asked together. Results come in the order given. */
export function* together<T>(studies: ReadonlyArray<Study<T>>): Study<T[]> {
  const steps = studies.map((study) => study.next());
  while (steps.some((step) => !step.done)) {
    const open = steps.map((step) => (step.done ? [] : step.value));
    const answers = yield open.flat();
    let taken = 0;
    for (const [i, questions] of open.entries()) {
      const step = steps[i];
      if (!step || step.done) continue;
      const mine = answers.slice(taken, taken + questions.length);
      taken += questions.length;
      steps[i] = (studies[i] as Study<T>).next(mine);
    }
  }
  return steps.map((step) => step.value as T);
}
