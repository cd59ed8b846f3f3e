// What cross-tenant access settings may say. https://learn.microsoft.com/entra/external-id/cross-tenant-access-settings-b2b-collaboration
import { type Body, bodies, inner, isGuid, same, text } from '../body.ts';
import { isLicensed } from '../licence.ts';
import { badRequest, denied } from '../problem.ts';
import type { Tenant } from '../state/tenant.ts';

export const B2B_SECTIONS = [
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
  'tenantRestrictions',
];

const APP_KEYWORDS = ['AllApplications', 'Office365', 'AllMicrosoftApps', 'MicrosoftAdminPortals'];

const side = (accessType: string, target: string, targetType: string): Body => ({
  accessType,
  targets: [{ target, targetType }],
});

const everyone = (accessType: string): Body => ({
  usersAndGroups: side(accessType, 'AllUsers', 'user'),
  applications: side(accessType, 'AllApplications', 'application'),
});

/** The settings that a tenant has before anybody touches them. */
export const systemDefault = (): Body => ({
  id: 'default',
  isServiceDefault: true,
  b2bCollaborationInbound: everyone('allowed'),
  b2bCollaborationOutbound: everyone('allowed'),
  b2bDirectConnectInbound: everyone('blocked'),
  b2bDirectConnectOutbound: everyone('blocked'),
  tenantRestrictions: { ...everyone('blocked'), devices: null },
  inboundTrust: {
    isMfaAccepted: false,
    isCompliantDeviceAccepted: false,
    isHybridAzureADJoinedDeviceAccepted: false,
  },
  automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
  invitationRedemptionIdentityProviderConfiguration: {
    primaryIdentityProviderPrecedenceOrder: [
      'externalFederation',
      'azureActiveDirectory',
      'socialIdentityProviders',
    ],
    fallbackIdentityProvider: 'defaultConfiguredIdp',
  },
});

/** Throws for settings that contradict themselves, and for scoping that the tenant has no licence for. */
export function demandSettings(tenant: Tenant, settings: Body, where: 'default' | 'partner'): void {
  for (const name of B2B_SECTIONS) {
    const section = inner(settings, name);
    if (!section) continue;
    demandTargets(name, section);
    demandBlockedTogether(name, section);
    if (where === 'default' && name.endsWith('Inbound')) demandNobodySingle(name, section);
    if (isScoped(section)) demandP1(tenant);
  }
  if (inner(settings, 'inboundTrust')) demandP1(tenant);
}

/** Code and sentence are inference; that P1 is needed stands in the overview of the settings. */
function demandP1(tenant: Tenant): void {
  if (!isLicensed(tenant, 'P1'))
    throw denied(
      'Scoping cross-tenant access settings and changing inbound trust need Microsoft Entra ID P1.',
    );
}

function demandTargets(name: string, section: Body): void {
  for (const part of ['usersAndGroups', 'applications']) {
    const configured = inner(section, part);
    if (!configured) continue;
    const targets = bodies(configured, 'targets');
    if (targets.length === 0) throw badRequest(`${name}.${part} must have at least one target.`);
    for (const target of targets) demandTarget(`${name}.${part}`, part, target);
  }
}

function demandTarget(place: string, part: string, body: Body): void {
  const [target, type] = [text(body, 'target') ?? '', text(body, 'targetType')];
  const forApps = part === 'applications';
  if (forApps !== (type === 'application'))
    throw badRequest(`${place}: targetType '${type}' does not belong there.`);
  const keywords = forApps ? APP_KEYWORDS : ['AllUsers'];
  if (!isGuid(target) && !keywords.some((keyword) => same(keyword, target)))
    throw badRequest(
      `${place}: target '${target}' is neither an id nor one of ${keywords.join(', ')}.`,
    );
}

const isAll = (section: Body, part: string, keyword: string, accessType: string) => {
  const configured = inner(section, part);
  return (
    text(configured, 'accessType') === accessType &&
    bodies(configured, 'targets').some((target) => same(text(target, 'target'), keyword))
  );
};

function demandBlockedTogether(name: string, section: Body): void {
  if (!inner(section, 'usersAndGroups') || !inner(section, 'applications')) return;
  const users = isAll(section, 'usersAndGroups', 'AllUsers', 'blocked');
  const apps = isAll(section, 'applications', 'AllApplications', 'blocked');
  if (users !== apps)
    throw badRequest(
      `${name}: blocking all users must go with blocking all applications, and the other way round.`,
    );
}

function demandNobodySingle(name: string, section: Body): void {
  const targets = bodies(inner(section, 'usersAndGroups'), 'targets');
  if (targets.some((target) => !same(text(target, 'target'), 'AllUsers')))
    throw badRequest(`${name}: the default settings cannot name single users or groups.`);
}

const isScoped = (section: Body) =>
  ['usersAndGroups', 'applications'].some((part) =>
    bodies(inner(section, part), 'targets').some((target) => isGuid(text(target, 'target') ?? '')),
  );

/** Who and what a section lets through, in a few words. */
export function asSection(section: Body | undefined): string {
  if (!section) return 'as the default';
  const part = (name: string) => {
    const configured = inner(section, name);
    const targets = bodies(configured, 'targets').map((target) => text(target, 'target'));
    return `${text(configured, 'accessType') ?? 'unset'} ${targets.join(', ')}`;
  };
  return `users ${part('usersAndGroups')}; applications ${part('applications')}`;
}
