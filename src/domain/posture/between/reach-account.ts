// The gates of the account: known and enabled at home, there in the resource tenant, accepted, and not disabled.
import type { EstateView } from '../check.ts';
import type { UserFact } from '../facts/directory.ts';
import { readingOf } from '../reading.ts';
import type { Gate, Journey } from './gate.ts';
import { tenantNamed } from './naming.ts';
import { homeAddressOf, homeTenantOf, isOutsider } from './outsiders.ts';
import { accountEvidence, findHome, gateOf, homeGates, ownAddresses } from './reach-home.ts';
import { relationOf } from './relation.ts';
import { whyUnread } from './told.ts';

export interface Accounts {
  /** Object id at home, where it is known. */
  readonly home: string | undefined;
  readonly guest: UserFact | undefined;
  /** Nobody in particular is asked about, and none of them has an account there. */
  readonly nobodyThere?: true;
  /** Of the account there, or of each of them where nobody in particular is asked about. */
  readonly userType?: string | null | undefined;
  readonly gates: readonly Gate[];
}

export function accountGates(estate: EstateView, journey: Journey): Accounts {
  const { from, to, person } = journey;
  if (!person) return { home: undefined, guest: undefined, ...everybody(estate, from, to) };
  const home = findHome(estate, journey);
  const atHome = homeGates(estate, journey, home);
  const found = findGuest(estate, journey, home);
  const homeId = home?.id ?? person.home;
  if (!found.guest) return { home: homeId, guest: undefined, gates: [...atHome, found.gate] };
  const enabled = enabledGate(to, found.guest);
  return {
    home: homeId,
    guest: found.guest,
    userType: found.guest.userType,
    gates: [...atHome, found.gate, ...enabled, redemptionGate(estate, from, to, found.guest)],
  };
}

/** Within one tenant only the account itself is asked about. */
export function accountInside(estate: EstateView, journey: Journey): Accounts {
  const { from, person } = journey;
  if (!person) return { home: undefined, guest: undefined, gates: [] };
  const home = findHome(estate, {
    ...journey,
    person: { home: person.home ?? person.guest ?? '' },
  });
  return { home: home?.id, guest: undefined, gates: homeGates(estate, journey, home, from) };
}

function findGuest(
  estate: EstateView,
  { from, to, person }: Journey,
  home: UserFact | undefined,
): { readonly guest?: UserFact; readonly gate: Gate } {
  const view = estate.view(to);
  const reading = readingOf(view?.facts, 'users');
  const { name } = tenantNamed(estate, to);
  if (!view || reading.state !== 'read') {
    const because = whyUnread(view, reading);
    return {
      gate: gateOf(
        to,
        'unknown',
        `whether there is an account in ${name} cannot be seen: ${because}`,
      ),
    };
  }
  const partly = (reading.gaps ?? []).length > 0;
  if (person?.guest) {
    const guest = reading.value.find(({ id }) => id === person.guest);
    if (guest) return { guest, gate: there(to, name, guest) };
    return { gate: missing(to, name, partly) };
  }
  if (!home) {
    return {
      gate: gateOf(
        to,
        'unknown',
        `which account in ${name} is theirs cannot be told: the account at home is not known`,
      ),
    };
  }
  const addresses = ownAddresses(estate, from, home);
  const theirs = reading.value.filter((user) => {
    const address = isOutsider(user) ? homeAddressOf(user) : undefined;
    return address !== undefined && addresses.includes(address);
  });
  const guest = theirs.find(({ accountEnabled }) => accountEnabled !== false) ?? theirs[0];
  if (!guest) return { gate: missing(to, name, partly) };
  if (!/#ext#/i.test(guest.userPrincipalName ?? '')) {
    return {
      gate: gateOf(
        to,
        'unknown',
        'an account has their mail address, and nothing proves that it is theirs',
        accountEvidence(guest),
      ),
    };
  }
  return { guest, gate: there(to, name, guest) };
}

const there = (to: string, name: string, guest: UserFact): Gate =>
  gateOf(to, 'open', `they have an account in ${name}`, accountEvidence(guest));

const missing = (to: string, name: string, partly: boolean): Gate => ({
  ...gateOf(
    to,
    partly ? 'unknown' : 'closed',
    `they have no account in ${name}${partly ? ' as far as it was read' : ''}`,
  ),
  remedy: `Invite them to ${name}, or synchronise them into it.`,
});

function enabledGate(to: string, guest: UserFact): Gate[] {
  if (guest.accountEnabled === true) return [];
  return guest.accountEnabled === false
    ? [gateOf(to, 'closed', 'their account there is disabled', accountEvidence(guest))]
    : [
        gateOf(
          to,
          'unknown',
          'Graph does not say whether their account there is enabled',
          accountEvidence(guest),
        ),
      ];
}

/** Accepted, or accepted without asking because both tenants say so. */
function redemptionGate(estate: EstateView, from: string, to: string, guest: UserFact): Gate {
  const evidence = accountEvidence(guest);
  const of = (state: Gate['state'], sentence: string): Gate => ({
    gate: 'redemption',
    at: to,
    state,
    sentence,
    evidence,
  });
  const state = guest.externalUserState?.toLowerCase();
  if (state === 'accepted') return of('open', 'the invitation was accepted');
  const { redemption } = relationOf(estate, to, from);
  if (redemption.together === true) {
    return of('open', 'both tenants redeem invitations automatically');
  }
  if (state !== 'pendingacceptance') {
    return of('unknown', 'Graph does not say whether the invitation was accepted');
  }
  if (redemption.together === undefined) {
    return of(
      'unknown',
      'the invitation is not accepted yet, and whether it is redeemed automatically cannot be told',
    );
  }
  return {
    ...of(
      'closed',
      'the invitation is not accepted yet, and automatic redemption is not on at both sides',
    ),
    remedy: 'Let them accept the invitation.',
  };
}

/** Without a person nothing is decided here; it is told how many have an account. */
function everybody(
  estate: EstateView,
  from: string,
  to: string,
): Pick<Accounts, 'gates' | 'nobodyThere' | 'userType'> {
  const view = estate.view(to);
  const reading = readingOf(view?.facts, 'users');
  const [home, resource] = [tenantNamed(estate, from).name, tenantNamed(estate, to).name];
  if (!view || reading.state !== 'read') {
    const because = whyUnread(view, reading);
    return {
      gates: [
        gateOf(
          to,
          'to-pass',
          `each of them needs an account in ${resource}; how many have one cannot be seen: ${because}`,
        ),
      ],
    };
  }
  const outsiders = reading.value.filter(isOutsider);
  const theirs = outsiders.filter((user) => homeTenantOf(estate, user) === from);
  const homeless = outsiders.filter((user) => homeTenantOf(estate, user) === undefined).length;
  const pending = theirs.filter(({ externalUserState }) =>
    /^pending/i.test(externalUserState ?? ''),
  );
  const disabled = theirs.filter(({ accountEnabled }) => accountEnabled === false);
  const figures = `${theirs.length} from ${home} have one, ${pending.length} of them not accepted and ${disabled.length} disabled`;
  const others = homeless > 0 ? `; the home of ${homeless} more is not known` : '';
  const sure = homeless === 0 && (reading.gaps ?? []).length === 0;
  const userTypes = new Set(theirs.map(({ userType }) => userType?.toLowerCase()));
  return {
    ...(theirs.length === 0 && sure && { nobodyThere: true }),
    ...(sure && userTypes.size === 1 && { userType: [...userTypes][0] }),
    gates: [
      {
        ...gateOf(
          to,
          'to-pass',
          `each of them needs an account in ${resource}: ${figures}${others}`,
        ),
        evidence: theirs.flatMap(accountEvidence),
      },
    ],
  };
}
