// Cards for a channel name nobody, whatever directories say; tenants alone stand on them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestCard } from '../../src/cards/digest.ts';
import { alertCard } from '../../src/cards/posture-alert.ts';
import { countsCard } from '../../src/cards/posture-counts.ts';
import type { Answer } from '../../src/domain/posture/answers/answer.ts';
import { countsIn } from '../../src/domain/posture/answers/counts.ts';
import type { TenantDigest } from '../../src/domain/posture/subscriptions/digest.ts';
import { ALERT_KINDS } from '../../src/domain/posture/subscriptions/subscription.ts';
import { lintCard } from './lint.ts';

const reader = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
/** Nobody else writes like this. */
const name = fc.string({ maxLength: 30 }).map((text) => `ŒXNAME ${text} https://x.example`);
const names = (maxLength = 12) => fc.array(name, { maxLength });
const silent = (card: unknown, summary = '') => {
  expect(JSON.stringify(card) + summary).not.toMatch(/ŒXNAME|x\.example/);
  expect(lintCard(card as never)).toEqual([]);
};

const failures = names().map((texts) =>
  texts.map((text) => ({
    check: 'XTA-06',
    title: text,
    severity: 'high' as const,
    state: 'fail' as const,
    before: 'pass' as const,
    reason: text,
  })),
);
const tenant: fc.Arbitrary<TenantDigest> = fc.record({
  tenantId: fc.constant('a'),
  name: fc.constant('Fabrikam'),
  freshness: fc.oneof(
    fc.constant({ state: 'read' as const }),
    fc.record({
      state: fc.constant('unread' as const),
      since: fc.constant(undefined),
      because: name,
    }),
  ),
  firstFailures: fc.option(fc.nat(9), { nil: undefined }),
  failures,
  mended: names(),
  changes: names().map((texts) => texts.map((text) => ({ sentence: text, who: `by ${text}` }))),
  auditedOnly: fc.nat(9),
  incomparable: fc.nat(9),
});

test('a digest', () => {
  fc.assert(
    fc.property(fc.array(tenant, { maxLength: 20 }), failures, (tenants, estate) => {
      const digest = { from: 0, to: 86_400_000, estate, tenants };
      const { card, summary } = digestCard({
        of: {
          message: 'digest',
          subscriptionId: '7K3F-9QX2',
          rhythm: 'daily',
          shared: true,
          digest,
          lost: [],
        },
        reader,
      });
      silent(card, summary);
    }),
    { numRuns: 60 },
  );
});

test('something critical', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ALERT_KINDS), names(30), (kind, texts) => {
      const lines = texts.map((text) => ({
        name: text,
        detail: text,
        since: 0,
        dated: true,
        who: text,
        certain: false,
        note: text,
      }));
      const alert = { kind, tenantId: 'a', tenant: 'Fabrikam', lines, todo: 'Look at it.' };
      const told = { message: 'alert', subscriptionId: '7K3F-9QX2', shared: true, alert } as const;
      const { card, summary } = alertCard(told, reader);
      silent(card, summary);
      expect(summary).toContain(lines.length === 1 ? 'Fabrikam' : String(lines.length));
    }),
    { numRuns: 60 },
  );
});

test('an answer', () => {
  const rows = fc.array(
    fc.record({
      text: name,
      detail: name,
      marks: names(2),
      state: fc.constantFrom('fail', 'pass', 'unknown', 'partial', 'unlicensed'),
    }),
  );
  fc.assert(
    fc.property(rows, name, names(), (found, sentence, texts) => {
      const answer = {
        question: { ask: 'area', area: 'guests', tenants: ['a'] },
        sentence,
        more: texts,
        rows: found,
        todo: texts,
        notes: texts,
        draft: sentence,
        blind: texts.map((why) => ({
          tenantId: 'a',
          tenant: 'Fabrikam',
          what: why,
          why,
          kind: 'gap',
        })),
      } as unknown as Answer;
      const counts = countsIn(answer);
      if (!counts) throw new Error('It is not counted.');
      const words = 'How are the guests in Fabrikam?';
      const card = countsCard({
        counts,
        words,
        taken: [],
        leftOut: [],
        tenants: ['Fabrikam'],
        asOf: 0,
        reader,
      });
      silent(card);
      const bad = found.filter(({ state }) => state === 'fail').length;
      if (bad > 0) expect(JSON.stringify(card)).toContain(`${bad} not in order`);
    }),
    { numRuns: 60 },
  );
});
