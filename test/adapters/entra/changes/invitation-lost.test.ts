// The answer to an invitation was lost: what nobody can find any more is never called gone.
import { beforeEach, describe, expect, test } from 'vitest';
import { inviteGuest } from '../../../../src/adapters/entra/changes/invite-guest.ts';
import { MINUTE } from '../../../../src/shared/duration.ts';
import { change, guest, tenantWithEm } from './em-and-guest.ts';
import { type FakeTenant, NOW } from './fake-tenant.ts';

let tenant: FakeTenant;
beforeEach(() => {
  tenant = tenantWithEm();
});

const put = (more: Record<string, unknown> = {}) => tenant.users.set('guest', guest(more));

describe('the end of an invitation whose answer was lost', () => {
  const end = (address: string | undefined, begunAt = NOW) =>
    inviteGuest(tenant.deps).undo(change(), tenant.context({ address, begunAt }));
  const proof = (address: string | undefined) =>
    inviteGuest(tenant.deps).isGone(change(), tenant.context({ address, begunAt: NOW }));
  const moved = { mail: 'other@home.example', userPrincipalName: 'other@home.example' };
  const em = () => tenant.users.get('em');

  for (const [what, happened] of [
    ['has been deleted', () => tenant.users.delete('em')],
    ['has another address now', () => tenant.users.set('em', { ...em(), ...moved })],
  ] as const) {
    test(`is not called gone where the home account ${what} and a guest has its address`, async () => {
      happened();
      tenant.found = [guest()];
      put();
      await expect(end('em@home.example')).rejects.toThrow('nothing tells whether');
      await expect(proof('em@home.example')).rejects.toThrow('nothing tells whether');
      expect(tenant.sent).toEqual([]);
    });

    test(`is gone where the home account ${what} and no guest has its address`, async () => {
      happened();
      expect(await end('em@home.example')).toMatchObject({ gone: true });
      expect(await proof('em@home.example')).toMatchObject({ gone: true });
    });

    test(`is gone where the home account ${what} and the guest was there before`, async () => {
      happened();
      tenant.found = [guest()];
      put();
      expect(await end('em@home.example', NOW + 5 * MINUTE)).toMatchObject({ gone: true });
    });

    test(`cannot be told where the home account ${what} and its address is not kept`, async () => {
      happened();
      await expect(end(undefined)).rejects.toThrow('which is not kept');
      await expect(end('somebody@home.example')).rejects.toThrow('which is not kept');
    });
  }

  test('is not called gone where a guest only shares the mail address', async () => {
    tenant.users.set('em', { ...em(), mail: 'ceo@contoso.example' });
    const other = { id: 'guest', userPrincipalName: 'ceo_contoso.example#EXT#@x' };
    tenant.found = [guest(other)];
    put(other);
    await expect(end('em@home.example')).rejects.toThrow('nothing tells whether');
  });
});
