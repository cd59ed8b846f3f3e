// Every change Drawbridge can make, each with the identities it needs.
import type { Changers } from '../../ports/changer.ts';
import { becomeEligible } from './changes/become-eligible.ts';
import type { ChangerDeps } from './changes/deps.ts';
import { inviteGuest } from './changes/invite-guest.ts';
import { joinGroup } from './changes/join-group.ts';

export const createChangers = (deps: ChangerDeps): Changers => ({
  'invite-guest': inviteGuest(deps),
  'join-group': joinGroup(deps),
  'become-eligible': becomeEligible(deps),
});
