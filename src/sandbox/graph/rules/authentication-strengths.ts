// The authentication strengths that every tenant has.
// https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths
import type { Body } from '../body.ts';

const PHISHING_RESISTANT = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'];
const PASSWORDLESS = [...PHISHING_RESISTANT, 'deviceBasedPush'];
const SECOND_FACTORS = [
  'microsoftAuthenticatorPush',
  'softwareOath',
  'hardwareOath',
  'sms',
  'voice',
];
const MULTIFACTOR = [
  ...PASSWORDLESS,
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  ...SECOND_FACTORS.map((second) => `password,${second}`),
  'federatedMultiFactor',
  ...SECOND_FACTORS.map((second) => `${second},federatedSingleFactor`),
];

const builtIn = (n: number, displayName: string, allowedCombinations: string[]): Body => ({
  id: `00000000-0000-0000-0000-00000000000${n}`,
  createdDateTime: '2021-12-01T08:00:00Z',
  modifiedDateTime: '2021-12-01T08:00:00Z',
  displayName,
  description: `Built in: ${displayName.toLowerCase()}`,
  policyType: 'builtIn',
  requirementsSatisfied: 'mfa',
  allowedCombinations,
  combinationConfigurations: [],
});

export const builtInStrengths = (): Body[] => [
  builtIn(2, 'Multifactor authentication', MULTIFACTOR),
  builtIn(3, 'Passwordless MFA', PASSWORDLESS),
  builtIn(4, 'Phishing-resistant MFA', PHISHING_RESISTANT),
];
