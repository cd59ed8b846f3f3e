// Lists of what a tenant has: domains, licences, devices, applications, incidents, people at risk.
import type { AreaValues } from '../../facts/areas.ts';
import type { Listed } from '../../question.ts';
import { nameOf } from '../scope.ts';
import { details, fromArea, type ListKind } from './listed.ts';

const domains = (federated: boolean): ListKind['rows'] =>
  fromArea<'domains', AreaValues['domains']>('domains', (all) =>
    all
      .filter(({ authenticationType }) => !federated || authenticationType === 'Federated')
      .map(({ id, authenticationType, isDefault, isInitial, isVerified }) => ({
        text: id,
        detail: details(
          authenticationType?.toLowerCase() ?? 'authentication not said',
          isDefault && 'default',
          isInitial && 'initial',
          isVerified === false && 'not verified',
        ),
      })),
  );

const OPEN_RISK = /^(atrisk|confirmedcompromised)$/i;
const OVER = /^(resolved|redirected)$/i;

export const inventory: Pick<
  Record<Listed, ListKind>,
  | 'domains'
  | 'federated-domains'
  | 'licences'
  | 'devices'
  | 'applications'
  | 'foreign-service-principals'
  | 'incidents'
  | 'risky-users'
> = {
  domains: {
    one: 'domain',
    many: 'domains',
    own: true,
    areas: ['domains'],
    check: 'TEN-04',
    rows: domains(false),
  },
  'federated-domains': {
    one: 'federated domain',
    many: 'federated domains',
    own: true,
    areas: ['domains'],
    check: 'AUT-01',
    rows: domains(true),
  },
  licences: {
    one: 'subscription',
    many: 'subscriptions',
    own: true,
    areas: ['skus'],
    check: 'LIC-01',
    rows: fromArea<'skus', AreaValues['skus']>('skus', (all) =>
      all.map(({ skuId, skuPartNumber, capabilityStatus, consumedUnits, prepaidUnits }) => ({
        text: skuPartNumber ?? skuId,
        detail: details(
          `${consumedUnits ?? 'an unknown number'} of ${prepaidUnits?.enabled ?? 'an unknown number'} used`,
          capabilityStatus && capabilityStatus !== 'Enabled' && capabilityStatus.toLowerCase(),
        ),
      })),
    ),
  },
  devices: {
    one: 'device',
    many: 'devices',
    own: true,
    areas: ['devices'],
    check: 'DEV-01',
    rows: fromArea<'devices', AreaValues['devices']>('devices', (all) =>
      all.map(({ id, displayName, trustType, isManaged, isCompliant, operatingSystem }) => ({
        text: displayName ?? id,
        detail: details(
          operatingSystem,
          trustType ?? 'not joined',
          isManaged === true
            ? 'managed'
            : isManaged === false
              ? 'not managed'
              : 'management not said',
          isCompliant === true
            ? 'compliant'
            : isCompliant === false
              ? 'not compliant'
              : 'compliance not said',
        ),
      })),
    ),
  },
  applications: {
    one: 'registered application',
    many: 'registered applications',
    own: true,
    areas: ['applications'],
    rows: fromArea<'applications', AreaValues['applications']>('applications', (all) =>
      all.map(({ appId, displayName, signInAudience }) => ({
        text: displayName ?? appId,
        detail: details(signInAudience && `for ${signInAudience}`, appId),
      })),
    ),
  },
  'foreign-service-principals': {
    one: 'service principal of another tenant',
    many: 'service principals of other tenants',
    areas: ['servicePrincipals'],
    check: 'WRK-02',
    rows: fromArea<'servicePrincipals', AreaValues['servicePrincipals']>(
      'servicePrincipals',
      (all, view, asking) =>
        all
          .filter(
            ({ appOwnerOrganizationId }) =>
              appOwnerOrganizationId &&
              appOwnerOrganizationId.toLowerCase() !== view.tenant.id &&
              appOwnerOrganizationId.toLowerCase() !== MICROSOFT,
          )
          .map(({ appId, displayName, appOwnerOrganizationId, accountEnabled }) => {
            const owner = appOwnerOrganizationId?.toLowerCase() ?? '';
            return {
              text: displayName ?? appId,
              detail: details(
                `of ${nameOf(asking, owner)}`,
                asking.estate.ownApplications?.includes(appId.toLowerCase()) && 'Drawbridge’s own',
                accountEnabled === false && 'disabled',
              ),
              from: owner,
            };
          }),
    ),
    note: 'Those of Microsoft’s own tenant are left out.',
  },
  incidents: {
    one: 'open incident',
    many: 'open incidents',
    areas: ['incidents', 'skus'],
    check: 'SEC-02',
    rows: fromArea<'incidents', AreaValues['incidents']>('incidents', (all, _view, { moment }) =>
      all
        .filter(({ status }) => !OVER.test(status ?? ''))
        .sort((a, b) => rank(a.severity) - rank(b.severity))
        .map(({ id, displayName, severity, status, assignedTo, createdDateTime }) => {
          const since = Date.parse(createdDateTime ?? '');
          return {
            text: displayName ?? id,
            detail: details(
              severity ? `severity ${severity}` : 'severity not said',
              status ?? 'status not said',
              assignedTo ? `with ${assignedTo}` : 'nobody has taken it',
              Number.isFinite(since) && `since ${moment(since)}`,
            ),
          };
        }),
    ),
  },
  'risky-users': {
    one: 'person at risk',
    many: 'people at risk',
    areas: ['riskyUsers', 'skus'],
    check: 'SEC-03',
    personal: true,
    rows: fromArea<'riskyUsers', AreaValues['riskyUsers']>('riskyUsers', (all, _view, { moment }) =>
      all
        .filter(({ riskState }) => OPEN_RISK.test(riskState ?? ''))
        .sort((a, b) => rank(a.riskLevel) - rank(b.riskLevel))
        .map(
          ({
            id,
            userDisplayName,
            userPrincipalName,
            riskLevel,
            riskState,
            riskLastUpdatedDateTime,
          }) => {
            const since = Date.parse(riskLastUpdatedDateTime ?? '');
            return {
              text: userDisplayName ?? userPrincipalName ?? id,
              detail: details(
                userPrincipalName,
                `risk ${riskLevel ?? 'not said'}`,
                riskState,
                Number.isFinite(since) && `since ${moment(since)}`,
              ),
            };
          },
        ),
    ),
  },
};

/** https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in */
const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

const RANKS = ['high', 'medium', 'low'];
function rank(level: string | null | undefined): number {
  const at = RANKS.indexOf((level ?? '').toLowerCase());
  return at < 0 ? RANKS.length : at;
}
