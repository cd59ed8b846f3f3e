// A question that comes back on a card, or from a model, is input: made anew from what is valid, or refused.
import { describe, expect, test } from 'vitest';
import { validQuestion } from '../../../src/domain/posture/valid-question.ts';
import { estate as estateWith } from '../../fakes/estate.ts';

const estate = estateWith();
const [a, b] = estate.tenants.map(({ id }) => id);
const tenants = [a];

describe('valid question', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', [{ ask: 'first', tenants: 'all' }]],
    ['words', 'first'],
    ['no kind', { tenants: 'all' }],
    ['a kind that is none', { ask: 'remove', tenants: 'all' }],
    ['a kind of the prototype', { ask: 'constructor', tenants: 'all' }],
    ['a kind that is no word', { ask: ['first'], tenants: 'all' }],
    ['no tenants', { ask: 'first' }],
    ['an empty list of tenants', { ask: 'first', tenants: [] }],
    ['a tenant that the estate does not have', { ask: 'first', tenants: [a, 'x'] }],
    ['a tenant that is no word', { ask: 'first', tenants: [{ id: a }] }],
    ['a fact that is none', { ask: 'fact', fact: 'toString', tenants }],
    ['a list that is none', { ask: 'list', of: 'passwords', tenants }],
    ['a count that is no flag', { ask: 'list', of: 'guests', tenants, count: 'yes' }],
    ['a stranger as origin', { ask: 'list', of: 'guests', tenants, from: 'x' }],
    ['a check that is none', { ask: 'check', checks: ['<b>'], tenants }],
    ['no checks', { ask: 'check', checks: [], tenants }],
    ['too many checks', { ask: 'check', checks: Array(11).fill('EMG-01'), tenants }],
    ['an area that is markup', { ask: 'area', area: '[x](y)', tenants }],
    ['a tenant with itself', { ask: 'relation', relation: { of: 'trust' }, at: a, of: a }],
    ['a relation that is none', { ask: 'relation', relation: { of: 'love' }, at: a, of: b }],
    [
      'a claim that is none',
      { ask: 'relation', relation: { of: 'trust', claim: 'x' }, at: a, of: b },
    ],
    [
      'a claim of no trust',
      { ask: 'relation', relation: { of: 'inbound', claim: 'mfa' }, at: a, of: b },
    ],
    ['a way to itself', { ask: 'reach', from: a, to: a }],
    ['a person that is no word', { ask: 'reach', from: a, to: b, person: 7 }],
    ['a very long person', { ask: 'person', who: 'x'.repeat(121), tenants }],
    ['a person of nothing', { ask: 'person', who: ' \u200b ', tenants }],
    ['no time', { ask: 'changes', tenants }],
    ['a time that is no number', { ask: 'changes', tenants, since: { from: 'now' } }],
    ['a time that ends before it begins', { ask: 'changes', tenants, since: { from: 2, to: 1 } }],
    ['half a moment', { ask: 'changes', tenants, since: { from: 1.5 } }],
    ['a matrix of something else', { ask: 'matrix', of: 'secrets', tenants }],
    ['a partner that is itself', { ask: 'impact', at: a, partner: a }],
    ['a record of nobody', { ask: 'decision-record', tenant: 'x' }],
    ['guidance on nothing', { ask: 'guidance', topic: '' }],
  ])('%s is none', (_, value) => {
    expect(validQuestion(value, estate)).toBeUndefined();
  });

  test('what else stands in it is left out, and invisible letters are', () => {
    const value = {
      ask: 'person',
      who: 'Li\u202ena',
      tenants: [a, a],
      admin: true,
      purpose: 'audit',
    };
    expect(validQuestion(value, estate)).toEqual({
      ask: 'person',
      who: 'Lina',
      tenants: [a],
      purpose: 'audit',
    });
  });
});
