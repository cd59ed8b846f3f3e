// What the grants on one thing tell together: who set out to make it, and until when we gave it.
import { describe, expect, test } from 'vitest';
import { pastOf } from '../../src/domain/access/past.ts';
import type { AccessRequest, StepRecord } from '../../src/domain/access/request.ts';
import { DAY } from '../../src/shared/duration.ts';
import { NOW, pending } from '../fakes/access.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, ROLE } from '../fakes/estate.ts';

const KEY = `eligible/${AWAY}/${ROLE}//${EMPLOYEE_ADMIN.objectId}`;

/** A grant of the role for so many days, as it stands. */
const grant = (
  days: number,
  record: Partial<StepRecord>,
  ending?: AccessRequest['ending'],
): AccessRequest => {
  const request = pending();
  const change = {
    type: 'become-eligible',
    tenantId: AWAY,
    roleId: ROLE,
    scope: '/',
    principal: { objectId: EMPLOYEE_ADMIN.objectId },
  } as const;
  const step = { id: 'eligible', change, identity: 'pim-writer', permission: '', calls: 3 };
  return {
    ...request,
    plan: { ...request.plan, steps: [step] },
    steps: [{ id: 'eligible', state: 'done', ours: true, ...record }],
    expiresAt: NOW + days * DAY,
    ...(ending && { ending }),
  };
};
const ended = (day: number) => ({ why: 'revoked', since: NOW + day * DAY }) as const;
const proof = (day: number) => ({ at: NOW + day * DAY, says: '', requestIds: [] });
const kept = (days: number, day: number) =>
  grant(days, { state: 'kept', kept: 'needed' }, ended(day));

describe('until when we gave it', () => {
  const until = (...grants: AccessRequest[]) => pastOf(grants, KEY, undefined).givenUntil;

  test('is the latest end of the grants that hold it', () => {
    expect(until(grant(10, {}), grant(20, {}))).toBe(NOW + 20 * DAY);
  });

  test('is still the later end when that grant was over first and left it to the other', () => {
    expect(until(grant(10, {}), kept(20, 5))).toBe(NOW + 20 * DAY);
  });

  test('forgets what was given before it was once read back as gone', () => {
    const gone = grant(10, { state: 'undone', evidence: proof(6) }, ended(6));
    expect(until(gone)).toBeUndefined();
    expect(until(gone, kept(20, 5), grant(12, {}))).toBe(NOW + 12 * DAY);
  });

  test('does not count what has not been given, or was there before', () => {
    expect(until(grant(20, { state: 'todo', ours: false }))).toBeUndefined();
    expect(until(grant(20, { state: 'found', ours: false }))).toBeUndefined();
  });
});

describe('who set out to make it', () => {
  const guest = (objectId: string | undefined, begunAt: number, state: StepRecord['state']) => {
    const request = pending();
    const record = { id: 'guest', state, ours: true, begunAt } as const;
    const [, ...others] = request.steps;
    const first: StepRecord = objectId ? { ...record, outputs: { objectId } } : record;
    return { ...request, steps: [first, ...others] };
  };
  const key = `guest/${AWAY}/${EMPLOYEE.tenantId}/${EMPLOYEE.objectId}`;
  const begun = (...grants: AccessRequest[]) => pastOf(grants, key, { objectId: 'g' }).begunAt;

  test('is the first that set out for this very object', () => {
    expect(begun(guest('g', 7, 'done'), guest('g', 5, 'done'))).toBe(5);
    expect(begun(guest('g', 7, 'done'), guest('earlier', 1, 'undone'))).toBe(7);
  });

  test('may be one that never learnt what came of it', () => {
    expect(begun(guest(undefined, 3, 'begun'))).toBe(3);
    expect(begun(guest(undefined, 3, 'undone'))).toBeUndefined();
  });
});
