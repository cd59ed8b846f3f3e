// Whoever decides must not be an account that may be in other hands; where that cannot be seen, the record says so.
import { describe, expect, test } from 'vitest';
import type { Fact, FactQuery } from '../../src/domain/facts.ts';
import type { FactReader } from '../../src/ports/fact-reader.ts';
import { accountKey } from '../../src/shared/account.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const SECOND = { tenantId: AWAY, objectId: 'b0000000-0000-4000-8000-000000000002' };
const SECURITY = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000001' };

const worldOf = (also: string[] = []): World => {
  const owners = [
    { person: 'owner', account: OWNER },
    { person: 'second', account: SECOND },
  ];
  const world = new World(
    estate({
      tenants: estate().tenants.map((one) => (one.id === AWAY ? tenant({ owners }) : one)),
      people: [
        ...estate().people,
        { name: 'second', displayName: 'S. Econd', accounts: [SECOND] },
        { name: 'security', displayName: 'S. Ecurity', accounts: [SECURITY] },
      ],
      policies: [rule(also.length > 0 ? { alsoApprovers: also } : {})],
    }),
  );
  world.directory.add(account(SECOND), account(SECURITY));
  return world;
};

async function asked(world: World): Promise<string> {
  const result = await world.ask();
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  return result.value.id;
}

const code = (result: Awaited<ReturnType<World['approve']>>) =>
  result.ok ? result.value.outcome : result.error.refusal.code;

const entry = (world: World, verb: string) => {
  const found = world.store.audit.filter((one) => one.verb === verb).at(-1);
  if (!found) throw new Error(`Nothing was recorded as ${verb}.`);
  return found;
};

describe('an account at risk', () => {
  test('does not approve; another owner does, and the audit has both', async () => {
    const world = worldOf();
    const id = await asked(world);
    world.directory.risks.set(accountKey(OWNER), 'at-risk');
    expect(code(await world.approve(id))).toBe('approver-at-risk');
    expect(world.request(id).state).toBe('pending');
    expect(entry(world, 'approval-refused').details).toMatchObject({ code: 'approver-at-risk' });
    expect(code(await world.approve(id, SECOND))).toBe('approved');
    expect(entry(world, 'approved').details).toMatchObject({ risk: 'clear' });
  });

  test('does not deny either', async () => {
    const world = worldOf();
    const id = await asked(world);
    world.directory.risks.set(accountKey(OWNER), 'at-risk');
    expect(code(await world.deny(id, 'Ask for less'))).toBe('approver-at-risk');
    expect(world.request(id).state).toBe('pending');
  });

  test('has said nothing, if it was marked after its yes', async () => {
    const world = worldOf(['security']);
    const id = await asked(world);
    expect(code(await world.approve(id, OWNER))).toBe('agreed');
    world.directory.risks.set(accountKey(OWNER), 'at-risk');
    expect(code(await world.approve(id, SECURITY))).toBe('agreed');
    expect(world.request(id).agreed.map(({ by }) => by)).toEqual([SECURITY]);
    expect(code(await world.approve(id, SECOND))).toBe('approved');
  });
});

describe('where it cannot be seen', () => {
  test.each(['unlicensed', 'not-permitted'] as const)('%s: decided, and said', async (why) => {
    const world = worldOf();
    const id = await asked(world);
    world.directory.risks.set(accountKey(OWNER), why);
    expect(code(await world.approve(id))).toBe('approved');
    expect(world.request(id).agreed[0]).toMatchObject({ risk: why });
    expect(entry(world, 'approved').details).toMatchObject({ risk: why });
  });

  test('a directory that does not answer decides nothing, and hinders no denial', async () => {
    const world = worldOf();
    const id = await asked(world);
    const silent = { ...world.deps, facts: silentAbout('account-risk', world.deps.facts) };
    const click = (verdict: Parameters<typeof reviewRequest>[1]['verdict']) =>
      reviewRequest(silent, { actor: OWNER, requestId: id, verdict });
    const shownHash = world.request(id).plan.hash;
    expect(code(await click({ approve: true, shownHash }))).toBe('tenant-unreadable');
    expect(world.request(id).state).toBe('pending');
    expect(code(await click({ approve: false, reason: 'Ask for less' }))).toBe('denied');
  });
});

test('it is asked in the first round, beside everything else', async () => {
  const world = worldOf();
  const id = await asked(world);
  const rounds: FactQuery[][] = [];
  const facts: FactReader = {
    read: (queries) => {
      rounds.push([...queries]);
      return world.directory.read(queries);
    },
  };
  const shownHash = world.request(id).plan.hash;
  await reviewRequest(
    { ...world.deps, facts },
    { actor: OWNER, requestId: id, verdict: { approve: true, shownHash } },
  );
  const about = (round: FactQuery[]) => round.filter(({ fact }) => fact === 'account-risk');
  expect(rounds.map((round) => about(round).length)).toEqual([1, ...rounds.slice(1).map(() => 0)]);
  expect(rounds.flatMap(about)).toEqual([{ fact: 'account-risk', ...OWNER }]);
});

const silentAbout = (fact: FactQuery['fact'], inner: FactReader): FactReader => ({
  read: async (queries, signal) => {
    const answers = await inner.read(queries, signal);
    return answers.map(
      (answer, i): Fact<unknown> =>
        queries[i]?.fact === fact
          ? {
              known: false,
              reason: { tenantId: AWAY, code: 'no-answer', sentence: 'it does not answer' },
            }
          : answer,
    );
  },
});
