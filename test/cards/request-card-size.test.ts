// A card stays small enough to be brought, whoever many decide, agreed and wrote.
import { expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { NOW, pendingDecision } from '../fakes/access.ts';
import { EMPLOYEE, HOME } from '../fakes/estate.ts';

/** What a bot may send at once, counted as Teams does. */
const LARGEST_BYTES = 80 * 1024;
const long = (letters: number): string => 'Ж'.repeat(letters);

const MANY: readonly AccountRef[] = Array.from({ length: 200 }, (_, i) => ({
  tenantId: HOME,
  objectId: `d0000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
}));

/** Everything that people may write is as long as it may be, and all 200 have to agree. */
function crowded(agreed: number): AccessRequest {
  const { request } = pendingDecision();
  const remarks = MANY.slice(0, 40).map((one, i) => ({
    id: String(i + 1),
    kind: i % 2 === 0 ? ('question' as const) : ('answer' as const),
    by: i % 2 === 0 ? one : EMPLOYEE,
    at: NOW + i,
    formId: String(i),
  }));
  const said: Record<string, Record<string, string>> = {};
  for (const { by, id } of remarks) said[accountKey(by)] = { [id]: long(1_000) };
  return {
    ...request,
    sides: [
      { id: 's1g1', name: long(60), needs: MANY.length },
      { id: 's2g1', name: long(60), stage: 2 },
    ],
    approvers: MANY.map((account) => ({
      account,
      as: 'group',
      conflicted: false,
      sides: ['s1g1'],
      why: { s1g1: { as: 'group', of: long(60) } },
      unreachedSince: NOW,
      unreachedWhy: 'blocked',
    })),
    agreed: MANY.slice(0, agreed).map((by) => ({
      side: 's1g1',
      by,
      at: NOW,
      planHash: request.plan.hash,
    })),
    remarks,
    personal: request.personal && {
      ...request.personal,
      justification: long(1_000),
      decisionNote: long(1_000),
      remarks: said,
      names: Object.fromEntries(MANY.map((one, i) => [accountKey(one), `${i} ${long(100)}`])),
      said: ['a', 'b', 'c', 'd'].map((id) => ({ id, label: long(120), answer: long(1_000) })),
    },
  };
}

const pending = crowded(199);
const [first = EMPLOYEE] = MANY;
const active: AccessRequest = {
  ...crowded(200),
  state: 'active',
  activeSince: NOW,
  decision: { verdict: 'approved', by: first, at: NOW, planHash: pending.plan.hash },
};
const draw = (request: AccessRequest, audience: 'approver' | 'requestor') =>
  JSON.stringify(
    requestCard({
      request,
      viewer: audience === 'approver' ? (MANY[199] ?? first) : EMPLOYEE,
      audience,
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: NOW,
      reached: MANY.map(accountKey),
    }),
  );

test.each([
  ['pending', pending],
  ['active', active],
] as const)('%s, with two hundred yeses, it fits into a message', (_, request) => {
  for (const audience of ['approver', 'requestor'] as const) {
    expect(Buffer.byteLength(draw(request, audience), 'utf16le')).toBeLessThan(LARGEST_BYTES);
  }
});

test('of many yeses the last ones are named, and it says how many came before', () => {
  for (const card of [draw(pending, 'requestor'), draw(active, 'requestor')]) {
    expect(card).toContain('yeses before');
    expect(card).toContain('198 ЖЖЖ');
  }
  expect(draw(crowded(6), 'requestor')).not.toContain('yeses before');
});
