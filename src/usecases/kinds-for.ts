// Which kinds of access somebody may ask for anywhere: by the estate and its rules, before any offer is read.
import type { Identity } from '../domain/access/identity.ts';
import type { AccessKind } from '../domain/access/kind.ts';
import { kinds } from '../domain/access/kinds/index.ts';
import { allowedBy, matchingRule } from '../domain/access/policy.ts';
import { UNTOLD } from '../domain/access/rule-people.ts';
import type { Estate, PolicyRule, Tenant } from '../domain/estate/estate.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';

/** All of them where it cannot be told who asks: the form says so then. */
export async function kindsFor(
  deps: IdentifyDeps,
  actor: AccountRef,
): Promise<readonly AccessKind[]> {
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return kinds;
  return kinds.filter((kind) =>
    deps.estate.tenants.some(
      (tenant) =>
        ruleToAsk(deps.estate, tenant, kind, person.value) !== undefined &&
        kind.offered(tenant, deps.estate).length > 0,
    ),
  );
}

/** The rule under which this person may ask for this kind in this tenant, as far as it is known yet. */
export function ruleToAsk(
  estate: Estate,
  tenant: Tenant,
  kind: AccessKind,
  requestor: Identity,
): PolicyRule | undefined {
  // Nobody is a guest at home; other kinds may well be asked for there.
  if (!tenant.access.includes(kind.id) || kind.notAt(tenant, requestor)) return undefined;
  const rule = matchingRule(estate, { kind: kind.id, tenantId: tenant.id, requestor });
  return rule?.decision === 'ask' ? rule : undefined;
}

/** Why a rule refuses of whom it cannot be told: what is offered nowhere for that reason alone. */
export function whyUntoldIn(
  estate: Estate,
  kinds: readonly AccessKind[],
  requestor: Identity,
): Refusal | undefined {
  for (const kind of kinds) {
    for (const tenant of estate.tenants) {
      if (!tenant.access.includes(kind.id) || kind.notAt(tenant, requestor)) continue;
      const ask = { kind: kind.id, tenantId: tenant.id, requestor };
      const rule = allowedBy(estate, ask, kind.title);
      if (!rule.ok && UNTOLD.includes(rule.error.code)) return rule.error;
    }
  }
  return undefined;
}

export async function whyNothingToAsk(
  deps: IdentifyDeps,
  actor: AccountRef,
): Promise<Refusal | undefined> {
  const person = await identifyPerson(deps, actor);
  return person.ok ? whyUntoldIn(deps.estate, kinds, person.value) : undefined;
}
