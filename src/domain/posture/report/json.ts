// The report as data for other programs; names stand in it as directories have them.
import type { Judged, Report, TenantReport } from '../report.ts';

export const reportJson = (report: Report): string =>
  `${JSON.stringify(
    {
      organization: report.organization,
      at: iso(report.at),
      findings: report.findings.map(judgedOf),
      accepted: report.accepted.map(judgedOf),
      estate: report.ofEstate.map(judgedOf),
      tenants: report.tenants.map(tenantOf),
      trust: report.trust,
      strangers: report.strangers,
    },
    null,
    2,
  )}\n`;

const tenantOf = ({ view, judged, oldest, newest, ...rest }: TenantReport) => ({
  id: view.tenant.id,
  name: view.tenant.name,
  displayName: view.tenant.displayName,
  kind: view.tenant.kind,
  ...rest,
  oldest: iso(oldest),
  newest: iso(newest),
  results: judged.map(judgedOf),
});

const judgedOf = ({ check, result }: Judged) => {
  const { asOf, accepted, ...rest } = result;
  return {
    ...rest,
    title: check.title,
    area: check.area,
    severity: check.severity,
    remediation: check.remediation,
    asOf: iso(asOf),
    ...(accepted && { accepted: { ...accepted, until: iso(accepted.until) } }),
  };
};

const iso = (moment: number | undefined): string | null =>
  moment === undefined ? null : new Date(moment).toISOString();
