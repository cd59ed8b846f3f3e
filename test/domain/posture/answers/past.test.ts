// How it was on a day: by what was kept, and honestly nothing where nothing was.
import { describe, expect, test } from 'vitest';
import { wasUnkept } from '../../../../src/domain/posture/answers/asking.ts';
import { NOTHING_DECLARED } from '../../../../src/domain/posture/declared.ts';

const view = (readings: object) =>
  ({ tenant: {}, declared: NOTHING_DECLARED, facts: { tenantId: 't', readings } }) as never;

describe('a tenant of which nothing was kept', () => {
  test('has not one area that was read', () => {
    expect(wasUnkept(view({}))).toBe(true);
    expect(wasUnkept(view({ users: { state: 'unreadable' } }))).toBe(true);
    expect(wasUnkept(view({ users: { state: 'read', value: [], asOf: 1 } }))).toBe(false);
  });
});
