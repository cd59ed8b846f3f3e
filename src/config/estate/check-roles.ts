// The directory roles that a tenant offers: what is never given, and what is given for units only.
import type { DomainRules, Finding } from './findings.ts';
import type { Path } from './places.ts';
import { isWhole, type RoleEntry, type TenantEntry } from './schema.ts';

export const checkRoles = (tenant: TenantEntry, i: number, rules: DomainRules): Finding[] =>
  (tenant.offers?.roles ?? []).flatMap((role, r) =>
    checkRole(role, ['tenants', i, 'offers', 'roles', r], rules),
  );

function checkRole(role: RoleEntry, path: Path, rules: DomainRules): Finding[] {
  const findings: Finding[] = [];
  const { id, units } = role;
  const anywhere = rules.neverGranted(id, 'unit');
  const whole = rules.neverGranted(id, 'tenant');
  if (anywhere) {
    findings.push({
      path,
      problem: `offers ${anywhere}, which is never given; write a narrower role or remove the line`,
    });
  } else if (whole && isWhole(role)) {
    findings.push({
      path,
      problem: `offers ${whole} in the whole tenant; it is given for single administrative units only: name them under units`,
    });
  }
  if (units?.length === 0 && !role.whole) {
    findings.push({
      path: [...path, 'units'],
      problem: 'is empty, so the role is offered nowhere; name a unit or remove the line',
    });
  }
  for (const [u, unit] of (units ?? []).entries()) {
    if (units?.indexOf(unit) === u) continue;
    findings.push({
      path: [...path, 'units', u],
      problem: 'is named twice here; remove one of the lines',
    });
  }
  return findings;
}
