// A name that many bear: whoever may be seen is found among them, and who is left out is told of.
import { describe, expect, test } from 'vitest';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { accountKey } from '../../src/shared/account.ts';
import { findHistory } from '../../src/usecases/find-history.ts';
import { AWAY, EMPLOYEE, HOME, OWNER, STRANGER } from '../fakes/estate.ts';
import { memoryHistory } from '../fakes/memory-history.ts';
import { World } from '../fakes/world.ts';

const zoe = { query: {}, person: { said: 'Zoe', part: 'any' } } as const;

/** So many of them with a request in a tenant, and one whom the owner of Away may see. */
async function many(count: number, tenantId: string) {
  const world = new World();
  const made = await world.ask();
  if (!made.ok) throw new Error('not asked');
  const request = world.request(made.value.id);
  const called = (of: AccessRequest, one: typeof EMPLOYEE, name: string): AccessRequest => ({
    ...of,
    personal: of.personal && { ...of.personal, names: { [accountKey(one)]: name } },
  });
  const others = Array.from({ length: count }, (_, n) => {
    const pad = String(n).padStart(12, '0');
    const one = { tenantId: HOME, objectId: `d0000000-0000-4000-8000-${pad}` };
    const { plan } = request;
    const steps = plan.steps.map((step) => ({ ...step, change: { ...step.change, tenantId } }));
    const theirs = {
      ...request,
      id: `other-${n}`,
      requestor: one,
      beneficiary: one,
      approvers: [],
      sides: [{ id: tenantId, name: 'Theirs' }],
      plan: { ...plan, resource: { ...plan.resource, tenantId }, steps },
    };
    return called(theirs, one, `Zoe ${pad}`);
  });
  const all = [...others, called(request, EMPLOYEE, 'Zoe Zeta')];
  const deps = { ...world.deps, history: memoryHistory(() => all) };
  const find = async (who: typeof OWNER) => {
    const found = await findHistory(deps, who, zoe);
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  };
  return { id: request.id, find };
}

describe('a first name that many bear', () => {
  test('finds the one of whom an owner may see something, behind fifty of other tenants', async () => {
    const { id, find } = await many(50, HOME);
    expect(await find(OWNER)).toMatchObject({ is: 'page', page: { requests: [{ id }] } });
  });

  test('offers eight, and says that there are more only where they may be seen', async () => {
    const all = await (await many(50, AWAY)).find(OWNER);
    expect(all).toMatchObject({ is: 'choice', more: true });
    expect(all.is === 'choice' && all.people).toHaveLength(8);
    const few = await (await many(5, AWAY)).find(OWNER);
    expect(few).toMatchObject({ is: 'choice', more: false });
    expect(few.is === 'choice' && few.people).toHaveLength(6);
  });

  test('tells nothing of them to whoever may see nothing', async () => {
    const { find } = await many(50, AWAY);
    expect(await find(STRANGER)).toMatchObject({ is: 'page', page: { requests: [] } });
  });
});
