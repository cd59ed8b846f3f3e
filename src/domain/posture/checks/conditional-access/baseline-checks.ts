// CAP-01 to CAP-07: the seven controls of the Conditional Access baseline for tenants without passwords.
import type { EstateView, NeededLicence, TenantCheck, TenantView } from '../../check.ts';
import { isEnforced } from '../../conditional-access/policy.ts';
import type { AreaName } from '../../facts/areas.ts';
import type { Verdict } from '../../result.ts';
import { administratorDevice, administratorMfa } from './administration.ts';
import { CONTROL_READS, type Judged, judgeControl, type PartsOf } from './baseline.ts';
import { BASELINE_TEXTS, type BaselineId } from './baseline-texts.ts';
import { managedDevice, mfaForAll } from './controls.ts';
import { AZURE_MANAGEMENT, managementMfa } from './management.ts';
import { profileNote } from './profile-note.ts';
import { riskProtection } from './risk-control.ts';
import { besideSecurityDefaults } from './security-defaults.ts';
import { workstationsOnly } from './workstations.ts';

const MEDIUM_RISK_HOURS = 1;

const PARTS: Readonly<Record<BaselineId, PartsOf>> = {
  'CAP-01': () => [mfaForAll],
  'CAP-02': () => [managedDevice],
  'CAP-03': (_, estate) => [riskProtection('sign-in-risk', 'medium', MEDIUM_RISK_HOURS, estate)],
  'CAP-04': (_, estate) => [riskProtection('sign-in-risk', 'high', null, estate)],
  'CAP-05': (_, estate) => [riskProtection('user-risk', 'high', null, estate)],
  'CAP-06': (context) => {
    const workstations = workstationsOnly('all');
    const othersAreBlocked = context.policies.some(
      (policy) => isEnforced(policy) && workstations.gapsOf(policy, context)?.length === 0,
    );
    return [
      administratorMfa(othersAreBlocked),
      administratorDevice(othersAreBlocked),
      workstations,
    ];
  },
  'CAP-07': ({ view: { declared } }) => [
    managementMfa(AZURE_MANAGEMENT, 'the management of Azure', true),
    ...declared.awsApplications.map((id) => managementMfa(id, `the AWS application ${id}`, false)),
    ...declared.googleApplications.map((id) =>
      managementMfa(id, `the Google Cloud application ${id}`, false),
    ),
    workstationsOnly([AZURE_MANAGEMENT]),
  ],
};

/** What a result adds to the verdict about the parts. */
const MORE: Partial<
  Record<BaselineId, (control: Judged, view: TenantView, estate: EstateView) => Verdict>
> = {
  'CAP-01': ({ verdict }, view) =>
    besideSecurityDefaults(
      view,
      'they ask everybody to register for MFA and for it when Microsoft thinks it needed, and accept MFA that can be phished',
      () => verdict,
    ),
  'CAP-02': ({ verdict, parts }) =>
    withNotes(verdict, [
      'Guests bring a device claim only where the device trust of their home tenant is accepted (XTA-04).',
      ...(parts.some(({ best }) =>
        best?.policy.grantControls?.builtInControls?.includes('approvedApplication'),
      )
        ? [
            'It accepts “approved client app”, which Microsoft has retired: app protection takes its place.',
          ]
        : []),
    ]),
  'CAP-03': riskNotes,
  'CAP-04': riskNotes,
  'CAP-05': (control, view, estate) => {
    const changes = control.parts.some(({ best }) =>
      best?.policy.grantControls?.builtInControls?.includes('passwordChange'),
    );
    return withNotes(riskNotes(control, view, estate), [
      changes
        ? 'A password change can lock out people who have no password.'
        : 'A strong sign-in does not clear the risk of a user: somebody has to look into it (SEC-03).',
    ]);
  },
  'CAP-07': ({ verdict }, { declared }) =>
    withNotes(
      verdict,
      declared.awsApplications.length + declared.googleApplications.length === 0
        ? ['Judged for Azure only: the estate names no application of AWS or Google Cloud here.']
        : [],
    ),
};

function riskNotes({ verdict, parts }: Judged, _: TenantView, estate: EstateView): Verdict {
  const notes = parts.flatMap(({ best }) => (best ? (profileNote(best.policy, estate) ?? []) : []));
  return { ...withNotes(verdict, notes), profile: PROFILES[estate.declared.riskProfile] };
}

export const PROFILES = {
  'zero-trust': 'Microsoft zero trust guidance',
  cisa: 'CISA SCuBA baseline',
} as const;

export const withNotes = (verdict: Verdict, notes: readonly string[]): Verdict =>
  notes.length === 0 ? verdict : { ...verdict, notes: [...(verdict.notes ?? []), ...notes] };

export const BASELINE_IDS = Object.keys(PARTS) as BaselineId[];

/** CAP-11 and CAP-12 ask again what CAP-01 to CAP-07 have judged of the same facts. */
const judged = new WeakMap<EstateView, WeakMap<TenantView, Map<BaselineId, Judged>>>();

export function judgeBaseline(id: BaselineId, view: TenantView, estate: EstateView): Judged {
  const tenants = judged.get(estate) ?? new WeakMap<TenantView, Map<BaselineId, Judged>>();
  const controls = tenants.get(view) ?? new Map<BaselineId, Judged>();
  const known = controls.get(id) ?? judgeControl(view, estate, PARTS[id]);
  judged.set(estate, tenants.set(view, controls.set(id, known)));
  return known;
}

/** CAP-01 looks for its licence itself: security defaults count without one. */
const NEEDS: Partial<Record<BaselineId, NeededLicence>> = {
  'CAP-02': 'P1',
  'CAP-03': 'P2',
  'CAP-04': 'P2',
  'CAP-05': 'P2',
  'CAP-06': 'P1',
  'CAP-07': 'P1',
};

const READS: Partial<Record<BaselineId, readonly AreaName[]>> = {
  'CAP-01': ['securityDefaults', 'skus'],
};

export const baselineChecks: readonly TenantCheck[] = BASELINE_IDS.map((id) => {
  const needs = NEEDS[id];
  return {
    id,
    ...BASELINE_TEXTS[id],
    area: 'conditional-access',
    kind: 'check',
    scope: 'tenant',
    appliesTo: 'all',
    ...(needs ? { needs } : {}),
    reads: [...CONTROL_READS, ...(READS[id] ?? [])],
    assess(view, estate) {
      const control = judgeBaseline(id, view, estate);
      return MORE[id]?.(control, view, estate) ?? control.verdict;
    },
  };
});
