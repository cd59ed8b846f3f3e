// What does not go together across tenants: ids of directory roles are those of templates, alike in every tenant.
import { describe, expect, test } from 'vitest';
import { checkDuties } from '../../src/usecases/check-duties.ts';
import { identifyPerson } from '../../src/usecases/identify-person.ts';
import { AWAY, EMPLOYEE, estate, GROUP, HOME, ROLE, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

/** Wanted in the other tenant by somebody who holds a role in the directory at home. */
async function wanted(kind: string, id: string) {
  const home = tenant({ name: 'home', id: HOME, displayName: 'Home', domains: ['home.example'] });
  const world = new World(
    estate({
      tenants: [home, tenant()],
      incompatible: [
        {
          id: 'one-tenant',
          place: 'estate.yaml:9',
          between: [
            [{ kind: 'pim-eligibility', tenantId: HOME, resource: ROLE }],
            [{ kind, tenantId: AWAY, resource: id }],
          ],
          because: 'Nobody reads both.',
        },
      ],
    }),
  );
  const held = { principalId: EMPLOYEE.objectId, roleId: ROLE, scope: '/', until: null };
  world.directory.eligibilities.push(held);
  const person = await identifyPerson(world.deps, EMPLOYEE);
  if (!person.ok) throw new Error('not identified');
  return checkDuties(
    { estate: world.estate, facts: world.directory, store: world.store },
    {
      resource: { kind, tenantId: AWAY, id },
      title: 'It',
      rule: rule(),
      people: [person.value],
      self: true,
    },
  );
}

describe('a role that somebody holds in the directory of another tenant', () => {
  test.each([
    ['a group', 'guest-access', GROUP],
    ['the role of the same id', 'pim-eligibility', ROLE],
  ])('is seen where %s does not go together with it', async (_, kind, id) => {
    expect(await wanted(kind, id)).toMatchObject({
      ok: false,
      error: { code: 'incompatible', sentence: expect.stringContaining('in Home') },
    });
  });
});
