// The ways into directories that commands need: trying identities, and reading as the reader.
import { directoryAccess } from '../../adapters/entra/directory-access.ts';
import { createBudgets } from '../../adapters/entra/graph/budgets.ts';
import { createIdentityCheck } from '../../adapters/entra/onboarding/identity-check.ts';
import { credentialSource } from '../../adapters/entra/tokens/credential-source.ts';
import { createJsonLog } from '../../adapters/telemetry/json-log.ts';
import type { CommandEstate } from './estate.ts';

export function directoryParts({ settings, estate, identities }: CommandEstate) {
  const credentialFor = credentialSource({
    identities,
    authorityHost: settings.authorityHost,
    tokenExchangeAudience: settings.tokenExchangeAudience,
    sandbox: settings.mode === 'sandbox',
    log: createJsonLog('error'),
  });
  const budgets = createBudgets();
  return {
    check: createIdentityCheck({ ...settings, budgets, credentialFor }),
    reader: directoryAccess({ ...settings, estate, credentialFor, budgets }, 'reader'),
  };
}
