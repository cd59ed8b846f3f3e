// What people type, however they spell it, and what they may not be able to do with it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/inbound/parse-message.ts';

const intentOf = (text: string) => parseMessage(text).intent;

describe('messages', () => {
  test.each([
    ['help', 'help'],
    ['Hi!', 'help'],
    ['<at>Drawbridge</at> Help, please', 'help'],
    ['@Drawbridge: HELP.', 'help'],
    ['who am i', 'who-am-i'],
    ['requests', 'my-requests'],
    ['Who am I?', 'who-am-i'],
    ['my requests', 'my-requests'],
    ['show my requests please', 'my-requests'],
    ['show me all my requests', 'my-requests'],
    ['my request', 'my-requests'],
    ['show me my access', 'my-access'],
    ['what can you do for me?', 'help'],
    ['My&nbsp;Access', 'my-access'],
    ['my access, thanks', 'my-access'],
    ['approvals', 'approvals'],
    ['history', 'history'],
    ['request', 'request'],
    ['banana', 'unknown'],
    ['', 'unknown'],
  ])('%j means %s', (text, intent) => {
    expect(intentOf(text)).toBe(intent);
  });

  test('what follows "request" is the wish', () => {
    expect(parseMessage('request guest access to Finance for 3 days')).toEqual({
      intent: 'request',
      wish: 'guest access to Finance for 3 days',
    });
    expect(parseMessage("I'd like access to Aurora")).toMatchObject({ wish: 'access to Aurora' });
  });

  test.each([
    ['same access as Priya Nair', 'Priya Nair'],
    ['I need the same access as Priya Nair, please.', 'Priya Nair'],
    [
      'request same access as priya.nair@contoso.example because I stand in for her',
      'priya.nair@contoso.example',
    ],
  ])('%j means a colleague', (text, as) => {
    expect(parseMessage(text)).toEqual({ intent: 'same-access', as });
  });

  test('an owner reconciles a tenant, and whoever is on call cuts off', () => {
    expect(parseMessage('Reconcile Contoso Labs.')).toEqual({
      intent: 'reconcile',
      tenant: 'Contoso Labs',
    });
    expect(parseMessage('cut off Alex Meyer!')).toEqual({
      intent: 'cut-off',
      words: 'Alex Meyer',
    });
    expect(parseMessage('cut-off northwind')).toMatchObject({ words: 'northwind' });
    expect(parseMessage('cut offs')).toEqual({ intent: 'cut-off', words: '' });
  });

  test('a status needs a number, and says when it is none', () => {
    expect(parseMessage('status 7k3f-9qx2')).toMatchObject({ id: '7K3F-9QX2' });
    expect(parseMessage('Status of #7K3F9QX2?')).toMatchObject({ id: '7K3F-9QX2' });
    expect(parseMessage('status')).toMatchObject({ id: undefined, given: '' });
    expect(parseMessage('status of the union')).toMatchObject({ id: undefined });
  });

  test('any text has a reading, and quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        expect(typeof parseMessage(text).intent).toBe('string');
      }),
    );
    const started = performance.now();
    parseMessage(`request ${'please '.repeat(200_000)}`);
    parseMessage(`${' '.repeat(1_000_000)}x`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
