// The requests that make somebody eligible for a directory role and take it back, each with the identity it needs.
import type { UnifiedRoleEligibilityScheduleRequest } from '@microsoft/microsoft-graph-types';
import type { BecomeEligible } from '../../../domain/access/change.ts';
import type { ChangeContext } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { type Assigned, assignedBefore } from './assigned-before.ts';
import type { ChangerDeps } from './deps.ts';
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

export function rolePimRequests({ writer, remover, clock }: ChangerDeps): RolePimRequests {
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
    { signal, clientRequestId, requestId: ours }: ChangeContext,
  ): Promise<string> {
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
      if (!(error instanceof DirectoryError)) throw error;
      if (GONE_ALREADY.test(error.code)) return error.requestId ?? '';
      if (!TOO_SHORT.test(`${error.code} ${error.message}`)) throw error;
      throw new DirectoryError(
        'unavailable',
        change.tenantId,
        error.code,
        'the role was activated less than five minutes ago, and PIM does not end it before',
        { requestId: error.requestId, cause: error },
      );
    }
  }
}

const target = (change: BecomeEligible) => ({
  principalId: idOf(change.principal),
  roleDefinitionId: change.roleId,
  directoryScopeId: change.scope,
});

const GONE_ALREADY = /^RoleAssignmentDoesNotExist$/i;
const TOO_SHORT = /ActiveDurationTooShort/i;
