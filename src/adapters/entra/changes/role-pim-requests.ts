// The requests that make somebody eligible for a directory role and take it back, each with the identity it needs.
import type { UnifiedRoleEligibilityScheduleRequest } from '@microsoft/microsoft-graph-types';
import type { BecomeEligible } from '../../../domain/access/change.ts';
import type { ChangeContext } from '../../../ports/changer.ts';
import { type Assigned, assignedBefore } from './assigned-before.ts';
import type { ChangerDeps } from './deps.ts';
import { removalRefused } from './removal-refused.ts';
import { idOf } from './resolved.ts';
import { ticketInfo } from './ticket-info.ts';

const ELIGIBILITY = '/roleManagement/directory/roleEligibilityScheduleRequests';
const ASSIGNMENT = '/roleManagement/directory/roleAssignmentScheduleRequests';
const NEEDS = 'RoleEligibilitySchedule.ReadWrite.Directory';

export interface RolePimRequests {
  assign(
    change: BecomeEligible,
    action: 'adminAssign' | 'adminUpdate',
    context: ChangeContext,
  ): Promise<Assigned>;
  /** Gives the id of the request; empty where there was nothing. */
  remove(
    change: BecomeEligible,
    what: 'eligibility' | 'activation',
    context: ChangeContext,
  ): Promise<string>;
}

export function rolePimRequests(deps: ChangerDeps): RolePimRequests {
  const { writer, remover, clock } = deps;
  return { assign, remove };

  /** https://learn.microsoft.com/graph/api/rbacapplication-post-roleeligibilityschedulerequests */
  async function assign(
    change: BecomeEligible,
    action: 'adminAssign' | 'adminUpdate',
    context: ChangeContext,
  ): Promise<Assigned> {
    const { until, signal, clientRequestId, requestId: ours, ticket } = context;
    const body: UnifiedRoleEligibilityScheduleRequest = {
      ...target(change),
      action,
      justification: `Drawbridge request ${ours}`,
      ...ticketInfo(ticket),
      scheduleInfo: {
        startDateTime: new Date(clock.now()).toISOString(),
        expiration: { type: 'afterDateTime', endDateTime: new Date(until).toISOString() },
      },
    };
    try {
      const { requestId } = await writer('pim-writer')(change.tenantId).send(
        'POST',
        ELIGIBILITY,
        body,
        { needs: NEEDS, signal, clientRequestId },
      );
      return { requestId, ours: true };
    } catch (error) {
      return assignedBefore(error, context);
    }
  }

  async function remove(
    change: BecomeEligible,
    what: 'eligibility' | 'activation',
    context: ChangeContext,
  ): Promise<string> {
    const { signal, clientRequestId, requestId: ours } = context;
    const eligible = what === 'eligibility';
    // Microsoft publishes a remove-only permission for activations, and none for eligibility.
    const graph = eligible ? writer('pim-writer') : remover;
    try {
      const { requestId } = await graph(change.tenantId).send(
        'POST',
        eligible ? ELIGIBILITY : ASSIGNMENT,
        {
          ...target(change),
          action: 'adminRemove',
          justification: `End of Drawbridge request ${ours}`,
        },
        {
          needs: eligible ? NEEDS : 'RoleAssignmentSchedule.Remove.Directory',
          signal,
          clientRequestId,
        },
      );
      return requestId;
    } catch (error) {
      const { tenantId, principal } = change;
      const of = { tenantId, principalId: idOf(principal), tooShort: TOO_SHORT };
      return removalRefused(error, deps, of, context);
    }
  }
}

const target = (change: BecomeEligible) => ({
  principalId: idOf(change.principal),
  roleDefinitionId: change.roleId,
  directoryScopeId: change.scope,
});

const TOO_SHORT =
  'the role was activated less than five minutes ago, and PIM does not end it before';
