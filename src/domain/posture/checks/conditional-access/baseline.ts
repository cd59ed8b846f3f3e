// How one control of the Conditional Access baseline is judged: by the policy that comes nearest to it.
import type { EstateView, TenantView } from '../../check.ts';
import { cannotTell, missingOf } from '../../check.ts';
import { type Context, contextOf } from '../../conditional-access/context.ts';
import type { Exclusion } from '../../conditional-access/exclusions.ts';
import {
  type Candidate,
  type Gap,
  isUnsaid,
  isWhole,
  nearest,
} from '../../conditional-access/gap.ts';
import {
  isEnforced,
  isForWorkloads,
  listed,
  type Policy,
  quoted,
} from '../../conditional-access/policy.ts';
import { EMERGENCY_READS } from '../../emergency-accounts.ts';
import type { AreaName } from '../../facts/areas.ts';
import { hedged } from '../../hedge.ts';
import type { Verdict } from '../../result.ts';
import { notesOf, reportOnly, soleOf } from './notes.ts';
import { evidenceOf } from './told.ts';

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
    notes: [...notesOf(parts, context), ...reportOnly(wanted, policies, context)],
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
    const absent = lacking
      .filter(({ main }) => main)
      .map(({ does }) => `no enforced policy ${does}`);
    return { state: 'fail', reason: absent.join('; ') || 'no enforced policy does this' };
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
  // Two parts that rest on one policy lack what it lacks.
  return { state: unsaid ? 'unknown' : 'partial', reason: [...new Set(reasons)].join('; ') };
}
