// Whether an earlier rule always fits where a later one would: told only where it is certain.
import type { PolicyRule } from '../estate/estate.ts';
import { matchesPattern } from './policy.ts';

export interface Shadow {
  readonly kind: string;
  /** Id of the tenant; null: of whichever the rule is about. */
  readonly tenantId: string | null;
  /** The rule that comes first. */
  readonly by: PolicyRule;
}

export interface Shadows {
  readonly shadows: readonly Shadow[];
  /** Nothing at all is left to the rule. */
  readonly whole: boolean;
  /** What is left to the rule only for people whose home is not known. */
  readonly whereKnown: readonly Shadow[];
  /** Nothing else is left to it. */
  readonly wholeWhereKnown: boolean;
}

/** Of each kind and tenant that a rule names, the earlier rule that leaves nothing to it. */
export function shadowsOver(rules: readonly PolicyRule[], at: number): Shadows {
  const rule = rules[at];
  if (!rule) return { shadows: [], whole: false, whereKnown: [], wholeWhereKnown: false };
  const earlier = rules.slice(0, at);
  const slices = rule.kinds.flatMap((kind) =>
    (rule.tenants ?? [null]).map((tenantId) => ({ kind, tenantId })),
  );
  const taken = slices.flatMap(({ kind, tenantId }) => {
    const all = earlier.filter((one) => takesSlice(one, kind, tenantId) && takesAsks(one, rule));
    const always = all.find((one) => takesUnknownHomes(one, rule));
    const by = always ?? all[0];
    return by ? [{ kind, tenantId, by, always: always !== undefined }] : [];
  });
  const of = (which: boolean) =>
    taken.filter(({ always }) => always === which).map(({ always: _, ...shadow }) => shadow);
  const [shadows, whereKnown] = [of(true), of(false)];
  return {
    ...{ shadows, whole: slices.length > 0 && shadows.length === slices.length },
    ...{ whereKnown, wholeWhereKnown: whereKnown.length > 0 && taken.length === slices.length },
  };
}

const takesSlice = ({ kinds, tenants }: PolicyRule, kind: string, tenantId: string | null) =>
  kinds.includes(kind) &&
  (tenants === undefined || (tenantId !== null && tenants.includes(tenantId)));

/** Whoever asks for whatever under the later rule, from a home that is known, meets the earlier one first. */
function takesAsks(earlier: PolicyRule, later: PolicyRule): boolean {
  const [one, other] = [earlier.requestors, later.requestors];
  return (
    (one.tenants === undefined || within(other.tenants, one.tenants)) &&
    (one.people === undefined || within(other.people, one.people)) &&
    (one.userTypes === undefined || within(other.userTypes ?? BOTH, one.userTypes)) &&
    takesResources(earlier, later) &&
    takesRecipients(earlier, later)
  );
}

/** Whoever was not read at home may be among those that a rule refuses, and never among those that one allows. */
const takesUnknownHomes = (earlier: PolicyRule, later: PolicyRule): boolean =>
  (earlier.requestors.tenants === undefined && earlier.requestors.people === undefined) ||
  earlier.decision === 'refuse' ||
  later.decision === 'ask';

const BOTH = ['member', 'guest'] as const;

const within = (list: readonly string[] | undefined, all: readonly string[]): boolean =>
  list?.every((one) => all.includes(one)) ?? false;

/**
 * While nothing but a form is there, a rule that refuses certain things does not fit yet and one that
 * allows does: such a refusal takes nothing from a rule that a form may show.
 */
function takesResources(earlier: PolicyRule, later: PolicyRule): boolean {
  const { resources } = earlier;
  if (resources === undefined) return true;
  if (earlier.decision === 'refuse' && (later.decision === 'ask' || !later.resources)) return false;
  const wanted = later.resources ?? ['*'];
  // A star in the later pattern can stand for anything, and only a star of the earlier one takes it.
  return wanted.every((pattern) =>
    resources.some((one) => matchesPattern(one, pattern.toLowerCase())),
  );
}

function takesRecipients(earlier: PolicyRule, later: PolicyRule): boolean {
  if (earlier.recipients === undefined) return true;
  if (earlier.decision === 'refuse' && (later.decision === 'ask' || !later.recipients))
    return false;
  return within(later.recipients?.userTypes ?? BOTH, earlier.recipients.userTypes);
}
