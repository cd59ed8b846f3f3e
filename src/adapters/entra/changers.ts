// Every change Drawbridge can make, each with the identities it needs.
import type { SectionRules } from '../../domain/access/pairs/live.ts';
import type { Changers } from '../../ports/changer.ts';
import { acceptClaim } from './changes/accept-claim.ts';
import { addToOrganization } from './changes/add-to-organization.ts';
import { assignInGroup } from './changes/assign-in-group.ts';
import { becomeEligible } from './changes/become-eligible.ts';
import { closePartner } from './changes/close-partner.ts';
import { createOrganization } from './changes/create-organization.ts';
import type { ChangerDeps } from './changes/deps.ts';
import { holdPackage } from './changes/hold-package.ts';
import { inviteGuest } from './changes/invite-guest.ts';
import { inviteOutsider } from './changes/invite-outsider.ts';
import { joinGroup } from './changes/join-group.ts';
import { joinOrganization } from './changes/join-organization.ts';
import { openSection } from './changes/open-section.ts';
import { ownGroup } from './changes/own-group.ts';
import { partnerEntry } from './changes/partner-entry.ts';
import { redeemAutomatically } from './changes/redeem-automatically.ts';
import { synchroniseUsers } from './changes/synchronise-users.ts';

interface AllDeps extends ChangerDeps {
  /** The cloud's own address of Graph, which `@odata.id` carries wherever Graph is called. */
  readonly graphCanonicalUrl: string;
  readonly sections: SectionRules;
}

export const createChangers = (deps: AllDeps): Changers => ({
  'invite-guest': inviteGuest(deps),
  'invite-outsider': inviteOutsider(deps),
  'join-group': joinGroup(deps),
  'become-eligible': becomeEligible(deps),
  'open-section': openSection(deps),
  'partner-entry': partnerEntry(deps),
  'accept-claim': acceptClaim(deps),
  'redeem-automatically': redeemAutomatically(deps),
  'synchronise-users': synchroniseUsers(deps),
  'hold-package': holdPackage(deps),
  'close-partner': closePartner(deps),
  'create-organization': createOrganization(deps),
  'add-to-organization': addToOrganization(deps),
  'join-organization': joinOrganization(deps),
  'own-group': ownGroup(deps),
  'assign-in-group': assignInGroup(deps),
});
