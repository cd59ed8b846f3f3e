// The rule that a decision followed: its name, its line, and the version of the files that the line is in.
import type { PolicyRule } from '../estate/estate.ts';

export type Followed = Pick<PolicyRule, 'id' | 'place' | 'version'>;

export const followed = ({ id, place, version }: Followed): Followed => ({
  id,
  place,
  ...(version !== undefined && { version }),
});
