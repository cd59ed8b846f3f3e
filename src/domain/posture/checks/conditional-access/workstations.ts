// Privileged workstations: a block of every other device, and what applies on them alone.
import { conditionGaps } from '../../conditional-access/conditions.ts';
import type { Context } from '../../conditional-access/context.ts';
import type { Gap } from '../../conditional-access/gap.ts';
import { blocks, type Policy } from '../../conditional-access/policy.ts';
import { applicationGaps, clientGaps, exclusionGaps } from '../../conditional-access/scope.ts';
import { administratorGaps } from './administrators.ts';
import type { Part } from './baseline.ts';
import { guestGaps } from './controls.ts';
import { negations, plainRule } from './device-rules.ts';
import { missingApplications } from './management.ts';

/** Keeps administrators from every device that is no privileged workstation. */
export const workstationsOnly = (applications: 'all' | readonly string[]): Part => ({
  does: 'blocks administrators on devices that are not privileged workstations',
  main: false,
  gapsOf(policy, context) {
    const filter = policy.conditions?.devices?.deviceFilter;
    if (!administratorGaps(policy) || !blocks(policy) || !filter) return undefined;
    return [
      ...workstationGaps(policy, context),
      ...(administratorGaps(policy) ?? []),
      ...(applications === 'all'
        ? applicationGaps(policy)
        : missingApplications(policy, applications)),
      ...clientGaps(policy),
      ...conditionGaps(policy, ['devices']),
      ...exclusionGaps(policy, context),
      ...guestGaps(policy),
    ];
  },
});

function workstationGaps(policy: Policy, { view }: Context): Gap[] {
  const wanted = view.declared.privilegedWorkstationRule;
  if (wanted === null) {
    return [
      {
        kind: 'unsaid',
        text: 'picks devices by a filter while the estate does not say which are privileged workstations',
      },
    ];
  }
  const filter = policy.conditions?.devices?.deviceFilter;
  const rule = plainRule(filter?.rule ?? '');
  const spared =
    (filter?.mode === 'exclude' && rule === plainRule(wanted)) ||
    (filter?.mode === 'include' && negations(plainRule(wanted)).includes(rule));
  return spared
    ? []
    : [
        {
          kind: 'weaker',
          text: 'blocks by another filter than the one declared for privileged workstations',
        },
      ];
}

/** Applies where the declared rule matches, and nowhere else. */
export function onWorkstations(policy: Policy, { view }: Context): boolean {
  const wanted = view.declared.privilegedWorkstationRule;
  const filter = policy.conditions?.devices?.deviceFilter;
  if (wanted === null || !filter) return false;
  const rule = plainRule(filter.rule ?? '');
  return (
    (filter.mode === 'include' && rule === plainRule(wanted)) ||
    (filter.mode === 'exclude' && negations(plainRule(wanted)).includes(rule))
  );
}
