// Whom nothing finds at home any more is looked for under the address of the invitation, not under another of theirs.
import { expect, test } from 'vitest';
import { inviteGuest } from '../../src/adapters/entra/changes/invite-guest.ts';
import type { InviteGuest } from '../../src/domain/access/change.ts';
import { accountKey } from '../../src/shared/account.ts';
import { stepInHand } from '../../src/usecases/step-in-hand.ts';
import { FakeTenant, NOW } from '../adapters/entra/changes/fake-tenant.ts';
import { EMPLOYEE } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

test('an invitation that was never answered, of somebody who has gone, ends where no guest has its address', async () => {
  const world = new World();
  const em = world.directory.accounts.get(accountKey(EMPLOYEE));
  if (!em) throw new Error('nobody');
  world.directory.add({ ...em, mail: 'em.ployee@home.example' });
  const asked = await world.ask();
  if (!asked.ok) throw new Error('not asked');
  const { id, plan } = asked.value;
  const step = await stepInHand(world.deps, world.request(id), plan.steps[0]?.id ?? '', false);
  if (!step) throw new Error('no step');
  const tenant = new FakeTenant();
  const change = step.change as InviteGuest;
  const undone = await inviteGuest(tenant.deps).undo(
    change,
    tenant.context({ address: step.address, begunAt: NOW }),
  );
  expect(undone).toMatchObject({ gone: true });
});
