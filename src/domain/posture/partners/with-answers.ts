// The estate with what owners said about partners beside what its files declare, for whoever judges or answers.
import type { Estate } from '../../estate/estate.ts';
import type { PartnerAttestation } from '../declared.ts';
import type { PartnerReview } from './partner-review.ts';

/** What is judged is kept for as long as the estate is the same one, so the same answers give the same. */
const made = new WeakMap<Estate, { readonly key: string; readonly estate: Estate }>();

export function withPartnerAnswers(estate: Estate, reviews: readonly PartnerReview[]): Estate {
  const { declared } = estate.posture;
  const said = reviews.filter(({ answer }) => answer);
  if (!declared || said.length === 0) return estate;
  const key = JSON.stringify(said.map(({ id, version }) => [id, version]).sort());
  const known = made.get(estate);
  if (known?.key === key) return known.estate;
  const partners = declared.partners.map((partner) => ({
    ...partner,
    attested: said.filter(({ partnerId }) => partnerId === partner.tenantId).flatMap(attestationOf),
  }));
  const posture = { ...estate.posture, declared: { ...declared, partners } };
  const next = { ...estate, posture };
  made.set(estate, { key, estate: next });
  return next;
}

const attestationOf = ({ tenantId, answer, personal }: PartnerReview): PartnerAttestation[] =>
  answer ? [{ tenantId, on: answer.at, by: personal?.by ?? null, verdict: answer.verdict }] : [];
