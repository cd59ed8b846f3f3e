// Which ways to sign in are enabled: those that cannot be phished, and those that are weak.
import { listed } from '../../conditional-access/policy.ts';
import type { AreaValues } from '../../facts/areas.ts';
import type { Evidence, PostureState, Verdict } from '../../result.ts';

const STRONG = ['Fido2', 'X509Certificate'];

const WEAK = ['Sms', 'Voice', 'Email'];

export function judgePolicy(policy: AreaValues['authenticationMethodsPolicy']): Verdict {
  const stateOf = (id: string) =>
    policy.authenticationMethodConfigurations?.find((one) => one.id === id)?.state ?? undefined;
  const strong = STRONG.filter((id) => stateOf(id) === 'enabled');
  const weak = WEAK.filter((id) => stateOf(id) === 'enabled');
  const unsaid = [
    ...(strong.length === 0 ? STRONG.filter((id) => stateOf(id) === undefined) : []),
    ...WEAK.filter((id) => !['enabled', 'disabled'].includes(stateOf(id) ?? '')),
  ];
  const migration = policy.policyMigrationState ?? 'migrationComplete';
  const migrated = migration === 'migrationComplete';
  const evidence = [...STRONG, ...WEAK].map(
    (id): Evidence => ({
      kind: 'setting',
      id,
      name: id,
      detail: stateOf(id) ?? 'not said',
      good: STRONG.includes(id) ? strong.length > 0 : stateOf(id) === 'disabled',
    }),
  );
  const notes = weak.includes('Email')
    ? [
        'E-mail one-time passcodes also let in guests who have no other account: look who uses them before they are disabled.',
      ]
    : [];
  const noStrong = strong.length === 0 && STRONG.every((id) => stateOf(id) === 'disabled');
  const unfinished = migrated
    ? []
    : [`the migration to the methods policy is not complete (${migration})`];
  const wrong = [
    ...(noStrong
      ? ['neither passkeys (Fido2) nor certificates (X509Certificate) are enabled']
      : []),
    ...(weak.length > 0 ? [`${listed(weak)} ${weak.length === 1 ? 'is' : 'are'} enabled`] : []),
    ...unfinished,
  ];
  const [state, reason]: [PostureState, string] =
    noStrong || weak.some((id) => id !== 'Email')
      ? ['fail', wrong.join('; ')]
      : unsaid.length > 0
        ? [
            'unknown',
            `whether ${listed(unsaid)} ${unsaid.length === 1 ? 'is' : 'are'} enabled is not said`,
          ]
        : weak.length > 0
          ? [
              'partial',
              ['of the weak methods only Email is still enabled', ...unfinished].join('; '),
            ]
          : migrated
            ? ['pass', `${listed(strong)} enabled, weak methods disabled`]
            : [
                'partial',
                `the migration to the methods policy is not complete (${migration}), so older settings still count`,
              ];
  return { state, reason, evidence, notes };
}
