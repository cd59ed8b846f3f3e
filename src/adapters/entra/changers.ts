// Every change Drawbridge can make, each with the identities it needs.
import type { Changers } from '../../ports/changer.ts';
import { becomeEligible } from './changes/become-eligible.ts';
import type { ChangerDeps } from './changes/deps.ts';
import { inviteGuest } from './changes/invite-guest.ts';
import { joinGroup } from './changes/join-group.ts';

/** `graphCanonicalUrl`: the cloud's own address of Graph, which `@odata.id` carries wherever Graph is called. */
export const createChangers = (
  deps: ChangerDeps & { readonly graphCanonicalUrl: string },
): Changers => ({
  'invite-guest': inviteGuest(deps),
  'join-group': joinGroup(deps),
  'become-eligible': becomeEligible(deps),
});
