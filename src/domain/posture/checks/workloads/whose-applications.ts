// Where applications are made: by eligible developers in the primary tenant, and in no other.
import { DAY } from '../../../../shared/duration.ts';
import type { EstateView, TenantView } from '../../check.ts';
import { counted } from '../../conditional-access/policy.ts';
import { momentOf } from '../../moments.ts';
import { knownValue } from '../../reading.ts';
import { type OfKind, unread } from './finding.ts';

/** https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const APPLICATION_DEVELOPER = 'cf1c38e5-3621-4004-a7cb-879624dced7c';
const RECENT_DAYS = 90;

export function developers(view: TenantView): OfKind {
  const reads = ['roleEligibilityInstances'] as const;
  const eligible = knownValue(view.facts, 'roleEligibilityInstances');
  if (!eligible) return { reads, findings: [unread('who is eligible as Application Developer')] };
  const held = eligible.filter(
    ({ roleDefinitionId }) => roleDefinitionId.toLowerCase() === APPLICATION_DEVELOPER,
  );
  return {
    reads,
    findings: [
      {
        is: held.length > 0 ? 'good' : 'bad',
        grave: false,
        text: 'nobody is eligible for Application Developer',
        evidence: held.map(({ principal }) => ({
          kind: principal.kind === 'group' ? 'group' : 'user',
          id: principal.id,
          name: principal.displayName ?? principal.id,
          detail: 'eligible for Application Developer',
          good: true,
        })),
      },
    ],
  };
}

export function newApplications(view: TenantView, { now }: EstateView): OfKind {
  if (view.declared.applicationException) return { reads: [], findings: [] };
  const reads = ['applications'] as const;
  const applications = knownValue(view.facts, 'applications');
  if (!applications) return { reads, findings: [unread('which applications are new')] };
  const ageless = applications.filter(({ createdDateTime }) => !momentOf(createdDateTime));
  const recent = applications.filter(({ createdDateTime }) => {
    const created = momentOf(createdDateTime);
    return created !== undefined && now - created <= RECENT_DAYS * DAY;
  });
  return {
    reads,
    findings: [
      {
        is: recent.length > 0 ? 'bad' : ageless.length > 0 ? 'unsaid' : 'good',
        grave: false,
        text:
          recent.length > 0
            ? `${counted(recent.length, 'application was', 'applications were')} registered here in the last ${RECENT_DAYS} days`
            : 'when some applications were registered is not said',
        evidence: recent.map(({ id, displayName, createdDateTime }) => ({
          kind: 'application',
          id,
          name: displayName ?? id,
          detail: `registered ${createdDateTime?.slice(0, 10)}`,
        })),
      },
    ],
  };
}
