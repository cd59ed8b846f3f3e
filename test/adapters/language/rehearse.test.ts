// What is read for nothing at the start is read as anybody's words are.
import { expect, test } from 'vitest';
import { rehearse } from '../../../src/adapters/language/rehearse.ts';
import { checks } from '../../../src/domain/posture/checks/index.ts';
import { HOME, tenant } from '../../fakes/estate.ts';

const estate = {
  organization: 'x',
  tenants: [tenant({ id: HOME, name: 'home' })],
  people: [],
  oncall: [],
  posture: { readers: [] },
  policies: [],
};

test('others have their turn after every question, over an empty estate too', () => {
  const now = Date.UTC(2026, 10, 20, 9);
  expect([...rehearse(checks, estate, now)].length).toBeGreaterThan(5);
  expect(() => [...rehearse([], { ...estate, tenants: [] }, now)]).not.toThrow();
});
