// Every alert leads somewhere, and names only numbers that exist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { METRICS } from '../../src/adapters/telemetry/metrics.ts';
import { wantedOf } from '../../src/cli/identities/registrations.ts';
import { readAskedPermissions } from '../../src/config/asked-permissions.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const events = read<Array<{ name: string }>>('infra/alerts.json');
const numbers = read<Array<{ name: string; expression: string; meaning: string; for: string }>>(
  'infra/metric-alerts.json',
);
const names = [...events, ...numbers].map(({ name }) => name);

/** Histograms are asked for by their parts. */
const metricsIn = (text: string): string[] =>
  [...text.matchAll(/drawbridge_\w+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''));

describe('alerts', () => {
  test('stand only once', () => {
    expect(new Set(names).size).toBe(names.length);
  });

  test('each has a runbook with steps, and each runbook an alert', () => {
    for (const name of names) {
      const file = `docs/runbooks/${name}.md`;
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, 'utf8'), file).toMatch(/^# .+\n\n.+\n\n1\. /);
    }
    const pages = readdirSync('docs/runbooks').map((page) => page.replace(/\.md$/, ''));
    expect(pages.filter((page) => !names.includes(page))).toEqual([]);
  });

  test('links between runbooks lead to pages that are there', () => {
    for (const page of readdirSync('docs/runbooks')) {
      const text = readFileSync(`docs/runbooks/${page}`, 'utf8');
      for (const [, target] of text.matchAll(/\]\(([\w-]+\.md)\)/g)) {
        expect(existsSync(`docs/runbooks/${target}`), `${page} -> ${target}`).toBe(true);
      }
    }
  });

  test('those over numbers name numbers that exist', () => {
    const known = Object.keys(METRICS);
    for (const { name, expression } of numbers) {
      expect(metricsIn(expression).length, name).toBeGreaterThan(0);
      expect(
        metricsIn(expression).filter((one) => !known.includes(one)),
        name,
      ).toEqual([]);
    }
  });
});

test('the dashboard and the page show every number, and none that does not exist', () => {
  const known = Object.keys(METRICS).sort();
  const dashboard = readFileSync('infra/dashboards/grafana.json', 'utf8');
  expect([...new Set(metricsIn(dashboard))].sort()).toEqual(known);
  const page = readFileSync('docs/operating.md', 'utf8');
  expect([...new Set(metricsIn(page))].sort()).toEqual(known);
});

describe('the queries with which a tenant watches the identities', () => {
  const page = readFileSync('docs/operating.md', 'utf8');
  const queries = [...page.matchAll(/```kusto\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
  const [table = '', ...asked] = queries;

  test('name each identity that is registered, as it is registered, and no other', () => {
    const trust = { name: '', issuer: '', subject: '', audiences: [] };
    const wanted = wantedOf(readAskedPermissions(), [], 'drawbridge', { trust, redirectUri: '' });
    const names = [...table.matchAll(/"(Drawbridge [\w-]+)"/g)].map(([, name]) => name);
    expect(names.sort()).toEqual(wanted.map(({ displayName }) => displayName).sort());
  });

  // https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadserviceprincipalsigninlogs
  // https://learn.microsoft.com/azure/azure-monitor/reference/tables/auditlogs
  const COLUMNS: Readonly<Record<string, readonly string[]>> = {
    AADServicePrincipalSignInLogs: [
      ...['AppId', 'CorrelationId', 'FederatedCredentialId', 'IPAddress', 'ResourceDisplayName'],
      ...['ResultType', 'ServicePrincipalCredentialKeyId', 'ServicePrincipalName', 'TimeGenerated'],
    ],
    AuditLogs: [
      ...['CorrelationId', 'InitiatedBy', 'OperationName', 'Result', 'TargetResources'],
      'TimeGenerated',
    ],
  };

  test('ask tables for columns that they have, and for nothing by name alone where an id is known', () => {
    expect(asked).toHaveLength(5);
    for (const query of asked) {
      const [from = '', ...steps] = query.trim().split('\n');
      const known = COLUMNS[from] ?? [];
      const used =
        steps
          .join('\n')
          .replace(/"[^"]*"/g, '')
          .match(/(?<![.\w])[A-Z]\w+/g) ?? [];
      expect(
        used.filter((one) => !known.includes(one)),
        query,
      ).toEqual([]);
      expect(query).toContain('identities');
    }
  });
});
