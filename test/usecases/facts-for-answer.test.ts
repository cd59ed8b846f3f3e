// What an answer rests on: among it how a tenant stood when somebody accepted it, so that drift can be told.
import { expect, test } from 'vitest';
import { NOTHING_DECLARED } from '../../src/domain/posture/declared.ts';
import type { TenantFacts } from '../../src/domain/posture/reading.ts';
import { type FactsDeps, factsFor } from '../../src/usecases/facts-for-answer.ts';
import { AWAY, estate } from '../fakes/estate.ts';

const ACCEPTED = Date.UTC(2026, 9, 1);
const NOW = Date.UTC(2026, 10, 29);

const facts = (asOf: number): TenantFacts => ({
  tenantId: AWAY,
  readings: { authenticationMethodsPolicy: { state: 'read', value: {}, asOf } },
});

function depsOf(kept: TenantFacts, acceptedOn: number | null): FactsDeps {
  const whole = estate();
  const declared = { ...NOTHING_DECLARED, acceptedOn };
  return {
    estate: { ...whole, posture: { ...whole.posture, tenants: { [AWAY]: declared } } },
    clock: { now: () => NOW },
    postureStore: {
      latest: async () => new Map([[AWAY, facts(NOW)]]),
      asOf: async (_: string, moment: number) =>
        moment === ACCEPTED ? kept : { tenantId: AWAY, readings: {} },
      keep: async () => undefined,
    },
    surveyor: { survey: async () => facts(NOW) },
    freshWithin: () => AbortSignal.timeout(1_000),
  } as unknown as FactsDeps;
}

const ask = (deps: FactsDeps) =>
  factsFor(deps, { tenants: [AWAY], areas: ['authenticationMethodsPolicy'] }, new Set([AWAY]));

test('drift is compared with the reading of the day that was declared as accepted', async () => {
  const then = facts(ACCEPTED - 1);
  const { estate: view } = await ask(depsOf(then, ACCEPTED));
  expect(view.baseline?.(AWAY)).toBe(then);
});

test('without a reading from then, and where nothing was accepted, there is nothing to compare with', async () => {
  const nothing: TenantFacts = { tenantId: AWAY, readings: {} };
  for (const deps of [depsOf(nothing, ACCEPTED), depsOf(facts(1), null)]) {
    const { estate: view } = await ask(deps);
    expect(view.baseline?.(AWAY)).toBeUndefined();
  }
});

test('how it was on a day rests on what was kept then, and on nothing read since', async () => {
  const then = facts(ACCEPTED - 1);
  const past = (moment: number) =>
    factsFor(
      depsOf(then, null),
      { tenants: [AWAY], areas: ['authenticationMethodsPolicy'], until: moment, only: true },
      new Set([AWAY]),
    );
  const { estate: kept } = await past(ACCEPTED);
  expect(kept.now).toBe(ACCEPTED);
  expect(kept.view(AWAY)?.facts).toEqual(then);
  const { estate: unkept } = await past(ACCEPTED - 5);
  expect(unkept.view(AWAY)?.facts.readings.authenticationMethodsPolicy?.state).not.toBe('read');
});
