// Reads which templates have a word in a tenant's joining: its own, and those of every tenant it meets.
import type { Refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import { type Estate, type Tenant, tenantById } from '../../estate/estate.ts';
import { ask, askAll, type Study, together } from '../../study.ts';
import { cannotRead } from '../unreadable.ts';
import type { Meeting } from './organization-refusals.ts';
import type { TemplatesFor } from './organization-templates.ts';

export interface SideEffects {
  /** One for each tenant and each other that its templates apply to; none where a tenant has none. */
  readonly read: readonly TemplatesFor[];
  /** Names of tenants of the organization that Drawbridge does not read. */
  readonly unseen: readonly string[];
}

interface Other {
  readonly id: string;
  readonly name: string;
}

/** https://learn.microsoft.com/entra/identity/multi-tenant-organizations/multi-tenant-organization-templates */
export function* sideEffects(
  estate: Estate,
  { owner, added, organization }: Meeting,
): Study<Result<SideEffects, Refusal>> {
  const members = (organization?.tenants ?? []).filter(
    ({ tenantId, state }) => state === 'active' && ![owner.id, added.id].includes(tenantId),
  );
  const others: Other[] = [
    { id: owner.id, name: owner.displayName },
    ...members.map(({ tenantId, displayName }) => ({ id: tenantId, name: displayName })),
  ];
  const mine: Other = { id: added.id, name: added.displayName };
  const met = others.map(({ id, name }) => ({ name, tenant: tenantById(estate, id) }));
  const readable = met.flatMap(({ tenant }) => (tenant?.signIn.includes('reader') ? [tenant] : []));
  const results = yield* together([
    ofTenant(added, others),
    ...readable.map((tenant) => ofTenant(tenant, [mine])),
  ]);
  const read: TemplatesFor[] = [];
  for (const result of results) {
    if (!result.ok) return refused(result.error);
    read.push(...result.value);
  }
  const unseen = met.flatMap(({ name, tenant }) =>
    tenant && readable.includes(tenant) ? [] : [name],
  );
  return ok({ read, unseen });
}

/** What is set at present is read only where a template would set something. */
function* ofTenant(
  tenant: Tenant,
  others: readonly Other[],
): Study<Result<TemplatesFor[], Refusal>> {
  const tenantId = tenant.id;
  const templates = yield* ask({ fact: 'organization-templates', tenantId });
  if (!templates.known) return refused(cannotRead(tenant.displayName, templates.reason));
  const found: TemplatesFor[] = [];
  for (const { id, name } of templates.value.length > 0 ? others : []) {
    const facts = yield* askAll({
      entry: { fact: 'partner-policy', tenantId, partnerId: id },
      defaults: { fact: 'default-policy', tenantId },
    });
    const { entry, defaults } = facts;
    if (!entry.known) return refused(cannotRead(tenant.displayName, entry.reason));
    if (!defaults.known) return refused(cannotRead(tenant.displayName, defaults.reason));
    found.push({
      tenant,
      other: name,
      templates: templates.value,
      entry: entry.value,
      defaults: defaults.value,
    });
  }
  return ok(found);
}
