// Who does not trust one of our tenants.
import type { Scope } from '../../domain/posture/question.ts';
import { one, type Reading } from './readings.ts';
import { oneTenant, type Said } from './said.ts';

/** Of the primary tenant a check tells it, of the others the matrix shows it. */
export function distrust(said: Said, from: string | undefined, tenants: Scope): Reading {
  const whom = oneTenant(said, from);
  const isPrimary = said.estate.tenants.some(({ id, kind }) => id === whom && kind === 'primary');
  return one(
    isPrimary
      ? { ask: 'check', checks: ['XTA-07'], tenants }
      : { ask: 'matrix', of: 'trust', tenants: 'all' },
  );
}
