// What cards call a group of deciders: the name that the rule gives it, or who they are.
import {
  type DeciderRef,
  type DeciderWord,
  type DecidingGroup,
  isWord,
  peopleInRole,
} from '../estate/deciders.ts';
import type { Estate } from '../estate/estate.ts';

const WORDS: Readonly<Record<DeciderWord, string>> = {
  'tenant-owners': 'the owners of the tenant',
  'resource-owners': 'the owners of the resource',
  manager: 'the manager',
  sponsor: 'the sponsor',
};

const LIST = new Intl.ListFormat('en', { type: 'disjunction' });

export const groupName = (
  estate: Estate,
  { name, deciders }: Pick<DecidingGroup, 'name' | 'deciders'>,
): string => name ?? LIST.format(new Set(deciders.map((ref) => refName(estate, ref))));

/** No name of a person: what a side is called stays when names are erased. */
function refName(estate: Estate, ref: DeciderRef): string {
  if (typeof ref !== 'string') return ref.name;
  if (isWord(ref)) return WORDS[ref];
  if (!peopleInRole(estate, ref)) return 'whom the rule names';
  return ref === 'oncall' ? 'whoever is on call' : ref;
}
