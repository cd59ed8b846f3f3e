// How one control of the Conditional Access baseline is judged: by the policy that comes nearest to it.
import type { EstateView, TenantView } from '../../check.ts';
import { cannotTell, missingOf } from '../../check.ts';
import { type Context, contextOf } from '../../conditional-access/context.ts';
import {
  EVIDENCE_KIND,
  type Exclusion,
  exclusionsOf,
} from '../../conditional-access/exclusions.ts';
import {
  type Candidate,
  type Gap,
  isUnsaid,
  isWhole,
  nearest,
  soleExclusion,
} from '../../conditional-access/gap.ts';
import {
  isEnforced,
  isForWorkloads,
  isReportOnly,
  listed,
  type Policy,
  policyEvidence,
  quoted,
} from '../../conditional-access/policy.ts';
import { guestsLeftOut } from '../../conditional-access/scope.ts';
import { EMERGENCY_READS } from '../../emergency-accounts.ts';
import type { AreaName } from '../../facts/areas.ts';
import { hedged } from '../../hedge.ts';
import type { Evidence, Verdict } from '../../result.ts';

/** Something that one policy has to do. A control consists of one such part or of several. */
export interface Part {
  /** Follows “requires”-like words: `requires phishing-resistant MFA of everybody`. */
  readonly does: string;
  /** Without it there is nothing of the control at all. */
  readonly main: boolean;
  gapsOf(policy: Policy, context: Context): readonly Gap[] | undefined;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly parts: ReadonlyArray<{ readonly part: Part; readonly best: Candidate | undefined }>;
  /** Declared, it would make a pass of the verdict. */
  readonly sole: Exclusion | undefined;
}

export const BASELINE_READS: readonly AreaName[] = [
  'conditionalAccess',
  'authenticationStrengths',
  'conditionalAccessReferences',
];

/** Emergency accounts may be left out; where none is registered they are found by their properties. */
export const CONTROL_READS: readonly AreaName[] = [...BASELINE_READS, ...EMERGENCY_READS];

export type PartsOf = (context: Context, estate: EstateView) => readonly Part[];

/** Only policies have to be readable: what else is missing shows as something that could not be told. */
export function judgeControl(view: TenantView, estate: EstateView, partsOf: PartsOf): Judged {
  const missing = missingOf(view, ['conditionalAccess']);
  if (missing.length > 0) return { verdict: cannotTell(missing), parts: [], sole: undefined };
  const reading = view.facts.readings.conditionalAccess;
  const policies = (reading?.state === 'read' ? reading.value : []).filter(
    (policy) => !isForWorkloads(policy),
  );
  const context = contextOf(view, policies);
  const wanted = partsOf(context, estate);
  const inForce = policies.filter((policy) => isEnforced(policy) || !policy.state);
  const parts = wanted.map((part) => ({
    part,
    best: nearest(inForce, (policy) => withState(policy, part.gapsOf(policy, context))),
  }));
  const judged = stateOf(parts);
  const verdict = hedged(view, ['conditionalAccess'], 'some', {
    ...judged,
    ...(judged.state === 'unknown' ? { missing: missingOf(view, BASELINE_READS) } : {}),
    evidence: evidenceOf(parts, context),
    notes: [...notesOf(parts), ...reportOnly(wanted, policies, context)],
  });
  return { verdict, parts, sole: soleOf(parts) };
}

const withState = (policy: Policy, gaps: readonly Gap[] | undefined): readonly Gap[] | undefined =>
  gaps && !policy.state
    ? [...gaps, { kind: 'unsaid', text: 'does not say whether it is on' }]
    : gaps;

function stateOf(parts: Judged['parts']): Pick<Verdict, 'state' | 'reason'> {
  const found = parts.flatMap(({ part, best }) => (best ? [{ part, best }] : []));
  const lacking = parts.filter(({ best }) => !best).map(({ part }) => part);
  const nothing =
    found.length === 0 ||
    (lacking.some(({ main }) => main) && !found.some(({ part }) => part.main));
  if (nothing) {
    return { state: 'fail', reason: `no enforced policy ${lacking[0]?.does ?? 'does this'}` };
  }
  const short = found.filter(({ best }) => !isWhole(best));
  if (lacking.length === 0 && short.length === 0) {
    return {
      state: 'pass',
      reason: found.map(({ part, best }) => `${quoted(best.policy)} ${part.does}`).join('; '),
    };
  }
  const unsaid = lacking.length === 0 && short.every(({ best }) => isUnsaid(best));
  const reasons = [
    ...short.map(
      ({ best }) => `${quoted(best.policy)} ${listed(best.gaps.map(({ text }) => text))}`,
    ),
    ...lacking.map(({ does }) => `no enforced policy ${does}`),
  ];
  return { state: unsaid ? 'unknown' : 'partial', reason: reasons.join('; ') };
}

function evidenceOf(parts: Judged['parts'], context: Context): Evidence[] {
  const seen = new Set<string>();
  return parts.flatMap(({ part, best }) => {
    if (!best || seen.has(best.policy.id)) return [];
    seen.add(best.policy.id);
    const gaps = best.gaps.map(({ text }) => text);
    return [
      policyEvidence(best.policy, isWhole(best) ? part.does : listed(gaps), isWhole(best)),
      ...exclusionsOf(best.policy, context).map((one): Evidence => {
        const as = one.emergency
          ? 'left out as an emergency account'
          : one.declared === true
            ? 'left out, as declared'
            : one.declared === false
              ? 'left out and not declared'
              : 'left out; whether that is declared could not be told';
        return {
          kind: EVIDENCE_KIND[one.kind],
          id: one.id,
          name: one.name,
          detail: as,
          good: one.declared === true,
        };
      }),
    ];
  });
}

function notesOf(parts: Judged['parts']): string[] {
  const best = parts.flatMap(({ best: one }) => (one ? [one] : []));
  const guests = new Map(
    best.flatMap(({ policy }) => {
      const out = guestsLeftOut(policy);
      return out ? [[policy.id, `${quoted(policy)} leaves out ${out}: see CAP-10.`] as const] : [];
    }),
  );
  const sole = soleOf(parts);
  return [
    ...guests.values(),
    ...(sole
      ? [
          `The one thing against it is the ${sole.kind} “${sole.name}” (${sole.id}), left out without a declaration.`,
        ]
      : []),
  ];
}

/** One and the same exclusion is all that every part falls short of. */
function soleOf(parts: Judged['parts']): Exclusion | undefined {
  const short = parts.filter(({ best }) => !best || !isWhole(best));
  const [first, ...others] = short.map(({ best }) => best && soleExclusion(best));
  return first && others.every((one) => one?.id === first.id) ? first : undefined;
}

/** A policy that would do it, were it on: the commonest wrong yes. */
const reportOnly = (
  wanted: readonly Part[],
  policies: readonly Policy[],
  context: Context,
): string[] =>
  wanted.flatMap((part) =>
    policies
      .filter((policy) => isReportOnly(policy) && part.gapsOf(policy, context)?.length === 0)
      .map((policy) => `${quoted(policy)} would do it, but is report-only: it stops nobody.`),
  );
