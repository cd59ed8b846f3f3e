// What a button of an answer carries of how its words were taken: input like any other.
import type { Heard } from '../cards/heard.ts';

const LONGEST = 20_000;

/** Undefined: it is nothing that such a button carries. */
export function readHeard(text: string): Heard | undefined {
  if (text === '') return { taken: [], leftOut: [] };
  if (text.length > LONGEST) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isHeard(parsed) ? { taken: parsed.taken, leftOut: parsed.leftOut } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isHeard = (value: unknown): value is Heard =>
  typeof value === 'object' &&
  value !== null &&
  'taken' in value &&
  isTexts(value.taken) &&
  'leftOut' in value &&
  isTexts(value.leftOut);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
