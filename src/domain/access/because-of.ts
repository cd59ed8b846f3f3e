// Which grants to people from outside stand in somebody's tenants because of them: they approved, asked, or answer for it.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { type Beneficiary, beneficiaryKey } from '../../shared/beneficiary.ts';
import { isHomeUnknown } from '../../shared/home-unknown.ts';
import { type Estate, personOf } from '../estate/estate.ts';
import { canEnd } from './end.ts';
import { goingOn } from './parts.ts';
import { type AccessRequest, peopleIn } from './request.ts';

/** Ids of the tenants that this person owns, under whichever account. */
export function ownTenants(estate: Estate, actor: AccountRef): string[] {
  const own = new Set((personOf(estate, actor)?.accounts ?? [actor]).map(accountKey));
  return estate.tenants
    .filter(({ owners }) => owners.some(({ account }) => own.has(accountKey(account))))
    .map(({ id }) => id);
}

/** `in-stead`: a colleague approved it with their voice. */
export type Part = 'approved' | 'in-stead' | 'asked';

const isFrom = (tenantId: string, person: Beneficiary): boolean =>
  'tenantId' in person && person.tenantId === tenantId;

/**
 * Somebody whom it is for is a guest whose home could not be told, and stands in the record with their
 * account in that very tenant. Of a team it is not known who; where one has left, it may have been them.
 */
export function hasUnknownHome(request: AccessRequest): boolean {
  const { asked, people, plan } = request;
  const guests = asked?.recipient === 'guest';
  return people
    ? guests && peopleIn(request).every((person) => isFrom(plan.resource.tenantId, person))
    : isHomeUnknown(request);
}

/** What somebody has to do with it; undefined where nothing, where it is over, or nobody is from outside. */
export function partIn(
  request: AccessRequest,
  own: readonly AccountRef[],
  tenantIds: readonly string[],
): Part | undefined {
  const { plan, lifecycle, decision, agreed, requestor, beneficiary } = request;
  const { tenantId } = plan.resource;
  if (lifecycle !== 'personal-grant' || !canEnd(request)) return undefined;
  if (!tenantIds.includes(tenantId)) return undefined;
  const outside = goingOn(request).some((person) => !isFrom(tenantId, person));
  if (!outside && !hasUnknownHome(request)) return undefined;
  const keys = new Set(own.map(accountKey));
  const mine = (account: AccountRef | undefined) => !!account && keys.has(accountKey(account));
  if (mine(decision?.by) || agreed.some(({ by }) => mine(by))) return 'approved';
  if (agreed.some((yes) => mine(yes.for))) return 'in-stead';
  // Whoever has it themselves is no guest of theirs.
  const forThem = goingOn(request).every((person) => keys.has(beneficiaryKey(person)));
  return (mine(requestor) || mine(beneficiary)) && !forThem ? 'asked' : undefined;
}
