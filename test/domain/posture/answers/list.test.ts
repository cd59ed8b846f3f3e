// Lists and counts: always of what, and never "none" where somebody could not be read.
import { describe, expect, test } from 'vitest';
import { LISTS } from '../../../../src/domain/posture/answers/lists/index.ts';
import { NOTHING_DECLARED } from '../../../../src/domain/posture/declared.ts';
import type { Listed } from '../../../../src/domain/posture/question.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import {
  ask,
  asking,
  DARK,
  factsOf,
  guest,
  member,
  NOW,
  OUTER,
  PRIME,
  read,
  SECOND,
  small,
} from './small.ts';

const prime = factsOf(PRIME, { users: [member(1, 'prime.example'), guest(1), guest(2)] });
const second = factsOf(SECOND, { users: [member(2, 'second.example')] });

describe('lists and counts', () => {
  test('a number says of how many accounts', () => {
    const { sentence, rows } = ask(
      { ask: 'list', of: 'guests', tenants: [PRIME] },
      { facts: [prime] },
    );
    expect(sentence).toBe('Prime has 2 guests, of 3 accounts.');
    expect(rows?.map(({ text }) => text)).toEqual(['Guest 1', 'Guest 2']);
  });

  test('a tenant that could not be read is named beside the number', () => {
    const answer = ask(
      { ask: 'list', of: 'guests', tenants: 'all', count: true },
      { facts: [prime, second] },
    );
    expect(answer.sentence).toBe(
      'Prime and Second have 2 guests; Dark could not be read and is not in it.',
    );
    expect(answer.blind?.map(({ tenant }) => tenant)).toEqual(['Dark']);
  });

  test('none is "none seen" where somebody could not be read', () => {
    const answer = ask({ ask: 'list', of: 'guests', tenants: 'all' }, { facts: [second] });
    expect(answer.sentence).toContain('None seen: no guest in the 1 tenant that could be read');
    expect(answer.sentence).toContain('Prime and Dark could not be read');
  });

  test('none is none where everything was read', () => {
    const answer = ask({ ask: 'list', of: 'guests', tenants: [SECOND] }, { facts: [second] });
    expect(answer.sentence).toBe('Second has no guest.');
  });

  test('what was read in part is "at least", and of nothing it is "none seen"', () => {
    const facts = [
      factsOf(PRIME, {}, { users: read([guest(1)], ['the last page did not answer']) }),
    ];
    expect(ask({ ask: 'list', of: 'guests', tenants: [PRIME] }, { facts }).sentence).toContain(
      'at least 1 guest',
    );
    const none = [factsOf(PRIME, {}, { users: read([], ['the last page did not answer']) })];
    expect(
      ask({ ask: 'list', of: 'guests', tenants: [PRIME] }, { facts: none }).sentence,
    ).toContain('None seen');
  });

  test('a list whose only tenant was not read cannot be told', () => {
    const answer = ask({ ask: 'list', of: 'guests', tenants: [DARK] });
    expect(answer.head?.verdict).toBe('cannot-tell');
    expect(answer.sentence).toContain('cannot be told for Dark');
  });

  test('a tenant without the licence is not said to be unreadable', () => {
    const facts = [
      factsOf(PRIME, {}, { conditionalAccess: read([]) }),
      factsOf(SECOND, {}, { conditionalAccess: { state: 'unlicensed', code: 'x', asOf: NOW } }),
    ];
    const { sentence } = ask(
      { ask: 'list', of: 'report-only-policies', tenants: 'all' },
      { facts },
    );
    expect(sentence).toContain('Dark could not be read and is not in it; Second has no licence');
  });

  test('attestations that are overdue are counted and stand first', () => {
    const on = NOW - 400 * DAY;
    const attested = (due: number) => ({ statement: 'So it is', by: 'ann.lee', on, due });
    const estate = {
      ...small,
      posture: {
        readers: [],
        tenants: {
          [PRIME]: {
            ...NOTHING_DECLARED,
            attestations: { sentinel: attested(NOW + DAY), lighthouse: attested(NOW - DAY) },
          },
        },
      },
    };
    const answer = ask({ ask: 'list', of: 'attestations', tenants: [PRIME] }, { estate });
    expect(answer.sentence).toBe('Prime has 2 attestations, 1 of them overdue.');
    expect(answer.rows?.[0]?.text).toMatch(/^lighthouse/);
  });

  test('tenants are not said to have tenants', () => {
    const { sentence } = ask({ ask: 'list', of: 'tenants', tenants: 'all' });
    expect(sentence).toBe('The estate has 3 tenants that you may ask about.');
  });

  test('which tenants are hybrid is answered in the sentence', () => {
    const hybrid = (onPremisesSyncEnabled: boolean, id: string) =>
      factsOf(id, { organization: { id, onPremisesSyncEnabled } });
    const { sentence } = ask(
      { ask: 'fact', fact: 'hybrid', tenants: 'all' },
      { facts: [hybrid(true, PRIME), hybrid(false, SECOND)] },
    );
    expect(sentence).toBe(
      '1 of 2 tenants is synchronised from on-premises: Prime; of 1 tenant it cannot be told.',
    );
  });

  test('only those from one tenant', () => {
    const facts = [factsOf(PRIME, { users: [guest(1), guest(2, 'outer.example')] }), second];
    const answer = ask({ ask: 'list', of: 'guests', tenants: [PRIME], from: OUTER }, { facts });
    expect(answer.rows?.map(({ text }) => text)).toEqual(['Guest 2']);
    expect(answer.sentence).toContain('1 guest from Outer');
  });

  test.each(Object.keys(LISTS) as Listed[])('%s: nothing read is never an empty list', (of) => {
    const { areas, rows } = LISTS[of];
    const given = asking();
    const [view] = given.estate.tenants;
    if (!view) throw new Error('There is no tenant.');
    if (areas.length > 0) expect(rows(view, given)).toBeUndefined();
    else expect(rows(view, given)).toBeDefined();
  });
});

describe('numbers without their rows', () => {
  const users = [
    member(1, 'prime.example'),
    guest(1),
    { ...guest(2), externalUserState: 'PendingAcceptance' },
    { ...guest(3), userType: 'Member' },
  ];
  const over = asking({ facts: [factsOf(PRIME, { users })] });

  test.each((Object.keys(LISTS) as Listed[]).filter((of) => LISTS[of].count))(
    'as many %s as there would be rows, and neither where nothing was read',
    (of) => {
      const numbers = [PRIME, DARK].map((id) => {
        const view = over.estate.view(id);
        return view && [LISTS[of].count?.(view, over), LISTS[of].rows(view, over)?.length];
      });
      const [read, unread] = numbers;
      expect(read?.[0]).toBe(read?.[1]);
      expect(read?.[0]).toBeGreaterThan(0);
      expect(unread).toEqual([undefined, undefined]);
    },
  );
});
