// What is compared of Conditional Access and the ways to sign in.
import type { AreaValues } from '../../facts/areas.ts';
import { canonical, type Item, type Names, onOff, setOf, text, yesNo } from '../item.ts';

const STATES: Readonly<Record<string, string>> = {
  enabled: 'on',
  disabled: 'off',
  enabledForReportingButNotEnforced: 'report-only',
};

export const conditionalAccessItems = {
  conditionalAccess: (policies: AreaValues['conditionalAccess'], names: Names): Item[] =>
    policies.map(({ id, displayName, state, conditions, grantControls, sessionControls }) => {
      const { users, applications, ...rest } = conditions ?? {};
      return {
        key: id.toLowerCase(),
        kind: 'policy',
        ids: [id.toLowerCase()],
        noun: 'Conditional Access policy',
        name: displayName ?? id,
        properties: {
          name: text(displayName),
          state: state ? (STATES[state] ?? state) : undefined,
          'included users': setOf(users?.includeUsers, names),
          'excluded users': setOf(users?.excludeUsers, names),
          'included groups': setOf(users?.includeGroups, names),
          'excluded groups': setOf(users?.excludeGroups, names),
          'included roles': setOf(users?.includeRoles, names),
          'excluded roles': setOf(users?.excludeRoles, names),
          'included guests': canonical(users?.includeGuestsOrExternalUsers),
          'excluded guests': canonical(users?.excludeGuestsOrExternalUsers),
          'included applications': setOf(applications?.includeApplications, names),
          'excluded applications': setOf(applications?.excludeApplications, names),
          'user actions': setOf(applications?.includeUserActions),
          'authentication contexts': setOf(
            applications?.includeAuthenticationContextClassReferences,
          ),
          'other conditions': canonical(rest),
          'grant controls': canonical(grantControls),
          'session controls': canonical(sessionControls),
        },
      };
    }),

  namedLocations: (locations: AreaValues['namedLocations']): Item[] =>
    locations.map(({ id, displayName, isTrusted }) => ({
      key: id.toLowerCase(),
      kind: 'policy',
      ids: [id.toLowerCase()],
      noun: 'named location',
      name: displayName ?? id,
      properties: { trusted: yesNo(isTrusted) },
    })),

  authenticationStrengths: (strengths: AreaValues['authenticationStrengths']): Item[] =>
    strengths.map(({ id, displayName, allowedCombinations }) => ({
      key: id.toLowerCase(),
      kind: 'policy',
      ids: [id.toLowerCase()],
      noun: 'authentication strength',
      name: displayName ?? id,
      properties: { combinations: allowedCombinations ? setOf(allowedCombinations) : undefined },
    })),

  securityDefaults: ({ isEnabled }: AreaValues['securityDefaults']): Item[] => [
    {
      key: 'security-defaults',
      kind: 'setting',
      ids: [],
      noun: 'setting',
      name: 'Security defaults',
      properties: { state: onOff(isEnabled) },
    },
  ],

  authenticationMethodsPolicy: ({
    policyMigrationState,
    authenticationMethodConfigurations: methods,
  }: AreaValues['authenticationMethodsPolicy']): Item[] => [
    {
      key: 'authentication-methods',
      kind: 'policy',
      ids: ['authenticationmethodspolicy'],
      noun: 'policy',
      name: 'Authentication methods',
      properties: {
        migration: text(policyMigrationState),
        ...Object.fromEntries(
          (methods ?? []).flatMap(({ id, state }) => (id ? [[id, text(state)]] : [])),
        ),
      },
    },
  ],
};
