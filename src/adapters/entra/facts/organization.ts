// Reads a tenant's multitenant organization: its tenants, the state of joining one, and the templates.
import type {
  CrossTenantAccessPolicyB2BSetting,
  CrossTenantAccessPolicyTargetConfiguration,
  MultiTenantOrganization,
  MultiTenantOrganizationIdentitySyncPolicyTemplate,
  MultiTenantOrganizationJoinRequestRecord,
  MultiTenantOrganizationMember,
  MultiTenantOrganizationPartnerConfigurationTemplate,
} from '@microsoft/microsoft-graph-types';
import type {
  Joining,
  Organization,
  OrganizationTemplate,
  OrganizationTenantState,
  TemplateSetting,
} from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphAnswer, GraphClient } from '../graph/client.ts';

export const ORGANIZATION = '/tenantRelationships/multiTenantOrganization';
const TEMPLATES = '/policies/crossTenantAccessPolicy/templates';
const NEEDS = 'MultiTenantOrganization.Read.All';
/** Stands for nobody, and takes a failed request to join back. */
export const NO_TENANT = '00000000-0000-0000-0000-000000000000';

/**
 * null when the tenant is in none.
 * https://learn.microsoft.com/graph/api/multitenantorganization-get
 * https://learn.microsoft.com/graph/api/multitenantorganization-list-tenants has no `$top`.
 */
export async function readOrganization(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<GraphAnswer<Organization | null>> {
  const { body, requestId } = await graph.get<MultiTenantOrganization>(ORGANIZATION, {
    needs: NEEDS,
    query: { $select: 'displayName,state' },
    signal,
  });
  if (body.state !== 'active') return { body: null, requestId };
  const list = await graph.list<MultiTenantOrganizationMember>(`${ORGANIZATION}/tenants`, {
    needs: NEEDS,
    query: { $select: 'tenantId,displayName,role,state,transitionDetails' },
    signal,
  });
  const tenants = list.body.map((member) => ({
    tenantId: (member.tenantId ?? '').toLowerCase(),
    displayName: member.displayName ?? member.tenantId ?? '',
    owner: member.role === 'owner',
    state: stateOf(member),
  }));
  return {
    body: { displayName: body.displayName ?? '', tenants },
    requestId: list.requestId,
  };
}

/** Removing shows in what is desired before it shows in the state. */
function stateOf({
  state,
  transitionDetails,
}: MultiTenantOrganizationMember): OrganizationTenantState {
  const failed = transitionDetails?.status === 'failed';
  if (state === 'removed' || (transitionDetails?.desiredState === 'removed' && !failed)) {
    return 'leaving';
  }
  return state === 'active' ? 'active' : 'pending';
}

/** https://learn.microsoft.com/graph/api/multitenantorganizationjoinrequestrecord-get */
export async function readJoining(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<GraphAnswer<Joining>> {
  const { body, requestId } = await graph.get<MultiTenantOrganizationJoinRequestRecord>(
    `${ORGANIZATION}/joinRequest`,
    { needs: NEEDS, query: { $select: 'addedByTenantId,memberState,transitionDetails' }, signal },
  );
  const by = body.addedByTenantId?.toLowerCase();
  // Of a tenant that left, the request may still tell that it was there.
  if (!by || by === NO_TENANT || body.memberState === 'removed') {
    return { body: { addedBy: null, state: 'none', details: '' }, requestId };
  }
  const { status, details } = body.transitionDetails ?? {};
  const state =
    body.memberState === 'active' ? 'active' : status === 'failed' ? 'failed' : 'pending';
  return { body: { addedBy: by, state, details: details ?? '' }, requestId };
}

/**
 * https://learn.microsoft.com/graph/api/resources/multitenantorganizationpartnerconfigurationtemplate
 * A property without a value sets nothing, whatever the template applies to.
 */
export async function readTemplates(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<readonly OrganizationTemplate[]> {
  const read = async <T>(name: string): Promise<Partial<T>> => {
    try {
      const path = `${TEMPLATES}/multiTenantOrganization${name}`;
      return (await graph.get<T>(path, { needs: NEEDS, signal })).body as Partial<T>;
    } catch (error) {
      // A tenant that never had a template has none.
      if (error instanceof DirectoryError && error.trouble === 'not-found') return {};
      throw error;
    }
  };
  const [partner, sync] = await Promise.all([
    read<MultiTenantOrganizationPartnerConfigurationTemplate>('PartnerConfiguration'),
    read<MultiTenantOrganizationIdentitySyncPolicyTemplate>('IdentitySynchronization'),
  ]);
  return [
    ...within(partner.templateApplicationLevel, [
      ...SECTIONS.flatMap((setting) => {
        const section = partner[setting];
        return section ? [{ setting, opens: !isClosed(section) }] : [];
      }),
      ...flags(partner.inboundTrust),
      ...flags(partner.automaticUserConsentSettings),
    ]),
    ...within(sync.templateApplicationLevel, flags(sync.userSyncInbound)),
  ];
}

const SECTIONS = [
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
] as const satisfies readonly TemplateSetting[];

const FLAGS: readonly TemplateSetting[] = [
  'isMfaAccepted',
  'isCompliantDeviceAccepted',
  'isHybridAzureADJoinedDeviceAccepted',
  'inboundAllowed',
  'outboundAllowed',
  'isSyncAllowed',
];

type Setting = Pick<OrganizationTemplate, 'setting' | 'opens'>;

const flags = (values: object | null | undefined): Setting[] =>
  FLAGS.flatMap((setting) => {
    const value: unknown = (values as Record<string, unknown> | null | undefined)?.[setting];
    return typeof value === 'boolean' ? [{ setting, opens: value }] : [];
  });

/** Several levels are joined by commas; a level that is not known may apply to anybody. */
function within(level: string | null | undefined, settings: Setting[]): OrganizationTemplate[] {
  const levels = (level ?? 'none').split(',').map((part) => part.trim());
  const all = levels.some((part) => !['none', 'newPartners', 'existingPartners'].includes(part));
  const appliesTo: OrganizationTemplate['appliesTo'] = [
    ...(all || levels.includes('existingPartners') ? (['existing'] as const) : []),
    ...(all || levels.includes('newPartners') ? (['new'] as const) : []),
  ];
  return appliesTo.length > 0 ? settings.map((setting) => ({ ...setting, appliesTo })) : [];
}

/** Closed is only what blocks everybody from everything: a list of the blocked opens the rest. */
const isClosed = ({ usersAndGroups, applications }: CrossTenantAccessPolicyB2BSetting): boolean =>
  blocks(usersAndGroups, 'AllUsers') && blocks(applications, 'AllApplications');

const blocks = (
  part: CrossTenantAccessPolicyTargetConfiguration | null | undefined,
  everything: string,
): boolean =>
  part?.accessType === 'blocked' &&
  (part.targets ?? []).some(({ target }) => target?.toLowerCase() === everything.toLowerCase());
