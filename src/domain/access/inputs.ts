// Reads the answers to a kind's further questions: each among its choices, or a short text.
import { inputField } from '../../shared/input-field.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { wholeText } from '../../shared/whole-text.ts';
import type { Input } from './kind.ts';

export type InputAnswers = Readonly<Record<string, readonly string[]>>;

const LONGEST_TEXT = 200;

/** `fields` is what came with the activity: unknown until it has been read. */
export function readInputs(
  inputs: readonly Input[],
  fields: Readonly<Record<string, unknown>>,
): Result<InputAnswers, readonly Refusal[]> {
  const answers: Record<string, readonly string[]> = {};
  const wrong: Refusal[] = [];
  for (const input of inputs) {
    const read = readInput(input, fields[inputField(input.id)]);
    if (read.ok) answers[input.id] = read.value;
    else wrong.push(read.error);
  }
  return wrong.length > 0 ? refused(wrong) : ok(answers);
}

function readInput(input: Input, given: unknown): Result<readonly string[], Refusal> {
  const text = typeof given === 'string' ? wholeText(given).trim() : '';
  const field = inputField(input.id);
  if (text === '') {
    return input.required
      ? refused(refusal('input-missing', `${input.label} has no answer.`, 'Fill it in.', field))
      : ok([]);
  }
  if (input.type === 'text') {
    const longest = input.longest ?? LONGEST_TEXT;
    return text.length > longest
      ? refused(
          refusal(
            'input-too-long',
            `The answer to “${input.label}” is ${text.length} characters long; ${longest} fit.`,
            'Shorten it.',
            field,
          ),
        )
      : ok([text]);
  }
  const values = input.type === 'choices' ? [...new Set(text.split(','))].sort() : [text];
  const known = new Set(input.choices?.map(({ value }) => value));
  return values.every((value) => known.has(value))
    ? ok(values)
    : refused(
        refusal(
          'input-unknown',
          `What was chosen for “${input.label}” is not among the choices any more.`,
          'Pick from the list.',
          field,
        ),
      );
}
