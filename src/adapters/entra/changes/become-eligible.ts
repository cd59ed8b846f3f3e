// Makes somebody eligible for a directory role until a moment, and ends eligibility and activations.
import type { UnifiedRoleEligibilityScheduleRequest } from '@microsoft/microsoft-graph-types';
import type { BecomeEligible } from '../../../domain/access/change.ts';
import type { Eligibility, Instant } from '../../../domain/facts.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { readActivations, readEligibility } from '../facts/roles.ts';
import type { ChangerDeps } from './deps.ts';
import { readBack } from './read-back.ts';
import { idOf } from './resolved.ts';
import { ticketInfo } from './ticket-info.ts';

const ELIGIBILITY = '/roleManagement/directory/roleEligibilityScheduleRequests';
const ASSIGNMENT = '/roleManagement/directory/roleAssignmentScheduleRequests';
const NEEDS = 'RoleEligibilitySchedule.ReadWrite.Directory';
/** PIM keeps whole seconds, and its clock is not ours. */
const TOLERANCE_MS = 60_000;

const isSame = (scope: string, other: string): boolean =>
  scope.toLowerCase() === other.toLowerCase();

export function becomeEligible({
  reader,
  remover,
  writer,
  clock,
  readBackMs: forMs,
}: ChangerDeps): Changer<BecomeEligible> {
  const eligibility = async (change: BecomeEligible, signal: AbortSignal) => {
    const { body, requestId } = await readEligibility(
      reader(change.tenantId),
      change.roleId,
      idOf(change.principal),
      signal,
    );
    const there = body.filter((item) => isSame(item.scope, change.scope));
    return {
      held: there.find((item) => !item.inherited),
      inherited: there.find((item) => item.inherited),
      requestId,
    };
  };

  const activations = async (change: BecomeEligible, signal: AbortSignal) => {
    const { body, requestId } = await readActivations(
      reader(change.tenantId),
      change.roleId,
      idOf(change.principal),
      signal,
    );
    return { active: body.some((scope) => isSame(scope, change.scope)), requestId };
  };

  const nothingLeft = async (change: BecomeEligible, signal: AbortSignal) => {
    const [eligible, activated] = await Promise.all([
      eligibility(change, signal),
      activations(change, signal),
    ]);
    return {
      seen: !eligible.held && !activated.active,
      requestIds: [eligible.requestId, activated.requestId],
    };
  };

  return {
    async observe(change, { until, heldAsOurs, givenUntil = until, signal }) {
      const { held: own, inherited, requestId } = await eligibility(change, signal);
      const held = own ?? inherited;
      if (!held) return { found: 'absent' };
      if (!reaches(held, until)) {
        // Ours may be prolonged; what somebody else gave is not ours to change.
        return heldAsOurs && !isBeyond(held, givenUntil)
          ? { found: 'absent' }
          : { found: 'in-the-way', sentence: 'Somebody else made them eligible meanwhile.' };
      }
      return {
        found: 'present',
        outputs: {},
        evidence: {
          at: clock.now(),
          says: 'They were eligible already, for at least as long.',
          requestIds: [requestId],
        },
      };
    },

    async perform(change, context) {
      const { until, signal, firstTry, heldAsOurs } = context;
      // A grant of ours that overlaps is prolonged, and only a look tells whether it is still there.
      const look = !firstTry || heldAsOurs !== null;
      const held = look ? (await eligibility(change, signal)).held : undefined;
      const requestId =
        held && reaches(held, until)
          ? undefined
          : await assign(change, held ? 'adminUpdate' : 'adminAssign', context);
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: 'They are eligible, until the time that was approved.',
        clock,
        forMs,
        signal,
        async look() {
          const { held: now, requestId: read } = await eligibility(change, signal);
          return {
            seen: now !== undefined && reaches(now, until),
            requestIds: requestId ? [requestId, read] : [read],
          };
        },
      });
      return { outputs: {}, evidence };
    },

    async undo(change, context) {
      const { signal, until, givenUntil = until } = context;
      const [eligible, activated] = await Promise.all([
        eligibility(change, signal),
        activations(change, signal),
      ]);
      // A grant of ours that overlapped may have given it for longer than this one; nobody else's end
      // is ours to cut short, whatever ends this grant.
      const given = Math.max(until, givenUntil);
      if (eligible.held && isBeyond(eligible.held, given)) {
        return { gone: false, because: 'Somebody else has prolonged it, so it stays.' };
      }
      const sent: string[] = [];
      // At its end PIM takes it away by itself; before, not seeing it does not mean that it is gone.
      if (eligible.held || clock.now() < given)
        sent.push(await remove(change, 'eligibility', context));
      if (activated.active) sent.push(await remove(change, 'activation', context));
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: GONE,
        clock,
        forMs,
        signal,
        async look() {
          const { seen, requestIds } = await nothingLeft(change, signal);
          return { seen, requestIds: [...sent, ...requestIds].filter((id) => id !== '') };
        },
      });
      return eligible.inherited
        ? { gone: false, because: 'They are eligible through a group as well, and that stays.' }
        : { gone: true, evidence };
    },

    async stands(change, { signal, until, givenUntil = until }) {
      const { held } = await eligibility(change, signal);
      if (!held) return 'gone';
      // Where somebody has shortened it, it is found to be gone once it is.
      return isBeyond(held, Math.max(until, givenUntil)) ? 'more' : 'given';
    },

    async isGone(change, { signal }) {
      const { seen, requestIds } = await nothingLeft(change, signal);
      return { gone: seen, evidence: { at: clock.now(), says: GONE, requestIds } };
    },
  };

  /** https://learn.microsoft.com/graph/api/rbacapplication-post-roleeligibilityschedulerequests */
  async function assign(
    change: BecomeEligible,
    action: 'adminAssign' | 'adminUpdate',
    { until, signal, clientRequestId, requestId: ours, ticket }: ChangeContext,
  ): Promise<string | undefined> {
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
      return requestId;
    } catch (error) {
      // Sent before, and not shown yet: what counts is what is read back.
      if (error instanceof DirectoryError && ALREADY.test(error.code)) return error.requestId;
      throw error;
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

const GONE = 'They are neither eligible nor is the role activated.';
const ALREADY = /^(RoleAssignmentExists|PendingRoleAssignmentRequest)$/i;
const GONE_ALREADY = /^RoleAssignmentDoesNotExist$/i;
const TOO_SHORT = /ActiveDurationTooShort/i;

const reaches = (held: Eligibility, until: Instant): boolean =>
  held.until === null || held.until >= until - TOLERANCE_MS;

const isBeyond = (held: Eligibility, until: Instant): boolean =>
  held.until === null || held.until > until + TOLERANCE_MS;

const target = (change: BecomeEligible) => ({
  principalId: idOf(change.principal),
  roleDefinitionId: change.roleId,
  directoryScopeId: change.scope,
});
