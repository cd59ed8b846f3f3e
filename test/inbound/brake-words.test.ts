// What somebody says to pause, to resume and to lock down, and what is none of it.
import { expect, test } from 'vitest';
import { parseMessage } from '../../src/inbound/parse-message.ts';

test.each([
  ['pause Drawbridge in Fabrikam', { say: 'pause', tenant: 'Fabrikam' }],
  ['Pause drawbridge in contoso labs, please', { say: 'pause', tenant: 'contoso labs' }],
  ['pause fabrikam', { say: 'pause', tenant: 'fabrikam' }],
  ['pause', { say: 'pause', tenant: '' }],
  ['resume Drawbridge in fabrikam.', { say: 'resume', tenant: 'fabrikam' }],
  ['<at>Drawbridge</at> resume in Fabrikam', { say: 'resume', tenant: 'Fabrikam' }],
  ['lockdown', { say: 'lockdown' }],
  ['Lock down now!', { say: 'lockdown' }],
  ['end the lockdown', { say: 'lockdown' }],
])('%s', (text, said) => {
  expect(parseMessage(text)).toEqual({ intent: 'brake', said });
});

test.each(['paused people', 'why was fabrikam locked down?', 'request a pause room'])(
  '%s is none of it',
  (text) => {
    expect(parseMessage(text).intent).not.toBe('brake');
  },
);
