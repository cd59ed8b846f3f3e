// Runs a check: whom it applies to, licences first, then its judgement, its age, and what was accepted.
import { personName } from '../estate/person-name.ts';
import type { Instant } from '../facts.ts';
import type { Check, EstateCheck, EstateView, TenantCheck, TenantView } from './check.ts';
import type { AcceptedException } from './declared.ts';
import { earliest } from './earliest.ts';
import type { AreaName } from './facts/areas.ts';
import { hasLicence } from './licences.ts';
import { readingOf } from './reading.ts';
import type { Result, Verdict } from './result.ts';

export function assessTenant(check: TenantCheck, view: TenantView, estate: EstateView): Result {
  const { tenant, declared } = view;
  const asOf = oldest(
    check.reads.map((area) => [tenant.id, area] as const),
    estate,
  );
  const result = { ...judged(check, view, estate), checkId: check.id, tenantId: tenant.id, asOf };
  const exception = declared.exceptions.find((one) => accepts(one, result, estate.now));
  if (!exception) return result;
  const { because, until } = exception;
  const by = personName(estate.estate, exception.by);
  return { ...result, accepted: { by, because, until } };
}

export function assessEstate(check: EstateCheck, estate: EstateView): Result {
  const read = estate.tenants.flatMap(({ tenant }) =>
    check.reads.map((area) => [tenant.id, area] as const),
  );
  return {
    ...check.assess(estate),
    checkId: check.id,
    tenantId: null,
    asOf: oldest(read, estate),
  };
}

/** Every result of these checks over these tenants; those of the estate once. */
export const assessAll = (
  checks: readonly Check[],
  tenants: readonly TenantView[],
  estate: EstateView,
): Result[] =>
  checks.flatMap((check) =>
    check.scope === 'estate'
      ? [assessEstate(check, estate)]
      : tenants.map((view) => assessTenant(check, view, estate)),
  );

function judged(check: TenantCheck, view: TenantView, estate: EstateView): Verdict {
  const { kind } = view.tenant;
  if (check.appliesTo !== 'all' && !check.appliesTo.includes(kind)) {
    return {
      state: 'not-applicable',
      reason: `does not apply to a tenant declared as ${kind}`,
      evidence: [],
    };
  }
  if (check.needs && hasLicence(view, check.needs) === false) {
    return {
      state: 'unlicensed',
      reason: `cannot be judged: the tenant has no ${LICENCE_NAMES[check.needs]}`,
      evidence: [],
    };
  }
  return check.assess(view, estate);
}

export const LICENCE_NAMES = {
  P1: 'Microsoft Entra ID P1',
  P2: 'Microsoft Entra ID P2 or ID Governance',
  workload: 'Workload Identities Premium',
  defender: 'Microsoft Defender XDR',
} as const;

/** An exception that names objects covers a finding only if it covers every object against it. */
function accepts(exception: AcceptedException, result: Result, now: Instant): boolean {
  if (exception.check !== result.checkId || exception.until <= now) return false;
  if (result.state !== 'fail' && result.state !== 'partial') return false;
  if (exception.objects.length === 0) return true;
  const against = result.evidence.filter(({ good }) => !good);
  return (
    against.length > 0 && against.every(({ id }) => exception.objects.includes(id.toLowerCase()))
  );
}

function oldest(
  read: ReadonlyArray<readonly [tenantId: string, area: AreaName]>,
  estate: EstateView,
): Instant | undefined {
  return earliest(
    read.map(([tenantId, area]) => {
      const { state, asOf } = readingOf(estate.view(tenantId)?.facts, area);
      return state === 'unreadable' ? undefined : asOf;
    }),
  );
}
