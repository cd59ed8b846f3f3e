// Whether an account is at risk: one list for all who ask at once, an account at a time where the list is too long.
import { beforeEach, describe, expect, test } from 'vitest';
import { createRiskReader } from '../../../../src/adapters/entra/facts/account-risk.ts';
import type { GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import { DirectoryError, type DirectoryTrouble } from '../../../../src/ports/directory-error.ts';
import { AWAY } from '../../../fakes/estate.ts';

const LIST = '/identityProtection/riskyUsers';

let now = 0;
let calls: string[] = [];
let answers: Record<string, unknown> = {};
let trouble: DirectoryError | undefined;

beforeEach(() => {
  [now, calls, answers, trouble] = [1_000, [], { [LIST]: { value: [] } }, undefined];
});

const graph = {
  get: async (path: string) => {
    calls.push(path);
    if (trouble) throw trouble;
    if (!(path in answers)) throw new DirectoryError('not-found', AWAY, 'NotFound', 'gone');
    return { body: answers[path], requestId: 'g' };
  },
} as unknown as GraphClient;

const reader = () => {
  const read = createRiskReader({ now: () => now });
  return (id: string, signal?: AbortSignal) => read(graph, AWAY, id, signal);
};
const risky = (id: string, riskState: string) => ({ id, riskState });
const failing = (kind: DirectoryTrouble, code = 'Forbidden') => {
  trouble = new DirectoryError(kind, AWAY, code, 'why');
};

describe('an account', () => {
  test.each([
    ['atRisk', 'at-risk'],
    ['confirmedCompromised', 'at-risk'],
    ['remediated', 'clear'],
    ['dismissed', 'clear'],
  ])('whose risk is %s is %s', async (state, said) => {
    answers[LIST] = { value: [risky('A', state)] };
    expect(await reader()('a')).toBe(said);
  });

  test('that nobody lists is clear', async () => {
    expect(await reader()('b')).toBe('clear');
  });
});

describe('how often it is asked', () => {
  test('once for all who decide at the same time, and anew after ten seconds', async () => {
    const read = reader();
    expect(await Promise.all(['a', 'b', 'c'].map((id) => read(id)))).toEqual(
      Array(3).fill('clear'),
    );
    now += 9_999;
    await read('a');
    expect(calls).toEqual([LIST]);
    now += 1;
    answers[LIST] = { value: [risky('a', 'atRisk')] };
    expect(await read('a')).toBe('at-risk');
    expect(calls).toHaveLength(2);
  });

  test('a failure is not kept', async () => {
    const read = reader();
    failing('unavailable', 'http-503');
    await expect(read('a')).rejects.toThrow(DirectoryError);
    trouble = undefined;
    expect(await read('a')).toBe('clear');
  });

  test('who gives up does so alone', async () => {
    const read = reader();
    const gone = read('a', AbortSignal.abort());
    await expect(gone).rejects.toMatchObject({ trouble: 'unavailable', code: 'given-up' });
    expect(await read('a')).toBe('clear');
    expect(calls).toEqual([LIST]);
  });
});

test('where more are at risk than one page holds, accounts are asked about one by one', async () => {
  answers[LIST] = { value: [risky('a', 'atRisk')], '@odata.nextLink': 'https://more' };
  answers[`${LIST}/b`] = risky('b', 'confirmedCompromised');
  answers[`${LIST}/c`] = risky('c', 'remediated');
  const read = reader();
  expect(await Promise.all(['a', 'b', 'c', 'd', 'b'].map((id) => read(id)))).toEqual([
    'at-risk',
    'at-risk',
    'clear',
    'clear',
    'at-risk',
  ]);
  expect(calls).toEqual([LIST, `${LIST}/b`, `${LIST}/c`, `${LIST}/d`]);
});

test('an answer that is no list makes nobody clear', async () => {
  answers[LIST] = {};
  answers[`${LIST}/a`] = risky('a', 'atRisk');
  expect(await reader()('a')).toBe('at-risk');
});

describe('what cannot be seen', () => {
  test('is told from what failed', async () => {
    failing('unlicensed');
    expect(await reader()('a')).toBe('unlicensed');
    failing('forbidden', 'Authorization_RequestDenied');
    expect(await reader()('a')).toBe('not-permitted');
  });

  test.each<[DirectoryTrouble, string]>([
    ['forbidden', 'InvalidAuthenticationToken'],
    ['forbidden', 'AADSTS7000222'],
    ['no-consent', 'AADSTS65001'],
    ['throttled', 'busy'],
    ['unavailable', 'no-answer'],
    ['refused', 'BadRequest'],
  ])('%s (%s) is a failure', async (kind, code) => {
    failing(kind, code);
    await expect(reader()('a')).rejects.toThrow(DirectoryError);
  });
});
