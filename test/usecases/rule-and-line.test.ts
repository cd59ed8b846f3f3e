// Whoever is refused in the form is told which rule says so, and where it stands.
import { expect, test } from 'vitest';
import type { PolicyRule } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';
import { estate, OWNER, ROLE, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const AT = 'everything (estate.yaml:1)';
const under = (change: Partial<PolicyRule>, ...before: PolicyRule[]) =>
  new World(estate({ policies: [...before, rule(change)] }));

async function refusedWith(world: World, change: Parameters<World['ask']>[0] = {}) {
  const sent = await world.ask(change);
  return sent.ok
    ? sent.value.state
    : sent.error.map(({ code, sentence, next }) => `${code}: ${sentence} ${next}`).join();
}

async function had(world: World, kind: string): Promise<void> {
  const sent = await world.ask({ kind });
  if (!sent.ok) throw new Error(sent.error.map(({ code }) => code).join());
  await world.approve(sent.value.id);
  await world.settle();
}

test('what a rule refuses', async () => {
  const said = await refusedWith(under({ decision: 'refuse', because: 'Not this year.' }));
  expect(said).toContain(`refused-by-rule: Not this year. That is rule ${AT}; questions about it`);
});

test('for longer than a rule allows', async () => {
  const said = await refusedWith(under({ longest: DAY }));
  expect(said).toContain(
    `duration-too-long: 7 days is longer than the 1 day that rule ${AT} allows here.`,
  );
});

test('for longer than any of those allows that could be the one', async () => {
  const forMembers = rule({
    id: 'members',
    place: 'estate.yaml:8',
    longest: 2 * DAY,
    recipients: { userTypes: ['member'] },
  });
  const said = await refusedWith(under({ longest: DAY }, forMembers));
  expect(said).toContain('the 2 days that rule members (estate.yaml:8) and rule everything');
});

test('renewed as often as a rule allows', async () => {
  const kind = 'pim-eligibility';
  const never = under({ renewal: { atMost: 0 } });
  await had(never, kind);
  expect(await refusedWith(never, { kind })).toContain(`Rule ${AT} lets nobody ask for longer`);
  const once = under({ renewal: { atMost: 1 } });
  await had(once, kind);
  await had(once, kind);
  expect(await refusedWith(once, { kind })).toContain(`as often as rule ${AT} allows.`);
});

test('more at once than a rule allows, and what does not go together', async () => {
  const world = under({ atOnce: 1 });
  await had(world, 'pim-eligibility');
  expect(await refusedWith(world)).toContain(`Rule ${AT} lets one person have one thing at once`);
  const { id: tenantId } = world.estate.tenants.find(({ name }) => name === 'away') ?? { id: '' };
  const between = ['guest-access', 'pim-eligibility'].map((kind) => [
    { kind, tenantId, resource: kind === 'guest-access' ? '*' : ROLE },
  ]) as never;
  const apart = { id: 'apart', place: 'limits.yaml:4', because: 'Two pairs of eyes.', between };
  const other = new World(estate({ incompatible: [apart] }));
  await had(other, 'pim-eligibility');
  expect(await refusedWith(other)).toContain('That is rule apart (limits.yaml:4).');
});

test('nobody, or too few, whom a rule could ask', async () => {
  const owners = [{ person: 'owner', account: OWNER }];
  const alone = (change: Partial<PolicyRule>) => {
    const tenants = estate().tenants.map((one) =>
      one.owners.length > 0 ? { ...one, owners } : one,
    );
    return new World(estate({ tenants, policies: [rule(change)] }));
  };
  const own = { kind: 'pim-eligibility', actor: OWNER };
  expect(await refusedWith(alone({}), own)).toContain(
    `no-approver: Nobody but you could decide about this in Away, and nobody decides for themselves. Ask it@away.example to name a second owner. Who decides stands in rule ${AT}.`,
  );
  const two = alone({ alsoApprovers: ['owner'] });
  expect(await refusedWith(two)).toContain(`too-few-approvers: `);
  expect(await refusedWith(two)).toContain(`Who decides stands in rule ${AT}.`);
});
