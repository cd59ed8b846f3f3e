// Reads from the estate file what the stories are told with; what is missing just makes them fewer.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface StoryTenant {
  readonly name: string;
  readonly displayName: string;
  /** Kinds of access that are open in this tenant. */
  readonly access: readonly string[];
  /** Names of people, some with `@tenant` behind them for one of their accounts. */
  readonly owners: readonly string[];
  readonly offersGroups: boolean;
  readonly offersRoles: boolean;
}

export interface StoryHuman {
  readonly name: string;
  readonly accounts: readonly { readonly tenant: string; readonly objectId: string }[];
}

export interface StoryFacts {
  readonly tenants: readonly StoryTenant[];
  readonly humans: readonly StoryHuman[];
}

type Loose = Record<string, unknown>;

const object = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => list(value).filter((one) => typeof one === 'string');

export function storyFacts(estate: unknown): StoryFacts {
  const { tenants, people } = object(estate);
  return {
    tenants: list(tenants).map((one) => {
      const { name, displayName, access, owners, offers } = object(one);
      const { groups, roles } = object(offers);
      return {
        name: String(name),
        displayName: String(displayName ?? name),
        access: texts(access),
        owners: texts(owners),
        offersGroups: list(groups).length > 0,
        offersRoles: list(roles).length > 0,
      };
    }),
    humans: list(people).map((one) => {
      const { name, accounts } = object(one);
      return {
        name: String(name),
        accounts: list(accounts).map((account) => {
          const { tenant, objectId } = object(account);
          return { tenant: String(tenant), objectId: String(objectId) };
        }),
      };
    }),
  };
}

export const readStoryFacts = (estateFile: string): StoryFacts =>
  storyFacts(parse(readFileSync(estateFile, 'utf8')));
