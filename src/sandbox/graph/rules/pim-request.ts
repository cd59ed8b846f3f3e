// What a PIM request does: assign, update, extend, renew, remove. The four kinds share it.
import { answerCreated } from '../answer.ts';
import { type Body, flag, inner, stamp, text } from '../body.ts';
import type { Call, Reply } from '../call.ts';
import { findObject, nameOfId } from '../objects.ts';
import { badRequest, denied, GraphProblem } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { asPeriod } from '../words.ts';
import { findSchedule, type PimKind, targetOf } from './pim-kind.ts';
import { demandPolicy } from './pim-policy.ts';
import { askedPeriod, hasStarted, type Period, periodOf, shownPeriod } from './schedule.ts';

const refused = (code: string, message: string) => new GraphProblem(400, code, message);
const FIVE_MINUTES = 5 * 60_000;

export function answerRequest(call: Call, kind: PimKind): Reply {
  const body = readBody(call, kind.requestType, {
    required: ['action', 'principalId', ...kind.required],
    readOnly: ['id', 'status', 'createdDateTime', 'completedDateTime', 'createdBy', 'approvalId'],
  });
  const action = text(body, 'action') ?? '';
  demandMayAssign(call, action);
  if (action.startsWith('self'))
    throw badRequest(
      `The action ${action} needs a signed-in user and cannot be sent by an application.`,
    );
  if (!findObject(call.tenant, text(body, 'principalId') ?? ''))
    throw refused('SubjectNotFound', 'The subject is not found.');
  kind.demandTarget(call, body);
  const existing = findSchedule(kind, call.tenant, body);
  const request: Body = {
    ...body,
    id: crypto.randomUUID(),
    isValidationOnly: flag(body, 'isValidationOnly'),
    createdDateTime: stamp(call.now),
    completedDateTime: stamp(call.now),
    createdBy: {
      application: { id: call.caller.appId, displayName: call.caller.displayName },
      device: null,
      user: null,
    },
  };
  const done =
    action === 'adminRemove'
      ? remove(call, kind, request, existing)
      : give(call, kind, action, request, existing);
  if (!flag(body, 'isValidationOnly')) call.tenant.put(kind.requests, text(done, 'id') ?? '', done);
  return answerCreated(call, kind.requestType, done);
}

/** Permissions that only take away let nothing else through. */
function demandMayAssign({ caller }: Call, action: string): void {
  const write = [...caller.roles].some(
    (role) =>
      /\.ReadWrite\./.test(role) &&
      /^(RoleManagement|RoleAssignmentSchedule|RoleEligibilitySchedule|Privileged)/.test(role),
  );
  if (!write && action !== 'adminRemove') throw denied();
}

function give(
  call: Call,
  kind: PimKind,
  action: string,
  request: Body,
  existing: Body | undefined,
): Body {
  const renewing = action === 'adminRenew';
  if (action === 'adminAssign' || renewing) demandNone(call, existing);
  else if (!existing)
    throw refused('RoleAssignmentDoesNotExist', 'The Role assignment does not exist.');
  if (!inner(request, 'scheduleInfo')) throw badRequest(`scheduleInfo is required for ${action}.`);
  const asked = askedPeriod(inner(request, 'scheduleInfo'), call.now);
  const kept = existing && action === 'adminExtend' ? periodOf(existing).startMs : asked.startMs;
  const period: Period = { startMs: kept, endMs: asked.endMs };
  demandPolicy(kind.rules(call.tenant, request), kind.eligible, request, asked);
  const scheduleId =
    text(existing, 'id') ?? kind.scheduleId?.(request) ?? text(request, 'id') ?? '';
  const later = period.startMs > call.now;
  const done: Body = {
    ...request,
    status: later ? 'Granted' : 'Provisioned',
    targetScheduleId: scheduleId,
    scheduleInfo: shownRequest(request, period),
  };
  if (flag(request, 'isValidationOnly')) return done;
  const schedule: Body = {
    ...existing,
    ...targetOf(kind, request),
    ...kind.marks,
    id: scheduleId,
    createdUsing: text(existing, 'createdUsing') ?? text(request, 'id'),
    createdDateTime: text(existing, 'createdDateTime') ?? stamp(call.now),
    modifiedDateTime: existing ? stamp(call.now) : null,
    status: done.status,
    scheduleInfo: shownPeriod(period),
  };
  call.tenant.put(kind.schedules, scheduleId, schedule);
  if (!later) kind.begun?.(call.world, call.tenant, schedule);
  noteGiven(call, kind, schedule, existing, period);
  return done;
}

function demandNone({ now }: Call, existing: Body | undefined): void {
  if (!existing) return;
  if (!hasStarted(existing, now))
    throw refused(
      'PendingRoleAssignmentRequest',
      'There is already an existing pending Role assignment request.',
    );
  throw refused('RoleAssignmentExists', 'The Role assignment already exists.');
}

/** A request keeps the words it was sent with; only the start is made plain. */
function shownRequest(request: Body, { startMs }: Period): Body {
  const expiration = inner(inner(request, 'scheduleInfo'), 'expiration');
  return {
    startDateTime: stamp(startMs),
    recurrence: null,
    expiration: {
      type: text(expiration, 'type') ?? 'noExpiration',
      endDateTime: expiration?.endDateTime ?? null,
      duration: expiration?.duration ?? null,
    },
  };
}

function noteGiven(
  call: Call,
  kind: PimKind,
  schedule: Body,
  existing: Body | undefined,
  period: Period,
): void {
  const who = nameOfId(call.tenant, text(schedule, 'principalId') ?? '');
  const what = kind.what(call.tenant, schedule);
  const state = kind.eligible ? 'eligible' : 'active';
  const previous = existing && periodOf(existing);
  call.note({
    summary: existing
      ? `${who}: ${state} time for ${what} changed`
      : `${who} made ${state} for ${what}`,
    before: previous
      ? `${state} ${asPeriod(previous.startMs, previous.endMs, call.now)}`
      : `not ${state}`,
    after: `${state} ${asPeriod(period.startMs, period.endMs, call.now)}`,
    audit: auditOf(call, kind, schedule, existing ? 'Update' : 'Add'),
  });
}

function auditOf(call: Call, kind: PimKind, schedule: Body, verb: 'Add' | 'Update' | 'Remove') {
  const principalId = text(schedule, 'principalId') ?? '';
  const member = kind.eligible ? 'eligible member' : 'member';
  const where = verb === 'Remove' ? 'from role' : 'to role';
  return {
    activity: `${verb} ${member} ${where} in PIM completed (timebound)`,
    category: kind.requests.startsWith('group') ? 'GroupManagement' : 'RoleManagement',
    service: 'PIM',
    operation: verb === 'Remove' ? ('Unassign' as const) : ('Assign' as const),
    targets: [
      {
        id: text(schedule, 'roleDefinitionId') ?? text(schedule, 'groupId') ?? '',
        type: 'Role' as const,
        displayName: kind.what(call.tenant, schedule),
      },
      { id: principalId, type: 'User' as const, displayName: nameOfId(call.tenant, principalId) },
    ],
  };
}

function remove(call: Call, kind: PimKind, request: Body, existing: Body | undefined): Body {
  if (!existing) throw refused('RoleAssignmentDoesNotExist', 'The Role assignment does not exist.');
  const activated = text(existing, 'assignmentType')?.toLowerCase() === 'activated';
  const { startMs } = periodOf(existing);
  // Of activations this is seen in public reports; of assignments in groups it is published, without a code:
  // https://learn.microsoft.com/entra/id-governance/privileged-identity-management/groups-assign-member-owner
  if ((activated || kind.staysAtFirst) && call.now >= startMs && call.now < startMs + FIVE_MINUTES)
    throw refused(
      'ActiveDurationTooShort',
      'The active duration is too short (minimum 5 minutes).',
    );
  const done: Body = {
    ...request,
    status: 'Revoked',
    targetScheduleId: existing.id,
    scheduleInfo: request.scheduleInfo ?? null,
  };
  if (flag(request, 'isValidationOnly')) return done;
  kind.drop(call.tenant, existing);
  kind.ended?.(call.world, call.tenant, existing);
  const who = nameOfId(call.tenant, text(existing, 'principalId') ?? '');
  const state = kind.eligible ? 'eligible' : 'active';
  const { endMs } = periodOf(existing);
  call.note({
    summary: `${who} is no longer ${state} for ${kind.what(call.tenant, existing)}`,
    before: `${state} ${asPeriod(startMs, endMs, call.now)}`,
    after: `not ${state}`,
    audit: auditOf(call, kind, existing, 'Remove'),
  });
  return done;
}

/** Withdraws a request whose time has not come. */
export function cancelRequest(call: Call, kind: PimKind): Reply {
  const request = call.tenant.rows(kind.requests).get(call.params.id ?? '');
  if (!request) throw refused('RequestNotFound', 'The request is not found.');
  const schedule = findSchedule(kind, call.tenant, request);
  // Which code an ended request gets is inference.
  if (text(request, 'status') !== 'Granted' || !schedule || hasStarted(schedule, call.now))
    throw refused(
      'RequestCannotBeCancelled',
      'Only a request that is not yet in force can be cancelled.',
    );
  kind.drop(call.tenant, schedule);
  call.tenant.put(kind.requests, text(request, 'id') ?? '', { ...request, status: 'Canceled' });
  call.note({
    summary: `Planned ${kind.eligible ? 'eligibility' : 'assignment'} of ${nameOfId(call.tenant, text(request, 'principalId') ?? '')} for ${kind.what(call.tenant, request)} cancelled`,
    before: 'planned',
    after: 'cancelled',
    audit: auditOf(call, kind, request, 'Remove'),
  });
  return { status: 204 };
}
