// People from outside as the guest checks count them: by their names and identities, disabled ones told apart.
import { isOutsider } from '../../between/outsiders.ts';
import { counted } from '../../conditional-access/policy.ts';
import type { UserFact } from '../../facts/directory.ts';
import type { Evidence } from '../../result.ts';

export interface Outsiders {
  readonly all: readonly UserFact[];
  /** Not known to be disabled. */
  readonly enabled: readonly UserFact[];
  /** `12 people from outside, 3 of them disabled`. */
  readonly said: string;
}

export function outsidersAmong(users: readonly UserFact[]): Outsiders {
  const all = users.filter(isOutsider);
  const enabled = all.filter(({ accountEnabled }) => accountEnabled !== false);
  const disabled = all.length - enabled.length;
  return {
    all,
    enabled,
    said: `${counted(all.length, 'person', 'people')} from outside${disabled > 0 ? `, ${disabled} of them disabled` : ''}`,
  };
}

/** Synchronised from another tenant, or invited and then made a member. */
export const isMember = ({ userType }: UserFact): boolean => userType?.toLowerCase() === 'member';

export const guestEvidence = (user: UserFact, detail: string, good = false): Evidence => ({
  kind: 'guest',
  id: user.id,
  name: user.displayName ?? user.userPrincipalName ?? user.id,
  detail: [
    detail,
    ...(user.accountEnabled === false ? ['disabled'] : []),
    ...(isMember(user) ? ['a member by userType'] : []),
  ].join(', '),
  good,
});
