// Asking for longer while one still has it: counted in a row, and under what the rule says about renewals.
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import type { PolicyRule } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import { ruleAt } from './followed.ts';
import type { Identity } from './identity.ts';
import { othersGoingOn } from './parts.ts';
import { beneficiaryOf, type Person } from './people.ts';
import type { Resource } from './plan.ts';
import type { AccessRequest, RequestState } from './request.ts';
import { samePeople, sameResource } from './same-resource.ts';

/** What a request goes on from, without a gap. */
export interface Renews {
  readonly requestId: string;
  /** The first renewal is 1. */
  readonly nth: number;
}

/** Granted, or on its way to it. */
export const GRANTED: readonly RequestState[] = ['scheduled', 'applying', 'waiting', 'active'];

/** Somebody decided about it, so that asking for longer may be decided more lightly: of break-glass nobody did. */
export const isRenewable = ({ state, glass }: Pick<AccessRequest, 'state' | 'glass'>): boolean =>
  GRANTED.includes(state) && glass === undefined;

/** Of what one person has, the grant that this goes on from; several in a row count each. */
export function renewalOf(
  had: readonly AccessRequest[],
  wish: {
    readonly resource: Resource;
    readonly beneficiary: Identity;
    readonly people: readonly Person[] | undefined;
    /** When it would begin. */
    readonly from: Instant;
  },
): Renews | undefined {
  const people = wish.people?.map(beneficiaryOf);
  const same = goesOnUntil(had, wish.from).filter(
    (request) =>
      sameResource(request.plan.resource, wish.resource) &&
      samePeople(othersGoingOn(request), people),
  );
  const [last] = same.sort((a, b) => (b.renews?.nth ?? 0) - (a.renews?.nth ?? 0));
  return last && { requestId: last.id, nth: (last.renews?.nth ?? 0) + 1 };
}

/** Whether a form that is not filled in yet would go on from something; `maybe`: its answers tell. */
export type WouldRenew = 'yes' | 'no' | 'maybe';

export function wouldRenew(
  had: readonly AccessRequest[],
  wish: {
    /** As it was chosen, without further answers. */
    readonly resource: Resource;
    readonly from: Instant;
    readonly answersCount: boolean;
    /** Id of what is to be had for longer, where that was said. */
    readonly renews?: string | undefined;
  },
): WouldRenew {
  const { resource, from, answersCount, renews } = wish;
  const same = goesOnUntil(had, from).filter(({ plan: { resource: its } }) =>
    sameResource({ kind: its.kind, tenantId: its.tenantId, id: its.id }, resource),
  );
  if (same.length === 0) return 'no';
  return answersCount && !same.some(({ id }) => id === renews) ? 'maybe' : 'yes';
}

/** What has an end that is not before this moment, and can be asked for again until then. */
const goesOnUntil = (had: readonly AccessRequest[], from: Instant): AccessRequest[] =>
  had.filter(
    (request) =>
      request.lifecycle === 'personal-grant' &&
      isRenewable(request) &&
      (request.expiresAt ?? 0) >= from,
  );

/** The rule as it counts for a renewal; refused where it has been renewed often enough. */
export function asRenewal(rule: PolicyRule, nth: number | undefined): Result<PolicyRule, Refusal> {
  const { atMost } = rule.renewal ?? {};
  if (nth !== undefined && atMost !== undefined && nth > atMost) {
    return refused(often(atMost, rule));
  }
  return ok(underRenewal(rule, nth));
}

/** The same, however often it was renewed. */
export function underRenewal(rule: PolicyRule, nth: number | undefined): PolicyRule {
  const { renewal } = rule;
  if (nth === undefined || !renewal) return rule;
  const { longest = rule.longest, approvers } = renewal;
  const bounded = { ...rule, longest, usual: Math.min(rule.usual, longest) };
  if (!approvers) return bounded;
  // Those who are named for renewals decide, whatever else decides about the first time.
  const { stages: _, automatic: __, ...named } = bounded;
  return { ...named, approvers };
}

const often = (atMost: number, rule: PolicyRule): Refusal =>
  refusal(
    'renewed-enough',
    atMost === 0
      ? `Rule ${rule.id} (${rule.place}) lets nobody ask for longer while they have it.`
      : `This was renewed ${atMost === 1 ? 'once' : `${atMost} times in a row`}, as often as ${ruleAt(rule)} allows.`,
    'It ends at its time; after that it can be asked for anew, and is decided about as the first time.',
    'resource',
  );
