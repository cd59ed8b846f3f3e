// What somebody filled in, or sent instead: each bad field one clear sentence with a next step.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswers, tooLong } from '../../src/domain/access/answers.ts';
import { guestAccess } from '../../src/domain/access/kinds/guest-access.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { understand } from '../../src/domain/access/understand.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { AWAY, estate, GROUP, HOME, rule } from '../fakes/estate.ts';

const good = { resource: `away/${GROUP}`, duration: 'P7D', justification: 'Closing the quarter' };
const codes = (fields: Record<string, unknown>) => {
  const result = readAnswers(estate(), guestAccess, { ...good, ...fields });
  return result.ok ? [] : result.error.map((why) => why.code);
};

describe('answers', () => {
  test('good ones are read', () => {
    expect(readAnswers(estate(), guestAccess, good)).toMatchObject({
      ok: true,
      value: { resource: { kind: 'guest-access', tenantId: AWAY, id: GROUP }, durationMs: 7 * DAY },
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ['resource-missing', { resource: '' }],
    ['resource-missing', { resource: { $ne: null } }],
    ['tenant-unknown', { resource: `nowhere/${GROUP}` }],
    ['tenant-unknown', { resource: GROUP }],
    ['not-offered', { resource: 'away/00000000-0000-4000-8000-000000000000' }],
    ['not-offered', { resource: 'away/../home' }],
    ['duration-unreadable', { duration: 'banana' }],
    ['duration-unreadable', { duration: '-P1D' }],
    ['duration-unreadable', { duration: 'P0D' }],
    ['duration-unreadable', { duration: 7 }],
    ['duration-unreadable', { duration: '' }],
    ['justification-missing', { justification: ' \n\t ' }],
    ['justification-missing', { justification: undefined }],
    ['justification-too-long', { justification: 'x'.repeat(10_000) }],
  ])('%s: %j', (code, fields) => {
    expect(codes(fields)).toEqual([code]);
  });

  test('what a database cannot keep is left out of the reason, and counts for nothing', () => {
    const odd = `\u0000${'x'.repeat(1_000)}\uD83D`;
    expect(codes({ justification: odd })).toEqual([]);
    expect(codes({ justification: '\u0000\uDE00' })).toEqual(['justification-missing']);
  });

  test('every wrong field is told at once, with its own next step', () => {
    const result = readAnswers(estate(), guestAccess, {});
    expect(!result.ok && result.error.map((why) => why.field)).toEqual([
      'resource',
      'duration',
      'justification',
    ]);
    expect(!result.ok && result.error.every((why) => why.next.length > 10)).toBe(true);
  });

  test('longer than the rule allows says what would work', () => {
    expect(tooLong(31 * DAY, 30 * DAY, [rule()])?.next).toContain('30 days or less');
    expect(tooLong(30 * DAY, 30 * DAY, [rule()])).toBeUndefined();
  });

  test('nothing that is sent breaks the reading', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        expect(readAnswers(estate(), guestAccess, fields)).toHaveProperty('ok');
      }),
    );
  });
});

describe('free words', () => {
  const offers = [
    {
      resource: { kind: 'guest-access', tenantId: AWAY, id: '1' },
      name: 'Finance Closing',
      tenant: 'Away',
    },
    {
      resource: { kind: 'guest-access', tenantId: HOME, id: '2' },
      name: 'Finance Closing',
      tenant: 'Home',
    },
    {
      resource: { kind: 'pim-eligibility', tenantId: AWAY, id: '3' },
      name: 'Reports Reader',
      tenant: 'Away',
    },
  ];

  test('kind, thing, time and reason are taken from the words', () => {
    expect(
      understand(
        'guest access to finance closing in away for 2 weeks because of the audit',
        kinds,
        offers,
      ),
    ).toMatchObject({
      kind: 'guest-access',
      offer: { resource: { id: '1' } },
      durationMs: 14 * DAY,
      justification: 'the audit',
    });
  });

  test.each([
    ['for two days', 2 * DAY],
    ['for a week', 7 * DAY],
    ['for ten hours', 10 * HOUR],
    ['for 3 days', 3 * DAY],
    ['for finance', undefined],
  ])('"%s" is %d milliseconds', (words, durationMs) => {
    const found = understand(`reports reader ${words}`, kinds, offers);
    expect(found?.durationMs).toBe(durationMs);
  });

  test('the thing alone tells the kind', () => {
    expect(understand('reports reader', kinds, offers)).toMatchObject({ kind: 'pim-eligibility' });
  });

  const team = {
    resource: { kind: 'project-team', tenantId: AWAY, id: '1' },
    name: 'Finance Closing',
    tenant: 'Away',
  };

  test.each([
    ['finance closing for two weeks because of the audit', [offers[0], offers[1], team]],
    ['guest access to finance closing for two weeks because of the audit', [offers[0], offers[1]]],
    ['finance closing in away for two weeks because of the audit', [offers[0], team]],
  ])('"%s" leaves a choice, none is taken for meant', (words, among) => {
    const found = understand(words, kinds, [...offers, team]);
    expect(found.kind).toBeUndefined();
    expect(found).toMatchObject({ among, durationMs: 14 * DAY, justification: 'the audit' });
  });

  test('a tenant whose name says nothing is not taken for named', () => {
    const nameless = { ...team, tenant: 'X' };
    expect(understand('the moon', kinds, [...offers, nameless])).not.toHaveProperty('tenant');
  });

  test('what is asked for is told without the time and the reason', () => {
    const found = understand(' finance closing  for 2 days because of the audit', kinds, offers);
    expect(found.asked).toBe('finance closing');
  });

  test.each([
    ['reports reader', true],
    ['something to read reports', false],
    ['guest access to the closing in away', false],
  ])('"%s" means it for sure: %j', (words, sure) => {
    expect(understand(words, kinds, offers)).toMatchObject({ sure });
  });

  test('half a name of something elsewhere is not meant where a place is said', () => {
    const reports = {
      resource: { kind: 'guest-access', tenantId: AWAY, id: '4' },
      name: 'Warehouse Reports',
      tenant: 'Away',
    };
    const some = [...offers.slice(0, 2), reports];
    expect(understand('reports reader', kinds, some)).toMatchObject({ offer: reports });
    expect(understand('reports reader in away', kinds, some)).toMatchObject({ offer: reports });
    const found = understand('reports reader in home', kinds, some);
    expect(found).toMatchObject({ among: [], tenant: 'Home' });
    // A whole name is known wherever it is.
    expect(understand('warehouse reports in home', kinds, some)).toMatchObject({ offer: reports });
  });

  test('words about nothing that is offered fit nothing', () => {
    expect(understand('a pony for 3 days', kinds, offers)).toMatchObject({
      among: [],
      asked: 'a pony',
      vague: false,
    });
  });

  test.each([
    ['guest access to the archive for 3 days', 'the archive'],
    ['guest access to archive in away', 'archive in away'],
    ['role of archivist', 'archivist'],
    ['guest access to the archive until friday', 'the archive'],
    // Where a tenant is all that is named, with a time, a purpose or words for any of them.
    ['guest access to away until friday', undefined],
    ['guest access to away starting tomorrow', undefined],
    ['guest access to away for the audit', undefined],
    ['guest access to away to review invoices', undefined],
    ['guest access to the away tenant', undefined],
    ['guest access to another tenant', undefined],
    ['a role in one of your tenants', undefined],
    ['to be a member of a group', undefined],
    ['guest access to it', undefined],
    ['guest access', undefined],
    ['guest access to away', undefined],
    ['guest access to a group please', undefined],
    ['guest access to finance closing in away', undefined],
    // Its second page may well offer that.
    ['inbound access to the archive', undefined],
  ])('"%s": of its kind nothing goes by %j', (words, unknown) => {
    const found = understand(words, kinds, offers);
    expect(found.kind).toBeDefined();
    expect('unknown' in found ? found.unknown : undefined).toBe(unknown);
  });

  test.each(['', 'access', 'some access please', 'for two weeks'])(
    '"%s" names nothing at all',
    (words) => expect(understand(words, kinds, offers)).toMatchObject({ among: [], vague: true }),
  );

  test('a tenant alone is told, and names nothing that it offers', () => {
    const setting = {
      resource: { kind: 'inbound-trust', tenantId: HOME, id: AWAY },
      name: 'From Away into Home',
      tenant: 'Home',
    };
    const found = understand('access to away', kinds, [...offers, setting]);
    expect(found).toMatchObject({ among: [], vague: false, tenant: 'Away' });
  });
});
