// The words of an access package that people approve: who gets it, what is in it, and what its end takes.
import type { Tenant } from '../../estate/estate.ts';
import type { AccessPackage, PackageRole } from '../../facts.ts';
import type { Identity } from '../identity.ts';
import type { PlanWords } from '../plan.ts';
import { newGuest, sharedGuest } from './guest-step.ts';
import type { Holder } from './package-holder.ts';

/** More names than that nobody reads on a card. */
const SHOWN = 5;

/** `ours`: a grant of ours gives it to them already. */
export function packageWords(
  tenant: Tenant,
  found: AccessPackage,
  { account, asGuest, waits }: Holder,
  ours: boolean,
  { home, addresses }: Identity,
): PlanWords {
  const name = home.displayName;
  const who = asGuest ? name : (account?.userPrincipalName ?? name);
  const { displayName: title, description } = found;
  return {
    resource: title,
    title: `Access package ${title}`,
    inPlace: 'Active',
    steps: {
      guest: account ? sharedGuest : newGuest(addresses[0]),
      package: {
        before: ours
          ? `${who} holds ${title} through an earlier request`
          : `${who} does not hold ${title}`,
        after: `${who} holds ${title}: ${rolesIn(found.roles)}`,
        undo: `The assignment ends, and Entra takes back everything that came with ${title}.`,
      },
    },
    notes: [
      description,
      asGuest && account ? `${name} already has a guest account in ${tenant.displayName}.` : '',
      waits ? `${name} has to accept the invitation before the access works.` : '',
      account && !ours && found.roles.some(isUnseen)
        ? `If ${name} had any of it before, that ends as well: of such things Drawbridge sees memberships alone.`
        : '',
      'Whoever keeps the package in Entra can change what is in it for everybody who holds it.',
    ].filter((note) => note !== ''),
  };
}

/** What somebody had of it before cannot be read with the reader's permissions. */
const isUnseen = ({ kind, role }: PackageRole): boolean => kind !== 'group' || role !== 'Member';

/** `Member of Finance Closing, access to Closing Workbench and 2 more` */
export function rolesIn(roles: readonly PackageRole[]): string {
  const said = roles.map(sayRole);
  const more = said.length - SHOWN;
  return more > 0
    ? `${said.slice(0, SHOWN).join(', ')} and ${more} more`
    : new Intl.ListFormat('en-GB').format(said);
}

/** An application without roles has one that Entra calls so. */
const NO_ROLE = /^default access$/i;
const WORDS: Readonly<Record<PackageRole['kind'], string>> = {
  group: 'of',
  application: 'in',
  site: 'on',
  'directory-role': 'as',
  other: 'in',
};

function sayRole({ kind, name, role }: PackageRole): string {
  return NO_ROLE.test(role) ? `access to ${name}` : `${role} ${WORDS[kind]} ${name}`;
}
