// What a digest says: for each tenant its new failures, what was mended, what changed and by whom, and what could not be read.
import type { Estate } from '../../estate/estate.ts';
import type { Instant } from '../../facts.ts';
import { assessAll } from '../assess.ts';
import { mended, newFailures, type Turned } from '../change/new-failures.ts';
import { whatChanged } from '../change/what-changed.ts';
import type { AuditContext } from '../change/who.ts';
import type { Check, EstateView, Severity } from '../check.ts';
import { estateView } from '../estate-view.ts';
import { hasLicence } from '../licences.ts';
import type { TenantFacts } from '../reading.ts';
import type { PostureState, Result } from '../result.ts';
import { sayWho } from './attribution.ts';
import { type Freshness, freshnessOf, isFirstReading } from './freshness.ts';

export interface DigestFailure {
  readonly check: string;
  readonly title: string;
  readonly severity: Severity;
  readonly state: PostureState;
  /** What it was before: `undefined`, there was no result. */
  readonly before: PostureState | undefined;
  readonly reason: string;
}

export interface DigestChange {
  readonly sentence: string;
  readonly who: string;
}

export interface TenantDigest {
  readonly tenantId: string;
  /** In the digest's words; names of the directory stand in sentences and reasons. */
  readonly name: string;
  readonly freshness: Freshness;
  /** It was read for the first time: how many checks fail, none of which is called new. */
  readonly firstFailures: number | undefined;
  readonly failures: readonly DigestFailure[];
  readonly mended: readonly string[];
  readonly changes: readonly DigestChange[];
  /** Done in between according to the audit, and not to be seen by comparing. */
  readonly auditedOnly: number;
  /** Areas that could not be compared. */
  readonly incomparable: number;
}

export interface Digest {
  readonly from: Instant;
  readonly to: Instant;
  /** Of the whole estate, where all of it may be read. */
  readonly estate: readonly DigestFailure[];
  readonly tenants: readonly TenantDigest[];
}

export interface DigestInput {
  readonly estate: Estate;
  readonly checks: readonly Check[];
  /** Whom it tells about, and what else the reader may read. */
  readonly tell: readonly string[];
  readonly readable: readonly string[];
  readonly before: ReadonlyMap<string, TenantFacts>;
  readonly after: ReadonlyMap<string, TenantFacts>;
  readonly from: Instant;
  readonly to: Instant;
  /** In small letters. */
  readonly ourApplications: ReadonlySet<string>;
}

export function digestOf(input: DigestInput): Digest {
  const { estate, tell, readable, from, to } = input;
  const was = viewOf(input, input.before, from);
  const is = viewOf(input, input.after, to);
  const whole = is.tenants.every(({ tenant }) => readable.includes(tenant.id));
  return {
    from,
    to,
    estate: whole ? estateFailures(input, was, is) : [],
    tenants: estate.tenants
      .filter(({ id }) => tell.includes(id) && is.view(id))
      .map(({ id }) => tenantDigest(input, was, is, id)),
  };
}

/** Nothing failed, nothing changed, and everything could be read. */
export const isQuiet = ({ tenants, estate }: Digest): boolean =>
  estate.length === 0 &&
  tenants.every(
    (one) =>
      one.freshness.state !== 'unread' &&
      one.firstFailures === undefined &&
      one.failures.length + one.mended.length + one.changes.length + one.auditedOnly === 0,
  );

/** What tenants hold that are not the reader's to read is as if it had never been read. */
function viewOf(
  { estate, readable, ourApplications }: DigestInput,
  facts: ReadonlyMap<string, TenantFacts>,
  now: Instant,
): EstateView {
  const may = new Set(readable);
  const view = estateView(estate, (id) => (may.has(id) ? facts.get(id) : undefined), now);
  return { ...view, ownApplications: [...ourApplications] };
}

function tenantDigest(
  input: DigestInput,
  was: EstateView,
  is: EstateView,
  tenantId: string,
): TenantDigest {
  const { checks, from, to, ourApplications } = input;
  const none: TenantFacts = { tenantId, readings: {} };
  const [before, after] = [was.view(tenantId), is.view(tenantId)];
  const [old, now] = [before?.facts ?? none, after?.facts ?? none];
  const results = (estate: EstateView, view: typeof after): Result[] => {
    const own = checks.filter(({ scope, kind }) => scope === 'tenant' && kind !== 'fact');
    return view ? assessAll(own, [view], estate) : [];
  };
  const [earlier, later] = [results(was, before), results(is, after)];
  const p1 = after ? hasLicence(after, 'P1') : undefined;
  const context: AuditContext = {
    from,
    to,
    ourApplications,
    estate: input.estate,
    retention: p1 === undefined ? undefined : p1 ? 30 : 7,
  };
  const compared = whatChanged(old, now, context);
  const first = isFirstReading(old);
  const fails = later.filter(({ state, accepted }) => state === 'fail' && !accepted).length;
  return {
    tenantId,
    name: after?.tenant.displayName ?? tenantId,
    freshness: freshnessOf(old, now, to),
    firstFailures: first && !isFirstReading(now) ? fails : undefined,
    failures: first ? [] : newFailures(earlier, later).map(failureOf(checks)),
    mended: first ? [] : mended(earlier, later).map(({ result }) => titleOf(checks, result)),
    changes: first
      ? []
      : compared.changes.map(({ change, who }) => ({
          sentence: change.sentence,
          who: sayWho(who),
        })),
    auditedOnly: first ? 0 : compared.byAuditAlone.length,
    incomparable: first ? 0 : compared.incomparable.length,
  };
}

function estateFailures(input: DigestInput, was: EstateView, is: EstateView): DigestFailure[] {
  const own = input.checks.filter(({ scope, kind }) => scope === 'estate' && kind !== 'fact');
  const [earlier, later] = [assessAll(own, [], was), assessAll(own, [], is)];
  return newFailures(earlier, later)
    .filter(({ before }) => before !== undefined && before !== 'unknown')
    .map(failureOf(input.checks));
}

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

export const bySeverity = (a: DigestFailure, b: DigestFailure): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

const failureOf =
  (checks: readonly Check[]) =>
  ({ result, before }: Turned): DigestFailure => ({
    check: result.checkId,
    title: titleOf(checks, result),
    severity: checks.find(({ id }) => id === result.checkId)?.severity ?? 'info',
    state: result.state,
    before,
    reason: result.reason,
  });

const titleOf = (checks: readonly Check[], { checkId }: Result): string =>
  checks.find(({ id }) => id === checkId)?.title ?? checkId;
