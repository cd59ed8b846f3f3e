// Tasks around applications, access packages and lifecycle workflows.
import { inArea } from './task.ts';

export const applicationTasks = [
  ...inArea('Application proxy', [
    ['Publish an app through the application proxy', 'Application Administrator'],
    ['Set the properties of a connector group', 'Application Administrator'],
    ['Register an application where people may not do that themselves', 'Application Developer'],
    ['Create a connector group', 'Application Administrator'],
    ['Delete a connector group', 'Application Administrator'],
    ['Disable the application proxy', 'Application Administrator'],
    ['Download the proxy connector', 'Application Administrator'],
    ['See how the application proxy is set up', 'Application Administrator'],
  ]),
  ...inArea('Enterprise applications', [
    ['Consent to delegated permissions of an app', 'Cloud Application Administrator'],
    [
      'Consent to application permissions other than those of Microsoft Graph',
      'Cloud Application Administrator',
    ],
    ['Consent to application permissions of Microsoft Graph', 'Privileged Role Administrator'],
    ['Create an enterprise application', 'Cloud Application Administrator'],
    ['Manage the application proxy', 'Application Administrator'],
    ['Read the access review of a group or an app', 'Security Reader'],
    ['Create custom authentication extensions', 'Authentication Extensibility Administrator'],
  ]),
  ...inArea('Entitlement management', [
    ['Manage access packages and catalogs', 'Identity Governance Administrator'],
  ]),
  ...inArea('Lifecycle workflows', [
    ['Create a lifecycle workflow', 'Lifecycle Workflows Administrator'],
  ]),
];
