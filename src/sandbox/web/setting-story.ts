// The story of a setting between two tenants: two people say yes, and it ends only when somebody says so.
import type { Person, Story } from './client/types.ts';
import { ask, type Cast, firstName, isFirstAccount, ownersOf, sameHuman } from './story-cast.ts';
import type { StoryTenant } from './story-facts.ts';

const KIND = 'inbound-trust';
const TRUST = 'Inbound trust';

interface Parts {
  readonly tenant: StoryTenant;
  readonly owner: Person;
  readonly besides: Person;
  readonly asker: Person;
}

export function settingStory(cast: Cast): Story | undefined {
  const parts = findParts(cast);
  return parts && tell(parts);
}

/** Three people, none of whom is another one under a second account. */
function findParts(cast: Cast): Parts | undefined {
  const names = cast.besides[KIND] ?? [];
  const besides = cast.people.find((one) =>
    cast.humans.some(
      ({ name, accounts }) =>
        names.includes(name) && accounts.some(({ objectId }) => objectId === one.objectId),
    ),
  );
  if (!besides) return undefined;
  for (const tenant of cast.tenants) {
    if (!tenant.access.includes(KIND) || !tenant.hasPartners) continue;
    const owner = ownersOf(cast, tenant).find((one) => !sameHuman(cast, one, besides));
    const asker =
      owner &&
      cast.people.find(
        (one) =>
          !one.guest &&
          isFirstAccount(cast, one) &&
          !sameHuman(cast, one, owner) &&
          !sameHuman(cast, one, besides),
      );
    if (owner && asker) return { tenant, owner, besides, asker };
  }
  return undefined;
}

const tell = ({ tenant, owner, besides, asker }: Parts): Story => ({
  id: KIND,
  title: `${tenant.displayName} trusts a partner`,
  summary: `${owner.displayName} and ${besides.displayName} both have to agree. It stays until somebody ends it, and its owners are asked whether it is still needed.`,
  cast: [asker.name, owner.name, besides.name],
  asker: asker.name,
  what: TRUST,
  where: tenant.displayName,
  steps: [
    ...ask(
      asker,
      TRUST,
      `Choose a partner of **${tenant.displayName}**, press **Continue**, and choose what to trust.`,
      'request settings',
    ),
    {
      who: owner.name,
      text: `Go to **${owner.displayName}** and press **Approve**. What opens a boundary is approved after a fresh sign-in: confirm it. That is one yes of two, so nothing changes yet.`,
      done: { kind: 'stands', as: ['Waiting for a decision', 'Active'], saying: '^Agreed' },
    },
    {
      who: besides.name,
      text: `Go to **${besides.displayName}**, press **Approve** and sign in as well.`,
      done: { kind: 'stands', as: ['Active', 'Ended'] },
    },
    {
      text: `Open **Changes** in the bar: only what was approved is different in ${tenant.displayName}.`,
      done: { kind: 'looked' },
    },
    {
      who: owner.name,
      text: `Back to **${firstName(owner)}**: press **Review now**. The card says who would lose what. Then press **End it**.`,
      done: { kind: 'stands', as: ['Ended'] },
    },
  ],
});
