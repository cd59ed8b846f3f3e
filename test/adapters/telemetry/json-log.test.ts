// The log as the last lock: whatever stands in a message, secrets and addresses do not pass.
import { expect, test } from 'vitest';
import { createJsonLog } from '../../../src/adapters/telemetry/json-log.ts';

const written = (text: string): string => {
  const lines: string[] = [];
  createJsonLog('info', (line) => lines.push(line)).info('x', { text });
  return (JSON.parse(lines[0] ?? '{}') as { text: string }).text;
};

test.each([
  ["The invited user em@home.example's domain", "The invited user [address]'s domain"],
  ['em_home.example#EXT#@away.example is there', '[address] is there'],
  ["o'brien+x@home.example", '[address]'],
  ['<EM@HOME.EXAMPLE>', '<[address]>'],
])('an address is taken out: %s', (text, left) => {
  expect(written(text)).toBe(left);
});

test.each([
  'at /app/node_modules/@azure/identity/dist/index.js:1:2',
  'pg-boss@12.35.0 is here',
  'https://graph.microsoft.com/v1.0/users',
])('what only looks like one stays: %s', (text) => {
  expect(written(text)).toBe(text);
});

test('tokens, redeem links and secrets are taken out', () => {
  expect(written('Bearer abc.def')).toBe('Bearer [token]');
  expect(written('https://login.example/redeem?x=1')).toBe('[redeem link]');
  expect(written('client_secret=abc&x=1')).toBe('client_secret=[secret]&x=1');
});
