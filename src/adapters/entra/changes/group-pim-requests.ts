// The requests that give a place in a group through PIM and take it back, each with the identity it needs.
import type { AssignInGroup } from '../../../domain/access/change.ts';
import type { ChangeContext } from '../../../ports/changer.ts';
import { type Assigned, assignedBefore } from './assigned-before.ts';
import type { ChangerDeps } from './deps.ts';
import { removalRefused } from './removal-refused.ts';
import { idOf } from './resolved.ts';
import { ticketInfo } from './ticket-info.ts';

type Mode = AssignInGroup['mode'];

const ROOT = '/identityGovernance/privilegedAccess/group';
const PATH: { readonly [M in Mode]: string } = {
  eligible: `${ROOT}/eligibilityScheduleRequests`,
  active: `${ROOT}/assignmentScheduleRequests`,
};
const GIVES: { readonly [M in Mode]: string } = {
  eligible: 'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
  active: 'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
};
const TAKES: { readonly [M in Mode]: string } = {
  eligible: 'PrivilegedEligibilitySchedule.Remove.AzureADGroup',
  active: 'PrivilegedAssignmentSchedule.Remove.AzureADGroup',
};

export interface GroupPimRequests {
  assign(
    change: AssignInGroup,
    action: 'adminAssign' | 'adminUpdate',
    context: ChangeContext,
  ): Promise<Assigned>;
  /** `active` takes an activation of an eligibility as well. Empty where there was nothing. */
  remove(change: AssignInGroup, what: Mode, context: ChangeContext): Promise<string>;
}

/** https://learn.microsoft.com/graph/api/privilegedaccessgroup-post-assignmentschedulerequests, and -eligibility… */
export function groupPimRequests(deps: ChangerDeps): GroupPimRequests {
  const { writer, remover, clock } = deps;
  return {
    async assign(change, action, context) {
      const { until, signal, clientRequestId, requestId: ours, ticket } = context;
      const body = {
        ...target(change),
        action,
        justification: `Drawbridge request ${ours}`,
        ...ticketInfo(ticket),
        scheduleInfo: {
          startDateTime: new Date(clock.now()).toISOString(),
          expiration: { type: 'afterDateTime', endDateTime: new Date(until).toISOString() },
        },
      };
      const options = { needs: GIVES[change.mode], signal, clientRequestId };
      try {
        const graph = writer('group-pim-writer')(change.tenantId);
        const { requestId } = await graph.send('POST', PATH[change.mode], body, options);
        return { requestId, ours: true };
      } catch (error) {
        return assignedBefore(error, context);
      }
    },

    async remove(change, what, context) {
      const { signal, clientRequestId, requestId: ours } = context;
      const body = {
        ...target(change),
        action: 'adminRemove',
        justification: `End of Drawbridge request ${ours}`,
      };
      const options = { needs: TAKES[what], signal, clientRequestId };
      try {
        const { requestId } = await remover(change.tenantId).send(
          'POST',
          PATH[what],
          body,
          options,
        );
        return requestId;
      } catch (error) {
        const { tenantId, principal } = change;
        const of = { tenantId, principalId: idOf(principal), tooShort: TOO_SHORT };
        return removalRefused(error, deps, of, context);
      }
    },
  };
}

const target = ({ groupId, accessId, principal }: AssignInGroup) => ({
  accessId,
  groupId,
  principalId: idOf(principal),
});

const TOO_SHORT =
  'it was given or activated less than five minutes ago, and PIM does not end it before';
