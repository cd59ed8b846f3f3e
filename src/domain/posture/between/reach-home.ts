// The account at home: which it is, and whether it is enabled.
import type { EstateView } from '../check.ts';
import type { UserFact } from '../facts/directory.ts';
import { readingOf } from '../reading.ts';
import type { Evidence } from '../result.ts';
import type { Gate, Journey } from './gate.ts';
import { addressesOf, homeAddressOf, tenantOfDomain } from './outsiders.ts';
import { whyUnread } from './told.ts';

export function homeGates(
  estate: EstateView,
  { from }: Journey,
  home: UserFact | undefined,
  inside?: string,
): Gate[] {
  if (!home) {
    const reading = readingOf(estate.view(from)?.facts, 'users');
    const because =
      reading.state === 'read' ? 'it was not found' : whyUnread(estate.view(from), reading);
    return [gateOf(from, 'unknown', `the account at home cannot be seen: ${because}`)];
  }
  const evidence = accountEvidence(home);
  if (home.accountEnabled === false) {
    return [gateOf(from, 'closed', 'the account at home is disabled', evidence)];
  }
  if (home.accountEnabled !== true) {
    return [
      gateOf(
        from,
        'unknown',
        'Graph does not say whether the account at home is enabled',
        evidence,
      ),
    ];
  }
  return inside ? [gateOf(from, 'open', 'the account is enabled', evidence)] : [];
}

export function findHome(estate: EstateView, { from, to, person }: Journey): UserFact | undefined {
  const users = usersOf(estate, from);
  if (person?.home) return users?.find(({ id }) => id === person.home);
  const guest = usersOf(estate, to)?.find(({ id }) => id === person?.guest);
  const address = guest && homeAddressOf(guest);
  return address
    ? users?.find((user) => ownAddresses(estate, from, user).includes(address))
    : undefined;
}

const usersOf = (estate: EstateView, tenantId: string): readonly UserFact[] | undefined => {
  const reading = readingOf(estate.view(tenantId)?.facts, 'users');
  return reading.state === 'read' ? reading.value : undefined;
};

/** Anything can stand in `mail`, so it counts only within a domain of its own tenant. */
export const ownAddresses = (estate: EstateView, from: string, user: UserFact): readonly string[] =>
  addressesOf(user).filter(
    (address) =>
      address === user.userPrincipalName?.toLowerCase() ||
      tenantOfDomain(estate, address.slice(address.lastIndexOf('@') + 1)) === from,
  );

export const accountEvidence = ({ id, displayName, userPrincipalName }: UserFact): Evidence[] => [
  { kind: 'guest', id, name: displayName ?? userPrincipalName ?? id },
];

export const gateOf = (
  at: string,
  state: Gate['state'],
  sentence: string,
  evidence: readonly Evidence[] = [],
): Gate => ({ gate: 'account', at, state, sentence, evidence });
