// The first owners of a tenant: an administrator signs in to it, and its directory says that they are one.
import { addPerson, addToTenantList } from '../../config/estate/edit.ts';
import { personOf, type Tenant } from '../../domain/estate/estate.ts';
import {
  personName,
  type SignedIn,
  whyNotFirstOwner,
} from '../../domain/onboarding/first-owner.ts';
import { CannotRun, plainLine, say } from '../shared/terminal.ts';
import type { TenantContext } from './context.ts';

export interface BoundOwner {
  /** As the estate will call them. */
  readonly name: string;
  readonly displayName: string;
  readonly objectId: string;
  /** The estate lists this account already. */
  readonly known: boolean;
}

/** Throws where it is nobody who may own the tenant. */
export async function administratorOf(context: TenantContext, tenant: Tenant): Promise<BoundOwner> {
  const person = await signedIn(context, tenant);
  const roles = await context.reading.rolesOf(tenant.id, person.objectId);
  const why = whyNotFirstOwner(tenant, person, roles);
  if (why) throw new CannotRun([`${why.sentence} ${why.next}`]);
  const account = { tenantId: tenant.id, objectId: person.objectId };
  const known = personOf(context.estate, account);
  const taken = context.estate.people.map(({ name }) => name);
  const displayName = plainLine(person.displayName) || plainLine(person.userPrincipalName);
  const name = known?.name ?? personName(displayName, taken);
  say(`  ${displayName} signed in as an administrator of ${tenant.displayName}.`);
  return { name, displayName, objectId: person.objectId, known: known !== undefined };
}

async function signedIn({ signIn, onboarding }: TenantContext, tenant: Tenant): Promise<SignedIn> {
  const given = onboarding.administratorToken;
  if (given) return signIn.whoIs(given);
  const code = await signIn.begin(tenant.id);
  say('', `An administrator of ${tenant.displayName} signs in, to become its owner here.`);
  say(`  ${code.message}`);
  return signIn.whoIs(await code.token());
}

/** The estate file with this owner in it, beside those that there are. */
export function withOwner(text: string, tenant: Tenant, owner: BoundOwner): string {
  if (tenant.owners.some(({ account }) => account.objectId === owner.objectId)) return text;
  const { name, displayName, objectId } = owner;
  const account = { tenant: tenant.name, objectId };
  const listed = owner.known ? text : addPerson(text, { name, displayName, account });
  return addToTenantList(listed, tenant.name, 'owners', `${name}@${tenant.name}`);
}
