// Makes the evidence pack of a period, and writes into the audit that it was made.
import type { Estate } from '../domain/estate/estate.ts';
import type { Period } from '../domain/record/evidence/material.ts';
import { type EvidencePack, makePack } from '../domain/record/evidence/pack.ts';
import type { CutFiles } from '../domain/record/evidence/rules.ts';
import type { Clock } from '../ports/clock.ts';
import type { EvidenceStore } from '../ports/evidence-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { sha256 } from '../shared/hash.ts';

export interface EvidenceDeps {
  readonly estate: Estate;
  readonly evidence: Pick<EvidenceStore, 'material'>;
  readonly store: Pick<RequestStore, 'note'>;
  /** What of the estate's files concerns some tenants. */
  readonly cut: CutFiles;
  readonly clock: Clock;
}

export async function makeEvidence(
  { estate, evidence, store, cut, clock }: EvidenceDeps,
  period: Period,
): Promise<EvidencePack> {
  const pack = makePack(estate, period, await evidence.material(period), clock.now(), cut);
  await store.note(null, {
    verb: 'evidence-made',
    at: clock.now(),
    tenantId: '',
    details: {
      ...period,
      requests: pack.requests,
      index: sha256(pack.files['index.json'] ?? ''),
    },
  });
  return pack;
}
