// The number of a ticket as somebody types it, against whatever form the estate gives.
import { expect, test } from 'vitest';
import { readTicket } from '../../src/domain/access/ticket.ts';

const rule = (pattern: string) =>
  ({ needed: 'demanded', system: 'Otto', pattern, whenUnreachable: 'refuse' }) as const;

test('no form and no number keep anybody waiting', () => {
  expect(readTicket(rule('(A|A)+'), `${'A'.repeat(60)}!`)).toMatchObject({
    error: { code: 'ticket-form' },
  });
  expect(readTicket(rule('(A|A)+'), 'aaa')).toEqual({
    ok: true,
    value: { number: 'AAA', system: 'Otto' },
  });
});
