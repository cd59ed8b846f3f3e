// Which of the offered things somebody has already, in whichever of their accounts, as far as it can be read.
import { type Estate, tenantById } from '../estate/estate.ts';
import type { Account } from '../facts.ts';
import { type Study, settled, together } from '../study.ts';
import { accountsIn } from './accounts-in.ts';
import type { Identity } from './identity.ts';
import type { AccessKind, Offer } from './kind.ts';
import { isFor } from './parts.ts';
import type { Resource } from './plan.ts';
import type { AccessRequest, RequestState } from './request.ts';

/** `unknown`: a directory did not say. */
export type Held = 'yes' | 'no' | 'unknown';

const OPEN: readonly RequestState[] = ['applying', 'waiting', 'active'];

/** In the order of `offers`; `grants` are requests that this person made or benefits from. */
export function* whichHeld(
  estate: Estate,
  kindOf: (id: string) => AccessKind | undefined,
  offers: readonly Offer[],
  person: Identity,
  grants: readonly AccessRequest[],
): Study<Held[]> {
  const granted = grants.filter(
    (grant) => OPEN.includes(grant.state) && isFor(grant, person.accounts),
  );
  const tenantIds = [...new Set(offers.map(({ resource }) => resource.tenantId))];
  const found = yield* together(tenantIds.map((id) => accountsOf(estate, id, person)));
  const accounts = new Map(tenantIds.map((id, i) => [id, found[i] ?? null]));
  const studies = offers.map(({ resource }) =>
    granted.some(({ plan }) => isSame(plan.resource, resource))
      ? settled<Held>('yes')
      : inDirectory(kindOf(resource.kind), resource, accounts.get(resource.tenantId) ?? null),
  );
  return yield* together(studies);
}

/** Every account of the person there; null where that cannot be told. */
function* accountsOf(
  estate: Estate,
  tenantId: string,
  person: Identity,
): Study<readonly Account[] | null> {
  const tenant = tenantById(estate, tenantId);
  if (!tenant) return null;
  // At home there are no guests to look for.
  if (person.homeKnown && person.home.tenantId === tenantId) return [person.home];
  const accounts = yield* accountsIn(tenant, person);
  if (!accounts.ok) return null;
  const { own, guest } = accounts.value;
  return guest ? [...own, guest] : own;
}

function* inDirectory(
  kind: AccessKind | undefined,
  resource: Resource,
  accounts: readonly Account[] | null,
): Study<Held> {
  if (!kind?.holds) return 'no';
  if (accounts === null) return 'unknown';
  const holds = kind.holds.bind(kind);
  const answers = yield* together(accounts.map((account) => holds(resource, account)));
  if (answers.some((fact) => fact.known && fact.value)) return 'yes';
  return answers.every((fact) => fact.known) ? 'no' : 'unknown';
}

export const isSame = (a: Resource, b: Resource): boolean =>
  a.kind === b.kind && a.tenantId === b.tenantId && a.id === b.id;
