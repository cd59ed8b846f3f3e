// What a policy really demands before it lets somebody in: operators, authentication strengths, devices.
import type { Maybe } from '../facts/areas.ts';
import type { AuthenticationStrengthFact } from '../facts/conditional-access.ts';
import type { Policy } from './policy.ts';
import { type StrengthOf, strengthOf } from './strength.ts';

/** Undefined: it could not be told. */
export type Known = boolean | undefined;

type Control =
  | { readonly is: 'built-in'; readonly name: string }
  | { readonly is: 'strength'; readonly factors: StrengthOf }
  | { readonly is: 'other'; readonly name: string };

function controlsOf(
  policy: Policy,
  definitions: Maybe<readonly AuthenticationStrengthFact[]>,
): Control[] {
  const grant = policy.grantControls;
  if (!grant) return [];
  return [
    ...(grant.builtInControls ?? []).map((name): Control => ({ is: 'built-in', name })),
    ...(grant.authenticationStrength
      ? [
          {
            is: 'strength',
            factors: strengthOf(grant.authenticationStrength, definitions),
          } as const,
        ]
      : []),
    ...[...(grant.customAuthenticationFactors ?? []), ...(grant.termsOfUse ?? [])].map(
      (name): Control => ({ is: 'other', name }),
    ),
  ];
}

export interface Demands {
  readonly phishingResistant: Known;
  /** A second factor of any kind. */
  readonly multiFactor: Known;
  readonly compliantDevice: boolean;
  /** Compliant or hybrid joined. */
  readonly managedDevice: boolean;
  /** A managed device is one of several ways in. */
  readonly managedDeviceAmongOthers: boolean;
  /** A password change or whatever else removes the user's risk. */
  readonly remediation: boolean;
}

const MANAGED = ['compliantDevice', 'domainJoinedDevice'];
const REMEDIES = ['passwordChange', 'riskRemediation'];

/**
 * With AND each control is demanded; with OR (and where the operator is not said) only what every
 * alternative amounts to.
 */
export function demandsOf(
  policy: Policy,
  definitions: Maybe<readonly AuthenticationStrengthFact[]>,
): Demands {
  const controls = controlsOf(policy, definitions);
  const all = policy.grantControls?.operator === 'AND';
  const demands = (test: (control: Control) => Known): Known => {
    if (controls.length === 0) return false;
    const answers = controls.map(test);
    if (all) return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
  };
  const named = (names: readonly string[]) => (control: Control) =>
    control.is === 'built-in' && names.includes(control.name);
  const managedDevice = demands(named(MANAGED)) === true;
  return {
    phishingResistant: demands((control) =>
      control.is === 'strength'
        ? control.factors === 'unsaid'
          ? undefined
          : control.factors === 'phishing-resistant'
        : false,
    ),
    multiFactor: demands((control) =>
      control.is === 'strength'
        ? control.factors === 'unsaid'
          ? undefined
          : control.factors !== 'single-factor'
        : control.is === 'built-in' && control.name === 'mfa',
    ),
    compliantDevice: demands(named(['compliantDevice'])) === true,
    managedDevice,
    managedDeviceAmongOthers: !managedDevice && controls.some(named(MANAGED)),
    remediation: demands(named(REMEDIES)) === true,
  };
}

/** Whether people have to sign in again every time, or at least after so many hours. */
export function asksAgain(policy: Policy, hours: number | null): boolean {
  const frequency = policy.sessionControls?.signInFrequency;
  if (frequency?.isEnabled !== true) return false;
  if (frequency.frequencyInterval === 'everyTime') return true;
  const { type, value } = frequency;
  return (
    hours !== null && type === 'hours' && typeof value === 'number' && value > 0 && value <= hours
  );
}
