// The report of a delivery: who has the card, who is missing and why, who was asked besides; many are counted.
import { expect, test } from 'vitest';
import { deliveryLines, notReachedYet } from '../../src/cards/request-delivery.ts';
import { readerFrom } from '../../src/cards/times.ts';
import type { AccessRequest, Approver } from '../../src/domain/access/request.ts';
import { accountKey } from '../../src/shared/account.ts';
import { pending } from '../fakes/access.ts';
import { AWAY, OWNER } from '../fakes/estate.ts';

const reader = readerFrom('en', 'UTC');
const of = (n: number) => ({
  tenantId: AWAY,
  objectId: `b0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
});
const asked = (n: number, change: Partial<Approver> = {}): Approver => ({
  account: of(n),
  as: 'named',
  conflicted: false,
  sides: [pending().sides[0]?.id ?? ''],
  ...change,
});

function requestWith(approvers: readonly Approver[]): AccessRequest {
  const base = pending();
  const names = Object.fromEntries(
    approvers.map(({ account }, i) => [accountKey(account), `Person ${i + 1}`]),
  );
  return { ...base, approvers, personal: base.personal && { ...base.personal, names } };
}

const text = (request: AccessRequest, reached: readonly number[]) =>
  deliveryLines(
    request,
    reached.map((n) => accountKey(of(n))),
  )
    .map(({ label, text: said }) => label + said)
    .join('\n');

test('who has it, and to whom it is on its way', () => {
  const request = requestWith([asked(1), asked(2), asked(3)]);
  expect(text(request, [1, 2])).toBe(
    'Has the card: Person 1 and Person 2.\nOn its way to: Person 3.',
  );
  expect(text(request, [])).toContain('Has the card: nobody yet.');
});

test('whoever cannot decide about it, or has said yes, is not waited for', () => {
  const request = requestWith([asked(1, { conflicted: true }), asked(2, { sides: [] }), asked(3)]);
  expect(text(request, [1, 2, 3])).toBe('Has the card: Person 3.');
});

test('who was asked besides, and why', () => {
  const [side] = pending().sides;
  const why = (more: object) => ({ why: { [side?.id ?? '']: { as: 'named', ...more } as const } });
  const request = requestWith([
    asked(1),
    asked(2, why({ instead: 'escalation' })),
    asked(3, why({ for: OWNER })),
    asked(4, why({ instead: 'fallback' })),
  ]);
  const [line] = text(request, [1, 2, 3, 4]).split('\n').slice(-1);
  expect(line).toMatch(
    /^Asked besides: Person 2 since nobody had answered in time, Person 3 in the stead of /,
  );
  expect(line).toMatch(/Person 4 since too few were found who decide first\.$/);
});

test('of many a few are named and the rest counted', () => {
  const many = Array.from({ length: 200 }, (_, i) => i + 1);
  const request = requestWith(many.map((n) => asked(n)));
  expect(text(request, many)).toMatch(/^Has the card: Person 1, .*Person 5,? and 195 others\.$/);
  const missed = many.map((n) => asked(n, { unreachedSince: 0, unreachedWhy: 'blocked' }));
  const [line] = notReachedYet(requestWith(missed), reader);
  expect(line?.text).toContain('Person 6 (has blocked Drawbridge in Teams, since ');
  expect(line?.text).toContain('and 194 more.');
});
