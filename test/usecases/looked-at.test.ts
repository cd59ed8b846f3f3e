// What the nightly look is handed: what is in place is looked at by itself, whoever else holds it.
import { expect, test } from 'vitest';
import { acceptClaim } from '../../src/adapters/entra/changes/accept-claim.ts';
import type { AcceptClaim } from '../../src/domain/access/change.ts';
import { withFound } from '../../src/domain/access/leavers.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { lookAgain } from '../../src/effects/look-again.ts';
import type { Changers } from '../../src/ports/changer.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { prepareCheck } from '../../src/usecases/prepare-check.ts';
import { FakePartners } from '../adapters/entra/changes/fake-partners.ts';
import { NOW, pending } from '../fakes/access.ts';
import { AWAY, EMPLOYEE, HOME, OWNER } from '../fakes/estate.ts';
import { quiet } from '../fakes/world.ts';

const CLAIM = {
  type: 'accept-claim',
  tenantId: AWAY,
  partnerId: HOME,
  claim: 'isMfaAccepted',
} as const satisfies AcceptClaim;
const PART = `trust/${AWAY}/${HOME}/isMfaAccepted`;

const inPlace = (): AccessRequest => {
  const request = pending();
  const [first] = request.plan.steps;
  if (!first) throw new Error('There is no step.');
  return {
    ...request,
    lifecycle: 'relationship-setting',
    state: 'active',
    activeSince: NOW - DAY,
    plan: { ...request.plan, steps: [{ ...first, id: 'trust', change: CLAIM }] },
    steps: [{ id: 'trust', state: 'done', ours: true, brought: [PART] }],
  };
};

test('a claim that another request holds as well is not called taken away', async () => {
  const graph = new FakePartners();
  const flags = { isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: false };
  graph.entry = { tenantId: HOME, inboundTrust: { isMfaAccepted: true, ...flags } };
  const store = {
    heldByOthers: async () => ({ [PART]: true }),
    grantsOn: async () => [],
    grantsWithin: async () => [],
  };
  const deps = { store, ids: { next: () => 'id' }, clock: { now: () => NOW + 2 * HOUR } };
  const look = async () => {
    const effect = await prepareCheck(deps, inPlace());
    if (effect === 'unwanted') throw new Error('Nothing is looked at.');
    const changers = { 'accept-claim': acceptClaim(graph.deps) } as unknown as Changers;
    const facts = { read: async () => [], foresee: () => {} };
    return lookAgain({ changers, facts, log: quiet }, { ...effect, accounts: [] });
  };
  expect(await look()).toMatchObject({ findings: [{ stepId: 'trust', as: 'given' }] });
  graph.entry = { tenantId: HOME, inboundTrust: { isMfaAccepted: false, ...flags } };
  expect(await look()).toMatchObject({ findings: [{ stepId: 'trust', as: 'gone' }] });
});

test('who leaves while another comes back is noticed', () => {
  const request: AccessRequest = { ...pending(), left: [accountKey(EMPLOYEE)] };
  const found = { [accountKey(EMPLOYEE)]: 'there', [accountKey(OWNER)]: 'disabled' } as const;
  expect(withFound(request, found, NOW).left).toEqual([accountKey(OWNER)]);
});
