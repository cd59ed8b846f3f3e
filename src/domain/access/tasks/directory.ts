// Tasks around groups, licences, devices and synchronisation with a directory on premises.
import { inArea } from './task.ts';

export const directoryTasks = [
  ...inArea('Groups', [
    ['Assign a license to a group', 'User Administrator'],
    ['Create a group', 'Groups Administrator'],
    ['Run access reviews of a group or an app', 'User Administrator'],
    ['Set when groups expire', 'User Administrator'],
    ['Change group settings', 'Groups Administrator'],
    ['See groups and their settings', 'Directory Readers'],
    ['Read the members of groups that hide them', 'Helpdesk Administrator'],
    ['Take a license away from a group', 'License Administrator'],
    ['Delete a group', 'Groups Administrator'],
  ]),
  ...inArea('Licenses', [
    ['Assign a license', 'License Administrator'],
    ['See which licenses there are', 'Directory Readers'],
    ['Take a license away', 'License Administrator'],
    ['Try or buy a subscription', 'Billing Administrator'],
  ]),
  ...inArea('Devices', [
    ['Delete a device', 'Cloud Device Administrator'],
    ['Disable a device', 'Cloud Device Administrator'],
    ['Enable a device', 'Cloud Device Administrator'],
    ['Read BitLocker recovery keys', 'Cloud Device Administrator'],
    ['Provision and manage IoT devices', 'IoT Device Administrator'],
    ['Manage templates of IoT devices', 'IoT Device Administrator'],
  ]),
  ...inArea('Entra Connect', [
    ['Set up pass-through authentication', 'Hybrid Identity Administrator'],
    ['See how Entra Connect is set up', 'Global Reader'],
    ['Set up seamless single sign-on', 'Hybrid Identity Administrator'],
    ['Manage synchronization from on premises', 'Hybrid Identity Administrator'],
  ]),
  ...inArea('Cloud provisioning', [
    ['Set up pass-through authentication for cloud provisioning', 'Hybrid Identity Administrator'],
    ['See how cloud provisioning is set up', 'Global Reader'],
    ['Set up seamless single sign-on for cloud provisioning', 'Hybrid Identity Administrator'],
  ]),
];
