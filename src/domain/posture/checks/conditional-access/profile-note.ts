// What the guidance that the estate does not follow would say about a policy.
import type { EstateView } from '../../check.ts';
import { blocks, type Policy, quoted } from '../../conditional-access/policy.ts';

/** What a profile that the estate does not follow would say about such a policy. */
export function profileNote(policy: Policy, estate: EstateView): string | undefined {
  const cisa = estate.declared.riskProfile === 'cisa';
  if (blocks(policy)) {
    return cisa
      ? `${quoted(policy)} blocks, as CISA's baseline demands; Microsoft's zero trust guidance advises against it.`
      : `${quoted(policy)} blocks: CISA's baseline demands that, Microsoft's zero trust guidance, which this estate follows, advises against it.`;
  }
  return cisa
    ? `${quoted(policy)} does not block: CISA's baseline, which this estate follows, would have it block.`
    : undefined;
}
