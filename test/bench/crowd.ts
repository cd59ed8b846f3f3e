// The sample organisation with more employees, so that many people can ask for the same thing.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SAMPLE = 'estate/sandbox';

interface Scenario {
  readonly personas: object[];
  estate?: string;
}

interface TenantFile {
  readonly graph: { readonly '/users': { readonly value: object[] } };
}

/** Names of the personas, and the folder of a scenario in which they are employees of Contoso. */
export function makeCrowd(size: number): { folder: string; names: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-bench-'));
  cpSync(SAMPLE, folder, { recursive: true });
  cpSync('estate/estate.yaml', join(folder, 'estate.yaml'));
  cpSync('estate/policies', join(folder, 'policies'), { recursive: true });
  const people = Array.from({ length: size }, (_, i) => {
    const name = `worker-${i + 1}`;
    const address = `${name}@contoso.example`;
    const id = `3c9f2b80-0000-4000-8000-${String(i + 1).padStart(12, '0')}`;
    return {
      persona: { name, tenant: 'contoso', objectId: id, about: 'Employee of Contoso.' },
      user: {
        id,
        displayName: `Worker ${i + 1}`,
        userPrincipalName: address,
        mail: address,
        userType: 'Member',
        accountEnabled: true,
      },
    };
  });
  change<Scenario>(join(folder, 'scenario.json'), (scenario) => {
    delete scenario.estate;
    scenario.personas.push(...people.map(({ persona }) => persona));
  });
  change<TenantFile>(join(folder, 'tenants', 'contoso.json'), ({ graph }) => {
    graph['/users'].value.push(...people.map(({ user }) => user));
  });
  return { folder, names: people.map(({ persona }) => persona.name) };
}

function change<T>(file: string, make: (content: T) => void): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as T;
  make(content);
  writeFileSync(file, JSON.stringify(content));
}
