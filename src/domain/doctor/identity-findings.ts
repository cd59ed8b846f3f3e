// Sign-ins and permissions of all identities, told shortly where they are as they should be.
import type { Tenant } from '../estate/estate.ts';
import { type IdentityFinding, isWhole, missingIn } from '../onboarding/permission-finding.ts';
import { bad, type DoctorFinding, good } from './finding.ts';

export function identityFindings(
  tenant: Tenant,
  identities: readonly IdentityFinding[],
): DoctorFinding[] {
  const whole = identities.filter(isWhole);
  const count = whole.reduce((sum, { permissions }) => sum + permissions.length, 0);
  const fine =
    whole.length > 0
      ? [
          good(
            'identities',
            `${tenant.displayName}: ${whole.length} identit${whole.length === 1 ? 'y' : 'ies'} with ${count} permissions`,
          ),
        ]
      : [];
  return [...fine, ...identities.flatMap((identity) => troubles(tenant, identity))];
}

function troubles(tenant: Tenant, finding: IdentityFinding): DoctorFinding[] {
  const { identity, signsIn, said, permissions, tooMuch } = finding;
  const links = `An administrator of ${tenant.displayName} consents. This prints the links and waits: npm run tenant -- add ${tenant.domains[0] ?? tenant.name} --wait`;
  if (signsIn === 'unknown') {
    return [
      bad(
        'identities',
        'unknown',
        said ?? `the ${identity} was not answered`,
        'Run this again; if it stays so, see whether this machine reaches Entra.',
      ),
    ];
  }
  if (signsIn !== 'yes') {
    const remedy =
      signsIn === 'absent'
        ? links
        : 'Mend the sign-in as it says; the sign-in log of that tenant has it too.';
    return [bad('identities', 'wrong', said ?? `the ${identity} cannot sign in`, remedy)];
  }
  const missing = missingIn(finding);
  const unsure = permissions.filter(({ state }) => state === 'unknown');
  return [
    ...(missing.length > 0
      ? [
          bad(
            'identities',
            'wrong',
            `the ${identity} lacks ${missing.join(', ')} in ${tenant.displayName}`,
            links,
          ),
        ]
      : []),
    ...unsure.map(({ permission, said: why }) =>
      bad(
        'identities',
        'unknown',
        `whether the ${identity} has ${permission} in ${tenant.displayName} could not be tried: ${why}`,
        'Run this again.',
      ),
    ),
    ...(tooMuch.length > 0
      ? [
          bad(
            'identities',
            'wrong',
            `the ${identity} has more than it asks for in ${tenant.displayName}: ${tooMuch.join(', ')}`,
            'Take it back in Entra, under the permissions of the enterprise application.',
          ),
        ]
      : []),
  ];
}
