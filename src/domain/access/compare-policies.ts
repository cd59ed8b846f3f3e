// Which requests would go differently under other rules, and why: nothing is asked of a directory.
import { sayDuration } from '../../shared/duration.ts';
import { meaningOfRule } from '../estate/change/content.ts';
import { fieldChanges } from '../estate/change/field-changes.ts';
import { sayValue } from '../estate/change/say-value.ts';
import { type Estate, type PolicyRule, personOf, tenantById } from '../estate/estate.ts';
import { beyondReach, longestDiffers } from './compare-bounds.ts';
import { decidersDiffer } from './compare-deciders.ts';
import type { Identity } from './identity.ts';
import { kindById } from './kinds/index.ts';
import type { PastAsk } from './past-ask.ts';
import { allowedBy, matchingRule } from './policy.ts';
import { underRenewal } from './renewal.ts';
import { isFinal } from './request.ts';
import { wouldAsk } from './would-ask.ts';

export interface Otherwise {
  readonly id: string;
  readonly state: PastAsk['state'];
  readonly open: boolean;
  readonly kind: string;
  readonly tenant: string;
  readonly askedAt: number;
  readonly before: RuleAt | null;
  readonly after: RuleAt | null;
  /** In plain words, the gravest first. */
  readonly differences: readonly string[];
  /** What the requestor was is not kept with it, and was taken from the accounts. */
  readonly guessed: boolean;
}

export interface RuleAt {
  readonly id: string;
  readonly place: string;
}

export const comparePolicies = (
  before: Estate,
  after: Estate,
  asks: readonly PastAsk[],
): Otherwise[] => asks.flatMap((ask) => compareAsk(before, after, ask) ?? []);

function compareAsk(before: Estate, after: Estate, ask: PastAsk): Otherwise | undefined {
  if (ask.glass) return undefined;
  const listed = [before, after].some((estate) => isListed(estate, ask));
  const was = judge(before, ask, listed);
  const is = judge(after, ask, listed);
  const differences = [...outcomes(was, is), ...ruleDifferences(before, after, ask, was, is)];
  if (differences.length === 0) return undefined;
  const { id, state, kind, askedAt, guessed } = ask;
  const tenant = tenantById(after, ask.tenantId) ?? tenantById(before, ask.tenantId);
  return {
    ...{ id, state, kind, askedAt, guessed, open: !isFinal(state), differences },
    tenant: tenant?.displayName ?? ask.tenantId,
    before: was.rule ? at(was.rule) : null,
    after: is.rule ? at(is.rule) : null,
  };
}

const at = ({ id, place }: PolicyRule): RuleAt => ({ id, place });
const say = ({ id, place }: PolicyRule): string => `${id} (${place})`;

interface Judged {
  /** The first that fits, also where it refuses. */
  readonly rule: PolicyRule | undefined;
  /** Why it cannot be asked for; undefined where it can. */
  readonly refused: string | undefined;
}

/** `listed`: one of the two versions offers it by this id, so that the other takes it away. */
function judge(estate: Estate, ask: PastAsk, listed: boolean): Judged {
  const of = { ...ask, requestor: requestorIn(estate, ask) };
  const first = matchingRule(estate, of);
  // A renewal may have times and deciders of its own.
  const rule = first && underRenewal(first, ask.renewal);
  const allowed = allowedBy(estate, of, ask.kind);
  if (!allowed.ok) return { rule, refused: allowed.error.sentence };
  const { longest } = allowed.value;
  const tooLong = ask.durationMs > longest;
  const where = tenantById(estate, ask.tenantId)?.displayName ?? ask.tenantId;
  const unlisted = listed && !isListed(estate, ask) ? `${where} does not offer it.` : undefined;
  const refused = `${sayDuration(ask.durationMs)} were asked for, and ${sayDuration(longest)} is the longest.`;
  return { rule, refused: tooLong ? refused : unlisted };
}

/** Rules may still be about what a tenant has taken from its list. */
const isListed = (estate: Estate, { kind, tenantId, resourceId }: PastAsk): boolean => {
  const tenant = tenantById(estate, tenantId);
  return (tenant && kindById(kind)?.offered(tenant, estate).includes(resourceId)) ?? false;
};

/** As the rules look at somebody: what they are, where they are at home, who they are to this estate. */
function requestorIn(estate: Estate, ask: PastAsk): Identity {
  const { userType, home, homeTenantId, homeTold, requestor } = ask;
  const person = (home && personOf(estate, home)) ?? personOf(estate, requestor);
  const at = home ?? requestor;
  const known = {
    account: { ...requestor, userType },
    home: at,
    homeKnown: home !== undefined,
    ...(homeTenantId && { homeTenantId }),
    ...(homeTold && { homeTold }),
    accounts: [requestor, at],
    person: person?.name ?? null,
  };
  return known as unknown as Identity;
}

function outcomes(was: Judged, is: Judged): string[] {
  if (was.refused === undefined && is.refused !== undefined) return [`refused now: ${is.refused}`];
  if (was.refused !== undefined && is.refused === undefined) {
    return [`can be asked for now; before: ${was.refused}`];
  }
  return [];
}

/** Told in words of their own, or by which a rule is found. */
const TOLD = [
  ...['id', 'kinds', 'requestors', 'recipients', 'tenants', 'resources'],
  ...['longest', 'lapsesAfter', 'renewal', 'approvers', 'alsoApprovers', 'stages', 'fallback'],
  ...['remindAfter', 'escalateAfter', 'escalateTo'],
];

function ruleDifferences(
  before: Estate,
  after: Estate,
  ask: PastAsk,
  { rule: was, refused: wasRefused }: Judged,
  { rule: is, refused: isRefused }: Judged,
): string[] {
  if (!was || !is) return [];
  const refusedByBoth = wasRefused !== undefined && isRefused !== undefined;
  const other = was.id === is.id ? [] : [`other rule: ${say(is)} instead of ${say(was)}`];
  // Two that refuse differ in nothing but who says so.
  if (refusedByBoth || was.decision === 'refuse' || is.decision === 'refuse') return other;
  const longest = longestDiffers(ask, was, is);
  const idle = beyondReach(ask, was, is);
  const rest = fieldChanges(own(was), own(is), sayValue([before, after])).filter(
    ({ field }) => !idle.some((one) => field === one || field.startsWith(`${one}.`)),
  );
  return [
    ...other,
    ...decidersDiffer(wouldAsk(before, was, ask), wouldAsk(after, is, ask)),
    ...(longest ? [longest] : []),
    ...(was.lapsesAfter === is.lapsesAfter
      ? []
      : [`lapses after ${sayDuration(is.lapsesAfter)} instead of ${sayDuration(was.lapsesAfter)}`]),
    ...rest.map(({ field, words }) => `${field} ${words}`),
  ];
}

const own = (rule: PolicyRule) =>
  Object.fromEntries(
    Object.entries(meaningOfRule(rule)).filter(([field]) => !TOLD.includes(field)),
  );
