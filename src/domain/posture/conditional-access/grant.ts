// What a policy really demands before it lets somebody in: operators, authentication strengths, devices.
import type { Maybe } from '../facts/areas.ts';
import type { AuthenticationStrengthFact } from '../facts/conditional-access.ts';
import type { Policy } from './policy.ts';

/** Undefined: it could not be told. */
export type Known = boolean | undefined;

type Control =
  | { readonly is: 'built-in'; readonly name: string }
  | { readonly is: 'strength'; readonly factors: StrengthOf }
  | { readonly is: 'other'; readonly name: string };

/** How strong the weakest way is that a strength accepts. */
export type StrengthOf = 'phishing-resistant' | 'multi-factor' | 'single-factor' | 'unsaid';

export const PHISHING_RESISTANT_STRENGTH = '00000000-0000-0000-0000-000000000004';
const BUILT_IN: Readonly<Record<string, StrengthOf>> = {
  '00000000-0000-0000-0000-000000000002': 'multi-factor',
  '00000000-0000-0000-0000-000000000003': 'multi-factor',
  [PHISHING_RESISTANT_STRENGTH]: 'phishing-resistant',
};

const RESISTANT = new Set(['fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor']);
/** https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy: enough alone. */
const TWO_IN_ONE = new Set([
  ...RESISTANT,
  'deviceBasedPush',
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'federatedMultiFactor',
]);

/** The policy carries a copy of its strength; the definition by its id counts as well, the weaker one wins. */
export function strengthOf(
  strength: NonNullable<NonNullable<Policy['grantControls']>['authenticationStrength']>,
  definitions: Maybe<readonly AuthenticationStrengthFact[]>,
): StrengthOf {
  const id = strength.id?.toLowerCase();
  const definition = definitions?.find((one) => one.id.toLowerCase() === id);
  const combinations = [
    ...(strength.allowedCombinations ?? []),
    ...(definition?.allowedCombinations ?? []),
  ];
  if (combinations.length === 0) return BUILT_IN[id ?? ''] ?? 'unsaid';
  if (combinations.every((one) => RESISTANT.has(one))) return 'phishing-resistant';
  return combinations.every((one) => one.includes(',') || TWO_IN_ONE.has(one))
    ? 'multi-factor'
    : 'single-factor';
}

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
