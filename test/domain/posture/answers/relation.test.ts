// Relations: who believes whom, in which direction, by which setting, and what cannot be seen.
import { describe, expect, test } from 'vitest';
import type { Relation } from '../../../../src/domain/posture/question.ts';
import { ask, DARK, factsOf, OUTER, PRIME, SECOND, standard, trusting } from './small.ts';

const mfa = { of: 'trust', claim: 'mfa' } as const;
const prime = factsOf(PRIME, { crossTenantPartners: [], crossTenantDefault: standard() });
const second = factsOf(SECOND, {
  crossTenantPartners: [trusting(PRIME)],
  crossTenantDefault: standard(),
});
const facts = [prime, second];

describe('relation', () => {
  test('the direction is in the sentence, and swapped it is another answer', () => {
    const one = ask({ ask: 'relation', relation: mfa, at: SECOND, of: PRIME }, { facts });
    expect(one.head?.verdict).toBe('yes');
    expect(one.sentence).toBe('Second accepts MFA done in Prime (set explicitly for Prime).');
    const other = ask({ ask: 'relation', relation: mfa, at: PRIME, of: SECOND }, { facts });
    expect(other.head?.verdict).toBe('no');
    expect(other.sentence).toBe(
      'Prime does not accept MFA done in Second (inherited from the default).',
    );
  });

  test('to whoever asks whether it is refused, a yes says that it is', () => {
    const asked = { ask: 'relation', relation: mfa, contrary: true } as const;
    const accepted = ask({ ...asked, at: SECOND, of: PRIME }, { facts });
    expect(accepted.head?.word).toBe('No');
    expect(accepted.sentence).toBe('Second accepts MFA done in Prime (set explicitly for Prime).');
    expect(ask({ ...asked, at: PRIME, of: SECOND }, { facts }).head?.word).toBe('Yes');
    expect(ask({ ...asked, at: DARK, of: SECOND }).head?.verdict).toBe('cannot-tell');
  });

  test('a leaf of the partner that says nothing inherits', () => {
    const open = factsOf(SECOND, {
      crossTenantPartners: [{ ...trusting(PRIME), inboundTrust: { isMfaAccepted: null } }],
      crossTenantDefault: standard('allowed', true),
    });
    const answer = ask(
      { ask: 'relation', relation: mfa, at: SECOND, of: PRIME },
      { facts: [prime, open] },
    );
    expect(answer.head?.verdict).toBe('yes');
    expect(answer.sentence).toContain('inherited from the default');
  });

  test('both directions at once are one word only where they agree', () => {
    const answer = ask(
      { ask: 'relation', relation: mfa, at: SECOND, of: PRIME, both: true },
      { facts },
    );
    expect(answer.head?.verdict).toBe('partly');
    expect(answer.sentence).toContain('Second accepts MFA done in Prime');
    expect(answer.sentence).toContain('Prime does not accept MFA done in Second');
  });

  test('an open door behind a closed one lets nobody through', () => {
    const closed = factsOf(PRIME, {
      crossTenantPartners: [],
      crossTenantDefault: standard('blocked'),
    });
    const answer = ask(
      { ask: 'relation', relation: { of: 'inbound' }, at: SECOND, of: PRIME },
      { facts: [closed, second] },
    );
    expect(answer.head?.verdict).toBe('partly');
    expect(answer.sentence).toContain('Prime lets nobody out');
  });

  const relations: Relation[] = [
    mfa,
    { of: 'trust' },
    { of: 'inbound' },
    { of: 'outbound' },
    { of: 'direct-connect' },
    { of: 'redemption' },
    { of: 'synchronization' },
  ];

  test.each(relations)('$of of tenants that were not read cannot be told', (relation) => {
    const answer = ask({ ask: 'relation', relation, at: DARK, of: SECOND });
    expect(answer.head?.verdict).toBe('cannot-tell');
  });

  test('of a tenant that is not ours only the other half is told', () => {
    const answer = ask({ ask: 'relation', relation: mfa, at: OUTER, of: PRIME }, { facts });
    expect(answer.head?.verdict).toBe('cannot-tell');
    expect(answer.sentence).toContain('not observable from Graph');
  });

  test('what may not be read is withheld, whatever is known of it', () => {
    const answer = ask(
      { ask: 'relation', relation: { of: 'inbound' }, at: SECOND, of: PRIME },
      { facts, readable: [SECOND] },
    );
    expect(answer.more?.join(' ')).toContain('Prime is not one of the tenants you may ask about');
    expect(answer.rows?.at(1)?.detail).toContain('not one of the tenants you may ask about');
  });
});
