// Turns what a checked estate file declares for posture into what the domain knows of it.

import type { Estate, PostureReader } from '../../domain/estate/estate.ts';
import type {
  DeclaredEstate,
  DeclaredTenant,
  DocumentedPartner,
} from '../../domain/posture/declared.ts';
import { DAY } from '../../shared/duration.ts';
import type { EstatePosture, PartnerEntry, ReaderEntry, TenantPosture } from './posture-schema.ts';
import type { EstateFile } from './schema.ts';

type IdOf = (name: string) => string;

export function buildPosture(file: EstateFile, idOf: IdOf): Estate['posture'] {
  return {
    readers: file.posture.readers.map((reader) => readerOf(reader, idOf)),
    declared: declaredOf(file, idOf),
    tenants: Object.fromEntries(
      file.tenants
        .filter(({ kind }) => kind !== 'external')
        .map(({ id, posture }) => [id, declaredTenant(posture ?? {})]),
    ),
  };
}

export function readerOf(
  { person, group, in: where, tenants }: ReaderEntry,
  idOf: IdOf,
): PostureReader {
  const read = { tenants: tenants === 'all' ? tenants : tenants.map(idOf) };
  if (person !== undefined) return { person, ...read };
  if (group === undefined || where === undefined) {
    throw new Error('The estate was built with a reader that is nobody.');
  }
  return { group: { tenantId: idOf(where), groupId: group }, ...read };
}

function declaredOf(file: EstateFile, idOf: IdOf): DeclaredEstate {
  const { partners, reviewEvery, multiTenant, riskProfile, globalAdministrators, oneWay } =
    file.posture;
  return {
    partners: (partners ?? []).map((entry) => partnerOf(file, entry)),
    reviewEvery: reviewEvery ?? 180 * DAY,
    multiTenant: multiTenant ? organizationOf(multiTenant, idOf) : null,
    riskProfile: riskProfile ?? 'zero-trust',
    globalAdministrators: globalAdministrators ?? { atLeast: 2, atMost: 8 },
    oneWay: (oneWay ?? []).map(({ from, to }) => ({ from: idOf(from), to: idOf(to) })),
  };
}

/** Owners are members as well, whether or not the file says it twice. */
const organizationOf = (
  { members, owners }: NonNullable<EstatePosture['multiTenant']>,
  idOf: IdOf,
): NonNullable<DeclaredEstate['multiTenant']> => ({
  members: [...new Set([...members, ...owners].map(idOf))],
  owners: [...new Set(owners.map(idOf))],
});

function partnerOf(file: EstateFile, entry: PartnerEntry): DocumentedPartner {
  const { tenant, name, owner, reviewedOn, trust, microsoftSupport } = entry;
  const known = file.tenants.find((item) => item.name === tenant || item.id === tenant);
  return {
    tenantId: known?.id ?? tenant,
    name: name ?? known?.displayName ?? tenant,
    owner,
    reviewedOn,
    trust: trust ?? [],
    microsoftSupport: microsoftSupport ?? false,
  };
}

export const declaredTenant = (posture: TenantPosture): DeclaredTenant => ({
  tenantType: posture.tenantType ?? 'AAD',
  country: posture.country ?? null,
  clouds: posture.clouds ?? [],
  hybrid: posture.hybrid ?? false,
  owner: posture.owner ?? null,
  decision: posture.decision
    ? {
        url: posture.decision.url,
        reviewedOn: posture.decision.reviewedOn,
        triggers: posture.decision.triggers ?? [],
        by: posture.decision.by ?? null,
      }
    : null,
  emergencyAccounts: posture.emergencyAccounts ?? [],
  lastEmergencyDrill: posture.lastEmergencyDrill ?? null,
  acceptedOn: posture.acceptedOn ?? null,
  allowedStanding: posture.allowedStanding ?? [],
  allowedServicePrincipals: posture.allowedServicePrincipals ?? [],
  declaredExclusions: posture.declaredExclusions ?? [],
  maxLocalAdmins: posture.maxLocalAdmins ?? null,
  federationException: posture.federationException ?? false,
  membersMayInvite: posture.membersMayInvite ?? false,
  requiredIsolation: posture.requiredIsolation ?? null,
  allowedPlans: posture.allowedPlans ?? null,
  maxDevices: posture.maxDevices ?? 0,
  compliantShare: posture.compliantShare ?? 0.9,
  secureScoreTarget: posture.secureScoreTarget ?? 0.6,
  phishingResistantShare: posture.phishingResistantShare ?? 0.9,
  privilegedWorkstationRule: posture.privilegedWorkstationRule ?? null,
  applicationException: posture.applicationException ?? false,
  awsApplications: posture.awsApplications ?? [],
  googleApplications: posture.googleApplications ?? [],
  attestations: posture.attestations ?? {},
  exceptions: (posture.exceptions ?? []).map((exception) => ({
    ...exception,
    objects: (exception.objects ?? []).map((id) => id.toLowerCase()),
  })),
});
