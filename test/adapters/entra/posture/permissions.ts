// What an identity is granted, from the file that operators grant it by.
import { readFileSync } from 'node:fs';

interface Granted {
  readonly identities: Record<string, { readonly permissions: Record<string, unknown> }>;
}

export function permissionsOf(identity: string): string[] {
  const { identities } = JSON.parse(
    readFileSync('infra/graph-permissions.json', 'utf8'),
  ) as Granted;
  return Object.keys(identities[identity]?.permissions ?? {});
}
