// Everything that was found about tenants, in the order in which somebody would read it: pure data.
import type { Instant } from '../facts.ts';
import { boundaryTraffic, type Traffic, unknownTraffic } from './between/sign-ins.ts';
import { type TrustMatrix, trustByEntry } from './between/trust-matrix.ts';
import type { Check, EstateView, Severity, TenantView } from './check.ts';
import type { Result } from './result.ts';

export interface Judged {
  readonly check: Check;
  /** Undefined: of the estate as a whole. */
  readonly view: TenantView | undefined;
  readonly result: Result;
}

export interface Unread {
  readonly areas: readonly string[];
  readonly code: string;
  readonly sentence: string;
}

export interface TenantReport {
  readonly view: TenantView;
  readonly judged: readonly Judged[];
  /** Nothing of it could be read. */
  readonly blind: boolean;
  readonly unread: readonly Unread[];
  /** Areas that it has no licence for. */
  readonly unlicensed: readonly string[];
  readonly gaps: ReadonlyArray<{ readonly area: string; readonly gap: string }>;
  /** Ages of what was read; undefined: nothing was. */
  readonly oldest: Instant | undefined;
  readonly newest: Instant | undefined;
}

export interface Report {
  readonly organization: string;
  readonly at: Instant;
  readonly tenants: readonly TenantReport[];
  readonly ofEstate: readonly Judged[];
  /** Not accepted, gravest first. */
  readonly findings: readonly Judged[];
  readonly accepted: readonly Judged[];
  /** Of tenants that have an entry for each other; of all others by default. */
  readonly trust: TrustMatrix;
  /** Sign-ins from and to tenants that the estate does not know. */
  readonly strangers: Traffic;
}

export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

export function buildReport(
  estate: EstateView,
  checks: readonly Check[],
  results: readonly Result[],
  tenants: readonly TenantView[] = estate.tenants,
): Report {
  const byId = new Map(checks.map((check) => [check.id, check]));
  const judged = results.flatMap((result): Judged[] => {
    const check = byId.get(result.checkId);
    const view = result.tenantId === null ? undefined : estate.view(result.tenantId);
    return check ? [{ check, view, result }] : [];
  });
  const isFinding = ({ result: { state } }: Judged) => state === 'fail' || state === 'partial';
  const found = judged.filter(isFinding).sort(graver);
  return {
    organization: estate.estate.organization,
    at: estate.now,
    tenants: tenants.map((view) => tenantReport(view, judged)),
    ofEstate: judged.filter(({ view }) => view === undefined),
    findings: found.filter(({ result }) => !result.accepted),
    accepted: found.filter(({ result }) => result.accepted),
    trust: trustByEntry(estate),
    strangers: unknownTraffic(
      boundaryTraffic(
        estate,
        tenants.map(({ tenant }) => tenant.id),
      ),
    ),
  };
}

/** By severity, failures before halves, then by check and in the order of the estate. */
function graver(a: Judged, b: Judged): number {
  const severity = SEVERITIES.indexOf(a.check.severity) - SEVERITIES.indexOf(b.check.severity);
  if (severity !== 0) return severity;
  const state = Number(a.result.state !== 'fail') - Number(b.result.state !== 'fail');
  if (state !== 0) return state;
  return a.check.id < b.check.id ? -1 : a.check.id > b.check.id ? 1 : 0;
}

function tenantReport(view: TenantView, judged: readonly Judged[]): TenantReport {
  const readings = Object.entries(view.facts.readings).flatMap(([area, reading]) =>
    reading ? [{ area, reading }] : [],
  );
  const own = judged.filter((one) => one.view?.tenant.id === view.tenant.id);
  const lacksLicence = (area: string) => isForLicensedOnly(area, own);
  const unread = new Map<string, { areas: string[]; code: string; sentence: string }>();
  for (const { area, reading } of readings) {
    if (reading.state !== 'unreadable' || lacksLicence(area)) continue;
    const { code, sentence } = reading;
    const same = unread.get(sentence) ?? { areas: [], code, sentence };
    same.areas.push(area);
    unread.set(sentence, same);
  }
  const moments = readings.flatMap(({ reading }) =>
    reading.state === 'unreadable' ? [] : [reading.asOf],
  );
  return {
    view,
    judged: own,
    blind: moments.length === 0,
    unread: [...unread.values()],
    unlicensed: readings.flatMap(({ area, reading }) =>
      reading.state === 'unlicensed' || (reading.state === 'unreadable' && lacksLicence(area))
        ? [area]
        : [],
    ),
    gaps: readings.flatMap(({ area, reading }) =>
      reading.state === 'read' ? (reading.gaps ?? []).map((gap) => ({ area, gap })) : [],
    ),
    oldest: moments.length > 0 ? Math.min(...moments) : undefined,
    newest: moments.length > 0 ? Math.max(...moments) : undefined,
  };
}

/** Whatever looks at it needs a licence that the tenant does not have: nothing was lost by the refusal. */
function isForLicensedOnly(area: string, judged: readonly Judged[]): boolean {
  const looking = judged.filter(
    ({ check, result }) =>
      check.reads.some((one) => one === area) && result.state !== 'not-applicable',
  );
  return looking.length > 0 && looking.every(({ result }) => result.state === 'unlicensed');
}

/** Failures of critical or high severity that nobody accepted: what a pipeline stops for. */
export const gravestFailures = ({ findings }: Report): readonly Judged[] =>
  findings.filter(
    ({ check, result }) =>
      result.state === 'fail' && (check.severity === 'critical' || check.severity === 'high'),
  );
