// Which account of a person gets an access package: one of their own there, their guest, or a guest to be invited.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { Estate, Tenant } from '../../estate/estate.ts';
import type { AccessPackage, Account } from '../../facts.ts';
import type { Study } from '../../study.ts';
import { accountsIn } from '../accounts-in.ts';
import type { Identity } from '../identity.ts';
import { whyNotInvited } from './invitation-checks.ts';

export interface Holder {
  /** Null: there is none yet. */
  readonly account: Account | null;
  /** It stands for an account of another tenant. */
  readonly asGuest: boolean;
  /** An invitation has to be accepted first. */
  readonly waits: boolean;
}

export function* holderIn(
  estate: Estate,
  tenant: Tenant,
  person: Identity,
  found: AccessPackage,
): Study<Result<Holder, Refusal>> {
  const accounts = yield* accountsIn(tenant, person);
  if (!accounts.ok) return accounts;
  const { own, guest } = accounts.value;
  const usable = own.find(({ enabled }) => enabled);
  if (usable) return ok({ account: usable, asGuest: false, waits: false });
  if (guest ? !guest.enabled : own.length > 0) return refused(disabled(tenant));
  if (!guest && !person.homeKnown) return refused(homeUnknown(person.account));
  const uninvited = guest ? undefined : yield* whyNotInvited(estate, tenant, person.addresses[0]);
  if (uninvited) return refused({ ...uninvited, field: 'resource' });
  const waits = guest ? guest.redemption === 'pending' : true;
  if (waits && found.roles.some(({ kind }) => kind === 'site')) {
    return refused(siteFirst(tenant, found, guest));
  }
  return ok({ account: guest, asGuest: true, waits });
}

const disabled = (tenant: Tenant): Refusal =>
  refusal(
    'account-disabled',
    `Your account in ${tenant.displayName} is disabled.`,
    `Ask ${tenant.contact} whether it may be enabled again.`,
    'resource',
  );

const homeUnknown = (account: Account): Refusal =>
  refusal(
    'home-unknown',
    `It cannot be told where the account ${account.userPrincipalName} is at home.`,
    'Ask again from your own tenant, with your own account.',
  );

/** SharePoint knows a guest only after the first sign-in; until then Entra delivers the rest alone. */
const siteFirst = (tenant: Tenant, found: AccessPackage, guest: Account | null): Refusal =>
  refusal(
    'site-needs-sign-in',
    `${found.displayName} holds a SharePoint site, which Entra gives a guest only after the first sign-in in ${tenant.displayName}.`,
    guest
      ? 'Accept the invitation and sign in once, then ask again.'
      : 'Ask for guest access there first, accept the invitation and sign in once, then ask again.',
    'resource',
  );
