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
  /** One person, or one voice, for two of the yeses that were needed. */
  | 'one-for-several-sides'
  | 'decided-by-rule'
  | 'not-decided';

export function separationOf(
  estate: Estate,
  links: readonly GuestLink[],
  { requestor, beneficiary, agreed, decision, ...rest }: AccessRequest,
): Separation {
  if (!decision) return 'not-decided';
  const who = (one: Beneficiary) => personKey(estate, links, one);
  // Whoever decides in somebody's stead has that person's voice, and may be neither.
  const yeses = agreed.map(({ by, for: away }) => new Set([by, ...(away ? [away] : [])].map(who)));
  const deciders = new Set([...yeses.flatMap((yes) => [...yes]), ...decidedBy(decision).map(who)]);
  if (deciders.size === 0) return 'decided-by-rule';
  const getting = peopleIn({ requestor, beneficiary, agreed, ...rest } as AccessRequest);
  const asking = [requestor, beneficiary, ...getting].map(who);
  if (decision.verdict === 'approved' && asking.some((one) => deciders.has(one))) {
    return 'same-person';
  }
  const counted = yeses.flatMap((yes) => [...yes]);
  return new Set(counted).size < counted.length ? 'one-for-several-sides' : 'separate';
}

const decidedBy = ({ by }: NonNullable<AccessRequest['decision']>): AccountRef[] =>
  by ? [by] : [];

/** The same for every account of a person, as the estate and our own invitations link them. */
export function personKey(estate: Estate, links: readonly GuestLink[], one: Beneficiary): string {
  if ('addressHash' in one) return beneficiaryKey(one);
  const home: AccountRef =
    links.find(({ guest }) => accountKey(guest) === accountKey(one))?.home ?? one;
  const person = personOf(estate, one) ?? personOf(estate, home);
  return person ? `person ${person.name}` : accountKey(home);
}
