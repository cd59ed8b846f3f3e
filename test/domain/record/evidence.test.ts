// What an evidence pack says about who decided, and what it complains about: neither too little nor too much.
import { describe, expect, test } from 'vitest';
import { auditOf } from '../../../src/domain/access/decision.ts';
import type { AccessRequest } from '../../../src/domain/access/request.ts';
import { findingsOf } from '../../../src/domain/record/evidence/findings.ts';
import type { Entry, Material } from '../../../src/domain/record/evidence/material.ts';
import { reconcile } from '../../../src/domain/record/evidence/reconcile.ts';
import { rowOf } from '../../../src/domain/record/evidence/row.ts';
import { separationOf } from '../../../src/domain/record/evidence/separation.ts';
import { summaryOf } from '../../../src/domain/record/evidence/summary.ts';
import { requestsCsv } from '../../../src/domain/record/evidence/tables.ts';
import type { AccountRef } from '../../../src/shared/account.ts';
import { DAY, HOUR } from '../../../src/shared/duration.ts';
import { NOW, pendingDecision } from '../../fakes/access.ts';
import { AWAY, EMPLOYEE_ADMIN, estate, HOME, OWNER } from '../../fakes/estate.ts';

const asked = pendingDecision().request;
const side = asked.sides[0]?.id ?? '';
const account = (n: number, tenantId = AWAY): AccountRef => ({
  tenantId,
  objectId: `d0000000-0000-4000-8000-00000000000${n}`,
});
const [ADA, ADA_TOO, BO, CY] = [account(1), account(2), account(3), account(4)];
const known = estate({
  people: [...estate().people, { name: 'ada', displayName: 'Ada', accounts: [ADA, ADA_TOO] }],
});

const decidedBy = (by: AccountRef, verdict: 'approved' | 'denied' = 'approved') => ({
  verdict,
  by,
  at: NOW + HOUR,
  planHash: asked.plan.hash,
});
const yes = (by: AccountRef, of = side, more: { readonly for?: AccountRef } = {}) => ({
  side: of,
  by,
  at: NOW + HOUR,
  planHash: asked.plan.hash,
  ...more,
});

describe('separation of duties', () => {
  const approved = (...agreed: AccessRequest['agreed']) =>
    separationOf(known, [], {
      ...asked,
      agreed,
      decision: decidedBy(agreed.at(-1)?.by ?? OWNER),
    });

  test('is kept by as many persons as yeses, within one side as across several', () => {
    expect(approved(yes(ADA), yes(BO))).toBe('separate');
    expect(approved(yes(ADA), yes(BO, 'security'))).toBe('separate');
  });

  test('is broken by one person under two accounts, also where both count for one side', () => {
    expect(approved(yes(ADA), yes(ADA_TOO, 'security'))).toBe('one-for-several-sides');
    expect(approved(yes(ADA), yes(ADA_TOO))).toBe('one-for-several-sides');
  });

  test('is broken by a voice that counted twice: by itself, and by whoever stood in for it', () => {
    expect(approved(yes(CY, side, { for: BO }), yes(ADA))).toBe('separate');
    expect(approved(yes(CY, side, { for: BO }), yes(BO, 'security'))).toBe('one-for-several-sides');
    expect(approved(yes(CY, side, { for: ADA }), yes(BO, 'security', { for: ADA_TOO }))).toBe(
      'one-for-several-sides',
    );
  });

  test('is broken by a yes in the stead of whoever asks for it', () => {
    expect(approved(yes(CY, side, { for: EMPLOYEE_ADMIN }))).toBe('same-person');
  });
});

const material = (requests: readonly AccessRequest[], entries: readonly Entry[]): Material => ({
  chain: { sound: true, entries: entries.length, hash: '', waiting: 0 },
  requests,
  entries,
  accounts: new Map(),
  links: [],
  versions: [],
  missing: [],
});
const entry = (request: AccessRequest, verb: Entry['verb'], at: number, row: number): Entry => {
  const { details = {} } = auditOf(request, verb as 'approved', at);
  return {
    row: String(row),
    sequence: String(row),
    previousHash: null,
    hash: null,
    body: '{}',
    verb,
    at,
    tenantId: AWAY,
    requestId: request.id,
    // A pseudonym that was erased, and nobody where a rule decided.
    actor: verb === 'approved' && request.decision?.rule ? null : 'p',
    people: {},
    details,
  };
};
const period = { from: NOW - DAY, to: NOW + 30 * DAY };
const codes = (request: AccessRequest, entries: readonly Entry[]) => {
  const of = material([request], entries);
  const rows = [rowOf({ estate: known, material: of, now: NOW + 2 * DAY }, request)];
  const reconciled = reconcile(period, of);
  return findingsOf({
    estate: known,
    period,
    material: of,
    rows,
    reconciled,
    now: NOW + 2 * DAY,
  }).map(({ code }) => code);
};

describe('findings', () => {
  const closed = { closedAt: NOW + HOUR };
  const requested = entry(asked, 'requested', NOW, 1);

  test('a no of an owner who was not asked breaks no promise; a yes of one does', () => {
    const denied: AccessRequest = {
      ...asked,
      ...closed,
      state: 'denied',
      decision: decidedBy(ADA, 'denied'),
    };
    expect(codes(denied, [requested, entry(denied, 'denied', NOW + HOUR, 2)])).toEqual([]);
    const approved: AccessRequest = {
      ...asked,
      state: 'active',
      agreed: [yes(ADA)],
      decision: decidedBy(ADA),
    };
    expect(codes(approved, [requested, entry(approved, 'approved', NOW + HOUR, 2)])).toContain(
      'not-named',
    );
  });

  test('whom only a directory made a decider is not missed in the estate', () => {
    const member = account(7, HOME);
    const approver = (as: 'group' | 'tenant-owner') => [
      { account: member, as, conflicted: false, sides: [side] },
    ];
    const approved: AccessRequest = {
      ...asked,
      state: 'active',
      approvers: approver('group'),
      agreed: [yes(member)],
      decision: decidedBy(member),
    };
    const entries = [requested, entry(approved, 'approved', NOW + HOUR, 2)];
    expect(codes(approved, entries)).toEqual([]);
    expect(codes({ ...approved, approvers: approver('tenant-owner') }, entries)).toEqual([
      'decider-gone',
    ]);
    const key = `${member.tenantId}/${member.objectId}`;
    expect(codes({ ...approved, left: [key] }, entries)).toEqual(['decider-gone']);
  });

  test('what a person reads of it has no codes', () => {
    const refused = { ...entry(asked, 'approval-refused', NOW + HOUR, 2) };
    const entries = [requested, { ...refused, details: { code: 'own-request' } }];
    const drift = { found: 'removed', at: NOW, steps: [] } as unknown as AccessRequest['drift'];
    const changed = { ...asked, ...(drift && { drift }) };
    const of = material([changed], entries);
    const known = { estate: estate(), material: of, now: NOW + DAY };
    const rows = [rowOf(known, changed)];
    const reconciled = reconcile({ from: NOW - DAY, to: NOW + DAY }, of);
    const period = { from: NOW - DAY, to: NOW + DAY };
    const findings = findingsOf({ ...known, period, rows, reconciled });
    const said = summaryOf({
      ...{ ...known, period, rows, reconciled, findings, changes: 0, lookups: 0 },
    });
    expect(said).toContain('was refused: it is their own request.');
    expect(said).toContain('changed by hand what was given: it is gone.');
    expect(said).toContain('| Guest access | waits for a decision | 1 |');
    expect(said).not.toMatch(/own-request|guest-access|pending|approval-refused/);
  });

  test('what had to be taken back and is not proven to be gone is grave, and never told as read back', () => {
    const open: AccessRequest = {
      ...asked,
      state: 'ending',
      agreed: [yes(OWNER)],
      decision: decidedBy(OWNER),
      activeSince: NOW + HOUR,
      expiresAt: NOW + 9 * DAY,
      ending: { why: 'revoked', since: NOW + DAY, by: OWNER },
      steps: asked.steps.map(({ id }) => ({ id, state: 'done', ours: true })),
    };
    const entries = [requested, entry(open, 'approved', NOW + HOUR, 2)];
    expect(codes(open, entries)).toEqual(['open-past-end']);
    // What was half given before it was revoked is in the directory as well.
    const { activeSince: _, ...halfGiven } = open;
    expect(codes({ ...halfGiven, state: 'rolling-back' }, entries)).toEqual(['open-past-end']);
    const just = { ...open, ending: { why: 'revoked', since: NOW + 2 * DAY - HOUR / 2 } } as const;
    expect(codes(just, entries)).toEqual([]);
    const part = { person: 'x', why: 'revoked', since: NOW + DAY } as const;
    const { ending: __, ...active } = { ...open, state: 'active' } as const;
    expect(codes({ ...active, partEnds: [part] }, entries)).toEqual(['open-past-end']);
    const over = { ...part, closedAt: NOW + DAY + 2 * HOUR };
    expect(codes({ ...active, partEnds: [{ ...over, provenAt: over.closedAt }] }, entries)).toEqual(
      ['late'],
    );
    expect(codes({ ...active, partEnds: [over] }, entries)).toEqual([]);
  });

  test('two requests of which each is in one of the two alone do not make up for each other', () => {
    const other: AccessRequest = { ...asked, id: 'OTHER-1' };
    const approved: AccessRequest = {
      ...asked,
      state: 'active',
      agreed: [yes(OWNER)],
      decision: decidedBy(OWNER),
    };
    const of = material(
      [approved, other],
      [requested, entry(other, 'requested', NOW, 2), entry(other, 'approved', NOW + HOUR, 3)],
    );
    expect(reconcile(period, of)).toContainEqual({
      what: 'Approved in the period',
      record: 1,
      audit: 1,
      differs: [approved.id, other.id],
    });
    expect(codes(approved, [...of.entries])).toContain('count-differs');
  });

  test('a ticket says whether its system knew it, and one that was not verified is told where it was approved', () => {
    const ticket = { number: 'CHG0031234', system: 'ServiceNow' };
    const of = (standing: NonNullable<AccessRequest['ticket']>): AccessRequest => ({
      ...asked,
      plan: { ...asked.plan, ticket },
      ticket: standing,
    });
    const waits = of('not-verified');
    expect(codes(waits, [requested])).toEqual([]);
    const approved = (request: AccessRequest): AccessRequest => ({
      ...request,
      state: 'active',
      agreed: [yes(OWNER)],
      decision: decidedBy(OWNER),
    });
    const entries = [requested, entry(approved(waits), 'approved', NOW + HOUR, 2)];
    const found = (request: AccessRequest) =>
      codes(approved(request), entries).filter((code) => code.startsWith('ticket'));
    expect(found(waits)).toEqual(['ticket-not-verified']);
    expect(found(of('known'))).toEqual([]);
    const row = rowOf({ estate: known, material: material([waits], []), now: NOW }, waits);
    expect(row).toMatchObject({ ticket: 'CHG0031234', ticketStanding: 'not-verified' });
    expect(requestsCsv([row])).toContain('ticket standing');
  });

  test('what is called over while something that was given was never taken back is grave', () => {
    const ended: AccessRequest = {
      ...asked,
      ...closed,
      state: 'ended',
      agreed: [yes(OWNER)],
      decision: { ...decidedBy(OWNER), at: NOW },
      steps: asked.steps.map(({ id }) => ({ id, state: 'done', ours: true })),
    };
    const entries = [
      requested,
      entry(ended, 'approved', NOW, 2),
      entry(ended, 'ended', NOW + HOUR, 3),
    ];
    expect(codes(ended, entries)).toEqual(['never-taken-back']);
  });

  test('an approval that a moved plan took back counts in neither of the two', () => {
    const entries = [
      requested,
      entry(asked, 'approved', NOW + HOUR, 2),
      entry(asked, 'partner-attested', NOW + DAY, 3),
      entry(asked, 'plan-changed', NOW + DAY, 4),
    ];
    expect(codes(asked, entries)).toEqual([]);
    const again: AccessRequest = { ...asked, state: 'active', decision: decidedBy(OWNER) };
    const approvedAgain = entry(again, 'approved', NOW + DAY + HOUR, 5);
    expect(codes(again, [...entries, approvedAgain])).toEqual([]);
  });

  test('break-glass says who reviewed it, and is looked at where nobody did, or found it wrong', () => {
    const glass = { id: 'stands-still', title: 'It stands still', because: 'x', reminded: 1 };
    const taken = (
      reviewBy: number,
      reviewed?: { readonly justified: boolean },
    ): AccessRequest => ({
      ...asked,
      state: 'active',
      glass: {
        ...glass,
        reviewBy,
        ...(reviewed && { reviewed: { by: OWNER, at: NOW, ...reviewed } }),
      },
      decision: {
        verdict: 'approved',
        rule: { id: 'break-glass/stands-still', place: 'estate.yaml:9' },
        at: NOW,
        planHash: asked.plan.hash,
      },
    });
    const of = (request: AccessRequest) =>
      codes(request, [requested, entry(request, 'approved', NOW, 2)]);
    expect(of(taken(NOW + 3 * DAY))).toEqual(['approved-by-rule']);
    expect(of(taken(NOW + DAY))).toEqual(['glass-not-reviewed', 'approved-by-rule']);
    expect(of(taken(NOW + DAY, { justified: true }))).toEqual(['approved-by-rule']);
    expect(of(taken(NOW + DAY, { justified: false }))).toEqual([
      'glass-not-justified',
      'approved-by-rule',
    ]);
    const request = taken(NOW + DAY, { justified: true });
    const row = rowOf({ estate: known, material: material([request], []), now: NOW }, request);
    expect(row.breakGlass).toMatchObject({ id: 'stands-still', justified: true });
    expect(row.breakGlass?.reviewedBy?.name).toBe('O. Wner');
  });
});
