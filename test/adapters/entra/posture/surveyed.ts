// A surveyor over the simulated Graph, through the real client: pages, batches, beta and all.
import { directoryAccess } from '../../../../src/adapters/entra/directory-access.ts';
import type { Budgets } from '../../../../src/adapters/entra/graph/budgets.ts';
import type { Gate } from '../../../../src/adapters/entra/graph/gate.ts';
import { realTiming } from '../../../../src/adapters/entra/graph/timing.ts';
import { createSurveyor } from '../../../../src/adapters/entra/posture/surveyor.ts';
import type { Estate } from '../../../../src/domain/estate/estate.ts';
import type { AreaName, AreaValues } from '../../../../src/domain/posture/facts/areas.ts';
import { readingOf, type TenantFacts } from '../../../../src/domain/posture/reading.ts';
import type { Surveyor } from '../../../../src/ports/surveyor.ts';
import { tenantsOf } from '../../../../src/sandbox/graph/state/tenants.ts';
import { createTokens } from '../../../../src/sandbox/issuer/tokens.ts';
import { offers, tenant } from '../../../fakes/estate.ts';
import { type Host, startGraph } from '../../../sandbox/graph/support/host.ts';
import { permissionsOf } from './permissions.ts';

export const SAMPLE_TENANTS = [
  'contoso',
  'fabrikam',
  'northwind',
  'contoso-labs',
  'fabrikam-saas',
] as const;

export interface Surveyed {
  readonly host: Host;
  readonly surveyor: Surveyor;
  readonly estate: Estate;
  idOf(slug: string): string;
  survey(slug: string, areas?: readonly AreaName[]): Promise<TenantFacts>;
  /** Of the last surveys, in order. */
  readonly known: Map<string, TenantFacts>;
}

/** How much a service bears is other tests' matter; here nobody waits for it. */
const open: Gate = { enter: async () => () => {}, learn: () => {} };
const unbounded: Budgets = { timing: realTiming, service: () => open, application: () => open };

export async function surveyed(
  options: { roles?: readonly string[]; readerIn?: (slug: string) => boolean } = {},
): Promise<Surveyed> {
  const host = await startGraph({ sample: true });
  const tenants = tenantsOf(host.world);
  const roles = options.roles ?? permissionsOf('reader');
  const idOf = (slug: string) => tenants.bySlug(slug)?.about.tenantId ?? slug;
  const readerIn = options.readerIn ?? (() => true);
  const estate: Estate = {
    organization: 'Contoso Group',
    tenants: SAMPLE_TENANTS.map((slug) =>
      tenant({
        name: slug,
        id: idOf(slug),
        displayName: tenants.bySlug(slug)?.about.displayName ?? slug,
        offers: offers(),
        signIn: readerIn(slug) ? ['reader'] : [],
      }),
    ),
    people: [],
    oncall: [],
    posture: { readers: [] },
    policies: [],
  };
  const access = directoryAccess(
    {
      estate,
      graphBaseUrl: `${host.origin}/graph`,
      graphCanonicalUrl: 'https://graph.microsoft.com',
      budgets: unbounded,
      credentialFor: ({ id }) => ({
        getToken: async () => ({
          token: await createTokens(host.world).graphToken({
            tenantId: id,
            appId: '5c3a0de2-3f0e-4d0c-9a35-6f2f5bb1a001',
            principalId: '5c3a0de2-3f0e-4d0c-9a35-6f2f5bb1a0ff',
            roles: [...roles],
          }),
          expiresOnTimestamp: Date.now() + 3_600_000,
        }),
      }),
    },
    'reader',
  );
  const known = new Map<string, TenantFacts>();
  const silent = () => {};
  const surveyor = createSurveyor({
    access,
    estate,
    clock: { now: () => host.world.clock.now() },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    before: async (tenantId) => known.get(tenantId),
  });
  return {
    host,
    surveyor,
    estate,
    idOf,
    known,
    async survey(slug, areas) {
      const facts = await surveyor.survey(idOf(slug), { urgent: true, ...(areas && { areas }) });
      known.set(facts.tenantId, facts);
      return facts;
    },
  };
}

/** The value, or a test that fails with why there is none. */
export function read<A extends AreaName>(facts: TenantFacts, area: A): AreaValues[A] {
  const reading = readingOf(facts, area);
  if (reading.state !== 'read') throw new Error(`${area}: ${JSON.stringify(reading)}`);
  return reading.value;
}
