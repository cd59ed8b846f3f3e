// Digests and messages about something critical: good cards whatever stands in a directory, and nobody's name in a channel.
import { describe, expect, test } from 'vitest';
import { digestCard } from '../../src/cards/digest.ts';
import { alertCard, subscriptionChangedCard } from '../../src/cards/posture-alert.ts';
import { subscriptionsCard } from '../../src/cards/subscriptions.ts';
import type { TenantDigest } from '../../src/domain/posture/subscriptions/digest.ts';
import type { DigestMessage } from '../../src/domain/posture/subscriptions/message.ts';
import { lintCard } from './lint.ts';

const reader = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const FROM = Date.parse('2026-11-19T07:00:00Z');
const TO = Date.parse('2026-11-20T07:00:00Z');
const HOSTILE = `${'$'}{foot} ]( https://evil.example ) <at>everyone</at> {{DATE(2017-02-14T06:00:00Z)}} \u202E${'x'.repeat(5_000)}`;

const tenant = (change: Partial<TenantDigest> = {}): TenantDigest => ({
  tenantId: 'a',
  name: 'Fabrikam',
  freshness: { state: 'read' },
  firstFailures: undefined,
  failures: [],
  mended: [],
  changes: [],
  auditedOnly: 0,
  incomparable: 0,
  ...change,
});
const failure = (text: string) => ({
  check: 'XTA-06',
  title: text,
  severity: 'high' as const,
  state: 'fail' as const,
  before: 'pass' as const,
  reason: text,
});
const message = (
  tenants: readonly TenantDigest[],
  change: Partial<DigestMessage> = {},
): DigestMessage => ({
  message: 'digest',
  subscriptionId: '7K3F-9QX2',
  rhythm: 'daily',
  shared: false,
  digest: { from: FROM, to: TO, estate: [], tenants },
  lost: [],
  ...change,
});
const digest = (...of: Parameters<typeof message>) => digestCard({ of: message(...of), reader });
const hostile = tenant({
  name: HOSTILE,
  freshness: { state: 'unread', since: FROM, because: HOSTILE },
  failures: Array.from({ length: 30 }, () => failure(HOSTILE)),
  changes: Array.from({ length: 30 }, () => ({ sentence: HOSTILE, who: `by ${HOSTILE}` })),
  mended: [HOSTILE],
});

describe('a digest', () => {
  test('is small enough and no markup, whatever is in it', () => {
    const many = Array.from({ length: 60 }, () => hostile);
    const { card } = digest(many, { lost: [HOSTILE] });
    expect(lintCard(card)).toEqual([]);
    const text = JSON.stringify(card);
    expect(text).not.toContain('\u202E');
    expect(text).not.toContain('{{DATE');
  });

  test('tells failures before changes, with what was before and by whom', () => {
    const { card, summary } = digest([
      tenant({
        failures: [failure('No partner is open')],
        changes: [{ sentence: 'partner Litware: open', who: 'by Noah' }],
      }),
    ]);
    expect(summary).toBe('1 new failure and 1 change');
    const text = JSON.stringify(card);
    expect(text.indexOf('No partner is open')).toBeLessThan(text.indexOf('partner Litware'));
    expect(text).toContain('high, was in order');
    expect(text).toContain('by Noah');
  });

  test('with nothing new is one line', () => {
    const { card, summary } = digest([tenant()], { rhythm: 'weekly' });
    expect(summary).toBe('All quiet this week');
    expect(JSON.stringify(card)).toContain('In 1 tenant, Thu 19 Nov 2026, 08:00');
    expect(lintCard(card)).toEqual([]);
  });

  test('where others read along has counts and names nobody', () => {
    const one = tenant({
      failures: [failure('SECRET')],
      changes: [{ sentence: 'SECRET', who: 'by SECRET' }],
      mended: ['SECRET'],
      freshness: { state: 'unread', since: undefined, because: 'SECRET' },
    });
    const of = message([one], { shared: true });
    const { card } = digestCard({
      of: { ...of, digest: { ...of.digest, estate: [failure('SECRET')] } },
      reader,
    });
    const text = JSON.stringify(card);
    expect(text).not.toContain('SECRET');
    expect(text).toContain('1 new failure, 1 change, 1 mended');
    expect(text).toContain('It was never read');
  });
});

describe('a message about something critical', () => {
  const line = {
    name: HOSTILE,
    detail: HOSTILE,
    since: FROM,
    dated: true,
    who: HOSTILE,
    certain: false,
    note: HOSTILE,
  };
  const alert = (shared: boolean, lines = 40) =>
    alertCard(
      {
        message: 'alert',
        subscriptionId: '7K3F-9QX2',
        shared,
        alert: {
          kind: 'global-administrator',
          tenantId: 'a',
          tenant: HOSTILE,
          lines: Array.from({ length: lines }, () => line),
          todo: 'Remove it.',
        },
      },
      reader,
    );

  test('is a good card, whatever is in it', () => {
    const { card } = alert(false);
    expect(lintCard(card)).toEqual([]);
    expect(JSON.stringify(card)).toContain('And 30 more.');
    expect(JSON.stringify(card)).toContain('the worst was assumed');
  });

  test('where others read along counts', () => {
    const { card, summary } = alert(true);
    expect(summary).toContain('40 new standing Global Administrators');
    expect(JSON.stringify(card)).not.toContain('worst was assumed');
  });
});

test('a subscription that ended or shrank says so, and many can be listed', () => {
  const about = { digest: 'daily' } as const;
  const ended = subscriptionChangedCard({
    message: 'ended',
    about,
    by: 'no-authority',
    shared: false,
  });
  const shrunk = subscriptionChangedCard({
    message: 'shrunk',
    subscriptionId: '7K3F-9QX2',
    about,
    lost: [HOSTILE],
  });
  for (const { card } of [ended, shrunk]) expect(lintCard(card)).toEqual([]);
  const subscription = {
    id: '7K3F-9QX2',
    version: 1,
    account: { tenantId: 'a', objectId: 'b' },
    place: 'alone',
    about,
    tenants: 'all',
    timeZone: 'UTC',
    madeAt: 0,
    round: 1,
    toldUntil: 0,
    saidAt: 0,
    readable: [],
  } as const;
  const listed = Array.from({ length: 30 }, () => ({ subscription, tenants: [HOSTILE] }));
  expect(lintCard(subscriptionsCard(listed))).toEqual([]);
});
