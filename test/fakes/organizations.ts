// Multitenant organizations in memory, as each tenant sees them.
import type {
  Joining,
  Organization,
  OrganizationTemplate,
  OrganizationTenantState,
} from '../../src/domain/facts.ts';

export class FakeOrganizations {
  /** By the tenant that owns it. */
  private readonly all = new Map<string, Map<string, OrganizationTenantState>>();
  readonly joinings = new Map<string, Joining>();
  /** By tenant. */
  readonly templates = new Map<string, readonly OrganizationTemplate[]>();

  create(owner: string, members: Readonly<Record<string, OrganizationTenantState>> = {}): void {
    this.all.set(owner, new Map([[owner, 'active'], ...Object.entries(members)]));
  }

  stateIn(owner: string, tenantId: string): OrganizationTenantState | undefined {
    return this.all.get(owner)?.get(tenantId);
  }

  put(owner: string, tenantId: string, state: OrganizationTenantState | undefined): void {
    const tenants = this.all.get(owner);
    if (state) tenants?.set(tenantId, state);
    else tenants?.delete(tenantId);
  }

  /** Only who has joined sees it. */
  seenBy(tenantId: string): Organization | null {
    const found = [...this.all].find(([, tenants]) =>
      ['active', 'leaving'].includes(tenants.get(tenantId) ?? ''),
    );
    if (!found) return null;
    const [owner, tenants] = found;
    return {
      displayName: `Of ${owner.slice(0, 2)}`,
      tenants: [...tenants].map(([id, state]) => ({
        tenantId: id,
        displayName: id,
        owner: id === owner,
        state,
      })),
    };
  }

  joining(tenantId: string): Joining {
    return this.joinings.get(tenantId) ?? { addedBy: null, state: 'none', details: '' };
  }
}
