// The report as a table: a row for each result and each object that it rests on.
import type { Judged, Report } from '../report.ts';
import type { Evidence } from '../result.ts';
import { csvOf } from './text.ts';

const COLUMNS = [
  ...['severity', 'check', 'title', 'area', 'tenant', 'tenant id', 'state', 'reason'],
  ...['evidence', 'evidence id', 'evidence name', 'evidence detail', 'speaks for the tenant'],
  ...['as of', 'attested', 'profile', 'accepted until', 'accepted by', 'accepted because'],
  'remediation',
];

export const reportCsv = ({ tenants, ofEstate }: Report): string =>
  resultsCsv([...tenants.flatMap(({ judged }) => judged), ...ofEstate]);

/** Of any results, such as those of an answer. */
export const resultsCsv = (judged: readonly Judged[]): string =>
  csvOf([COLUMNS, ...judged.flatMap(rowsOf)]);

function rowsOf({ check, view, result }: Judged) {
  const evidence: ReadonlyArray<Evidence | undefined> =
    result.evidence.length > 0 ? result.evidence : [undefined];
  const { accepted, asOf } = result;
  return evidence.map((one) => [
    check.severity,
    check.id,
    check.title,
    check.area,
    view?.tenant.displayName ?? 'all tenants',
    view?.tenant.id,
    result.state,
    result.reason,
    one?.kind,
    one?.id,
    one?.name,
    one?.detail,
    one ? (one.good ?? false) : undefined,
    asOf === undefined ? undefined : new Date(asOf).toISOString(),
    result.attested ?? false,
    result.profile,
    accepted && new Date(accepted.until).toISOString(),
    accepted?.by,
    accepted?.because,
    check.remediation,
  ]);
}
