// Whom a rule names to decide: by a word, a role or a person of the estate, or a group of a directory.
import { isWord } from '../../shared/decider-words.ts';

export { type DeciderWord, isWord } from '../../shared/decider-words.ts';

/** Whoever is in a group at that time, through other groups as well. */
export interface DeciderGroup {
  readonly tenantId: string;
  readonly groupId: string;
  /** What cards call them. */
  readonly name: string;
}

/** A {@link DeciderWord}, the name of a role of the estate, the name of a person, or a group. */
export type DeciderRef = string | DeciderGroup;

/** People of whom some have to agree. */
export interface DecidingGroup {
  readonly deciders: readonly DeciderRef[];
  /** So many different people. */
  readonly needs: number;
  /** What cards call them; without it, told from who they are. */
  readonly name?: string;
}

/** When those who have not answered are reminded, and whom else it goes to then. Milliseconds. */
export interface Patience {
  readonly remindAfter?: readonly number[];
  readonly escalateAfter?: number;
  readonly escalateTo?: readonly DeciderRef[];
}

/** Asked once the stages before it have agreed; each of its groups has to agree. */
export interface PolicyStage extends Patience {
  readonly groups: readonly DecidingGroup[];
}

interface Named {
  readonly people: ReadonlyArray<{ readonly name: string }>;
  readonly oncall: readonly string[];
  readonly roles?: Readonly<Record<string, readonly string[]>>;
}

/** Names of the people in a role of the estate; undefined where there is no such role. */
export const peopleInRole = (estate: Named, name: string): readonly string[] | undefined =>
  estate.roles && Object.hasOwn(estate.roles, name)
    ? estate.roles[name]
    : name === 'oncall'
      ? estate.oncall
      : undefined;

interface Rule extends Patience {
  readonly approvers: readonly DeciderRef[];
  readonly alsoApprovers?: readonly DeciderRef[];
  readonly stages?: readonly PolicyStage[];
  readonly fallback?: readonly DeciderRef[];
  readonly renewal?: { readonly approvers?: readonly DeciderRef[] };
}

/** Everybody and every group whom a rule may come to ask. */
export function namedByRule(rule: Rule): DeciderRef[] {
  const { approvers, alsoApprovers = [], fallback = [], escalateTo = [], stages = [] } = rule;
  const renewing = rule.renewal?.approvers ?? [];
  const inStages = stages.flatMap((stage) => [
    ...stage.groups.flatMap(({ deciders }) => deciders),
    ...(stage.escalateTo ?? []),
  ]);
  return [...approvers, ...alsoApprovers, ...inStages, ...escalateTo, ...fallback, ...renewing];
}

/** Names of the people among these, those of a role included. */
export const peopleAmong = (estate: Named, refs: readonly DeciderRef[]): string[] =>
  refs.flatMap((ref) =>
    typeof ref !== 'string' || isWord(ref) ? [] : (peopleInRole(estate, ref) ?? [ref]),
  );
