// The rule that a decision followed: its name, its line, and the version of the files that the line is in.
import type { Refusal } from '../../shared/refusal.ts';
import type { PolicyRule } from '../estate/estate.ts';

export type Followed = Pick<PolicyRule, 'id' | 'place' | 'version'>;

/** `rule reports (policies/10.yaml:3)`: to whoever hears what it says, so that it can be looked up. */
export const ruleAt = ({ id, place }: Pick<PolicyRule, 'id' | 'place'>): string =>
  `rule ${id} (${place})`;

/** Why those who would decide are not enough: the rule that names them is told. */
export const namedBy = (rule: Pick<PolicyRule, 'id' | 'place'>, why: Refusal): Refusal => ({
  ...why,
  next: `${why.next} Who decides stands in ${ruleAt(rule)}.`,
});

export const followed = ({ id, place, version }: Followed): Followed => ({
  id,
  place,
  ...(version !== undefined && { version }),
});
