// A thousand tenants out of the sample's facts, each with a hundred guests more: a view to judge, nothing to read.
import type { Estate } from '../../src/domain/estate/estate.ts';
import type { EstateView } from '../../src/domain/posture/check.ts';
import { estateView } from '../../src/domain/posture/estate-view.ts';
import type { AreaName, AreaValues } from '../../src/domain/posture/facts/areas.ts';
import { knownValue, type Reading, type TenantFacts } from '../../src/domain/posture/reading.ts';
import { SAMPLE_TENANTS, surveyed } from '../adapters/entra/posture/surveyed.ts';
import { tenant } from '../fakes/estate.ts';

export interface BigEstate {
  readonly view: EstateView;
  readonly guests: number;
  /** The same with one tenant that changed. */
  changed(tenantId: string): EstateView;
}

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const PARTNERS = 20;

export async function bigEstate(tenants: number, guestsEach: number): Promise<BigEstate> {
  const sample = await surveyed();
  const templates: TenantFacts[] = [];
  for (const slug of SAMPLE_TENANTS) templates.push(await sample.survey(slug));
  await sample.host.close();
  const now = sample.host.world.clock.now();
  const kinds = ['primary', 'secondary', 'secondary', 'sandbox', 'isolated'] as const;
  const estate: Estate = {
    organization: 'Large',
    tenants: Array.from({ length: tenants }, (_, n) =>
      tenant({
        id: idOf(n),
        name: `tenant-${n}`,
        displayName: `Tenant ${n}`,
        domains: [`tenant-${n}.example`],
        kind: n === 0 ? 'primary' : (kinds[1 + (n % 4)] ?? 'secondary'),
      }),
    ),
    people: [],
    oncall: [],
    posture: { readers: [] },
    policies: [],
  };
  const facts = new Map(
    estate.tenants.map(({ id }, n) => {
      // Every tenth cannot be read, as the last of the sample.
      const template = templates[n % 10 === 9 ? 4 : n % 4] ?? { tenantId: id, readings: {} };
      return [id, grown(template, n, tenants, guestsEach, now)];
    }),
  );
  const viewOf = () => estateView(estate, (id) => facts.get(id), now);
  return {
    view: viewOf(),
    guests: [...facts.values()].reduce(
      (all, one) => all + (knownValue(one, 'guestSponsors')?.length ?? 0),
      0,
    ),
    changed(tenantId) {
      const before = facts.get(tenantId);
      if (before) {
        const { securityDefaults } = before.readings;
        const readings = { ...before.readings, ...(securityDefaults && { securityDefaults }) };
        facts.set(tenantId, { tenantId, readings });
      }
      return viewOf();
    },
  };
}

function grown(
  template: TenantFacts,
  n: number,
  tenants: number,
  guests: number,
  now: number,
): TenantFacts {
  const more = Array.from({ length: guests }, (_, g) => ({
    id: `10000000-${String(n).padStart(4, '0')}-4000-8000-${String(g).padStart(12, '0')}`,
    from: idOf((n * 7 + g) % tenants),
  }));
  const change = <A extends AreaName>(area: A, to: (value: AreaValues[A]) => AreaValues[A]) => {
    const reading = template.readings[area] as Reading<AreaValues[A]> | undefined;
    return reading?.state === 'read' ? { [area]: { ...reading, value: to(reading.value) } } : {};
  };
  const day = new Date(now - 40 * 86_400_000).toISOString();
  return {
    tenantId: idOf(n),
    readings: {
      ...template.readings,
      ...change('organization', (value) => ({ ...value, id: idOf(n) })),
      ...change('users', (value) => [
        ...value,
        ...more.map(({ id }, g) => ({
          id,
          displayName: `Guest ${g}`,
          userPrincipalName: `guest${g}_tenant-${g}.example#EXT#@tenant-${n}.example`,
          userType: 'Guest',
          accountEnabled: g % 9 !== 0,
          createdDateTime: day,
          externalUserState: g % 11 === 0 ? 'PendingAcceptance' : 'Accepted',
          externalUserStateChangeDateTime: day,
        })),
      ]),
      ...change('guestSponsors', (value) => [
        ...value,
        ...more.map(({ id }, g) => ({
          id,
          sponsors: g % 5 === 0 ? [] : [{ id: idOf(g), kind: 'user' as const }],
        })),
      ]),
      ...change('signInActivity', (value) => [
        ...value,
        ...more.map(({ id }, g) => ({ id, ...(g % 3 > 0 && { lastSignInDateTime: day }) })),
      ]),
      ...change('crossTenantPartners', (value) => {
        const [first] = value;
        return Array.from({ length: PARTNERS }, (_, p) => ({
          ...(value[p % value.length] ?? first),
          tenantId: idOf((n + 1 + p * 13) % tenants),
        }));
      }),
    },
  };
}
