// Tasks around logs, health and recommendations.
import { inArea } from './task.ts';

export const monitoringTasks = [
  ...inArea('Logs', [
    ['Read audit logs and sign-ins', 'Reports Reader'],
    ['Read provisioning logs', 'Reports Reader'],
    ['Use the sign-in diagnostic of "Diagnose and solve problems"', 'Billing Administrator'],
  ]),
  ...inArea('Microsoft Entra Health', [
    ['See health signals and their alerts', 'Reports Reader'],
    ['Change health alerts and who is mailed', 'Helpdesk Administrator'],
  ]),
  ...inArea('Recommendations', [
    ['Read recommendations', 'Reports Reader'],
    ['Mark recommendations as done', 'Authentication Policy Administrator'],
    ['Read improvement actions of the secure score', 'Service Support Administrator'],
    ['Change improvement actions of the secure score', 'SharePoint Administrator'],
  ]),
];
