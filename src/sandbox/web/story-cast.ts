// Whom a story can be told with: who is the same person, who owns what, and how somebody asks.
import type { Person, Step } from './client/types.ts';
import type { StoryFacts, StoryHuman, StoryTenant } from './story-facts.ts';

export interface Cast extends StoryFacts {
  readonly people: readonly Person[];
}

export const humanOf = (cast: Cast, person: Person): StoryHuman | undefined =>
  cast.humans.find(({ accounts }) =>
    accounts.some((one) => one.tenant === person.tenant && one.objectId === person.objectId),
  );

export const sameHuman = (cast: Cast, one: Person, other: Person): boolean => {
  const human = humanOf(cast, one);
  return one === other || (human !== undefined && human === humanOf(cast, other));
};

/** The people of the scenario by whom a tenant is owned, as the accounts the estate means. */
export function ownersOf(cast: Cast, tenant: StoryTenant): Person[] {
  return tenant.owners.flatMap((owner) => {
    const [name, at] = owner.split('@');
    const accounts = cast.humans.find((human) => human.name === name)?.accounts ?? [];
    const meant = at ? accounts.filter((account) => account.tenant === at) : accounts;
    return cast.people
      .filter(({ objectId }) => meant.some((account) => account.objectId === objectId))
      .slice(0, 1);
  });
}

export const firstName = ({ displayName }: Person) => displayName.split(' ')[0] ?? displayName;

/** The account somebody works with every day; others are for administration. */
export const isFirstAccount = (cast: Cast, person: Person): boolean => {
  const [first] = humanOf(cast, person)?.accounts ?? [];
  return first === undefined || first.objectId === person.objectId;
};

export const ask = (person: Person, kind: string, form: string, words = 'request'): Step[] => [
  {
    who: person.name,
    text: `In **${person.displayName}**'s chat, write **${words}** and send it.`,
    say: words,
    done: { kind: 'said', who: person.name, like: `^${words}` },
  },
  {
    who: person.name,
    text: `Press **${kind}** on the card. ${form} Then **Send request**.`,
    done: { kind: 'asked' },
  },
];
