// Drives a study: reads what it asks for, round by round, until it has an answer.
import type { Study } from '../domain/study.ts';
import type { FactReader } from '../ports/fact-reader.ts';

export async function runStudy<T>(
  study: Study<T>,
  facts: FactReader,
  signal?: AbortSignal,
): Promise<T> {
  let step = study.next();
  while (!step.done) step = study.next(await facts.read(step.value, signal));
  return step.value;
}
