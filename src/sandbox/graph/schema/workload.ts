// What Graph says about devices and about jobs that synchronise people and groups.
import type { Definitions } from './definition.ts';

export const workloadTypes: Definitions = {
  device: {
    base: 'directoryObject',
    open: true,
    text: `
      deviceCategory deviceId deviceMetadata deviceOwnership displayName enrollmentProfileName
      enrollmentType managementType manufacturer mdmAppId model onPremisesSecurityIdentifier
      operatingSystem operatingSystemVersion profileType trustType`,
    texts: 'physicalIds systemLabels',
    flag: `
      accountEnabled isCompliant isManaged isManagementRestricted isRooted
      onPremisesSyncEnabled`,
    time: `
      approximateLastSignInDateTime complianceExpirationDateTime onPremisesLastSyncDateTime
      registrationDateTime`,
    count: 'deviceVersion',
    is: { alternativeSecurityIds: 'any[]' },
    to: {
      memberOf: 'directoryObject[]',
      registeredOwners: 'directoryObject[]',
      registeredUsers: 'directoryObject[]',
      transitiveMemberOf: 'directoryObject[]',
    },
  },
  synchronizationJob: {
    base: 'entity',
    text: 'templateId',
    is: {
      schedule: 'synchronizationSchedule',
      status: 'synchronizationStatus',
      synchronizationJobSettings: 'keyValuePair[]',
    },
    to: { bulkUpload: 'any', schema: 'any' },
  },
  keyValuePair: { text: 'name value' },
  synchronizationSchedule: {
    time: 'expiration',
    span: 'interval',
    is: { state: 'synchronizationScheduleState' },
  },
  synchronizationStatus: {
    text: 'troubleshootingUrl',
    flag: 'escrowsPruned',
    time: 'steadyStateFirstAchievedTime steadyStateLastAchievedTime',
    count: 'countSuccessiveCompleteFailures',
    is: {
      code: 'synchronizationStatusCode',
      lastExecution: 'synchronizationTaskExecution',
      lastSuccessfulExecution: 'synchronizationTaskExecution',
      lastSuccessfulExecutionWithExports: 'synchronizationTaskExecution',
      progress: 'any[]',
      quarantine: 'synchronizationQuarantine',
      synchronizedEntryCountByType: 'any[]',
    },
  },
  synchronizationTaskExecution: {
    text: 'activityIdentifier',
    time: 'timeBegan timeEnded',
    count: `
      countEntitled countEntitledForProvisioning countEscrowed countEscrowedRaw countExported
      countExports countImported countImportedDeltas countImportedReferenceDeltas`,
    is: { error: 'synchronizationError', state: 'synchronizationTaskExecutionResult' },
  },
  synchronizationError: { text: 'code message', flag: 'tenantActionable' },
  synchronizationQuarantine: {
    time: 'currentBegan nextAttempt seriesBegan',
    count: 'seriesCount',
    is: { error: 'synchronizationError', reason: 'quarantineReason' },
  },
  // These services spell their members with capitals.
  synchronizationScheduleState: { oneOf: 'Active Disabled Paused' },
  synchronizationStatusCode: { oneOf: 'NotConfigured NotRun Active Paused Quarantine' },
  synchronizationTaskExecutionResult: { oneOf: 'Succeeded Failed EntryLevelErrors' },
  quarantineReason: {
    oneOf: `
      EncounteredBaseEscrowThreshold EncounteredTotalEscrowThreshold
      EncounteredEscrowProportionThreshold EncounteredQuarantineException Unknown
      QuarantinedOnDemand TooManyDeletes IngestionInterrupted`,
  },
};
