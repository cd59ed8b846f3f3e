// Addresses that are sent signed messages: with a secret, long enough, https, and on this machine in the sandbox.
import { expect, test } from 'vitest';
import { Problems } from '../../src/config/setting-readers.ts';
import { readSignedAddress } from '../../src/config/signed-address.ts';

const KEY = 'k'.repeat(24);

function read(env: Record<string, string>, sandbox = false) {
  const problems = new Problems();
  const value = readSignedAddress(problems, (name) => env[name], 'WEBHOOK', sandbox);
  return { value, problems: problems.lines };
}

test('nothing is sent where nothing is set', () => {
  expect(read({})).toEqual({ value: undefined, problems: [] });
});

test('an address and its secret', () => {
  const found = read({ WEBHOOK_URL: 'https://siem.example/in', WEBHOOK_SECRET: KEY });
  expect(found).toEqual({ value: { url: 'https://siem.example/in', secret: KEY }, problems: [] });
  const local = { WEBHOOK_URL: 'http://127.0.0.1:4000/in', WEBHOOK_SECRET: KEY };
  expect(read(local, true).problems).toEqual([]);
});

test.each([
  [{ WEBHOOK_URL: 'https://a.example' }, 'WEBHOOK_SECRET is missing'],
  [{ WEBHOOK_SECRET: KEY }, 'WEBHOOK_SECRET is set, but WEBHOOK_URL is not'],
  [{ WEBHOOK_URL: 'https://a.example', WEBHOOK_SECRET: 'short' }, 'WEBHOOK_SECRET is short'],
  [
    { WEBHOOK_URL: 'https://a.example', WEBHOOK_SECRET: `whsec_${'a'.repeat(24)}` },
    'WEBHOOK_SECRET is short',
  ],
  [{ WEBHOOK_URL: 'http://a.example', WEBHOOK_SECRET: KEY }, 'production needs an https address'],
  [{ WEBHOOK_URL: 'https://u:p@a.example', WEBHOOK_SECRET: KEY }, 'not a plain address'],
  [{ WEBHOOK_URL: 'https://:hidden@a.example', WEBHOOK_SECRET: KEY }, 'not a plain address'],
  [{ WEBHOOK_URL: 'https://a.example?sig=hidden', WEBHOOK_SECRET: KEY }, 'not a plain address'],
  [{ WEBHOOK_URL: 'https:// a.example?sig=hidden', WEBHOOK_SECRET: KEY }, 'not a plain address'],
  [{ WEBHOOK_URL: 'http://a.example/in/hidden', WEBHOOK_SECRET: KEY }, 'has "http://a.example";'],
])('%o', (env, problem) => {
  const said = read(env).problems.join('\n');
  expect(said).toContain(problem);
  expect(said).not.toContain('hidden');
});

test('in the sandbox nothing leaves this machine', () => {
  const found = read({ WEBHOOK_URL: 'https://a.example', WEBHOOK_SECRET: KEY }, true);
  expect(found.problems.join('\n')).toContain('in the sandbox it must be on this machine');
});
