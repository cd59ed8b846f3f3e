// Whether two requests are about the very same thing: kind, tenant, object and further answers.
import { canonicalJson } from '../../shared/hash.ts';
import type { Resource } from './plan.ts';

export const sameResource = (a: Resource, b: Resource): boolean =>
  a.kind === b.kind &&
  a.tenantId === b.tenantId &&
  a.id === b.id &&
  canonicalJson(a.inputs ?? {}) === canonicalJson(b.inputs ?? {});
