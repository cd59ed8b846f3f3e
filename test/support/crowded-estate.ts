// The sample organisation with more people: employees of Contoso who ask, owners of Fabrikam who decide.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const ESTATE = 'estate';

interface Scenario {
  readonly personas: object[];
  estate?: string;
}

interface TenantFile {
  readonly graph: { readonly '/users': { readonly value: object[] } };
}

interface EstateFile {
  readonly tenants: Array<{ readonly name: string; readonly owners: string[] }>;
  readonly people: object[];
}

export interface Crowd {
  /** Folder of the scenario. */
  readonly folder: string;
  /** Names of the personas that were added. */
  readonly employees: readonly string[];
  readonly owners: readonly string[];
  remove(): void;
}

export function crowdedEstate(size: { employees?: number; owners?: number }): Crowd {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-crowd-'));
  for (const name of readdirSync(ESTATE)) {
    if (name !== 'sandbox') cpSync(join(ESTATE, name), join(folder, name), { recursive: true });
  }
  cpSync(join(ESTATE, 'sandbox'), folder, { recursive: true });
  const employees = people('worker', '3c9f2b80-0000-4000-8000-', size.employees ?? 0);
  const owners = people('owner', '3c9f2b81-0000-4000-8000-', size.owners ?? 0);
  const inside = (name: string) => join(folder, name);
  changeJson<Scenario>(inside('scenario.json'), (scenario) => {
    delete scenario.estate;
    scenario.personas.push(
      ...employees.map((one) => persona(one, 'contoso', 'Employee of Contoso.')),
      ...owners.map((one) => persona(one, 'fabrikam', 'Owner of Fabrikam.')),
    );
  });
  for (const [tenant, those] of [
    ['contoso', employees],
    ['fabrikam', owners],
  ] as const) {
    changeJson<TenantFile>(join(folder, 'tenants', `${tenant}.json`), ({ graph }) => {
      graph['/users'].value.push(...those.map((one) => user(one, tenant)));
    });
  }
  const estate = parse(readFileSync(inside('estate.yaml'), 'utf8')) as EstateFile;
  estate.people.push(
    ...owners.map(({ name, displayName, id }) => ({
      name,
      displayName,
      accounts: [{ tenant: 'fabrikam', objectId: id }],
    })),
  );
  estate.tenants
    .find(({ name }) => name === 'fabrikam')
    ?.owners.push(...owners.map(({ name }) => name));
  writeFileSync(inside('estate.yaml'), stringify(estate));
  return {
    folder,
    employees: employees.map(({ name }) => name),
    owners: owners.map(({ name }) => name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface Added {
  readonly name: string;
  readonly displayName: string;
  readonly id: string;
}

const people = (word: string, idBegins: string, count: number): Added[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `${word}-${i + 1}`,
    displayName: `${word === 'owner' ? 'Owner' : 'Worker'} ${i + 1}`,
    id: `${idBegins}${String(i + 1).padStart(12, '0')}`,
  }));

const persona = ({ name, id }: Added, tenant: string, about: string) => ({
  name,
  tenant,
  objectId: id,
  about,
});

const user = ({ name, displayName, id }: Added, tenant: string) => ({
  id,
  displayName,
  userPrincipalName: `${name}@${tenant}.example`,
  mail: `${name}@${tenant}.example`,
  userType: 'Member',
  accountEnabled: true,
});

function changeJson<T>(file: string, make: (content: T) => void): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as T;
  make(content);
  writeFileSync(file, JSON.stringify(content));
}
