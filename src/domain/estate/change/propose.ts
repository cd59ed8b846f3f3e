// Files that were found to have changed: taken as they are, put to those who decide, or told as broken.
import { accountKey } from '../../../shared/account.ts';
import { DAY } from '../../../shared/duration.ts';
import type { EstateText } from '../../../shared/estate-texts.ts';
import { requestIdFrom } from '../../../shared/ids.ts';
import type { AuditDraft, AuditVerb } from '../../access/decision.ts';
import type { Instant } from '../../facts.ts';
import type { Estate } from '../estate.ts';
import { type Decider, decidersOf } from './deciders.ts';
import { type Difference, tenantsConcerned } from './difference.ts';
import { type AcceptedAs, type EstateVersion, tellAll, type VersionChange } from './version.ts';

export interface FoundFiles {
  /** Makes the number of the version. */
  readonly seed: string;
  readonly hash: string;
  readonly texts: readonly EstateText[];
}

const begin = (found: FoundFiles, now: Instant, base?: string) => ({
  id: requestIdFrom(found.seed),
  version: 1,
  hash: found.hash,
  ...(base !== undefined && { base }),
  foundAt: now,
  agreed: [],
  asked: [],
  texts: found.texts,
});

export const estateEntry = (
  inForce: Estate,
  { hash, base, id }: EstateVersion,
  verb: AuditVerb,
  at: Instant,
  details: Readonly<Record<string, unknown>> = {},
): AuditDraft => ({
  verb,
  at,
  tenantId:
    (inForce.tenants.find(({ kind }) => kind === 'primary') ?? inForce.tenants[0])?.id ?? '',
  details: { change: id, version: hash, ...(base && { base }), ...details },
});

/** Nobody is asked: nothing was there before, or nothing that counts is different. */
export function takenAsIs(
  estate: Estate,
  found: FoundFiles,
  as: Exclude<AcceptedAs, 'approved'>,
  now: Instant,
  base?: string,
): VersionChange {
  const version: EstateVersion = {
    ...begin(found, now, base),
    state: 'accepted',
    as,
    decidedAt: now,
    personal: null,
  };
  return {
    version,
    audit: [estateEntry(estate, version, 'estate-accepted', now, { as })],
    work: [],
  };
}

export function proposed(
  inForce: Estate,
  found: FoundFiles,
  differences: readonly Difference[],
  base: string,
  now: Instant,
): VersionChange {
  const concerned = tenantsConcerned(differences);
  const deciders = decidersOf(inForce, concerned);
  const version: EstateVersion = {
    ...begin(found, now, base),
    state: 'waiting',
    asked: deciders.map(({ account }) => account),
    personal: { names: namesOf(deciders), differences },
  };
  const details = { tenants: concerned, differences: differences.length, asked: deciders.length };
  return {
    version,
    audit: [estateEntry(inForce, version, 'estate-proposed', now, details)],
    work: [...tellAll(version, now), { work: { kind: 'remind-estate' }, dueAt: now + DAY }],
  };
}

/** Told once; what is in force goes on. */
export function broken(
  inForce: Estate,
  found: FoundFiles,
  problems: readonly string[],
  base: string,
  now: Instant,
): VersionChange {
  const deciders = decidersOf(inForce, []);
  const version: EstateVersion = {
    ...begin(found, now, base),
    state: 'broken',
    decidedAt: now,
    asked: deciders.map(({ account }) => account),
    personal: { names: namesOf(deciders), differences: [], problems },
  };
  const details = { problems: problems.length };
  return {
    version,
    audit: [estateEntry(inForce, version, 'estate-broken', now, details)],
    work: tellAll(version, now),
  };
}

export function withdrawn(inForce: Estate, waiting: EstateVersion, now: Instant): VersionChange {
  const version: EstateVersion = { ...waiting, state: 'withdrawn', decidedAt: now };
  return {
    version,
    audit: [estateEntry(inForce, version, 'estate-withdrawn', now)],
    work: tellAll(version, now),
  };
}

export const namesOf = (deciders: readonly Decider[]): Record<string, string> =>
  Object.fromEntries(deciders.map((one) => [accountKey(one.account), one.displayName]));
