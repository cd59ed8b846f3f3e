// Whom a rule would ask about a past request, stage by stage, without asking any directory.
import { type DeciderRef, isWord, peopleInRole } from '../estate/deciders.ts';
import { type Estate, type PolicyRule, tenantById } from '../estate/estate.ts';
import { decidersFor } from './deciding.ts';
import { kindById } from './kinds/index.ts';
import type { PastAsk } from './past-ask.ts';
import { groupsOf, stagesOf, tenantOf } from './sides.ts';

/** Somebody, or several of whom the rule speaks in one word. */
export interface Whom {
  /** The same for the same people, whatever they are called. */
  readonly key: string;
  readonly name: string;
  /** What tells them from others of that name. */
  readonly id: string;
  /** Those who stand for it now. */
  readonly people?: readonly Whom[];
  /** Told by the names of its people alone. */
  readonly unnamed?: true;
}

export interface GroupAsked {
  readonly needs: number;
  /** One list for each yes that has to come from a person of its own. */
  readonly sides: ReadonlyArray<readonly Whom[]>;
}

export interface StageAsked {
  readonly groups: readonly GroupAsked[];
  readonly remindAfter: readonly number[];
  readonly escalateAfter: number | undefined;
  readonly escalateTo: readonly Whom[];
}

export interface WouldAsk {
  readonly stages: readonly StageAsked[];
  readonly fallback: readonly Whom[];
  /** What the rule itself calls groups of deciders. */
  readonly called: readonly string[];
}

export function wouldAsk(
  estate: Estate,
  rule: PolicyRule,
  { kind, tenantId, concerned }: PastAsk,
): WouldAsk {
  const sided = kindById(kind)?.namesSides === true;
  const planned = { plan: { resource: { tenantId } }, ...(sided && { sides: concerned }) };
  const groups = groupsOf(estate, planned, rule);
  const all = (refs: readonly DeciderRef[] = []) => whom(estate, refs, concerned);
  return {
    stages: stagesOf(rule).map(({ remindAfter = [], escalateAfter, escalateTo }, i) => ({
      groups: groups
        .filter(({ stage }) => stage === i + 1)
        .map((group) => ({
          needs: group.needs,
          sides: group.sides.map((side) => {
            const id = group.eachTenant ? tenantOf(side) : undefined;
            const tenant = id === undefined ? undefined : tenantById(estate, id);
            return whom(estate, decidersFor(rule, group, tenant), id === undefined ? [] : [id]);
          }),
        })),
      remindAfter,
      escalateAfter,
      escalateTo: all(escalateTo),
    })),
    fallback: all(rule.fallback),
    called: namesIn(rule),
  };
}

const whom = (
  estate: Estate,
  refs: readonly DeciderRef[],
  tenantIds: readonly string[],
): readonly Whom[] =>
  refs.flatMap((ref) =>
    ref === 'tenant-owners'
      ? tenantIds.map((id) => ownersOf(estate, id))
      : typeof ref === 'string'
        ? named(estate, ref)
        : {
            key: `group/${ref.tenantId}/${ref.groupId}`,
            name: ref.name,
            id: `group ${ref.groupId} in ${tenantName(estate, ref.tenantId)}`,
          },
  );

const tenantName = (estate: Estate, id: string): string =>
  tenantById(estate, id)?.displayName ?? id;

function ownersOf(estate: Estate, tenantId: string): Whom {
  const owners = tenantById(estate, tenantId)?.owners ?? [];
  const people = owners.map(({ person }) => personCalled(estate, person));
  const where = tenantName(estate, tenantId);
  return { key: `owners/${tenantId}`, name: '', id: `owners of ${where}`, people, unnamed: true };
}

/** Managers, sponsors and owners of a resource as the rule calls them: who that was is not kept. */
function named(estate: Estate, ref: string): Whom {
  if (isWord(ref)) return { key: `word/${ref}`, name: ref, id: 'as a word' };
  const role = peopleInRole(estate, ref);
  if (!role) return personCalled(estate, ref);
  const people = role.map((one) => personCalled(estate, one));
  return { key: `role/${ref}`, name: ref, id: 'the role', people };
}

const personCalled = (estate: Estate, ref: string): Whom => ({
  key: `person/${ref}`,
  name: estate.people.find(({ name }) => name === ref)?.displayName ?? ref,
  id: ref,
});

function namesIn(rule: PolicyRule): string[] {
  const of = (refs: readonly DeciderRef[] = []) =>
    refs.flatMap((ref) => (typeof ref === 'string' ? [] : [ref.name]));
  const inStages = stagesOf(rule).flatMap(({ groups, escalateTo }) => [
    ...groups.flatMap(({ name, deciders }) => [...(name ? [name] : []), ...of(deciders)]),
    ...of(escalateTo),
  ]);
  return [...inStages, ...of(rule.fallback)].sort();
}
