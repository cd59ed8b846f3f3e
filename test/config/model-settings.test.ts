// The optional model: all of it or nothing of it, and never over plain HTTP to somewhere else.
import { describe, expect, test } from 'vitest';
import { readModelSettings } from '../../src/config/model-settings.ts';
import { Problems } from '../../src/config/setting-readers.ts';

function read(env: Readonly<Record<string, string>>, sandbox = false) {
  const problems = new Problems();
  const settings = readModelSettings(problems, (name) => env[name], sandbox);
  return { settings, problems: problems.lines };
}

const whole = {
  MODEL_ENDPOINT: 'https://models.example/v1/',
  MODEL_NAME: 'small',
  MODEL_API_KEY: 'key',
};

describe('model settings', () => {
  test('without an endpoint there is no model and nothing is wrong', () => {
    expect(read({})).toEqual({ settings: undefined, problems: [] });
  });

  test('an endpoint with a name and a key is a model', () => {
    expect(read(whole)).toEqual({
      settings: {
        provider: 'openai',
        endpoint: 'https://models.example/v1',
        name: 'small',
        apiKey: 'key',
        apiVersion: '2024-10-21',
      },
      problems: [],
    });
  });

  test('Azure OpenAI is told by its provider and has a version', () => {
    const { settings, problems } = read({
      ...whole,
      MODEL_PROVIDER: 'azure-openai',
      MODEL_API_VERSION: '2025-01-01-preview',
    });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ provider: 'azure-openai', apiVersion: '2025-01-01-preview' });
  });

  test.each([
    ['a name is missing', { ...whole, MODEL_NAME: '' }, 'MODEL_NAME'],
    ['a key is missing', { ...whole, MODEL_API_KEY: '' }, 'MODEL_API_KEY'],
    ['a key without an endpoint', { MODEL_API_KEY: 'key' }, 'MODEL_API_KEY'],
    ['plain HTTP', { ...whole, MODEL_ENDPOINT: 'http://models.example' }, 'MODEL_ENDPOINT'],
    ['an unknown provider', { ...whole, MODEL_PROVIDER: 'other' }, 'MODEL_PROVIDER'],
    ['a version that is none', { ...whole, MODEL_API_VERSION: 'latest' }, 'MODEL_API_VERSION'],
  ])('%s is one problem that names the setting and not the key', (_, env, name) => {
    const { problems } = read(env);
    expect(problems).toEqual([expect.stringContaining(name)]);
    expect(problems.join()).not.toContain('"key"');
  });

  test('the sandbox asks only a model on this machine', () => {
    expect(read(whole, true).problems).toEqual([expect.stringContaining('MODEL_ENDPOINT')]);
    expect(read({ ...whole, MODEL_ENDPOINT: 'http://127.0.0.1:9/v1' }, true).problems).toEqual([]);
  });
});
