// What an administrator of a tenant takes away with their own hands once Drawbridge has left it.
import type { Tenant } from '../../domain/estate/estate.ts';
import { DirectoryError } from '../../ports/directory-error.ts';
import type { Leaving } from '../../usecases/leave-tenant.ts';
import { say } from '../shared/terminal.ts';
import type { TenantContext } from './context.ts';

export async function tellByHand(
  { identities, reading }: TenantContext,
  tenant: Tenant,
  { over }: Leaving,
): Promise<void> {
  say('', `By hand, by an administrator of ${tenant.displayName}:`);
  if (tenant.signIn.length > 0) {
    say('  - Under Enterprise applications, delete these. That takes their consent away as well:');
  }
  for (const identity of tenant.signIn) {
    const clientId = identities[identity]?.clientId ?? '';
    say(`      Drawbridge ${identity}, application ${clientId}`);
    const principal = await found(() => reading.principalOf(tenant.id, clientId));
    say(`        ${principal.said ?? `az ad sp delete --id ${principal.id}`}`);
  }
  say('  - In the Teams admin center, take the Drawbridge app out of the catalog.');
  const kept = over.flatMap(({ id, kept }) => kept.map((why) => `${id}: ${why}`));
  if (kept.length > 0) {
    say('  - This stays, because Drawbridge did not bring it or something else needs it:');
    for (const line of kept) say(`      ${line}`);
  }
  say(
    '  - Guest accounts that Drawbridge did not make stay. Whoever is still needed, your access reviews say.',
  );
}

/** Whoever withdrew consent first has less to delete, and Drawbridge less to see. */
async function found(
  look: () => Promise<string | undefined>,
): Promise<{ id?: string | undefined; said?: string }> {
  try {
    return { id: await look() };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    const gone = error.trouble === 'not-found';
    return { said: gone ? 'It is not there any more.' : `Not looked up: ${error.message}.` };
  }
}
