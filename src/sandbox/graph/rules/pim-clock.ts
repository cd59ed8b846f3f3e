// PIM schedules begin and end by themselves.
import { addAudit } from '../audit.ts';
import { type Body, text } from '../body.ts';
import { declareClockwork } from '../due.ts';
import { addChange } from '../feed.ts';
import { nameOfId } from '../objects.ts';
import type { Tenant } from '../state/tenant.ts';
import { asPeriod, asTime } from '../words.ts';
import type { GraphWorld } from '../world.ts';
import type { PimKind } from './pim-kind.ts';
import { periodOf } from './schedule.ts';

const BY = 'Microsoft Entra PIM';

const isWaiting = (schedule: Body) => text(schedule, 'status') === 'Granted';

export function keepTime(kind: PimKind): void {
  declareClockwork({
    *moments(tenant) {
      for (const { body } of tenant.rows(kind.schedules).rows()) {
        const { startMs, endMs } = periodOf(body);
        if (isWaiting(body)) yield startMs;
        if (endMs !== undefined) yield endMs;
      }
    },
    settle(world, tenant, now) {
      for (const { body } of [...tenant.rows(kind.schedules).rows()]) {
        const { startMs, endMs } = periodOf(body);
        if (endMs !== undefined && endMs <= now) end(world, tenant, kind, body, endMs);
        else if (isWaiting(body) && startMs <= now) begin(world, tenant, kind, body, startMs);
      }
    },
  });
}

function begin(world: GraphWorld, tenant: Tenant, kind: PimKind, schedule: Body, atMs: number) {
  const id = text(schedule, 'id') ?? '';
  tenant.put(kind.schedules, id, { ...schedule, status: 'Provisioned' });
  const request = tenant.rows(kind.requests).get(text(schedule, 'createdUsing') ?? id);
  if (request)
    tenant.put(kind.requests, text(request, 'id') ?? '', { ...request, status: 'Provisioned' });
  kind.begun?.(world, tenant, schedule);
  const state = kind.eligible ? 'eligible' : 'active';
  tell(world, tenant, kind, schedule, atMs, {
    summary: `is now ${state} for`,
    before: `not yet ${state}`,
    after: `${state} ${asPeriod(atMs, periodOf(schedule).endMs, atMs)}`,
    activity: `Add ${kind.eligible ? 'eligible ' : ''}member to role in PIM completed (timebound)`,
  });
}

function end(world: GraphWorld, tenant: Tenant, kind: PimKind, schedule: Body, atMs: number) {
  tenant.remove(kind.schedules, text(schedule, 'id') ?? '');
  kind.ended?.(world, tenant, schedule);
  const state = kind.eligible ? 'eligible' : 'active';
  tell(world, tenant, kind, schedule, atMs, {
    summary: `is no longer ${state}, its time was over, for`,
    before: `${state} until ${asTime(atMs)}`,
    after: `not ${state}`,
    activity: `Remove ${kind.eligible ? 'eligible ' : ''}member from role (PIM activation expired)`,
  });
}

interface Told {
  summary: string;
  before: string;
  after: string;
  activity: string;
}

function tell(
  world: GraphWorld,
  tenant: Tenant,
  kind: PimKind,
  schedule: Body,
  atMs: number,
  told: Told,
) {
  const principalId = text(schedule, 'principalId') ?? '';
  const who = nameOfId(tenant, principalId);
  const what = kind.what(tenant, schedule);
  addChange(world, {
    atMs,
    tenant: tenant.about.slug,
    summary: `${who} ${told.summary} ${what}`,
    before: told.before,
    after: told.after,
    by: BY,
    method: '',
    path: '',
    clientRequestId: '',
  });
  addAudit(
    tenant,
    atMs,
    { displayName: 'MS-PIM' },
    {
      activity: told.activity,
      category: kind.requests.startsWith('group') ? 'GroupManagement' : 'RoleManagement',
      service: 'PIM',
      targets: [
        {
          id: text(schedule, 'roleDefinitionId') ?? text(schedule, 'groupId') ?? '',
          type: 'Role',
          displayName: what,
        },
        { id: principalId, type: 'User', displayName: who },
      ],
    },
    crypto.randomUUID(),
  );
}
