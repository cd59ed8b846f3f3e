// What somebody is called whom the estate names by a key.
import type { Estate } from './estate.ts';

/** The key itself where nobody has it: a name that was typed stays what it is. */
export const personName = ({ people }: Pick<Estate, 'people'>, key: string): string =>
  people.find(({ name }) => name === key)?.displayName ?? key;
