// The cross-tenant access policy as it is read: what is null inherits, and what is unknown is never guessed.
import { describe, expect, test } from 'vitest';
import {
  readDefaultPolicy,
  readPartnerPolicy,
} from '../../../../src/adapters/entra/facts/partners.ts';
import type { GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';
import { AWAY, HOME } from '../../../fakes/estate.ts';

const answering = (body: unknown) =>
  ({ get: async () => ({ body, requestId: 'r' }) }) as unknown as GraphClient;

const GROUP = '7A2C9C31-0D0B-46AB-9A2D-3B51C3C52201';
const list = (accessType: string, target: string, targetType: string) => ({
  accessType,
  targets: [{ target, targetType }],
});

describe('a partner entry', () => {
  test('is told with what it says itself; the rest is null', async () => {
    const { body } = await readPartnerPolicy(
      answering({
        tenantId: HOME,
        isServiceProvider: null,
        inboundTrust: { isMfaAccepted: true },
        b2bCollaborationInbound: {
          usersAndGroups: list('allowed', GROUP, 'group'),
          applications: list('blocked', 'Office365', 'application'),
        },
        b2bCollaborationOutbound: { usersAndGroups: null },
        tenantRestrictions: { devices: null },
        identitySynchronization: { tenantId: HOME, userSyncInbound: { isSyncAllowed: true } },
      }),
      AWAY,
      HOME,
    );
    expect(body).toEqual({
      partnerId: HOME,
      isServiceProvider: null,
      isInMultiTenantOrganization: null,
      identitySynchronization: { displayName: null, isSyncAllowed: true },
      sections: {
        b2bCollaborationInbound: {
          usersAndGroups: list('allowed', GROUP.toLowerCase(), 'group'),
          applications: list('blocked', 'Office365', 'application'),
        },
        b2bCollaborationOutbound: { usersAndGroups: null, applications: null },
        b2bDirectConnectInbound: null,
        b2bDirectConnectOutbound: null,
      },
      inboundTrust: {
        isMfaAccepted: true,
        isCompliantDeviceAccepted: null,
        isHybridAzureADJoinedDeviceAccepted: null,
      },
      automaticUserConsentSettings: null,
      further: ['tenantRestrictions'],
    });
  });

  test('that does not exist is null, and one that cannot be read is not', async () => {
    const failing = (trouble: 'not-found' | 'forbidden') =>
      ({
        get: async () => {
          throw new DirectoryError(trouble, AWAY, 'x', 'x');
        },
      }) as unknown as GraphClient;
    expect((await readPartnerPolicy(failing('not-found'), AWAY, HOME)).body).toBeNull();
    await expect(readPartnerPolicy(failing('forbidden'), AWAY, HOME)).rejects.toThrow('x');
  });

  test.each([
    ['access', list('unknownFutureValue', GROUP, 'group')],
    ['target', list('allowed', GROUP, 'unknownFutureValue')],
  ])('with an unknown kind of %s is not read at all', async (_, usersAndGroups) => {
    const policy = answering({ b2bCollaborationInbound: { usersAndGroups } });
    await expect(readDefaultPolicy(policy, AWAY)).rejects.toMatchObject({
      code: 'unknown-setting',
    });
  });
});
