// How people say what they want to be told about, and what is left to other commands.
import { expect, test } from 'vitest';
import { parseMessage } from '../../src/inbound/parse-message.ts';

const digest = (rhythm: string, where = '') => ({ do: 'begin', about: { digest: rhythm }, where });
const alert = (kind: string, where = '') => ({ do: 'begin', about: { alert: kind }, where });

test.each([
  ['subscribe daily', digest('daily')],
  ['Subscribe weekly, please', digest('weekly')],
  ['subscribe me to a weekly digest', digest('weekly')],
  ['subscribe daily to Fabrikam.', digest('daily', 'Fabrikam')],
  ['subscribe every week for Fabrikam and Contoso', digest('weekly', 'Fabrikam and Contoso')],
  ['alert me about new global administrators', alert('global-administrator')],
  [
    'Alert me about new Global Admins in Northwind Traders',
    alert('global-administrator', 'Northwind Traders'),
  ],
  ['alert me about new open partners', alert('open-partner')],
  ['notify me about emergency accounts at Fabrikam', alert('emergency-account', 'Fabrikam')],
  ['alert me when break-glass accounts are used', alert('emergency-account')],
  ['subscribe', { do: 'ask' }],
  ['alert me about the weather', { do: 'ask' }],
  ['alert me about global administrators and open partners', { do: 'ask' }],
  ['subscriptions', { do: 'list' }],
  ['my subscriptions', { do: 'list' }],
  ['unsubscribe', { do: 'stop', which: 'any' }],
  ['unsubscribe all', { do: 'stop', which: 'all' }],
  ['unsubscribe from the daily digest', { do: 'stop', which: 'daily' }],
])('%j', (text, said) => {
  expect(parseMessage(text)).toEqual({ intent: 'subscribe', said });
});

test.each(['request subscribe daily', 'what changed since Monday', 'subscribers in Fabrikam'])(
  '%j is something else',
  (text) => {
    expect(parseMessage(text).intent).not.toBe('subscribe');
  },
);
