// The optional model: without MODEL_ENDPOINT there is none, and everything else works.
import type { ModelSettings } from '../shared/model-settings.ts';
import { type Problems, readAddress, readChoice } from './setting-readers.ts';

const VERSION = '2024-10-21';

/** Undefined: none is set up, or what is set up is wrong and stands among the problems. */
export function readModelSettings(
  problems: Problems,
  value: (name: string) => string | undefined,
  sandbox: boolean,
): ModelSettings | undefined {
  const endpoint = value('MODEL_ENDPOINT');
  if (!endpoint) {
    for (const name of ['MODEL_NAME', 'MODEL_API_KEY', 'MODEL_PROVIDER', 'MODEL_API_VERSION']) {
      if (value(name)) problems.add(name, 'is set, but MODEL_ENDPOINT is not; set both or neither');
    }
    return undefined;
  }
  const provider = readChoice(problems, 'MODEL_PROVIDER', value('MODEL_PROVIDER') ?? 'openai', [
    'openai',
    'azure-openai',
  ]);
  const needed = (name: string, what: string) => {
    const found = value(name);
    if (!found) problems.add(name, `is missing; MODEL_ENDPOINT needs ${what}`);
    return found ?? '';
  };
  const azure = provider === 'azure-openai';
  if (azure && sandbox) {
    problems.add('MODEL_PROVIDER', 'is "azure-openai"; in the sandbox it must be "openai"');
  }
  const apiVersion = value('MODEL_API_VERSION') ?? VERSION;
  if (!/^\d{4}-\d\d-\d\d(-preview)?$/.test(apiVersion)) {
    problems.add('MODEL_API_VERSION', `is "${apiVersion}"; write a version such as ${VERSION}`);
  }
  return {
    provider: provider ?? 'openai',
    endpoint: readAddress(problems, 'MODEL_ENDPOINT', endpoint, sandbox),
    name: needed('MODEL_NAME', azure ? 'the name of a deployment' : 'the name of a model'),
    apiKey: needed('MODEL_API_KEY', 'a key'),
    apiVersion,
  };
}
