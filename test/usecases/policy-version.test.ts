// Every decision names the rule it followed, its line, and the version of the files that the line is in.
import { expect, test } from 'vitest';
import { estate, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const FOLLOWED = { id: 'everything', place: 'policies/10.yaml:3', version: 'a'.repeat(64) };

async function asked() {
  const world = new World(estate({ policies: [rule(FOLLOWED)] }));
  const result = await world.ask();
  if (!result.ok) throw new Error('It could not be asked for.');
  return { world, id: result.value.id };
}

test('a request keeps it, with what the rules looked at besides', async () => {
  const { world, id } = await asked();
  expect(world.request(id)).toMatchObject({
    policy: FOLLOWED,
    asked: { userType: 'member', home: world.request(id).requestor, recipient: 'guest' },
  });
});

test.each(['approved', 'denied'] as const)('%s: the audit keeps it', async (verb) => {
  const { world, id } = await asked();
  if (verb === 'approved') await world.approve(id);
  else await world.deny(id, 'Not this quarter');
  expect(world.store.audit.find((entry) => entry.verb === verb)?.details).toMatchObject({
    policy: FOLLOWED,
  });
});

test('a rule that names no version is followed as before', async () => {
  const world = new World();
  const result = await world.ask();
  expect(result.ok && world.request(result.value.id).policy).toEqual({
    id: 'everything',
    place: 'estate.yaml:1',
  });
});
