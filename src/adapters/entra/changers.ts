// Every change Drawbridge can make, each with the identities it needs.

import type { Change, ChangeType } from '../../domain/access/change.ts';
import type { SectionRules } from '../../domain/access/pairs/live.ts';
import type { Changer, Changers } from '../../ports/changer.ts';
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
import { giving, type Holds } from './giving.ts';
import { telling } from './sending.ts';

export interface MakeDeps extends ChangerDeps {
  /** The cloud's own address of Graph, which `@odata.id` carries wherever Graph is called. */
  readonly graphCanonicalUrl: string;
  readonly sections: SectionRules;
}

interface AllDeps extends MakeDeps {
  /** Whether bringing it about opens or gives anything. */
  gives(change: Change): boolean;
  readonly holds: Holds;
}

const MAKERS: { readonly [T in ChangeType]: (deps: MakeDeps) => Changers[T] } = {
  'invite-guest': inviteGuest,
  'invite-outsider': inviteOutsider,
  'join-group': joinGroup,
  'become-eligible': becomeEligible,
  'open-section': openSection,
  'partner-entry': partnerEntry,
  'accept-claim': acceptClaim,
  'redeem-automatically': redeemAutomatically,
  'synchronise-users': synchroniseUsers,
  'hold-package': holdPackage,
  'close-partner': closePartner,
  'create-organization': createOrganization,
  'add-to-organization': addToOrganization,
  'join-organization': joinOrganization,
  'own-group': ownGroup,
  'assign-in-group': assignInGroup,
};

/**
 * Looking, taking back and proving go on under every brake; bringing about asks before each write, and says
 * where nothing was sent.
 */
export function createChangers({ gives, holds, ...deps }: AllDeps): Changers {
  const made = Object.entries(MAKERS).map(([type, maker]) => {
    const make = maker as (of: MakeDeps) => Changer;
    const perform: Changer['perform'] = (change, context) =>
      telling(deps, 'giving', (watched) =>
        make(gives(change) ? giving(watched, holds, context.concerned) : watched).perform(
          change,
          context,
        ),
      );
    const undo: Changer['undo'] = (change, context) =>
      telling(deps, 'removing', (watched) => make(watched).undo(change, context));
    return [type, { ...make(deps), perform, undo }];
  });
  return Object.fromEntries(made) as Changers;
}
