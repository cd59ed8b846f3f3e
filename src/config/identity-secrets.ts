// The identities as the adapters use them: where a secret is named by its variable, the secret itself.
import type { CredentialSettings } from '../shared/credential-settings.ts';
import type { IdentityEntry } from './estate/schema.ts';
import type { Environment } from './settings.ts';

export type ResolvedIdentity = {
  readonly clientId: string;
  readonly credential: CredentialSettings;
};

/** In the sandbox no credential is used, so none is asked for. */
export function resolveIdentities(
  identities: Readonly<Record<string, IdentityEntry>>,
  env: Environment,
  sandbox: boolean,
): { identities: Record<string, ResolvedIdentity>; problems: readonly string[] } {
  const problems: string[] = [];
  const resolve = ([name, { clientId, credential }]: [string, IdentityEntry]): [
    string,
    ResolvedIdentity,
  ] => {
    if (credential.kind !== 'secret') return [name, { clientId, credential }];
    const secret = env[credential.secretVariable] ?? '';
    if (secret === '' && !sandbox) {
      problems.push(`${credential.secretVariable} is missing; the identity ${name} needs it.`);
    }
    return [name, { clientId, credential: { kind: 'secret', secret } }];
  };
  return { identities: Object.fromEntries(Object.entries(identities).map(resolve)), problems };
}
