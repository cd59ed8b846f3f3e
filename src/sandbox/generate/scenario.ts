// A generated estate as a scenario, whose tenants are filled when they are first asked for.
import type { Persona, Scenario } from '../scenario/read-scenario.ts';
import type { GeneratedEstate } from './estate.ts';
import { domainsOf, isReadable, ownerSeat, READER } from './estate-file.ts';
import { ADMINISTRATORS, EMERGENCY, memberOf } from './people.ts';
import { AS_OF } from './plan.ts';
import { aboutOf } from './tenant-file.ts';

export function generatedPersonas({ plan }: GeneratedEstate): Persona[] {
  const [primary, second] = plan.tenants;
  if (!primary) return [];
  return [
    {
      name: 'owner',
      tenant: primary.slug,
      objectId: memberOf(primary, ownerSeat).id,
      about: 'Answers for all tenants. May ask how every tenant stands.',
    },
    {
      name: 'employee',
      tenant: (second ?? primary).slug,
      objectId: memberOf(second ?? primary, EMERGENCY + ADMINISTRATORS).id,
      about: 'Works in one of the companies. May ask about nothing but their own access.',
    },
  ];
}

/** `estateFile` is where the estate file was written, where it was. */
export function generatedScenario(generated: GeneratedEstate, estateFile = ''): Scenario {
  const { tenants } = generated.plan;
  return {
    dir: '',
    now: Date.parse(AS_OF),
    datesFollowClock: false,
    personas: generatedPersonas(generated),
    estateFile,
    estate: {
      identities: { reader: READER },
      tenants: tenants.map((plan) => ({
        name: plan.slug,
        id: plan.id,
        displayName: plan.displayName,
        domains: domainsOf(plan),
        signIn: isReadable(plan) ? ['reader'] : [],
      })),
    },
    tenants: [],
    later: tenants.map((plan) => ({
      about: aboutOf(plan),
      domains: domainsOf(plan),
      file: () => generated.tenantFile(plan.index),
    })),
  };
}
