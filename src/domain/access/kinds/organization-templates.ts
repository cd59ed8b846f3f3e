// What the templates of a multitenant organization would change by themselves when a tenant joins it.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import type { Tenant } from '../../estate/estate.ts';
import type {
  DefaultPolicy,
  OrganizationTemplate,
  PartnerPolicy,
  PolicySection,
  SectionName,
  TemplateSetting,
} from '../../facts.ts';

/** One tenant's templates, beside what it has for one other at present. */
export interface TemplatesFor {
  readonly tenant: Tenant;
  /** Name of the other tenant. */
  readonly other: string;
  readonly templates: readonly OrganizationTemplate[];
  readonly entry: PartnerPolicy | null;
  readonly defaults: DefaultPolicy;
}

const SAYS: Readonly<Record<TemplateSetting, string>> = {
  b2bCollaborationInbound: 'B2B collaboration inbound',
  b2bCollaborationOutbound: 'B2B collaboration outbound',
  b2bDirectConnectInbound: 'B2B direct connect inbound',
  b2bDirectConnectOutbound: 'B2B direct connect outbound',
  isMfaAccepted: 'trust of MFA',
  isCompliantDeviceAccepted: 'trust of compliant devices',
  isHybridAzureADJoinedDeviceAccepted: 'trust of hybrid-joined devices',
  inboundAllowed: 'automatic redemption inbound',
  outboundAllowed: 'automatic redemption outbound',
  isSyncAllowed: 'synchronisation of users inbound',
};

const list = (templates: readonly OrganizationTemplate[]): string =>
  new Intl.ListFormat('en').format(templates.map(({ setting }) => SAYS[setting]));

/** Joining must not open on the side what nobody asked for. */
export function opensOnTheSide(of: TemplatesFor): Refusal | undefined {
  const { tenant, other } = of;
  const opening = changing(of).filter(({ opens }) => opens);
  return opening.length === 0
    ? undefined
    : refusal(
        'template-opens',
        `A template of ${tenant.displayName} would open ${list(opening)} for ${other} on the side, and nobody would have decided about that.`,
        `Have ${tenant.contact} reset the templates of the multitenant organization; what is wanted of it can be asked for by itself.`,
        'resource',
      );
}

/** What is closed on the side, as a line of the card. */
export function closesOnTheSide(of: TemplatesFor): string | undefined {
  const closing = changing(of).filter(({ opens }) => !opens);
  return closing.length === 0
    ? undefined
    : `On the side, a template of ${of.tenant.displayName} closes for ${of.other}: ${list(closing)}. That stays so at the end.`;
}

/** Those that apply, and set something else than there is. */
const changing = (of: TemplatesFor): OrganizationTemplate[] =>
  of.templates.filter(({ setting, opens, appliesTo }) => {
    const there = setting === 'isSyncAllowed' ? of.entry?.identitySynchronization : of.entry;
    return appliesTo.includes(there ? 'existing' : 'new') && !isSoAlready(of, setting, opens);
  });

function isSoAlready(
  { entry, defaults }: TemplatesFor,
  setting: TemplateSetting,
  opens: boolean,
): boolean {
  switch (setting) {
    case 'b2bCollaborationInbound':
    case 'b2bCollaborationOutbound':
    case 'b2bDirectConnectInbound':
    case 'b2bDirectConnectOutbound':
      return isForEverybody(effective(entry, defaults, setting), opens ? 'allowed' : 'blocked');
    case 'isMfaAccepted':
    case 'isCompliantDeviceAccepted':
    case 'isHybridAzureADJoinedDeviceAccepted':
      return (
        (entry?.inboundTrust?.[setting] ?? defaults.inboundTrust?.[setting] ?? false) === opens
      );
    case 'inboundAllowed':
    case 'outboundAllowed':
      return (entry?.automaticUserConsentSettings?.[setting] ?? false) === opens;
    case 'isSyncAllowed':
      return (entry?.identitySynchronization?.isSyncAllowed ?? false) === opens;
  }
}

const effective = (
  entry: PartnerPolicy | null,
  defaults: DefaultPolicy,
  name: SectionName,
): PolicySection => ({
  usersAndGroups:
    entry?.sections[name]?.usersAndGroups ?? defaults.sections[name]?.usersAndGroups ?? null,
  applications:
    entry?.sections[name]?.applications ?? defaults.sections[name]?.applications ?? null,
});

const isForEverybody = (
  { usersAndGroups, applications }: PolicySection,
  accessType: 'allowed' | 'blocked',
): boolean =>
  usersAndGroups?.accessType === accessType &&
  usersAndGroups.targets.some(({ target }) => target === 'AllUsers') &&
  applications?.accessType === accessType &&
  applications.targets.some(({ target }) => target === 'AllApplications');
