// How generated tenants deal with each other: defaults, partners open, scoped, closed or inherited, and who joins whom.
import type { Body } from '../graph/body.ts';
import { guidOf, numberOf, rollOf } from './dice.ts';
import type { Bodies } from './directory.ts';
import type { EstatePlan, TenantPlan } from './plan.ts';
import { ago } from './times.ts';

const POLICY = '/policies/crossTenantAccessPolicy';

type Access = 'allowed' | 'blocked';

const section = (
  access: Access,
  user = ['AllUsers', 'user'],
  application = 'AllApplications',
): Body => ({
  usersAndGroups: { accessType: access, targets: [{ target: user[0], targetType: user[1] }] },
  applications: {
    accessType: access,
    targets: [{ target: application, targetType: 'application' }],
  },
});

export function crossTenantOf(estate: EstatePlan, plan: TenantPlan): Bodies {
  const synchronised: Bodies = {};
  for (const index of plan.partners) {
    const other = estate.tenants[index];
    if (other && acceptsSync(plan, other))
      synchronised[`${POLICY}/partners/${other.id}/identitySynchronization`] = {
        tenantId: other.id,
        displayName: other.displayName,
        userSyncInbound: { isSyncAllowed: true },
      };
  }
  return {
    [POLICY]: {
      id: 'crossTenantAccessPolicy',
      displayName: 'CrossTenantAccessPolicy',
      allowedCloudEndpoints: plan.roll('clouds') < 0.04 ? ['microsoftonline.us'] : [],
    },
    [`${POLICY}/default`]: defaultOf(plan),
    [`${POLICY}/partners`]: { value: partnersOf(estate, plan) },
    ...synchronised,
    ...togetherOf(estate, plan),
  };
}

function defaultOf(plan: TenantPlan): Body {
  const isolated = plan.kind === 'isolated' && plan.good('isolated');
  const access = (matter: string): Access =>
    isolated || plan.good(matter) ? 'blocked' : 'allowed';
  return {
    id: 'default',
    isServiceDefault: !plan.good('default-in') && !plan.good('default-out'),
    b2bCollaborationInbound: section(access('default-in')),
    b2bCollaborationOutbound: section(access('default-out')),
    b2bDirectConnectInbound: section(plan.roll('direct-in') < 0.04 ? 'allowed' : 'blocked'),
    b2bDirectConnectOutbound: section('blocked'),
    tenantRestrictions: { ...section(access('restrictions')), devices: null },
    inboundTrust: {
      isMfaAccepted: !isolated && plan.roll('trusts-all') < 0.05,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    },
    automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
  };
}

function partnersOf(estate: EstatePlan, plan: TenantPlan): Body[] {
  // Whoever joined has an entry for each of the others, whether they dealt with each other or not.
  const joined = inOrganization(estate, plan) ? [0, ...estate.together] : [];
  const others = joined.filter((index) => {
    const other = estate.tenants[index];
    return index !== plan.index && other !== undefined && inOrganization(estate, other);
  });
  const known = [...new Set([...plan.partners, ...others])].flatMap((index) => {
    const other = estate.tenants[index];
    return other ? [partnerOf(estate, plan, other)] : [];
  });
  // A sandbox that does well deals with the primary alone.
  const few = plan.kind === 'sandbox' && plan.good('primary-only');
  if (few) return known.filter(({ tenantId }) => tenantId === estate.tenants[0]?.id);
  // A relationship that nobody of the estate knows of.
  if (plan.kind === 'isolated' ? plan.good('isolated') : plan.good('known-partners')) return known;
  return [...known, entry(guidOf(`${plan.id}/stranger`), plan.roll('stranger') < 0.5 ? {} : OPEN)];
}

const OPEN: Body = { b2bCollaborationInbound: section('allowed') };

function partnerOf(estate: EstatePlan, plan: TenantPlan, other: TenantPlan): Body {
  const key = `${plan.id}/${other.id}`;
  const owned = other.kind === 'primary';
  const trusts = owned && plan.good('trust-primary');
  const joined = inOrganization(estate, plan) && inOrganization(estate, other);
  return entry(other.id, {
    ...inboundOf(key, other),
    b2bDirectConnectInbound: rollOf(`${key}/direct`) < 0.06 ? directConnect(key) : null,
    inboundTrust: owned
      ? {
          isMfaAccepted: trusts || plan.good('trust-mfa'),
          isCompliantDeviceAccepted: trusts,
          isHybridAzureADJoinedDeviceAccepted: trusts,
        }
      : null,
    automaticUserConsentSettings: {
      inboundAllowed: (joined || acceptsSync(plan, other)) && plan.good('redeems'),
      outboundAllowed: (joined || acceptsSync(other, plan)) && plan.good('redeems'),
    },
    isInMultiTenantOrganization: joined,
  });
}

const entry = (tenantId: string, rest: Body): Body => ({
  tenantId,
  isServiceProvider: false,
  inboundTrust: null,
  automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
  b2bCollaborationInbound: null,
  b2bCollaborationOutbound: null,
  b2bDirectConnectInbound: null,
  b2bDirectConnectOutbound: null,
  ...rest,
});

/** Nothing set means whatever the default says. */
function inboundOf(key: string, other: TenantPlan): Body {
  // Most keep people out who come from where everything is tried.
  if (other.kind === 'sandbox' && rollOf(`${key}/sandbox`) < 0.8)
    return { b2bCollaborationInbound: section('blocked') };
  const group = [guidOf(`${other.id}/group/everybody`), 'group'];
  switch (numberOf(`${key}/style`, 10)) {
    case 0:
      return OPEN;
    case 1:
    case 2:
    case 3:
      return {};
    case 4:
      return { b2bCollaborationInbound: section('blocked') };
    case 5:
      return { b2bCollaborationInbound: section('allowed', ['AllUsers', 'user'], 'Office365') };
    default:
      return { b2bCollaborationInbound: section('allowed', group, 'Office365') };
  }
}

const directConnect = (key: string) =>
  rollOf(`${key}/direct-all`) < 0.3
    ? section('allowed')
    : section('allowed', [guidOf(`${key}/channel`), 'group'], 'Office365');

/** The primary brings its people into some of the others. */
export const acceptsSync = (into: TenantPlan, from: TenantPlan): boolean =>
  from.kind === 'primary' && into.kind !== 'isolated' && into.roll('synchronised') < 0.2;

/** Is in it, not only asked to join. */
const inOrganization = ({ together, late }: EstatePlan, { index }: TenantPlan): boolean =>
  index === 0 ? together.length > 0 : together.includes(index) && index !== late;

function togetherOf(estate: EstatePlan, plan: TenantPlan): Bodies {
  const { tenants, together, late } = estate;
  const path = '/tenantRelationships/multiTenantOrganization';
  if (!inOrganization(estate, plan))
    return {
      [path]: { createdDateTime: null, displayName: null, description: null, state: 'inactive' },
    };
  const member = (index: number): Body => {
    const state = index === late ? 'pending' : 'active';
    return {
      tenantId: tenants[index]?.id,
      displayName: tenants[index]?.displayName,
      role: index === 0 ? 'owner' : 'member',
      state,
      addedByTenantId: tenants[0]?.id,
      addedDateTime: ago(state === 'active' ? 90 : 21),
      joinedDateTime: state === 'active' ? ago(88) : null,
      transitionDetails: null,
    };
  };
  const seen = plan.index === 0 ? [0, ...together] : [0, plan.index];
  return {
    [path]: {
      createdDateTime: ago(95),
      displayName: 'All of us',
      description: null,
      state: 'active',
    },
    [`${path}/tenants`]: { value: seen.map(member) },
  };
}
