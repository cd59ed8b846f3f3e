// One action reads each fact once, and what can be foreseen in one round.
import { describe, expect, test } from 'vitest';
import type { Estate } from '../../src/domain/estate/estate.ts';
import type { FactQuery } from '../../src/domain/facts.ts';
import type { FactReader } from '../../src/ports/fact-reader.ts';
import { readOnce } from '../../src/usecases/read-once.ts';
import { requestAccess } from '../../src/usecases/request-access.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { account, role } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, GROUP, OWNER, ROLE } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const A: FactQuery = { fact: 'group', tenantId: 't', groupId: 'a' };
const B: FactQuery = { fact: 'group', tenantId: 't', groupId: 'b' };

class Counted implements FactReader {
  readonly rounds: string[][] = [];
  private readonly inner: FactReader;
  constructor(inner: FactReader) {
    this.inner = inner;
  }
  read: FactReader['read'] = (queries, signal) => {
    this.rounds.push(queries.map((query) => JSON.stringify(query)));
    return this.inner.read(queries, signal);
  };
}

/** With one more role in the tenant that is asked, which may be the smaller one. */
const offering = (estate: Estate, roleId: string): Estate => ({
  ...estate,
  tenants: estate.tenants.map((tenant) =>
    tenant.id === AWAY
      ? { ...tenant, offers: { ...tenant.offers, roles: [...tenant.offers.roles, roleId] } }
      : tenant,
  ),
});

const echo: FactReader = {
  read: async (queries) => queries.map((value) => ({ known: true, value, asOf: 0 })),
};

describe('facts of one action', () => {
  test('the same question twice is one read, whatever order its words have', async () => {
    const counted = new Counted(echo);
    const facts = readOnce(counted);
    const turned: FactQuery = { groupId: 'a', tenantId: 't', fact: 'group' };
    const [first, second] = [await facts.read([A, B, A]), await facts.read([turned])];
    expect(first.map((fact) => fact.known && fact.value)).toEqual([A, B, A]);
    expect(second).toEqual([first[0]]);
    expect(counted.rounds).toHaveLength(1);
  });

  test('what is foreseen is under way before it is asked', async () => {
    const counted = new Counted(echo);
    const facts = readOnce(counted);
    facts.foresee([A]);
    expect(counted.rounds).toHaveLength(1);
    await facts.read([A]);
    expect(counted.rounds).toHaveLength(1);
  });

  test('a failure reaches whoever asks, and nobody else', async () => {
    const facts = readOnce({ read: () => Promise.reject(new Error('broken')) });
    facts.foresee([A]);
    await new Promise((resolve) => setImmediate(resolve));
    await expect(facts.read([A])).rejects.toThrow('broken');
  });
});

describe.each([
  { kind: 'guest-access', resource: GROUP, most: 3 },
  // Whether they are eligible already follows from which account is theirs there.
  { kind: 'pim-eligibility', resource: ROLE, most: 4 },
])('rounds of $kind', ({ kind, resource, most }) => {
  const play = async (meanwhile: (world: World) => void = () => {}) => {
    const world = new World();
    const other = '40000000-0000-4000-8000-00000000000f';
    world.directory.roles.set(other, role({ id: other, actions: ['microsoft.directory/x/read'] }));
    const counted = new Counted(world.directory);
    const deps = { ...world.deps, estate: offering(world.deps.estate, other), facts: counted };
    const fields = {
      resource: `away/${resource}`,
      duration: 'P7D',
      justification: 'For the close.',
    };
    const asked = await requestAccess(deps, { actor: EMPLOYEE, formId: 'form', kind, fields });
    if (!asked.ok) throw new Error(asked.error.map((why) => why.code).join());
    const toAsk = counted.rounds.splice(0);
    meanwhile(world);
    const decided = await reviewRequest(deps, {
      actor: OWNER,
      requestId: asked.value.id,
      verdict: { approve: true, shownHash: asked.value.plan.hash },
    });
    expect(decided.ok).toBe(true);
    const all = counted.rounds.flat();
    expect(new Set(all).size).toBe(all.length);
    return { toAsk, toDecide: counted.rounds };
  };

  test('a decision needs one, a request few, and nothing is read twice', async () => {
    const { toAsk, toDecide } = await play();
    // The last one reads whom it asks: who that is follows from the others.
    expect(toAsk.length).toBeLessThanOrEqual(most);
    expect(toDecide).toHaveLength(1);
  });

  test('what was foreseen by an address that somebody has no more is read anew', async () => {
    const { toDecide } = await play(({ directory }) => {
      directory.add(account(EMPLOYEE, { userPrincipalName: 'wed@home.example' }));
    });
    expect(toDecide).toHaveLength(2);
    expect(toDecide[1]?.join()).toContain('wed@home.example');
  });
});
