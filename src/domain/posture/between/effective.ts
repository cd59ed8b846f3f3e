// The value that holds for a partner, leaf by leaf: what its entry says, else what the default says.
import type { Maybe } from '../facts/areas.ts';
import type { CrossTenantFact, SectionFact, TargetListFact } from '../facts/cross-tenant.ts';
import type { Settings } from './settings.ts';

export type SectionName =
  | 'b2bCollaborationInbound'
  | 'b2bCollaborationOutbound'
  | 'b2bDirectConnectInbound'
  | 'b2bDirectConnectOutbound'
  | 'tenantRestrictions';

export type ListName = 'usersAndGroups' | 'applications';

export type TrustLeaf =
  | 'isMfaAccepted'
  | 'isCompliantDeviceAccepted'
  | 'isHybridAzureADJoinedDeviceAccepted';

export const TRUST_LEAVES: readonly TrustLeaf[] = [
  'isMfaAccepted',
  'isCompliantDeviceAccepted',
  'isHybridAzureADJoinedDeviceAccepted',
];

/** `inherited`: from the default, or nobody set it up and that means no. */
export type Origin = 'explicit' | 'inherited';

/** Undefined wherever it stands: it cannot be told, which is never the same as no. */
export interface Effective<T> {
  readonly value: T;
  readonly origin: Origin;
}

export interface List {
  readonly accessType: 'allowed' | 'blocked';
  readonly targets: ReadonlyArray<{
    readonly target: string;
    readonly targetType: 'user' | 'group' | 'application';
  }>;
}

export interface EffectiveSection {
  readonly usersAndGroups: Effective<List> | undefined;
  readonly applications: Effective<List> | undefined;
}

/**
 * A property of a partner that is null inherits, one by one.
 * https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationpartner
 */
function leaf<T>(
  settings: Settings,
  of: (from: CrossTenantFact) => Maybe<T>,
): Effective<T> | undefined {
  if (!settings.entriesKnown) return undefined;
  const own = settings.entry && of(settings.entry);
  if (own !== null && own !== undefined) return { value: own, origin: 'explicit' };
  const inherited = settings.fallback && of(settings.fallback);
  return inherited === null || inherited === undefined
    ? undefined
    : { value: inherited, origin: 'inherited' };
}

function effectiveList(
  settings: Settings,
  section: SectionName,
  list: ListName,
): Effective<List> | undefined {
  const raw = leaf(settings, (from) => from[section]?.[list]);
  const value = raw && listOf(raw.value, list);
  return raw && value && { value, origin: raw.origin };
}

export const effectiveSection = (settings: Settings, section: SectionName): EffectiveSection => ({
  usersAndGroups: effectiveList(settings, section, 'usersAndGroups'),
  applications: effectiveList(settings, section, 'applications'),
});

/** Of the default itself, as if every leaf were inherited. */
export const sectionOf = (fact: Maybe<SectionFact>): EffectiveSection => {
  const own = (list: ListName): Effective<List> | undefined => {
    const raw = fact?.[list];
    const value = raw ? listOf(raw, list) : undefined;
    return value && { value, origin: 'explicit' };
  };
  return { usersAndGroups: own('usersAndGroups'), applications: own('applications') };
};

export const effectiveClaim = (
  settings: Settings,
  claim: TrustLeaf,
): Effective<boolean> | undefined => leaf(settings, (from) => from.inboundTrust?.[claim]);

/**
 * Automatic redemption has no default that could be set: what is null is no.
 * https://learn.microsoft.com/graph/api/resources/inboundoutboundpolicyconfiguration
 */
export function effectiveRedemption(
  settings: Settings,
  direction: 'inboundAllowed' | 'outboundAllowed',
): Effective<boolean> | undefined {
  if (!settings.entriesKnown) return undefined;
  const own = settings.entry?.automaticUserConsentSettings?.[direction];
  return typeof own === 'boolean'
    ? { value: own, origin: 'explicit' }
    : { value: false, origin: 'inherited' };
}

/** Whether synchronisation from the partner is accepted; it has no default and is not inherited. */
export function acceptsSynchronization(settings: Settings): Effective<boolean> | undefined {
  if (!settings.entriesKnown) return undefined;
  if (!settings.entry) return { value: false, origin: 'inherited' };
  const { identitySynchronization } = settings.entry;
  if (identitySynchronization === undefined) return undefined;
  if (identitySynchronization === null) return { value: false, origin: 'inherited' };
  const own = identitySynchronization.userSyncInbound?.isSyncAllowed;
  return typeof own === 'boolean' ? { value: own, origin: 'explicit' } : undefined;
}

/** Membership is an attribute of the entry; without an entry there is none. */
export function inOrganization(settings: Settings): boolean | undefined {
  if (!settings.entriesKnown) return undefined;
  if (!settings.entry) return false;
  return settings.entry.isInMultiTenantOrganization ?? undefined;
}

/** A list that is not wholly understood is not understood. */
function listOf({ accessType, targets }: TargetListFact, name: ListName): List | undefined {
  if (accessType !== 'allowed' && accessType !== 'blocked') return undefined;
  if (!targets) return undefined;
  const known = targets.flatMap(({ target, targetType }) =>
    target ? [{ target, targetType: typeOf(targetType, name) }] : [],
  );
  return known.length === targets.length ? { accessType, targets: known } : undefined;
}

function typeOf(targetType: Maybe<string>, name: ListName): 'user' | 'group' | 'application' {
  if (targetType === 'group' || targetType === 'user') return targetType;
  return name === 'applications' ? 'application' : 'user';
}
