// What an evidence pack says about reviews: of settings between tenants, and of break-glass.
import { describe, expect, test } from 'vitest';
import type { AccessRequest } from '../../../src/domain/access/request.ts';
import { findingsOf } from '../../../src/domain/record/evidence/findings.ts';
import type { Entry, Material } from '../../../src/domain/record/evidence/material.ts';
import { makePack } from '../../../src/domain/record/evidence/pack.ts';
import { rowOf } from '../../../src/domain/record/evidence/row.ts';
import { accountKey } from '../../../src/shared/account.ts';
import { DAY } from '../../../src/shared/duration.ts';
import { NOW, pendingDecision } from '../../fakes/access.ts';
import { AWAY, estate, OWNER } from '../../fakes/estate.ts';

const uncut = () => [];

const asked = pendingDecision().request;
const DUE = NOW + 10 * DAY;

const { expiresAt: _, ...approved }: AccessRequest = {
  ...asked,
  state: 'active',
  activeSince: NOW,
  decision: { verdict: 'approved', by: OWNER, at: NOW, planHash: asked.plan.hash },
};
/** Its plan is of another kind: what a kind plans does not matter here. */
const setting: AccessRequest = { ...approved, lifecycle: 'relationship-setting', reviewAt: DUE };
const open: AccessRequest = {
  ...setting,
  review: { since: DUE, last: DUE + 89 * DAY, asked: 90 },
};

const entry = (verb: string, at: number, details: Entry['details']): Entry => ({
  row: String(at),
  sequence: String(at),
  previousHash: null,
  hash: null,
  body: '{}',
  verb,
  at,
  tenantId: AWAY,
  requestId: asked.id,
  actor: null,
  people: {},
  details,
});
const materialOf = (request: AccessRequest, entries: readonly Entry[] = []): Material => ({
  chain: { sound: true, entries: entries.length, hash: '', waiting: 0 },
  requests: [request],
  entries,
  accounts: new Map(),
  links: [],
  versions: [],
  missing: [],
});
function found(
  request: AccessRequest,
  now: number,
  entries: readonly Entry[] = [],
  from = NOW - DAY,
) {
  const material = materialOf(request, entries);
  const rows = [rowOf({ estate: estate(), material, now }, request)];
  const period = { from, to: now + DAY };
  return findingsOf({ estate: estate(), period, material, rows, reconciled: [], now }).filter(
    ({ code }) => /review|glass/.test(code),
  );
}
const codes = (...of: Parameters<typeof found>) => found(...of).map(({ code }) => code);

describe('a setting between tenants', () => {
  test('whose review nobody has answered within a week is past what stands for its end', () => {
    expect(codes(open, DUE + 7 * DAY)).toEqual([]);
    const [finding] = found(open, DUE + 90 * DAY);
    expect(finding).toMatchObject({ weight: 'grave', code: 'review-overdue', request: asked.id });
    expect(finding?.says).toContain('asked 90 times since');
    expect(finding?.says).toContain(new Date(DUE).toISOString());
  });

  test('whose owners were never asked although it was due is one as well', () => {
    const [finding] = found(setting, DUE + 90 * DAY);
    expect(finding?.code).toBe('review-overdue');
    expect(finding?.says).toContain('nobody was asked');
  });

  test('that an owner looks at before its time, or that is over, is not overdue', () => {
    const early = { ...open, review: { since: NOW + DAY, last: NOW + DAY, asked: 1 } };
    expect(codes(early, DUE - DAY)).toEqual([]);
    expect(codes({ ...open, state: 'ending' }, DUE + 90 * DAY)).toEqual([]);
    expect(codes({ ...open, state: 'ended', closedAt: DUE }, DUE + 90 * DAY)).toEqual([]);
  });

  test('that was kept weeks too late is told in the period in which that was', () => {
    const kept = DUE + 40 * DAY;
    const next = kept + 10 * DAY;
    const now = kept + DAY;
    const { review: _asked, ...rest } = open;
    const answered = { ...rest, reviewAt: next, kept: { by: OWNER, at: kept } };
    const entries = [
      entry('activated', NOW, { reviewAt: DUE }),
      entry('review-asked', DUE, { asked: 1 }),
      entry('kept', kept, { reviewAt: next }),
    ];
    expect(found(answered, now, entries)).toMatchObject([
      { weight: 'notice', code: 'reviewed-late' },
    ]);
    expect(found(answered, now, entries)[0]?.says).toContain('40 days');
    expect(codes(answered, now, entries, kept + 1)).toEqual([]);
    const inTime = [entry('activated', NOW, { reviewAt: kept - 7 * DAY }), ...entries.slice(1)];
    expect(codes(answered, now, inTime)).toEqual([]);
  });

  test('tells in tables and data when it falls due, since when it is asked about, and who kept it when', () => {
    const kept: AccessRequest = { ...open, kept: { by: OWNER, at: NOW + 5 * DAY } };
    const files = (request: AccessRequest) =>
      makePack(estate(), { from: NOW, to: DUE }, materialOf(request), DUE + DAY, uncut).files;
    const [row] = JSON.parse(files(kept)['requests.json'] ?? '[]');
    expect(row).toMatchObject({
      reviewAt: new Date(DUE).toISOString(),
      reviewAskedSince: new Date(DUE).toISOString(),
      keptBy: { account: accountKey(OWNER) },
      keptAt: new Date(NOW + 5 * DAY).toISOString(),
    });
    const csv = (request: AccessRequest) => {
      const [header = '', line = ''] = (files(request)['requests.csv'] ?? '').split('\r\n');
      const at = header.split(',');
      return Object.fromEntries(line.split(',').map((value, i) => [at[i], value]));
    };
    expect(csv(kept)).toMatchObject({
      'review at': new Date(DUE).toISOString(),
      'review asked since': new Date(DUE).toISOString(),
      'kept by': expect.stringContaining(accountKey(OWNER)),
      'kept at': new Date(NOW + 5 * DAY).toISOString(),
    });
    const names = { ...kept.personal?.names, [accountKey(OWNER)]: 'O. Wner' };
    const named = { ...kept, personal: kept.personal && { ...kept.personal, names } };
    expect(csv(named)['kept by']).toBe(`O. Wner (${accountKey(OWNER)})`);
    expect(csv({ ...kept, personal: null })['kept by']).toBe(`[erased] (${accountKey(OWNER)})`);
  });
});

describe('break-glass', () => {
  const glass = { id: 'g', title: 't', because: 'b', reviewBy: NOW + DAY, reminded: 30 };
  const reviewed = (days: number, justified = true): AccessRequest => ({
    ...approved,
    glass: { ...glass, reviewed: { by: OWNER, at: NOW + days * DAY, justified } },
  });

  test('that was reviewed weeks too late is told, whatever was found', () => {
    expect(codes(reviewed(1), NOW + 50 * DAY)).toEqual([]);
    const [late] = found(reviewed(40), NOW + 50 * DAY);
    expect(late).toMatchObject({ weight: 'notice', code: 'glass-reviewed-late' });
    expect(late?.says).toContain('39 days');
    expect(codes(reviewed(40, false), NOW + 50 * DAY)).toEqual([
      'glass-not-justified',
      'glass-reviewed-late',
    ]);
  });

  test('that a rule approved is told with what its review found, or until when one is awaited', () => {
    const { by: _, ...decided } = approved.decision ?? {
      at: NOW,
      planHash: '',
      verdict: 'approved',
    };
    const place = { id: 'break-glass/g', place: 'estate.yaml:9' };
    const says = (request: AccessRequest, now = NOW) => {
      const taken = { ...request, decision: { ...decided, rule: place } };
      const { files } = makePack(
        estate(),
        { from: NOW, to: NOW + DAY },
        materialOf(taken as AccessRequest),
        now,
        uncut,
      );
      const findings: ReadonlyArray<{ code: string; says: string }> = JSON.parse(
        files['findings.json'] ?? '[]',
      );
      return findings.find(({ code }) => code === 'approved-by-rule')?.says;
    };
    const by = 'Rule break-glass/g approved it; nobody was asked.';
    const key = accountKey(OWNER);
    const names = { ...approved.personal?.names, [key]: 'O. Wner' };
    const named = { personal: approved.personal && { ...approved.personal, names } };
    const at = new Date(NOW + DAY).toISOString();
    expect(says({ ...reviewed(1), ...named })).toBe(
      `${by} It was reviewed as justified ${at} by O. Wner (${key}).`,
    );
    expect(says({ ...reviewed(1, false), ...named })).toBe(
      `${by} It was reviewed as not justified ${at} by O. Wner (${key}).`,
    );
    expect(says({ ...reviewed(1), personal: null })).toContain(`by [erased] (${key}).`);
    const waits = { ...approved, glass };
    expect(says(waits)).toBe(`${by} It awaits its review until ${at}.`);
    expect(says(waits, NOW + 2 * DAY)).toBe(`${by} Its review was due ${at}, and none was given.`);
    expect(says({ ...waits, state: 'observed', closedAt: NOW })).toBe(
      `${by} It was only observed: nothing was given, and nothing is to be reviewed.`,
    );
    expect(says(approved)).toBe(by);
  });

  test('in a tenant that is only observed gave nothing, so that no review of it is missing', () => {
    const observed: AccessRequest = { ...approved, state: 'observed', closedAt: NOW, glass };
    expect(codes({ ...approved, glass }, NOW + 50 * DAY)).toEqual(['glass-not-reviewed']);
    expect(codes(observed, NOW + 50 * DAY)).toEqual([]);
    const material = materialOf(observed);
    const { files } = makePack(estate(), { from: NOW, to: NOW + DAY }, material, NOW + DAY, uncut);
    expect(files['requests.csv']).not.toContain('to be reviewed');
    expect(files['requests.csv']).toContain('only observed');
  });
});
