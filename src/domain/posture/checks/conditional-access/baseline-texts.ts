// What is said about the seven controls of the baseline: title, why, what to do, other words for them.
import type { Severity } from '../../check.ts';

export type BaselineId = 'CAP-01' | 'CAP-02' | 'CAP-03' | 'CAP-04' | 'CAP-05' | 'CAP-06' | 'CAP-07';

interface Text {
  readonly title: string;
  readonly severity: Severity;
  readonly why: string;
  readonly remediation: string;
  readonly words: readonly string[];
}

export const BASELINE_TEXTS: Readonly<Record<BaselineId, Text>> = {
  'CAP-01': {
    title: 'Phishing-resistant MFA for everybody',
    severity: 'critical',
    why: 'A password, and a code that can be typed, can be talked out of people or passed on by a fake sign-in page. Keys, Windows Hello and certificates cannot. One policy for everybody and everything leaves no application that was forgotten.',
    remediation:
      'Make a policy for all users, all applications and all client apps that demands the phishing-resistant authentication strength. Leave out the emergency accounts (EMG-02), watch it in report-only for a week, then turn it on.',
    words: [
      'MFA for everyone',
      'MFA for all',
      'MFA for all users',
      'multifactor authentication',
      'multi-factor',
      'two-factor',
      '2FA',
      'enforce MFA',
      'phishing resistant',
      'security defaults',
    ],
  },
  'CAP-02': {
    title: 'Managed device required',
    severity: 'high',
    why: 'Whoever stole a session or a key still needs a device that the organization manages. It keeps data off machines that nobody patches.',
    remediation:
      'Make a policy for all users and all applications that demands a compliant or a hybrid joined device and nothing else instead. Leave out the emergency accounts (EMG-02), watch it in report-only for a week, then turn it on.',
    words: [
      'compliant device required',
      'device compliance policy',
      'hybrid joined device required',
      'require managed devices',
      'unmanaged devices',
      'BYOD',
    ],
  },
  'CAP-03': {
    title: 'Medium sign-in risk protected',
    severity: 'high',
    why: 'Microsoft rates each sign-in. At a medium risk people should prove again who they are, in a way that cannot be phished, from a device that is known, and often enough that a stolen session dies.',
    remediation:
      'Make a policy for all users at medium sign-in risk that demands phishing-resistant MFA and a compliant device, and a new sign-in after an hour. Leave out the emergency accounts (EMG-02) and watch it in report-only for a week before it is turned on.',
    words: ['medium risk', 'risky sign-ins', 'sign-in risk policy', 'identity protection'],
  },
  'CAP-04': {
    title: 'High sign-in risk protected',
    severity: 'critical',
    why: 'A sign-in at high risk is most likely not of the person. Without a policy it goes through like any other.',
    remediation:
      'Make a policy for all users at high sign-in risk that demands phishing-resistant MFA and a compliant device, and a new sign-in every time. Leave out the emergency accounts (EMG-02) and watch it in report-only for a week before it is turned on.',
    words: ['high risk sign-ins', 'risky sign-ins', 'sign-in risk policy', 'identity protection'],
  },
  'CAP-05': {
    title: 'High user risk protected',
    severity: 'critical',
    why: 'At a high user risk the account itself is probably in other hands, for instance because its password was found for sale. It has to be cleared before it is used on.',
    remediation:
      'Make a policy for all users at high user risk that demands phishing-resistant MFA and a compliant device with a new sign-in every time, or MFA with a password change or risk remediation. People without a password cannot change one: give them risk remediation. Leave out the emergency accounts (EMG-02).',
    words: ['high risk users', 'user risk policy', 'leaked credentials', 'identity protection'],
  },
  'CAP-06': {
    title: 'Entra administration secured',
    severity: 'critical',
    why: 'An administrator who can be phished, or who administers from the machine on which mail is read, hands over the whole tenant. Administrators need the strongest sign-in, and workstations that serve nothing else.',
    remediation:
      'For the highly privileged roles, demand phishing-resistant MFA and a compliant device for all applications, and block every device that is not a privileged workstation by a device filter. Leave out the emergency accounts (EMG-02), or nobody gets in when the workstations fail.',
    words: [
      'admin MFA',
      'MFA for admins',
      'MFA for administrators',
      'privileged access workstation',
      'PAW',
      'secure admin access',
    ],
  },
  'CAP-07': {
    title: 'Cloud management plane secured',
    severity: 'high',
    why: 'Whoever manages Azure, AWS or Google Cloud can read and delete what runs there. That door needs the strongest sign-in for everybody, whether an administrator by role or not.',
    remediation:
      'Make a policy for all users and the management of Azure, and for the applications of AWS and Google Cloud where there are any, that demands phishing-resistant MFA, and keep it to privileged workstations by a device filter. Leave out the emergency accounts (EMG-02).',
    words: [
      'Azure management',
      'Azure portal MFA',
      'Azure Resource Manager',
      'AWS sign-in',
      'Google Cloud sign-in',
      'GCP',
      'cloud management',
    ],
  },
};
