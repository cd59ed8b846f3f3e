// The stories a visitor can play, told with the people and tenants of the scenario at hand.
import type { Person, Step, Story } from './client/types.ts';
import { settingStory } from './setting-story.ts';
import { ask, type Cast, firstName, isFirstAccount, ownersOf, sameHuman } from './story-cast.ts';
import type { StoryTenant } from './story-facts.ts';

/** What a request can become once an owner has said yes. */
const APPROVED = [
  'Being set up',
  'Waiting for acceptance',
  'Active',
  'Eligible',
  'Being taken back',
  'Being undone',
  'Not granted',
  'Ended',
];

const GUEST = 'Guest access';
const PIM = 'PIM eligibility';

const approve = (owner: Person, tenant: StoryTenant): Step[] => [
  {
    who: owner.name,
    text: `Go to **${owner.displayName}**. The card says exactly what will change in ${tenant.displayName}. Press **Approve**.`,
    done: { kind: 'stands', as: APPROVED },
  },
  {
    text: `Open **Changes** in the bar: ${tenant.displayName} changes by what the card said, and by nothing else.`,
    done: { kind: 'looked' },
  },
];

const accept = (asker: Person): Step => ({
  who: asker.name,
  text: `Back to **${asker.displayName}**: press **Accept the invitation**, accept on the page that opens, and then press **I have accepted**.`,
  done: { kind: 'stands', as: ['Active', 'Being taken back', 'Ended'], saying: '^Active since ' },
});

const end = (asker: Person): Step => ({
  who: asker.name,
  text: 'Press **Next due moment** until the card says **Ended**. The access goes away by itself, and is called ended only when it was looked for and not found.',
  done: { kind: 'stands', as: ['Ended'], saying: '^Expired' },
});

function guestStory(cast: Cast): Story | undefined {
  for (const asker of cast.people) {
    if (asker.guest || !isFirstAccount(cast, asker)) continue;
    for (const tenant of cast.tenants) {
      const open = tenant.access.includes('guest-access') && tenant.offersGroups;
      if (!open || asker.tenant === tenant.name) continue;
      const owner = ownersOf(cast, tenant).find((one) => !sameHuman(cast, one, asker));
      if (!owner) continue;
      const form = `Choose a group in **${tenant.displayName}** and say what for.`;
      return {
        id: 'guest-access',
        title: `${firstName(asker)} needs to get into ${tenant.displayName}`,
        summary: `${owner.displayName} approves on a card: a guest account and one group, until a day that is fixed now.`,
        cast: [asker.name, owner.name],
        asker: asker.name,
        what: GUEST,
        where: tenant.displayName,
        steps: [...ask(asker, GUEST, form), ...approve(owner, tenant), accept(asker), end(asker)],
      };
    }
  }
  return undefined;
}

function roleStory(cast: Cast): Story | undefined {
  for (const tenant of cast.tenants) {
    if (!tenant.access.includes('pim-eligibility') || !tenant.offersRoles) continue;
    const owners = ownersOf(cast, tenant);
    const asker = cast.people.findLast(
      (one) =>
        one.tenant === tenant.name &&
        !one.guest &&
        !owners.some((owner) => sameHuman(cast, owner, one)),
    );
    const owner = asker && owners.find((one) => !sameHuman(cast, one, asker));
    if (!asker || !owner) continue;
    const form = `Choose a role in **${tenant.displayName}**; Global Administrator is not on the list.`;
    return {
      id: 'pim-eligibility',
      title: `${firstName(asker)} may need a role in ${tenant.displayName}`,
      summary: `Eligible for a directory role for a while: nothing is active until ${firstName(asker)} activates it.`,
      cast: [asker.name, owner.name],
      asker: asker.name,
      what: PIM,
      where: tenant.displayName,
      steps: [...ask(asker, PIM, form), ...approve(owner, tenant), end(asker)],
    };
  }
  return undefined;
}

function selfStory(cast: Cast): Story | undefined {
  for (const tenant of cast.tenants) {
    if (!tenant.access.includes('guest-access') || !tenant.offersGroups) continue;
    const owners = ownersOf(cast, tenant);
    for (const second of owners) {
      const asker = cast.people.find(
        (one) => one.tenant !== tenant.name && sameHuman(cast, one, second) && one !== second,
      );
      const owner = asker && owners.find((one) => !sameHuman(cast, one, asker));
      if (!asker || !owner) continue;
      const form = `Choose a group in **${tenant.displayName}** and say what for.`;
      return {
        id: 'own-request',
        title: 'Nobody approves for themselves',
        summary: `${asker.displayName} owns ${tenant.displayName} with a second account, and tries to use it.`,
        cast: [asker.name, second.name, owner.name],
        asker: asker.name,
        what: GUEST,
        where: tenant.displayName,
        steps: [
          ...ask(asker, GUEST, form),
          {
            who: second.name,
            text: `Go to **${second.displayName}** in ${tenant.displayName} and write **approvals**. Both accounts are one person, so there is nothing to decide.`,
            say: 'approvals',
            done: { kind: 'said', who: second.name, like: '^approvals' },
          },
          {
            who: owner.name,
            text: `**${owner.displayName}** owns ${tenant.displayName} too, and is asked. Press **Approve**, or **Deny…** with a reason.`,
            done: { kind: 'stands', as: ['Denied', ...APPROVED] },
          },
        ],
      };
    }
  }
  return undefined;
}

export function stories(cast: Cast): Story[] {
  const all = [guestStory(cast), roleStory(cast), selfStory(cast), settingStory(cast)];
  return all.filter((one) => one !== undefined);
}
