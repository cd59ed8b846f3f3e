// Every posture check, by its id. Nothing else in the product knows them one by one.
import type { Check } from '../check.ts';
import { boundaryChecks } from './boundary.ts';
import { identityChecks } from './identity.ts';
import { protectionChecks } from './protection.ts';

export const checks: readonly Check[] = [...identityChecks, ...protectionChecks, ...boundaryChecks];

export const checkById = (id: string): Check | undefined =>
  checks.find((check) => check.id === id.toUpperCase());
