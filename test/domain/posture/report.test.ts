// The report: gravest first, nothing in it is markup or a formula, and what was not seen stands at the top.
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { assessAll } from '../../../src/domain/posture/assess.ts';
import type { Check, TenantCheck } from '../../../src/domain/posture/check.ts';
import { estateView } from '../../../src/domain/posture/estate-view.ts';
import type { TenantFacts } from '../../../src/domain/posture/reading.ts';
import { reportCsv } from '../../../src/domain/posture/report/csv.ts';
import { reportJson } from '../../../src/domain/posture/report/json.ts';
import { reportMarkdown } from '../../../src/domain/posture/report/markdown.ts';
import { csvField, inMarkdown } from '../../../src/domain/posture/report/text.ts';
import { buildReport, gravestFailures } from '../../../src/domain/posture/report.ts';
import type { Verdict } from '../../../src/domain/posture/result.ts';
import { AWAY, HOME, tenant } from '../../fakes/estate.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const HOSTILE = '](https://evil.example) <at>everyone</at> |**x**| =1+1 \u202e\u0000';

const check = (id: string, severity: Check['severity'], verdict: Verdict): TenantCheck => ({
  id,
  title: `Title of ${id}`,
  area: 'tenant',
  kind: 'check',
  scope: 'tenant',
  severity,
  appliesTo: 'all',
  reads: ['skus'],
  remediation: 'Mend it.',
  why: 'It matters.',
  words: [],
  assess: () => verdict,
});
const verdict = (state: Verdict['state'], reason = 'for a reason'): Verdict => ({
  state,
  reason,
  evidence: [{ kind: 'partner', id: 'x', name: HOSTILE, detail: '=cmd()' }],
});

const estate = {
  organization: 'Contoso | Group',
  tenants: [
    tenant({ id: HOME, name: 'home', displayName: 'Home' }),
    tenant({ id: AWAY, name: 'away', displayName: HOSTILE }),
  ],
  people: [],
  oncall: [],
  posture: { readers: [] },
  policies: [],
};

const facts: TenantFacts = {
  tenantId: HOME,
  readings: {
    skus: { state: 'read', value: [], asOf: NOW - 60_000, gaps: ['one of them'] },
    riskyUsers: { state: 'unlicensed', code: 'Forbidden', asOf: NOW },
    devices: { state: 'unreadable', code: 'x', sentence: 'no Device.Read.All', asOf: NOW },
  },
};

const checks = [
  check('LOW-01', 'low', verdict('fail')),
  check('MED-01', 'medium', verdict('partial')),
  check('CRT-01', 'critical', verdict('partial')),
  check('CRT-02', 'critical', verdict('fail', HOSTILE)),
  check('OKY-01', 'critical', verdict('pass')),
  check('UNK-01', 'critical', verdict('unknown')),
];
const view = estateView(estate, (id) => (id === HOME ? facts : undefined), NOW);
const report = buildReport(view, checks, assessAll(checks, view.tenants, view));

describe('a report', () => {
  test('tells the gravest first, failures before halves, and neither passes nor unknowns', () => {
    const order = report.findings.map(({ check: { id } }) => id);
    expect([...new Set(order)]).toEqual(['CRT-02', 'CRT-01', 'MED-01', 'LOW-01']);
    expect(gravestFailures(report).map(({ check: { id } }) => id)).toEqual(['CRT-02', 'CRT-02']);
  });

  test('says which tenants it could not see, and what of the others', () => {
    const [home, away] = report.tenants;
    expect(home).toMatchObject({
      blind: false,
      unread: [{ areas: ['devices'], sentence: 'no Device.Read.All' }],
      unlicensed: ['riskyUsers'],
      gaps: [{ area: 'skus', gap: 'one of them' }],
      oldest: NOW - 60_000,
      newest: NOW,
    });
    expect(away?.blind).toBe(true);
    const text = reportMarkdown(report);
    expect(text.indexOf('What could not be seen')).toBeLessThan(text.indexOf('## Findings'));
    expect(text).toContain('1 tenant of 2 could be read');
    expect(text).toContain('nothing could be read: not read yet');
  });

  test('what was refused for want of a licence is no blindness', () => {
    const only = check('LIC-99', 'high', verdict('unlicensed'));
    const asks = { ...only, reads: ['devices'] } as const;
    const other = { ...check('DEV-99', 'high', verdict('unknown')), reads: ['devices'] } as const;
    const [alone] = buildReport(view, [asks], assessAll([asks], view.tenants, view)).tenants;
    expect(alone).toMatchObject({ unread: [], unlicensed: ['riskyUsers', 'devices'] });
    const both = [asks, other];
    const [shared] = buildReport(view, both, assessAll(both, view.tenants, view)).tenants;
    expect(shared).toMatchObject({ unread: [{ areas: ['devices'] }], unlicensed: ['riskyUsers'] });
  });

  test('what is the same for every tenant is said once', () => {
    const noted = check('NOT-01', 'high', {
      ...verdict('fail'),
      notes: ['This holds everywhere.'],
    });
    const told = buildReport(view, [noted], assessAll([noted], view.tenants, view));
    expect(reportMarkdown(told).split('This holds everywhere.')).toHaveLength(2);
  });

  test('counts findings, not checks, and what could not be told', () => {
    const text = reportMarkdown(report);
    expect(text).toContain('4 findings are not in order, 2 of them critical or high');
    expect(text).toContain('4 are in order in part, and of 2 nothing could be told');
  });

  test('an accepted finding stands apart with its end and grieves nobody', () => {
    const results = assessAll(checks, view.tenants, view).map((result) =>
      result.checkId === 'CRT-02'
        ? { ...result, accepted: { by: 'Sam', because: 'later', until: Date.UTC(2027, 0, 1) } }
        : result,
    );
    const taken = buildReport(view, checks, results);
    expect(gravestFailures(taken)).toEqual([]);
    expect(taken.accepted).toHaveLength(2);
    expect(reportMarkdown(taken)).toContain('accepted by Sam until 2027-01-01, because: later');
  });

  test('what rests on a person’s word is marked', () => {
    const attested = check('ATT-01', 'high', { ...verdict('fail'), attested: true });
    const told = buildReport(view, [attested], assessAll([attested], view.tenants, view));
    expect(reportMarkdown(told)).toContain('not in order (attested)');
  });

  test('the same text reads the same as JSON', () => {
    const data = JSON.parse(reportJson(report)) as { tenants: unknown[]; findings: unknown[] };
    expect(data.tenants).toHaveLength(2);
    expect(data.findings).toHaveLength(report.findings.length);
  });
});

describe('names of directories', () => {
  test('are no markup in Markdown', () => {
    const text = reportMarkdown(report);
    const html = new MarkdownIt({ html: true, linkify: true }).render(text);
    expect(html).not.toMatch(/<a |<at>|<strong>x|\u202e/);
    expect(text).not.toContain('\0');
    expect(html).toContain('everyone');
    expect(text.split('\n').filter((line) => line.startsWith('| ')).length).toBeGreaterThan(10);
    expect(inMarkdown('a|b')).toBe('a\\|b');
    expect(inMarkdown('- x')).toBe('\\- x');
  });

  test('are no formula in CSV, however they begin', () => {
    for (const start of ['=', '+', '-', '@', '\t=', ' =', '\r\n=', '＝', '＋', '|', '%']) {
      expect(csvField(`${start}cmd|' /C calc'!A0`)).toMatch(/^"'/);
    }
    expect(csvField('a "b", c')).toBe('"a ""b"", c"');
    expect(csvField('plain')).toBe('plain');
    for (const line of reportCsv(report).trimEnd().split('\r\n')) {
      expect(line).not.toMatch(/(^|,)[=+@|%-]/);
    }
  });
});
