// A rule may ask one tenant twice: the second time too it is that tenant.
import { expect, test } from 'vitest';
import { concernsTenant } from '../../src/domain/onboarding/leaving.ts';
import { tenantsIn } from '../../src/usecases/cut-scope.ts';
import { pending } from '../fakes/access.ts';
import { AWAY, estate } from '../fakes/estate.ts';

const THIRD = '30000000-0000-4000-8000-000000000003';
const asked = { ...pending(), sides: [{ id: `s1g2/${THIRD}`, name: 'Third' }] };

test('whoever leaves is found by it', () => {
  expect(concernsTenant(estate(), asked, THIRD)).toBe(true);
});

test('whoever is cut off is cut off there as well', () => {
  expect(tenantsIn([asked])).toEqual([AWAY, THIRD]);
});
