// Whether two requests are about the very same thing: kind, tenant, object and further answers.
import { type Beneficiary, beneficiaryKey } from '../../shared/beneficiary.ts';
import { canonicalJson } from '../../shared/hash.ts';
import type { Resource } from './plan.ts';

export const sameResource = (a: Resource, b: Resource): boolean =>
  a.kind === b.kind &&
  a.tenantId === b.tenantId &&
  a.id === b.id &&
  canonicalJson(a.inputs ?? {}) === canonicalJson(b.inputs ?? {});

/** Whether they are for the same others, where they are for others at all. */
export const samePeople = (
  a: readonly Beneficiary[] | undefined,
  b: readonly Beneficiary[] | undefined,
): boolean => keysOf(a) === keysOf(b);

const keysOf = (people: readonly Beneficiary[] | undefined): string =>
  (people ?? []).map(beneficiaryKey).sort().join(' ');
