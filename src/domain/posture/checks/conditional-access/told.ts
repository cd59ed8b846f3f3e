// The objects that a control rests on: policies, and whom and what they leave out.
import type { Context } from '../../conditional-access/context.ts';
import { titleOfExclusion } from '../../conditional-access/exclusion-words.ts';
import { EVIDENCE_KIND, exclusionsOf } from '../../conditional-access/exclusions.ts';
import { isWhole } from '../../conditional-access/gap.ts';
import { listed, policyEvidence } from '../../conditional-access/policy.ts';
import type { Evidence } from '../../result.ts';
import type { Judged } from './baseline.ts';

export function evidenceOf(parts: Judged['parts'], context: Context): Evidence[] {
  const seen = new Set<string>();
  const left = new Set<string>();
  return parts.flatMap(({ part, best }) => {
    if (!best || seen.has(best.policy.id)) return [];
    seen.add(best.policy.id);
    const gaps = best.gaps.map(({ text }) => text);
    return [
      policyEvidence(best.policy, isWhole(best) ? part.does : listed(gaps), isWhole(best)),
      ...exclusionsOf(best.policy, context).flatMap((one): Evidence[] => {
        // Left out by several, it is told once: CAP-11 tells by which.
        if (left.has(`${one.kind}/${one.id}`)) return [];
        left.add(`${one.kind}/${one.id}`);
        const as = one.emergency
          ? 'left out as an emergency account'
          : one.declared === true
            ? 'left out, as declared'
            : one.declared === false
              ? 'left out and not declared'
              : 'left out; whether that is declared could not be told';
        return [
          {
            kind: EVIDENCE_KIND[one.kind],
            id: one.id,
            name: titleOfExclusion(one),
            detail: as,
            good: one.declared === true,
          },
        ];
      }),
    ];
  });
}
