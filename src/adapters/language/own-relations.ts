// The sentences of Drawbridge about two tenants, each with the question it stands for.
import type { Relation } from '../../domain/posture/question.ts';
import { type Own, oneOf, own, T } from './own-form.ts';
import { ASPECTS, CLAIMS } from './own-phrases.ts';

/** Resource tenant first, or the home tenant of the people. */
type Order = 'at-of' | 'of-at';

const related = (
  pattern: string,
  relation: Relation,
  { order = 'at-of', contrary }: { readonly order?: Order; readonly contrary?: true } = {},
): Own =>
  own(pattern, ([, first, second], { tenant }) => {
    const [at, of] = order === 'at-of' ? [first, second] : [second, first];
    return {
      ask: 'relation',
      relation,
      at: tenant(at),
      of: tenant(of),
      ...(contrary && { contrary }),
    };
  });

const named = (text: string | undefined): Relation => {
  const claim = CLAIMS[text ?? ''];
  return claim
    ? { of: 'trust', claim }
    : { of: (ASPECTS[text ?? ''] ?? 'everything') as 'everything' };
};

const MFA: Relation = { of: 'trust', claim: 'mfa' };
const COMPLIANT: Relation = { of: 'trust', claim: 'compliant-device' };
const HYBRID: Relation = { of: 'trust', claim: 'hybrid-device' };
const CONTRARY = { contrary: true } as const;

export const OWN_RELATIONS: readonly Own[] = [
  own(
    `what (holds|is closed) between ${T} and ${T} for ${oneOf({ ...ASPECTS, ...CLAIMS })} , both ways`,
    ([, how, at, of, aspect], { tenant }) => ({
      ask: 'relation',
      relation: named(aspect),
      at: tenant(at),
      of: tenant(of),
      both: true,
      ...(how !== 'holds' && { contrary: true }),
    }),
  ),
  related(`does ${T} accept mfa done in ${T}`, MFA),
  related(`does ${T} refuse mfa done in ${T}`, MFA, CONTRARY),
  related(`does ${T} accept compliant devices of ${T}`, COMPLIANT),
  related(`does ${T} refuse compliant devices of ${T}`, COMPLIANT, CONTRARY),
  related(`does ${T} accept hybrid joined devices of ${T}`, HYBRID),
  related(`does ${T} refuse hybrid joined devices of ${T}`, HYBRID, CONTRARY),
  related(`does ${T} trust what people of ${T} did at home`, { of: 'trust' }),
  related(`does ${T} distrust what people of ${T} did at home`, { of: 'trust' }, CONTRARY),
  related(`is inbound access from ${T} open in ${T}`, { of: 'inbound' }, { order: 'of-at' }),
  related(
    `is inbound access from ${T} closed in ${T}`,
    { of: 'inbound' },
    { order: 'of-at', contrary: true },
  ),
  related(`does ${T} allow outbound access to ${T}`, { of: 'outbound' }, { order: 'of-at' }),
  related(
    `does ${T} block outbound access to ${T}`,
    { of: 'outbound' },
    { order: 'of-at', contrary: true },
  ),
  related(`does ${T} allow direct connect from ${T}`, { of: 'direct-connect' }),
  related(`does ${T} block direct connect from ${T}`, { of: 'direct-connect' }, CONTRARY),
  related(`does ${T} allow automatic redemption for people of ${T}`, { of: 'redemption' }),
  related(`does ${T} ask people of ${T} for consent`, { of: 'redemption' }, CONTRARY),
  related(`does ${T} accept synchronization from ${T}`, { of: 'synchronization' }),
  related(`does ${T} refuse synchronization from ${T}`, { of: 'synchronization' }, CONTRARY),
  related(`how does ${T} treat people of ${T}`, { of: 'everything' }),
];
