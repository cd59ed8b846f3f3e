// Tasks around Conditional Access, risk and the secure score.
import { inArea } from './task.ts';

export const securityTasks = [
  ...inArea('ID Protection', [
    ['Set the alerts of ID Protection', 'Security Administrator'],
    ['Set the MFA policy of ID Protection', 'Security Administrator'],
    ['Set the policy for sign-in risk', 'Security Administrator'],
    ['Set the policy for user risk', 'Security Administrator'],
    ['Set the weekly digest of ID Protection', 'Security Administrator'],
    ['Dismiss all risk detections', 'Security Operator'],
    ['Fix or dismiss a vulnerability', 'Security Administrator'],
    ['See how ID Protection is set up', 'Security Reader'],
    ['Read all risk detections', 'Security Reader'],
    ['Read vulnerabilities', 'Security Reader'],
  ]),
  ...inArea('Conditional Access', [
    ['Set the trusted IP addresses of MFA', 'Conditional Access Administrator'],
    ['Create custom controls', 'Conditional Access Administrator'],
    ['Create named locations', 'Conditional Access Administrator'],
    ['Create Conditional Access policies', 'Conditional Access Administrator'],
    ['Create terms of use', 'Conditional Access Administrator'],
    ['Create a certificate for VPN connectivity', 'Cloud Application Administrator'],
    ['Delete a classic policy', 'Conditional Access Administrator'],
    ['Restore a deleted Conditional Access policy', 'Conditional Access Administrator'],
    ['Delete terms of use', 'Conditional Access Administrator'],
    ['Delete a certificate for VPN connectivity', 'Conditional Access Administrator'],
    ['Disable a classic policy', 'Conditional Access Administrator'],
    ['Manage custom controls', 'Conditional Access Administrator'],
    ['Manage named locations', 'Conditional Access Administrator'],
    ['Manage terms of use', 'Conditional Access Administrator'],
    ['Read Conditional Access policies', 'Security Reader'],
    ['Read named locations', 'Security Reader'],
    ['Read terms of use', 'Security Reader'],
  ]),
  ...inArea('Identity Secure Score', [
    ['See how the secure score is set up', 'Security Reader'],
    ['Read the secure score', 'Security Reader'],
    ['Change the status of a secure score event', 'Security Administrator'],
  ]),
  ...inArea('Risky sign-ins and users', [
    ['See how risky sign-ins are reported', 'Security Reader'],
    ['Read risky sign-ins', 'Security Reader'],
    ['Dismiss all events of risky users', 'Security Administrator'],
    ['See how risky users are reported', 'Security Reader'],
    ['Read which users are flagged for risk', 'Security Reader'],
  ]),
];
