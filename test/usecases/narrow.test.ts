// Approving less than what is asked, with one click: planned beforehand, bound by its own hash, checked again.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import type { PolicyRule } from '../../src/domain/estate/estate.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { role, unit } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  HOME,
  OWNER,
  rule,
  tenant,
  UNIT,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const LICENCES = '4d6ac14f-3453-41d0-bef9-a3e0c569773a';
const PASSWORDS = '966707d0-3269-4727-9be2-8c3a10f19b9d';
const HELPDESK = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const PASSWORD = 'microsoft.directory/users/password/update';
const SIGN_OUT = 'microsoft.directory/users/invalidateAllRefreshTokens';

function world(): World {
  const offered = [LICENCES, `${LICENCES}:${UNIT}`, `${HELPDESK}:${UNIT}`, `${PASSWORDS}:${UNIT}`];
  const of = new World(
    estate({
      tenants: [
        tenant({
          name: 'home',
          id: HOME,
          displayName: 'Home',
          domains: ['home.example'],
          owners: [],
        }),
        tenant({ offers: { ...tenant().offers, roles: offered } }),
      ],
      policies: [rule({ usual: 7 * DAY })],
    }),
  );
  const put = (id: string, displayName: string, actions: string[]) =>
    of.directory.roles.set(id, role({ id, templateId: id, displayName, actions }));
  put(LICENCES, 'License Administrator', ['microsoft.directory/users/assignLicense']);
  put(HELPDESK, 'Helpdesk Administrator', [PASSWORD, SIGN_OUT]);
  put(PASSWORDS, 'Password Administrator', [PASSWORD]);
  of.directory.units.set(UNIT, unit());
  return of;
}

async function asked(of: World, resource: string, duration = 'P7D'): Promise<AccessRequest> {
  const fields = { resource: `away/${resource}`, duration };
  const result = await of.ask({ kind: 'pim-eligibility', fields });
  if (!result.ok) throw new Error(result.error.map(({ sentence }) => sentence).join());
  return result.value;
}

const underRules = (of: World, policies: readonly PolicyRule[]) =>
  Object.assign(of, { estate: { ...of.estate, policies } });

const labels = ({ narrower, personal }: AccessRequest) =>
  (narrower ?? []).map(({ hash }) => personal?.narrower?.[hash]);
const hashOf = (request: AccessRequest, label: string): string =>
  request.narrower?.find(({ hash }) => request.personal?.narrower?.[hash] === label)?.hash ?? '';

const cardOf = (request: AccessRequest, viewer: AccountRef, audience: 'approver' | 'requestor') =>
  JSON.stringify(
    requestCard({
      request,
      viewer,
      audience,
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: request.askedAt,
    }),
  );

describe('less than what is asked', () => {
  test('is offered where there is less: the same role in a unit, and the usual time', async () => {
    const of = world();
    const request = await asked(of, LICENCES, 'P14D');
    expect(labels(request)).toEqual(['only for Berlin', 'for 7 days']);
    const card = cardOf(request, OWNER, 'approver');
    expect(card).toContain('Approve only for Berlin');
    expect(card).toContain('Approve for 7 days');
    expect(cardOf(request, EMPLOYEE, 'requestor')).not.toContain('Approve');
  });

  test('is a smaller role that is enough for a task; the card says what the wider one adds', async () => {
    const of = world();
    const request = await asked(of, `${HELPDESK}:${UNIT}`);
    expect(labels(request)).toEqual(['as Password Administrator']);
    expect(request.personal?.words.notes[1]).toBe(
      'Password Administrator, offered here as well, is enough for “Reset the password of somebody without a role”. Helpdesk Administrator adds 1 permission: users/invalidateAllRefreshTokens.',
    );
  });

  test('is not offered where nothing is less', async () => {
    expect(labels(await asked(world(), `${PASSWORDS}:${UNIT}`))).toEqual([]);
  });

  test('is not offered where it could not be given', async () => {
    const of = world();
    of.directory.unitMembers.set(UNIT, {
      people: [{ objectId: OWNER.objectId, homeAddresses: [] }],
      complete: true,
    });
    // A licence in the unit gives no power over anybody.
    expect(labels(await asked(of, LICENCES))).toEqual(['only for Berlin']);
    of.directory.units.clear();
    expect(labels(await asked(world(), LICENCES, 'P14D'))).toHaveLength(2);
  });

  test('is approved as it was shown, and the requestor is told what it was narrowed from', async () => {
    const of = world();
    const request = await asked(of, LICENCES, 'P14D');
    const result = await of.approve(request.id, OWNER, hashOf(request, 'only for Berlin'));
    expect(result.ok && result.value.outcome).toBe('approved');
    await of.settle();
    const after = of.request(request.id);
    expect(after.state).toBe('active');
    expect(of.directory.eligibilities.map(({ scope }) => scope)).toEqual([
      `/administrativeUnits/${UNIT}`,
    ]);
    const card = cardOf(after, EMPLOYEE, 'requestor');
    expect(card).toContain('License Administrator in Berlin');
    expect(card).toContain('Asked for: PIM eligibility as License Administrator, for 14 days');
    expect(of.store.audit.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining(['narrowed', 'approved']),
    );
    const told = of.posts.map(({ summary }) => summary).join();
    expect(told).toContain('approved less than was asked');
  });

  test('a shorter time ends when it says', async () => {
    const of = world();
    const request = await asked(of, LICENCES, 'P14D');
    await of.approve(request.id, OWNER, hashOf(request, 'for 7 days'));
    await of.settle();
    expect(of.request(request.id).expiresAt).toBe(of.now + 7 * DAY);
    await of.moveTo(of.now + 8 * DAY);
    expect(of.request(request.id).state).toBe('ended');
    expect(of.directory.eligibilities).toEqual([]);
  });

  test('a directory that moved shows the new less instead of giving it', async () => {
    const of = world();
    const request = await asked(of, `${HELPDESK}:${UNIT}`);
    const shown = hashOf(request, 'as Password Administrator');
    of.directory.unitMembers.set(UNIT, {
      people: [{ objectId: 'e0000000-0000-4000-8000-000000000001', homeAddresses: [] }],
      complete: true,
    });
    const stale = await of.approve(request.id, OWNER, shown);
    expect(stale.ok && stale.value.outcome).toBe('changed');
    const again = of.request(request.id);
    expect(again.state).toBe('pending');
    expect(hashOf(again, 'as Password Administrator')).not.toBe(shown);
    expect((await of.approve(request.id, OWNER, shown)).ok).toBe(false);
    const fresh = await of.approve(request.id, OWNER, hashOf(again, 'as Password Administrator'));
    expect(fresh.ok && fresh.value.outcome).toBe('approved');
  });

  test('is not offered where a rule of its own decides about it', async () => {
    const of = world();
    underRules(of, [
      rule({ id: 'units', resources: [`${LICENCES}:*`], decision: 'refuse' }),
      rule(),
    ]);
    expect(labels(await asked(of, LICENCES, 'P14D'))).not.toContain('only for Berlin');
  });

  test('is not given where a rule that came meanwhile refuses it', async () => {
    const of = world();
    const request = await asked(of, LICENCES);
    underRules(of, [
      rule({ id: 'units', resources: [`${LICENCES}:*`], decision: 'refuse' }),
      rule(),
    ]);
    const result = await of.approve(request.id, OWNER, hashOf(request, 'only for Berlin'));
    expect(result.ok).toBe(false);
    expect(of.request(request.id).state).toBe('pending');
  });

  test('what cannot be given any more is refused, with the reason', async () => {
    const of = world();
    const request = await asked(of, `${HELPDESK}:${UNIT}`);
    of.directory.unitMembers.set(UNIT, {
      people: [{ objectId: OWNER.objectId, homeAddresses: [] }],
      complete: true,
    });
    const shown = hashOf(request, 'as Password Administrator');
    const result = await of.approve(request.id, OWNER, shown);
    expect(!result.ok && result.error.refusal.code).toBe('unit-holds-deciders');
  });

  test('only who may approve may approve less', async () => {
    const of = world();
    const request = await asked(of, LICENCES, 'P14D');
    for (const actor of [EMPLOYEE, EMPLOYEE_ADMIN]) {
      const result = await of.approve(request.id, actor, hashOf(request, 'for 7 days'));
      expect(result.ok, `${actor.tenantId === AWAY}`).toBe(false);
    }
    expect(of.request(request.id).state).toBe('pending');
  });
});
