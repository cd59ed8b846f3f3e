// Whom "erase" and "hold" mean: a whole name, a whole address or an account, never who only begins so.
import { expect, test } from 'vitest';
import { runErase } from '../../src/wiring/erase-command.ts';
import { runHold } from '../../src/wiring/hold-command.ts';
import { estate } from '../fakes/estate.ts';
import type { Stores } from '../support/database.ts';
import { ownStores } from '../support/own-stores.ts';
import { newDecision } from '../support/store-behaviour.ts';

let stores: Stores;
ownStores(async (opened) => {
  stores = opened;
  await stores.store.create(newDecision(), 'one');
});

const deps = (people = estate().people) => ({
  ...stores,
  doorbell: {} as never,
  estate: estate({ people }),
});
const erase = (person: string, people = estate().people) =>
  runErase(deps(people), { do: 'erase', person, really: false });

test.each(['Em', 'em p', 'Ployee', 'em@home.exampl', 'em@home'])(
  '"%s" is nobody, though it is the beginning or the end of somebody',
  async (said) => {
    for (const people of [estate().people, []]) {
      expect(await erase(said, people)).toMatchObject({
        ok: false,
        error: { code: 'nobody-known' },
      });
    }
    expect(
      await runHold(deps(), { do: 'hold-add', person: said, because: 'Case', by: 'Counsel' }),
    ).toMatchObject({ ok: false, error: { code: 'nobody-known' } });
  },
);

test.each(['Em Ployee', ' em   ployee ', 'em@home.example', 'EM@HOME.EXAMPLE'])(
  '"%s" is the one who is called so',
  async (said) => {
    expect(await erase(said)).toMatchObject({ ok: true, value: { name: 'Em Ployee' } });
  },
);

test('a whole name is found in the record as well, and two who bear it are told apart', async () => {
  expect(await erase('em ployee', [])).toMatchObject({
    ok: false,
    error: { code: 'several-people' },
  });
});
