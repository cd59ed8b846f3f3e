// Separation of duties: were those who decided other persons than those who asked and those who got it?
import { type AccountRef, accountKey } from '../../../shared/account.ts';
import { type Beneficiary, beneficiaryKey } from '../../../shared/beneficiary.ts';
import type { GuestLink } from '../../access/identity.ts';
import { type AccessRequest, peopleIn } from '../../access/request.ts';
import { type Estate, personOf } from '../../estate/estate.ts';

export type Separation =
  /** All of them different persons. */
  | 'separate'
  /** One account, or one person under several, on both sides. */
  | 'same-person'
  /** One person for two sides. */
  | 'one-for-several-sides'
  | 'decided-by-rule'
  | 'not-decided';

export function separationOf(
  estate: Estate,
  links: readonly GuestLink[],
  { requestor, beneficiary, agreed, decision, ...rest }: AccessRequest,
): Separation {
  if (!decision) return 'not-decided';
  const deciders = [...agreed.map(({ by }) => by), ...(decision.by ? [decision.by] : [])];
  if (deciders.length === 0) return 'decided-by-rule';
  const who = (one: Beneficiary) => personKey(estate, links, one);
  const getting = peopleIn({ requestor, beneficiary, agreed, ...rest } as AccessRequest);
  const asking = new Set([requestor, beneficiary, ...getting].map(who));
  if (decision.verdict === 'approved' && deciders.some((one) => asking.has(who(one)))) {
    return 'same-person';
  }
  const bySide = new Map(agreed.map(({ side, by }) => [side, who(by)]));
  return new Set(bySide.values()).size < bySide.size ? 'one-for-several-sides' : 'separate';
}

/** The same for every account of a person, as the estate and our own invitations link them. */
export function personKey(estate: Estate, links: readonly GuestLink[], one: Beneficiary): string {
  if ('addressHash' in one) return beneficiaryKey(one);
  const home: AccountRef =
    links.find(({ guest }) => accountKey(guest) === accountKey(one))?.home ?? one;
  const person = personOf(estate, one) ?? personOf(estate, home);
  return person ? `person ${person.name}` : accountKey(home);
}
