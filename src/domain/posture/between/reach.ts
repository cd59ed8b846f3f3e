// Whether somebody of one tenant can use an application in another, and which gate stops them.
import type { EstateView } from '../check.ts';
import type { Gate, Journey } from './gate.ts';
import { tenantNamed } from './naming.ts';
import { accountGates, accountInside } from './reach-account.ts';
import { applicationGates } from './reach-application.ts';
import { boundaryGates } from './reach-boundary.ts';
import { conditionalAccessGates } from './reach-conditional-access.ts';

export interface Reach {
  readonly verdict: 'yes' | 'no' | 'cannot-tell';
  /** With `yes`: whether it holds for all who were asked about. */
  readonly who: 'all' | 'some' | 'nobody' | 'unknown';
  /** The first gate that stops. */
  readonly stop: Gate | undefined;
  /** Gates of which it cannot be told whether they stop. */
  readonly unknown: readonly Gate[];
  /** Gates that decide at the sign-in itself. */
  readonly toPass: readonly Gate[];
  /** All, in the order in which they are met. */
  readonly gates: readonly Gate[];
  readonly notes: readonly string[];
  /** A policy that blocks them whatever they do. */
  readonly blocked: Gate | undefined;
  /** The boundary is open, and none of them has an account behind it. */
  readonly nobodyThere: boolean;
}

/** Yes only if every gate of the boundary, the account and the assignment is known to be open. */
export function reach(estate: EstateView, journey: Journey): Reach {
  const inside = journey.from === journey.to;
  const accounts = inside ? accountInside(estate, journey) : accountGates(estate, journey);
  const guest = inside ? accounts.home : accounts.guest?.id;
  const boundary = inside ? [] : boundaryGates(estate, journey, accounts.home);
  const application = applicationGates(estate, journey, guest);
  const deciding = [...boundary, ...accounts.gates, ...meetingSome(boundary, application)];
  const access = conditionalAccessGates(estate, journey, guest, accounts.userType);
  const stop = deciding.find(({ state }) => state === 'closed');
  const unknown = deciding.filter(({ state }) => state === 'unknown');
  const some = deciding.some(({ state }) => state === 'some');
  const verdict = stop ? 'no' : unknown.length > 0 ? 'cannot-tell' : 'yes';
  return {
    verdict,
    who: stop ? 'nobody' : verdict === 'cannot-tell' ? 'unknown' : some ? 'some' : 'all',
    stop,
    unknown,
    toPass: [...deciding, ...access].filter(({ state }) => state === 'to-pass'),
    gates: [...deciding, ...access],
    notes: notesOn(estate, journey, access),
    blocked: access.find(({ blocks }) => blocks),
    nobodyThere: accounts.nobodyThere ?? false,
  };
}

/** Some pass the boundary and some are assigned: that they are the same is not known. */
function meetingSome(boundary: readonly Gate[], application: readonly Gate[]): readonly Gate[] {
  if (!boundary.some(({ state }) => state === 'some')) return application;
  return application.map((gate) =>
    gate.state === 'some'
      ? {
          ...gate,
          state: 'unknown',
          sentence: `${gate.sentence}, and whether those are let across the boundary is not known`,
        }
      : gate,
  );
}

function notesOn(
  estate: EstateView,
  { from, to, appId }: Journey,
  access: readonly Gate[],
): string[] {
  const [home, resource] = [tenantNamed(estate, from).name, tenantNamed(estate, to).name];
  const blocking = access.filter(({ blocks }) => blocks);
  return [
    ...blocking.map(({ sentence }) => `Conditional Access: ${sentence}.`),
    ...access.filter(({ state }) => state === 'unknown').map(({ sentence }) => `${sentence}.`),
    ...(appId
      ? []
      : [`Asked about no application in particular: what ${resource} assigns was not looked at.`]),
    `Tenant restrictions of ${home} concern accounts that ${resource} issued; where they are enforced is not visible.`,
  ];
}
