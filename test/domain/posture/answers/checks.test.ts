// Answers that rest on checks: the word above them, what was accepted, what was not known, and what to do first.
import { describe, expect, test } from 'vitest';
import { headOf } from '../../../../src/domain/posture/answers/states.ts';
import { NOTHING_DECLARED } from '../../../../src/domain/posture/declared.ts';
import type { PostureState, Verdict } from '../../../../src/domain/posture/result.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import { ask, DARK, NOW, PRIME, SECOND, saying, small } from './small.ts';

const state = (of: PostureState): Partial<Verdict> => ({ state: of, reason: `it is ${of}` });
const failing = (...names: string[]): Partial<Verdict> => ({
  state: 'fail',
  reason: `${names.length} of them are wrong`,
  evidence: names.map((name) => ({ kind: 'user', id: name, name })),
});

describe('the word above an answer', () => {
  test.each<[readonly PostureState[], string | undefined]>([
    [['pass', 'pass'], 'yes'],
    [['pass', 'unknown'], 'cannot-tell'],
    [['pass', 'unlicensed'], 'cannot-tell'],
    [['pass', 'not-applicable'], 'yes'],
    [['not-applicable'], undefined],
    [[], undefined],
    [['fail', 'fail'], 'no'],
    [['fail', 'unknown'], 'no'],
    [['fail', 'pass'], 'partly'],
    [['partial', 'unknown'], 'partly'],
    [['unlicensed', 'unlicensed'], 'cannot-tell'],
  ])('%s is %s', (states, verdict) => {
    expect(headOf(states)?.verdict).toBe(verdict);
  });
});

describe('check', () => {
  test('one tenant: the reason with its name, the objects, the rule and what to do', () => {
    const more = { checks: [saying('GST-01', { [PRIME]: failing('Ann', 'Bob') })] };
    const answer = ask({ ask: 'check', checks: ['GST-01'], tenants: [PRIME] }, { more });
    expect(answer.head).toMatchObject({ verdict: 'no', word: 'Not in order' });
    expect(answer.sentence).toBe('Prime: 2 of them are wrong.');
    expect(answer.rows?.map(({ text }) => text)).toEqual(['Ann', 'Bob']);
    expect(answer.rules).toEqual([{ id: 'GST-01', title: 'Title of GST-01' }]);
    expect(answer.todo).toEqual(['Mend GST-01.']);
  });

  test('a finding that was accepted is told as such and is nothing to do', () => {
    const accepted = {
      check: 'GST-01',
      because: 'a merger',
      by: 'ann',
      until: NOW + DAY,
      objects: [],
    };
    const estate = {
      ...small,
      posture: {
        readers: [],
        tenants: { [PRIME]: { ...NOTHING_DECLARED, exceptions: [accepted] } },
      },
    };
    const more = { checks: [saying('GST-01', { [PRIME]: failing('Ann') })] };
    const answer = ask({ ask: 'check', checks: ['GST-01'], tenants: [PRIME] }, { estate, more });
    expect(answer.head?.verdict).toBe('no');
    expect(answer.more?.join(' ')).toContain('Accepted by ann until');
    expect(answer.todo).toEqual([]);
  });

  test('several tenants: failures first, and how many there are of each state', () => {
    const more = {
      checks: [saying('GST-01', { [SECOND]: state('fail'), [DARK]: state('unknown') })],
    };
    const answer = ask({ ask: 'check', checks: ['GST-01'], tenants: 'all' }, { more });
    expect(answer.head?.verdict).toBe('partly');
    expect(answer.sentence).toContain('1 not in order, 1 not known, 1 in order');
    expect(answer.rows?.map(({ text }) => text)).toEqual(['Second', 'Dark', 'Prime']);
  });

  test('whoever is at risk is not named in passing', () => {
    const check = saying('SEC-03', { [PRIME]: failing('Ann') }, { reads: ['riskyUsers'] });
    for (const ask_ of ['check', 'why'] as const) {
      const question =
        ask_ === 'check'
          ? ({ ask: 'check', checks: ['SEC-03'], tenants: [PRIME] } as const)
          : ({ ask: 'why', check: 'SEC-03', tenants: [PRIME] } as const);
      const answer = ask(question, { more: { checks: [check] } });
      expect(JSON.stringify(answer)).not.toContain('Ann');
      expect(answer.notes?.join(' ')).toContain('for a purpose');
    }
  });
});

describe('why', () => {
  test('the reason, why it matters, and what would make it pass', () => {
    const more = { checks: [saying('GST-01', { [PRIME]: failing('Ann') })] };
    const answer = ask({ ask: 'why', check: 'GST-01', tenants: [PRIME] }, { more });
    expect(answer.sentence).toBe('Prime is not in order: 1 of them are wrong.');
    expect(answer.more).toContain('Why it matters: GST-01 matters.');
    expect(answer.todo).toEqual(['Mend GST-01.']);
  });
});

describe('first', () => {
  const checks = [
    saying('GST-01', { [PRIME]: failing('Ann', 'Bob') }, { severity: 'medium' }),
    saying(
      'GST-02',
      { [PRIME]: failing('Ann'), [SECOND]: failing('Cyn') },
      { severity: 'critical' },
    ),
    saying('GST-03', { [PRIME]: state('partial') }, { severity: 'critical' }),
  ];

  test('the gravest once with all its tenants, failures before halves', () => {
    const answer = ask({ ask: 'first', tenants: 'all' }, { more: { checks } });
    expect(answer.sentence).toContain('critical finding in Prime and Second: Title of GST-02');
    expect(answer.rows?.map(({ text }) => text)).toEqual([
      'critical: Title of GST-02',
      'critical: Title of GST-03',
      'medium: Title of GST-01',
    ]);
    expect(answer.todo).toEqual(['Mend GST-02.']);
  });

  test('nothing open is not "nothing is open" while results are unknown', () => {
    const more = { checks: [saying('GST-01', { [DARK]: state('unknown') })] };
    expect(ask({ ask: 'first', tenants: 'all' }, { more }).sentence).toContain(
      'Nothing open was seen in Prime, Second and Dark, but 1 result could not be told',
    );
    const sure = { checks: [saying('GST-01', {})] };
    expect(ask({ ask: 'first', tenants: 'all' }, { more: sure }).sentence).toContain(
      'Nothing is open',
    );
  });
});

describe('area and compare', () => {
  const checks = [
    saying('GST-01', { [PRIME]: state('fail'), [SECOND]: state('pass') }),
    saying('GST-02', { [PRIME]: state('pass'), [SECOND]: state('unknown') }),
    saying('XTA-01', {}, { area: 'cross-tenant-access' }),
  ];

  test('an area leaves other areas out', () => {
    const answer = ask({ ask: 'area', area: 'guests', tenants: [PRIME] }, { more: { checks } });
    expect(answer.sentence).toContain('of 2 results of 2 checks');
    expect(answer.rows?.[0]).toMatchObject({ text: 'Title of GST-01', state: 'fail' });
  });

  test('only what was judged in both is compared', () => {
    const answer = ask({ ask: 'compare', a: PRIME, b: SECOND }, { more: { checks } });
    expect(answer.sentence).toBe(
      'Prime and Second differ in 1 of 2 checks that could be judged in both: Prime stands better in 0, Second in 1.',
    );
    expect(answer.notes?.join(' ')).toContain('1 check could not be compared');
  });
});
