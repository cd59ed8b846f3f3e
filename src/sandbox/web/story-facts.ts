// Reads from the estate file what the stories are told with; what is missing just makes them fewer.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
  /** Whether settings towards other tenants may be asked for. */
  readonly hasPartners: boolean;
}

export interface StoryHuman {
  readonly name: string;
  readonly accounts: readonly { readonly tenant: string; readonly objectId: string }[];
}

export interface StoryFacts {
  readonly tenants: readonly StoryTenant[];
  readonly humans: readonly StoryHuman[];
  /** By kind of access, names of the people who have to agree besides the owners. */
  readonly besides: Readonly<Record<string, readonly string[]>>;
}

type Loose = Record<string, unknown>;

const object = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => list(value).filter((one) => typeof one === 'string');

export function storyFacts(estate: unknown): StoryFacts {
  const { tenants, people, policies } = object(estate);
  return {
    tenants: list(tenants).map((one) => {
      const { name, displayName, access, owners, offers } = object(one);
      const { groups, roles, partners } = object(offers);
      return {
        name: String(name),
        displayName: String(displayName ?? name),
        access: texts(access),
        owners: texts(owners),
        offersGroups: list(groups).length > 0,
        offersRoles: list(roles).length > 0,
        hasPartners: list(partners).length > 0,
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
    besides: Object.fromEntries(
      // The first rule that names a kind is the one that counts.
      [...list(policies)].reverse().flatMap((one) => {
        const { kinds, alsoApprovers } = object(one);
        return texts(kinds).map((kind) => [kind, texts(alsoApprovers)]);
      }),
    ),
  };
}

/** Rules stand in the file itself and in the folder `policies` beside it. */
export function readStoryFacts(estateFile: string): StoryFacts {
  const read = (file: string) => object(parse(readFileSync(file, 'utf8')));
  const estate = read(estateFile);
  const folder = join(dirname(estateFile), 'policies');
  const beside = ruleFiles(folder).flatMap((name) => list(read(join(folder, name)).policies));
  return storyFacts({ ...estate, policies: [...list(estate.policies), ...beside] });
}

function ruleFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.'))
      .sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
