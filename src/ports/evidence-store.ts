// Reads everything that the evidence of a period is made from, as it stood at one moment.
import type { Material, Period } from '../domain/record/evidence/material.ts';

export interface EvidenceStore {
  material(period: Period): Promise<Material>;
  /** Requests that were open at some time of the period. */
  count(period: Period): Promise<number>;
}
