// Tenants that are not ours are not read.
import type { Scope } from '../../domain/posture/question.ts';
import { isOwned } from './groups.ts';
import type { Said } from './said.ts';

/** Whether everything that was named is no tenant of ours: nothing can be read there. */
export const onlyForeign = (said: Said, tenants: Scope): string | undefined => {
  if (tenants === 'all' || tenants.length === 0) return undefined;
  const named = tenants.flatMap(
    (id) => said.estate.tenants.find((tenant) => tenant.id === id) ?? [],
  );
  return named.every((tenant) => !isOwned(tenant))
    ? named.map(({ displayName }) => displayName).join(', ')
    : undefined;
};
