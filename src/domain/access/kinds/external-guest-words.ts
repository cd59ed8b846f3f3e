// What the cards say about a guest from outside: above all what nobody has checked.
import { internationalised } from '../../../shared/domain-name.ts';
import { type Estate, type Tenant, tenantByDomain } from '../../estate/estate.ts';
import type { Account, Group } from '../../facts.ts';
import type { Outsider } from '../people.ts';
import type { PlanWords } from '../plan.ts';
import { newGuest, sharedGuest } from './guest-step.ts';
import { counted } from './offering.ts';

export interface ExternalGuestSeen {
  readonly tenant: Tenant;
  readonly group: Group;
  readonly size: number;
  readonly outsider: Outsider;
  readonly guest: Account | null;
  /** A grant of ours holds the account, or the membership. */
  readonly shared: boolean;
  readonly joined: boolean;
  readonly sponsor: string;
  /** Whether Entra lists the sponsor at the account. */
  readonly listed: boolean;
}

export function externalGuestWords(estate: Estate, seen: ExternalGuestSeen): PlanWords {
  const { group, size, outsider, shared, joined } = seen;
  const who = outsider.displayName;
  return {
    resource: group.displayName,
    title: `Guest access to ${group.displayName}`,
    inPlace: 'Active',
    steps: {
      guest: shared ? sharedGuest : newGuest(outsider.address),
      member: {
        before: joined
          ? `${who} is a member of ${group.displayName} through an earlier request`
          : `${group.displayName}: ${counted(size, 'member')}`,
        after: joined
          ? `${who} stays a member for this request as well`
          : `${counted(size + 1, 'member')}, with ${who} from outside`,
        undo: `${who} is taken out of ${group.displayName}.`,
      },
    },
    notes: [whoStandsForThem(seen), whoTheyAre(estate, outsider), ...howTheyCome(seen)],
  };
}

function whoStandsForThem({ sponsor, listed, guest }: ExternalGuestSeen): string {
  const inEntra = guest
    ? ''
    : listed
      ? ' and is listed as sponsor in Entra'
      : ', and is not listed in Entra, where only people of the tenant are';
  return `${sponsor} answers for this person as their sponsor${inEntra}.`;
}

function whoTheyAre(estate: Estate, { address, organisation }: Outsider): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const known = tenantByDomain(estate, domain);
  const seen = internationalised(domain);
  return [
    known
      ? `The address belongs to ${known.displayName}, which the estate names (${known.purpose}).`
      : `Nobody has checked who is behind ${domain}.`,
    ...(seen ? [`${domain} is shown to people as ${seen}, which may look like another.`] : []),
    `The organisation as typed: ${organisation}.`,
  ].join(' ');
}

function howTheyCome({ tenant, guest, shared }: ExternalGuestSeen): string[] {
  if (guest) {
    return [
      `They already have a guest account in ${tenant.displayName}${shared ? ' through an earlier request' : ''}.`,
      ...(guest.redemption === 'accepted'
        ? []
        : ['They have not accepted their invitation yet; before that nothing works.']),
    ];
  }
  return [
    'Microsoft mails the invitation to that address; nobody else gets the link. The access works once they have accepted.',
  ];
}
