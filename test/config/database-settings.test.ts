// How the database is signed in to: with the address's own password, or with none at all.
import { describe, expect, test } from 'vitest';
import { readDatabaseSettings } from '../../src/config/database-settings.ts';

const CLIENT = '0b7ad8a3-c551-4bf1-9157-7f2a01302770';
const BY_IDENTITY = {
  DATABASE_URL: 'postgres://drawbridge@db.example:5432/drawbridge',
  DATABASE_SIGN_IN: 'managed-identity',
  DATABASE_MANAGED_IDENTITY_CLIENT_ID: CLIENT,
};

describe('database settings', () => {
  test('without anything it is the embedded one, and nothing is signed in to', () => {
    expect(readDatabaseSettings({})).toEqual({
      databaseUrl: undefined,
      dataDir: '.data',
      databaseSignIn: undefined,
    });
  });

  test('a managed identity signs in with a token of its cloud', () => {
    expect(readDatabaseSettings(BY_IDENTITY).databaseSignIn).toEqual({
      managedIdentityClientId: CLIENT,
      scope: 'https://ossrdbms-aad.database.windows.net/.default',
    });
    expect(readDatabaseSettings({ ...BY_IDENTITY, CLOUD: 'gcchigh' }).databaseSignIn?.scope).toBe(
      'https://ossrdbms-aad.database.usgovcloudapi.net/.default',
    );
  });

  test.each([
    ['a password beside it', { DATABASE_URL: 'postgres://a:b@db.example/x' }, /holds a password/],
    ['no name to sign in as', { DATABASE_URL: 'postgres://db.example/x' }, /names no user/],
    [
      'a token in the clear',
      { DATABASE_URL: 'postgres://a@db.example/x?sslmode=disable' },
      /never sent without encryption/,
    ],
    [
      'no identity',
      { DATABASE_MANAGED_IDENTITY_CLIENT_ID: '' },
      /DATABASE_MANAGED_IDENTITY_CLIENT_ID is missing/,
    ],
    ['no database', { DATABASE_URL: '' }, /DATABASE_URL names no user/],
    ['an identity that nothing uses', { DATABASE_SIGN_IN: 'password' }, /is set, but/],
    ['another word', { DATABASE_SIGN_IN: 'token' }, /write one of password, managed-identity/],
  ])('%s is refused', (_what, change, sentence) => {
    expect(() => readDatabaseSettings({ ...BY_IDENTITY, ...change })).toThrow(sentence);
  });

  test('a refusal does not repeat the password', () => {
    const env = { ...BY_IDENTITY, DATABASE_URL: 'postgres://a:hunter2@db.example/x' };
    expect(() => readDatabaseSettings(env)).toThrow(expect.not.stringContaining('hunter2'));
  });
});
