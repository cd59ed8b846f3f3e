// Turns who decides from the file's words into the estate's.
import type { DeciderRef, Patience } from '../../domain/estate/deciders.ts';
import type { PolicyRule } from '../../domain/estate/estate.ts';
import type { DeciderEntry, StageEntry } from './deciders-schema.ts';
import type { PolicyEntry } from './schema.ts';

type RuleDeciders = Pick<
  PolicyRule,
  'approvers' | 'alsoApprovers' | 'stages' | 'fallback' | 'renewal'
> &
  Patience;

export function buildDeciders(policy: PolicyEntry, idOf: (name: string) => string): RuleDeciders {
  const refs = (entries: readonly DeciderEntry[]): DeciderRef[] =>
    entries.map((one) =>
      typeof one === 'string'
        ? one
        : { tenantId: idOf(one.in), groupId: one.group, name: one.name },
    );
  const patienceOf = (of: Pick<StageEntry, keyof Patience>): Patience => ({
    ...(of.remindAfter && { remindAfter: [...of.remindAfter].sort((a, b) => a - b) }),
    ...(of.escalateAfter !== undefined && { escalateAfter: of.escalateAfter }),
    ...(of.escalateTo && { escalateTo: refs(of.escalateTo) }),
  });
  const renewalOf = ({ longest, approvers, atMost }: NonNullable<PolicyEntry['renewal']>) => ({
    ...(longest !== undefined && { longest }),
    ...(approvers && { approvers: refs(approvers) }),
    ...(atMost !== undefined && { atMost }),
  });
  return {
    approvers: refs(policy.approvers ?? []),
    ...(policy.alsoApprovers && { alsoApprovers: refs(policy.alsoApprovers) }),
    ...(policy.fallback && { fallback: refs(policy.fallback) }),
    ...patienceOf(policy),
    ...(policy.renewal && { renewal: renewalOf(policy.renewal) }),
    ...(policy.stages && {
      stages: policy.stages.map((stage) => ({
        groups: stage.groups.map(({ name, deciders, needs = 1 }) => ({
          deciders: refs(deciders),
          needs,
          ...(name !== undefined && { name }),
        })),
        ...patienceOf(stage),
      })),
    }),
  };
}
