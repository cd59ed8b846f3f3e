// Settings: production never falls into the sandbox, and says everything that is wrong at once.
import { describe, expect, test } from 'vitest';
import { resolveIdentities } from '../../src/config/identity-secrets.ts';
import { readSettings } from '../../src/config/settings.ts';

const GUID = '0b7ad8a3-c551-4bf1-9157-7f2a01302770';
const production = {
  BOT_APP_ID: GUID,
  BOT_TENANT_ID: GUID,
  BOT_MANAGED_IDENTITY_CLIENT_ID: GUID,
  DATABASE_URL: 'postgres://db.example/drawbridge',
};
const sandbox = {
  DRAWBRIDGE_MODE: 'sandbox',
  CONTROL_SECRET: 'x'.repeat(32),
  BOT_APP_ID: GUID,
  BOT_TENANT_ID: GUID,
  GRAPH_BASE_URL: 'http://127.0.0.1:3979/graph',
  AUTHORITY_HOST: 'http://127.0.0.1:3979',
  BOT_OPENID_METADATA_URL: 'http://127.0.0.1:3979/openid/.well-known/openidconfiguration',
  BOT_SERVICE_ORIGINS: 'http://127.0.0.1:3979',
};

const problemsOf = (env: Record<string, string>) => {
  const result = readSettings(env);
  return 'problems' in result ? result.problems : [];
};

describe('settings', () => {
  test('production starts with nothing but ids and a database', () => {
    const settings = readSettings(production);
    expect(settings).toMatchObject({
      mode: 'production',
      port: 3978,
      graphBaseUrl: 'https://graph.microsoft.com',
      controlSecret: undefined,
      bot: { issuer: 'https://api.botframework.com' },
    });
  });

  test('without anything, every missing setting is named at once', () => {
    const problems = problemsOf({}).join('\n');
    for (const name of [
      'BOT_APP_ID',
      'BOT_TENANT_ID',
      'BOT_MANAGED_IDENTITY_CLIENT_ID',
      'DATABASE_URL',
    ]) {
      expect(problems).toContain(name);
    }
  });

  test.each([
    ['PORT', 'abc'],
    ['CLOUD', 'moon'],
    ['BOT_APP_ID', 'my-bot'],
    ['GRAPH_BASE_URL', 'http://127.0.0.1:3979/graph'],
    ['GRAPH_BASE_URL', 'https://user:pass@graph.microsoft.com'],
    ['AUTHORITY_HOST', 'http://login.example'],
    ['BOT_SERVICE_ORIGINS', 'http://127.0.0.1:1'],
    ['DATABASE_URL', 'mysql://db'],
    ['BOT_CREDENTIAL', 'none'],
    ['LOG_LEVEL', 'loud'],
    ['DRAWBRIDGE_MODE', 'test'],
  ])('production refuses %s=%s', (name, value) => {
    expect(problemsOf({ ...production, [name]: value }).join('\n')).toContain(name);
  });

  test('sandbox mode cannot be switched on by itself', () => {
    expect(problemsOf({ ...production, DRAWBRIDGE_MODE: 'sandbox' }).join('\n')).toContain(
      'which only "npm start" may set up',
    );
  });

  test('production always keeps within Teams’ limits, the sandbox where it is asked to', () => {
    expect(readSettings({ ...production, BOT_PACE: 'none' })).toMatchObject({ paced: true });
    expect(readSettings(sandbox)).toMatchObject({ paced: false });
    expect(readSettings({ ...sandbox, BOT_PACE: 'teams' })).toMatchObject({ paced: true });
    expect(problemsOf({ ...sandbox, BOT_PACE: 'fast' })).toHaveLength(1);
  });

  test('the sandbox cannot reach a real tenant', () => {
    expect(problemsOf(sandbox)).toEqual([]);
    expect(problemsOf({ ...sandbox, GRAPH_BASE_URL: 'https://graph.microsoft.com' })).toHaveLength(
      1,
    );
  });

  test('a control secret means nothing in production', () => {
    const settings = readSettings({ ...production, CONTROL_SECRET: 'x'.repeat(32) });
    expect(settings).toMatchObject({ mode: 'production', controlSecret: undefined });
  });

  test('the government cloud has its own issuer and addresses', () => {
    expect(readSettings({ ...production, CLOUD: 'gcchigh' })).toMatchObject({
      graphBaseUrl: 'https://graph.microsoft.us',
      graphCanonicalUrl: 'https://graph.microsoft.us',
      bot: { issuer: 'https://api.botframework.us' },
    });
  });

  test('a secret that an identity names and nobody set is told by its variable', () => {
    const identities = {
      reader: {
        clientId: GUID,
        credential: { kind: 'secret' as const, secretVariable: 'READER_SECRET' },
      },
    };
    expect(resolveIdentities(identities, {}, false).problems[0]).toContain('READER_SECRET');
    expect(resolveIdentities(identities, {}, true).problems).toEqual([]);
    expect(
      resolveIdentities(identities, { READER_SECRET: 's' }, false).identities.reader?.credential,
    ).toEqual({ kind: 'secret', secret: 's' });
  });
});
