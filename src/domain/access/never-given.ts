// What is never given, however long ago somebody agreed to it: refusals that still stand where time has passed since.
import type { Refusal } from '../../shared/refusal.ts';

/** What leads to control of a tenant, over those who decide, or past a separation of duties. */
const NEVER: ReadonlySet<string> = new Set([
  'above-ceiling',
  'unit-holds-deciders',
  'unit-holds-administrators',
  'unit-hidden',
  'unit-too-large',
  'incompatible',
]);

export const isNeverGiven = ({ code }: Refusal): boolean => NEVER.has(code);
