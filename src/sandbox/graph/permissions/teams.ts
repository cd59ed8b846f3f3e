// Which application permissions Microsoft publishes for Teams apps and their installation.
import type { Published } from './published.ts';

export const teamsPermissions: Published = [
  {
    for: ['GET /appCatalogs/teamsApps', 'GET /appCatalogs/teamsApps/{id}/appDefinitions/{id}/bot'],
    least: 'AppCatalog.Read.All',
    more: 'AppCatalog.ReadWrite.All',
  },
  {
    for: [
      'POST /appCatalogs/teamsApps',
      'DELETE /appCatalogs/teamsApps/{id}',
      'POST /appCatalogs/teamsApps/{id}/appDefinitions',
      'DELETE /appCatalogs/teamsApps/{id}/appDefinitions/{id}',
    ],
    delegatedOnly: true,
  },
  {
    for: [
      'POST /users/{id}/teamwork/installedApps/{id}/upgrade',
      'POST /users/{id}/teamwork/installedApps',
      'DELETE /users/{id}/teamwork/installedApps/{id}',
    ],
    least: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    more: 'TeamsAppInstallation.ManageSelectedForUser.All TeamsAppInstallation.ReadWriteAndConsentForUser.All TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All TeamsAppInstallation.ReadWriteForUser.All TeamsAppInstallation.ReadWriteSelectedForUser.All',
  },
  {
    for: ['GET /users/{id}/teamwork/installedApps', 'GET /users/{id}/teamwork/installedApps/{id}'],
    least: 'TeamsAppInstallation.ReadForUser.All TeamsAppInstallation.ReadWriteSelfForUser.All',
    more: 'TeamsAppInstallation.ManageSelectedForUser.All TeamsAppInstallation.Read.All TeamsAppInstallation.Read.User TeamsAppInstallation.ReadWriteAndConsentForUser.All TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All TeamsAppInstallation.ReadWriteForUser.All TeamsAppInstallation.ReadWriteSelectedForUser.All',
  },
  {
    for: ['GET /users/{id}/teamwork/installedApps/{id}/chat'],
    least: 'TeamsAppInstallation.ReadForUser.All',
    more: 'TeamsAppInstallation.Read.All TeamsAppInstallation.Read.User TeamsAppInstallation.ReadWriteForUser.All TeamsAppInstallation.ReadWriteSelectedForUser.All TeamsAppInstallation.ReadWriteSelfForUser.All',
  },
];
