// The trust part of a report: a default that trusts everybody is told as that, however many tenants there are.
import { describe, expect, test } from 'vitest';
import { trustByEntry } from '../../../src/domain/posture/between/trust-matrix.ts';
import { trustTable } from '../../../src/domain/posture/report/trust.ts';
import {
  defaults,
  entry,
  PRIME,
  SECOND,
  type Spoil,
  see,
  trust,
  unread,
} from './boundary-golden.ts';

const table = (...spoils: readonly Spoil[]): string =>
  trustTable(trustByEntry(see(...spoils))).join('\n');

/** As for an estate of many tenants: told line by line. */
function lines(...spoils: readonly Spoil[]): string[] {
  const matrix = trustByEntry(see(...spoils));
  const many = Array.from({ length: 13 }, (_, n) => ({
    id: `90000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    name: `Filler ${n}`,
    by: 'estate' as const,
  }));
  const [, , told = ''] = trustTable({ ...matrix, tenants: [...matrix.tenants, ...many] });
  return told.split('\n');
}

const trustsAll: Spoil = (w) => {
  defaults(w, SECOND).inboundTrust = trust(true, false, false);
};

describe('what a tenant accepts', () => {
  test('of tenants without an entry is the last column, and a line of its own among many', () => {
    const row = table(trustsAll)
      .split('\n')
      .find((line) => line.startsWith('| **Second'));
    expect(row).toMatch(/\| MFA \|$/);
    expect(table()).toMatch(/\| all others \|\n/);
    const line = lines(trustsAll).find((one) => one.startsWith('- **Second'));
    expect(line).toContain('every other tenant there is, by default: MFA');
  });

  test('is not told of each tenant that the default is about', () => {
    const line = lines(trustsAll).find((one) => one.startsWith('- **Second')) ?? '';
    expect(line.match(/: MFA(?=;|$)/g)).toHaveLength(1);
  });

  test('of a partner with less than the default says it, down to nothing', () => {
    const [prime] = lines(
      (w) => {
        defaults(w, PRIME).inboundTrust = trust(true, true, true);
      },
      (w) => {
        entry(w, PRIME, SECOND).inboundTrust = trust(false, false, false);
      },
    );
    expect(prime).toMatch(/^- \*\*Prime\*\*: Second: nothing; every other tenant there is/);
  });

  test('is not known, and told as that, of a tenant that could not be read at all', () => {
    const blind = [unread(SECOND, 'crossTenantDefault'), unread(SECOND, 'crossTenantPartners')];
    expect(lines(...blind)).toContain('- **Second**: not known');
    const row = table(...blind)
      .split('\n')
      .find((line) => line.startsWith('| **Second'));
    expect(row).toContain('unknown');
  });

  test('is never nothing where it was not read', () => {
    const told = lines(unread(SECOND, 'crossTenantDefault')).find((one) =>
      one.startsWith('- **Second'),
    );
    expect(told).toContain('every other tenant there is, by default: unknown');
  });

  test('of tenants without an entry for each other no pair is made: a thousand would be a million', () => {
    const { pairs, byDefault } = trustByEntry(see());
    expect(byDefault.length).toBeGreaterThan(2);
    for (const { entryAt } of pairs) expect(entryAt).toMatchObject({ known: true, value: true });
  });
});
