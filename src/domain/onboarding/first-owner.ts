// Who may become the first owner of a tenant: an administrator of that very tenant, proven by its directory.
import { type Refusal, refusal } from '../../shared/refusal.ts';

/** Who may decide about a tenant as a whole there already. */
const ADMINISTRATORS: Readonly<Record<string, string>> = {
  '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator',
  'e8611ab8-c189-46e8-94e1-60213ab1f814': 'Privileged Role Administrator',
};

export interface SignedIn {
  /** Of the token that Graph accepted. */
  readonly tenantId: string;
  readonly objectId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

export interface HeldRole {
  readonly roleId: string;
  readonly scope: string;
}

/** `roles` is what the directory says that this account holds at this moment. */
export function whyNotFirstOwner(
  tenant: { readonly id: string; readonly displayName: string },
  person: SignedIn,
  roles: readonly HeldRole[],
): Refusal | undefined {
  if (person.tenantId !== tenant.id) {
    return refusal(
      'other-tenant',
      `That account signed in to another tenant than ${tenant.displayName}.`,
      `Sign in with an administrator account of ${tenant.displayName} itself.`,
    );
  }
  if (/#ext#/i.test(person.userPrincipalName)) {
    return refusal(
      'guest',
      `That account is a guest in ${tenant.displayName}, and guests do not own a tenant.`,
      'Sign in with an account that is at home there.',
    );
  }
  const holds = roles.some(({ roleId, scope }) => scope === '/' && ADMINISTRATORS[roleId]);
  if (holds) return undefined;
  return refusal(
    'no-administrator',
    `${tenant.displayName} does not show that account as one of its administrators.`,
    `It needs ${Object.values(ADMINISTRATORS).join(' or ')} at this moment, held directly and for the whole tenant; activate it first where it is eligible.`,
  );
}

/** A short name for somebody, such as `nora.lindqvist`; `taken` are those that others have. */
export function personName(displayName: string, taken: readonly string[]): string {
  const plain = displayName
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.+|\.+$/g, '')
    .slice(0, 50);
  const name = plain || 'owner';
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${name}-${n}`;
    if (!taken.includes(tried)) return tried;
  }
}
