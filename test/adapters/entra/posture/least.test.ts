// Least privilege of posture: with what the reader is granted everything is read, and without any one of it something is not.
import { describe, expect, test } from 'vitest';
import type { TenantFacts } from '../../../../src/domain/posture/reading.ts';
import { permissionsOf } from './permissions.ts';
import { surveyed } from './surveyed.ts';

/** What requests and decisions need, and no check: test/journeys/permissions.test.ts */
const OF_REQUESTS = [
  'AdministrativeUnit.Read.All',
  'EntitlementManagement.Read.All',
  'RoleManagementPolicy.Read.AzureADGroup',
];

type Seen = Readonly<Record<string, string>>;

async function seenWith(roles: readonly string[]): Promise<Seen> {
  const sample = await surveyed({ roles });
  const facts: TenantFacts[] = [
    await sample.survey('contoso'),
    // The one with a federated domain.
    await sample.survey('fabrikam', ['domains', 'federation']),
  ];
  await sample.host.close();
  return Object.fromEntries(
    facts.flatMap(({ tenantId, readings }) =>
      Object.entries(readings).map(([area, reading]) => [
        `${tenantId} ${area}`,
        reading.state === 'read'
          ? `read ${(reading.gaps ?? []).join()} ${JSON.stringify(reading.value).length}`
          : reading.state === 'unlicensed'
            ? 'unlicensed'
            : reading.sentence,
      ]),
    ),
  );
}

const granted = permissionsOf('reader');
const whole = seenWith(granted);

describe('the reader', () => {
  test('lacks nothing: no area is unread for want of a permission', async () => {
    const refused = Object.values(await whole).filter((seen) => /has no \S+\.Read/.test(seen));
    expect(refused).toEqual([]);
  });

  test.each(granted)('is granted %s for something', async (permission) => {
    const before = await whole;
    const after = await seenWith(granted.filter((one) => one !== permission));
    const lost = Object.keys(before).filter((area) => before[area] !== after[area]);
    expect(lost.length > 0).toBe(!OF_REQUESTS.includes(permission));
  });
});
