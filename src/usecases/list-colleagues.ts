// To whom a decider could hand one request over: people of the estate who are not in it already.
import type { AccessRequest } from '../domain/access/request.ts';
import { colleagueOf } from '../domain/estate/colleague.ts';
import type { Estate, Person } from '../domain/estate/estate.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';

/** More than a list on a card can bear; their name is written then. */
const MOST = 150;

/** Empty where they are too many to choose from. Whether one of them may is found out when they are named. */
export function listColleagues(
  estate: Estate,
  actor: AccountRef,
  request: AccessRequest,
): Person[] {
  const taken = [
    actor,
    request.requestor,
    request.beneficiary,
    ...request.approvers.filter(({ sides }) => sides.length > 0).map(({ account }) => account),
  ];
  const able = estate.people
    .filter((one) => colleagueOf(estate, one))
    .filter((one) => !one.accounts.some((own) => taken.some((other) => sameAccount(own, other))))
    .sort((a, b) => a.displayName.localeCompare(b.displayName));
  return able.length > MOST ? [] : able;
}
