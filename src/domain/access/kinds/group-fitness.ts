// Why a group takes nobody from us, told before anybody asks in vain.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import type { Group } from '../../facts.ts';
import { groupCeiling } from '../ceiling.ts';
import { pickAnother } from './offering.ts';

/** Of every way of getting in: plain membership, ownership, and PIM alike. */
export function groupUnfit(group: Group): Refusal | undefined {
  const why = group.dynamic
    ? 'gets its members from a rule'
    : group.synchronised
      ? 'is synchronised from another directory'
      : group.keptByExchange
        ? 'is kept by Exchange, where Drawbridge cannot change it'
        : group.managementRestricted
          ? 'is in a restricted management unit'
          : undefined;
  return (
    groupCeiling(group) ??
    (why
      ? refusal(
          'group-unfit',
          `Nobody can be added to ${group.displayName}: it ${why}.`,
          pickAnother('group'),
          'resource',
        )
      : undefined)
  );
}
