// What looking at an installation comes to: one thing each, good or wrong, and what mends it.

export type DoctorArea =
  | 'settings'
  | 'estate'
  | 'database'
  | 'audit'
  | 'work'
  | 'clock'
  | 'identities'
  | 'teams';

export interface DoctorFinding {
  readonly area: DoctorArea;
  /** `note`: works, and should be known; `unknown`: could not be looked at. */
  readonly state: 'good' | 'note' | 'wrong' | 'unknown';
  readonly what: string;
  /** Of everything that is not good. */
  readonly remedy?: string;
}

export const good = (area: DoctorArea, what: string): DoctorFinding => ({
  area,
  state: 'good',
  what,
});

export const bad = (
  area: DoctorArea,
  state: 'note' | 'wrong' | 'unknown',
  what: string,
  remedy: string,
): DoctorFinding => ({ area, state, what, remedy });

/** Remedies that name a command are for a running sandbox then, as the doctor itself was. */
export const besideSandbox = (finding: DoctorFinding): DoctorFinding =>
  finding.remedy === undefined
    ? finding
    : {
        ...finding,
        remedy: finding.remedy.replace(
          /npm run tenant -- (?:add|owner) \S+(?: --wait)?/,
          '$& --sandbox',
        ),
      };

/** For a pipeline: 0 all is well, 1 something is wrong, 2 something could not be looked at. */
export function exitStatus(findings: readonly DoctorFinding[]): 0 | 1 | 2 {
  if (findings.some(({ state }) => state === 'wrong')) return 1;
  return findings.some(({ state }) => state === 'unknown') ? 2 : 0;
}
