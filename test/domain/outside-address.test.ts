// Addresses outside: what is one, what only looks like one, and whose it is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPersonName, readOutsideAddress } from '../../src/domain/access/outside-address.ts';
import { internationalised } from '../../src/shared/domain-name.ts';
import { estate, tenant } from '../fakes/estate.ts';

const read = (typed: string, of = estate()) => readOutsideAddress(of, typed, 'input-address');
const codeOf = (typed: string) => {
  const result = read(typed);
  return result.ok ? 'ok' : result.error.code;
};

describe('an address', () => {
  test.each([
    ['jane.roe@partner.com', 'jane.roe@partner.com'],
    [' Jane.Roe@Partner.Com ', 'jane.roe@partner.com'],
    ['o_brien-x@a-b.co.uk', 'o_brien-x@a-b.co.uk'],
    ["d'arcy@partner.com", "d'arcy@partner.com"],
    ['j@xn--prtner-bua.com', 'j@xn--prtner-bua.com'],
  ])('%j is read', (typed, address) => {
    expect(read(typed)).toEqual({ ok: true, value: address });
  });

  test.each([
    '',
    'jane',
    '@partner.com',
    'jane@',
    'jane@partner',
    'jane@@partner.com',
    'Jane Roe <jane@partner.com>',
    '"ines@away.example"@partner.com',
    'jane@partner.com, joe@partner.com',
    'jane@partner.com\r\nBcc: x@y.com',
    '.jane@partner.com',
    'jane.@partner.com',
    'ja..ne@partner.com',
    'jane+roe@partner.com',
    'jane@-partner.com',
    'jane@partner..com',
    'jane@10.0.0.1',
    'jane@[10.0.0.1]',
    'jane@xn--prtner-3ve.com',
    `${'j'.repeat(65)}@partner.com`,
    `jane@${'p'.repeat(64)}.com`,
    `jane@${'a.'.repeat(130)}com`,
  ])('%j is none', (typed) => {
    expect(['address-form', 'address-letters']).toContain(codeOf(typed));
  });

  test('with letters that look like others is told so', () => {
    expect(codeOf('jane@p\u0430rtner.com')).toBe('address-letters');
    expect(codeOf('j\u0430ne@partner.com')).toBe('address-letters');
    expect(codeOf('jane\u200b@partner.com')).toBe('address-letters');
  });

  test('of one of our tenants, or below one, is not outside', () => {
    expect(codeOf('o@away.example')).toBe('address-ours');
    expect(codeOf('o@AWAY.example')).toBe('address-ours');
    expect(codeOf('o@mail.away.example')).toBe('address-ours');
    expect(codeOf('o@notaway.example')).toBe('ok');
  });

  test('of an external tenant that the estate names is outside', () => {
    const partner = tenant({ id: 'x', kind: 'external', domains: ['payroll.example'] });
    expect(read('a@payroll.example', estate({ tenants: [partner] })).ok).toBe(true);
  });

  test('whatever is typed, what is read can be written into a filter and a mail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.emailAddress()), (typed) => {
        const result = read(typed);
        return !result.ok || /^[a-z0-9._'-]+@[a-z0-9.-]+$/.test(result.value);
      }),
    );
  });
});

test('a domain shows what people will see', () => {
  expect(internationalised('partner.com')).toBeNull();
  expect(internationalised('xn--prtner-bua.com')).not.toBeNull();
});

test.each([
  ['Jane Roe', true],
  ['Zoë O’Brien-Müller', true],
  ['李 小龙', true],
  ['J. R. Smith', true],
  ['J', false],
  ['jane@partner.com', false],
  ['Jane <b>', false],
  ['see https://x.y', false],
  ['Jane\u202eeoR', false],
  ['Jane  Roe', false],
  [`J${'a'.repeat(90)}`, false],
])('%j as a name: %s', (text, is) => {
  expect(isPersonName(text)).toBe(is);
});
