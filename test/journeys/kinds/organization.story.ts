// The story of a multitenant organization: asked for, agreed by three people, joined in hours, reviewed, left.
import { choiceOf, type Drawbridge } from '../../support/drawbridge.ts';
import type { Tale } from '../matrix/tale.ts';
import { cardOf, decide } from '../story.ts';

export const organizationTale: Tale = {
  about: 'Northwind in the multitenant organization of Contoso',
  asks: 'alex',
  button: 'Multitenant organization',
  resource: 'Northwind',
  duration: 'P90D',
  deciders: ['omar', 'greta', 'sam'],
  end: { by: 'greta' },
};

const KIND = 'Multitenant organization';

export async function askToJoin(drawbridge: Drawbridge, who: string, tenant: string) {
  const { messages } = await drawbridge.say(who, 'request settings');
  const { dialog } = await drawbridge.press(who, messages.at(-1)?.id ?? '', KIND);
  if (!dialog) throw new Error('No dialog opened.');
  const inputs = {
    resource: choiceOf(dialog.card, 'resource', tenant),
    duration: 'P90D',
    justification: 'One search for people in both companies',
  };
  return drawbridge.press(who, dialog.id, 'Send request', inputs);
}

/** Northwind joins Contoso's organization, which is made for it, and leaves it at a review. */
export async function joinAndLeave(drawbridge: Drawbridge): Promise<void> {
  await askToJoin(drawbridge, 'alex', 'Northwind');
  for (const who of ['omar', 'greta', 'sam']) await decide(drawbridge, who, 'Approve');
  await drawbridge.advance('PT3H');
  await endAtReview(drawbridge, 'greta');
  await drawbridge.advance('PT3H');
}

export async function endAtReview(drawbridge: Drawbridge, who: string): Promise<void> {
  const card = await cardOf(drawbridge, who);
  await drawbridge.press(who, card.id, 'Review now');
  const asked = await cardOf(drawbridge, who);
  await drawbridge.press(who, asked.id, 'End it');
}

interface TenantFile {
  readonly graph: Record<string, { readonly value?: ReadonlyArray<Record<string, unknown>> }>;
}

const ORGANIZATION = '/tenantRelationships/multiTenantOrganization';

/** Names of the tenants in the organization as one of them sees it, each with its state. */
export async function tenantsSeenBy(drawbridge: Drawbridge, tenant: string): Promise<string[]> {
  const { graph } = await drawbridge.tenant<TenantFile>(tenant);
  return (graph[`${ORGANIZATION}/tenants`]?.value ?? []).map(
    ({ displayName, state }) => `${displayName} ${state}`,
  );
}
