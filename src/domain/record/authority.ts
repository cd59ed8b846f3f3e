// Whose requests somebody may look up: their own, those of tenants they own, and those they audit.
import type { AccountRef } from '../../shared/account.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { Result } from '../../shared/result.ts';
import type { Estate } from '../estate/estate.ts';
import { type Readable, readableBy } from '../posture/authority.ts';
import type { Study } from '../study.ts';

/**
 * Who asked for what is about people, so whoever may ask how a tenant is set up may not ask that by
 * this alone: the estate names auditors of their own. Owners see their tenants.
 */
export const auditableBy = (estate: Estate, actor: AccountRef): Study<Result<Readable, Refusal>> =>
  readableBy(estate, actor, estate.auditors ?? []);
