// What Graph says about access reviews: what is reviewed, how, and each run of a review.
import type { Definitions } from './definition.ts';

export const accessReviewTypes: Definitions = {
  accessReviewScheduleDefinition: {
    base: 'entity',
    text: 'descriptionForAdmins descriptionForReviewers displayName status',
    time: 'createdDateTime lastModifiedDateTime',
    is: {
      additionalNotificationRecipients: 'any[]',
      createdBy: 'userIdentity',
      fallbackReviewers: 'accessReviewReviewerScope[]',
      instanceEnumerationScope: 'accessReviewScope',
      reviewers: 'accessReviewReviewerScope[]',
      scope: 'accessReviewScope',
      settings: 'accessReviewScheduleSettings',
      stageSettings: 'any[]',
    },
    to: { instances: 'accessReviewInstance[]' },
  },
  accessReviewInstance: {
    base: 'entity',
    text: 'status',
    time: 'endDateTime startDateTime',
    is: {
      fallbackReviewers: 'accessReviewReviewerScope[]',
      reviewers: 'accessReviewReviewerScope[]',
      scope: 'accessReviewScope',
    },
    to: { contactedReviewers: 'any[]', decisions: 'any[]', stages: 'any[]' },
  },
  accessReviewReviewerScope: { text: 'query queryRoot queryType' },
  accessReviewScope: {},
  accessReviewQueryScope: { base: 'accessReviewScope', text: 'query queryRoot queryType' },
  accessReviewInactiveUsersQueryScope: {
    base: 'accessReviewQueryScope',
    span: 'inactiveDuration',
  },
  principalResourceMembershipsScope: {
    base: 'accessReviewScope',
    is: { principalScopes: 'accessReviewScope[]', resourceScopes: 'accessReviewScope[]' },
  },
  accessReviewScheduleSettings: {
    text: 'defaultDecision',
    flag: `
      autoApplyDecisionsEnabled decisionHistoriesForReviewersEnabled defaultDecisionEnabled
      justificationRequiredOnApproval mailNotificationsEnabled recommendationsEnabled
      reminderNotificationsEnabled`,
    count: 'instanceDurationInDays',
    span: 'recommendationLookBackDuration',
    is: {
      applyActions: 'any[]',
      recommendationInsightSettings: 'any[]',
      recurrence: 'patternedRecurrence',
    },
  },
  patternedRecurrence: { is: { pattern: 'recurrencePattern', range: 'recurrenceRange' } },
  recurrencePattern: {
    count: 'dayOfMonth interval month',
    is: {
      daysOfWeek: 'dayOfWeek[]',
      firstDayOfWeek: 'dayOfWeek',
      index: 'weekIndex',
      type: 'recurrencePatternType',
    },
  },
  recurrenceRange: {
    text: 'recurrenceTimeZone',
    day: 'endDate startDate',
    count: 'numberOfOccurrences',
    is: { type: 'recurrenceRangeType' },
  },
  dayOfWeek: { oneOf: 'sunday monday tuesday wednesday thursday friday saturday' },
  weekIndex: { oneOf: 'first second third fourth last' },
  recurrencePatternType: {
    oneOf: 'daily weekly absoluteMonthly relativeMonthly absoluteYearly relativeYearly',
  },
  recurrenceRangeType: { oneOf: 'endDate noEnd numbered' },
};
