// People from outside as the guest checks count them: by their names and identities, disabled ones told apart.
import { counted } from '../../conditional-access/policy.ts';
import type { UserFact } from '../../facts/directory.ts';
import { isExternal, isGuestByType, isMemberByType, userName } from '../../people.ts';
import type { Evidence } from '../../result.ts';

export interface Outsiders {
  readonly all: readonly UserFact[];
  /** Not known to be disabled. */
  readonly enabled: readonly UserFact[];
  /** `12 people from outside, 3 of them disabled`. */
  readonly said: string;
}

export function outsidersAmong(users: readonly UserFact[]): Outsiders {
  const all = users.filter((user) => isExternal(user) || isGuestByType(user));
  const enabled = all.filter(({ accountEnabled }) => accountEnabled !== false);
  const disabled = all.length - enabled.length;
  return {
    all,
    enabled,
    said: `${counted(all.length, 'person', 'people')} from outside${disabled > 0 ? `, ${disabled} of them disabled` : ''}`,
  };
}

export const guestEvidence = (user: UserFact, detail: string, unsure = false): Evidence => ({
  kind: 'guest',
  id: user.id,
  name: userName(user),
  detail: [
    detail,
    ...(user.accountEnabled === false ? ['disabled'] : []),
    ...(isMemberByType(user) ? ['a member by userType'] : []),
  ].join(', '),
  good: false,
  ...(unsure && { unsure }),
});
