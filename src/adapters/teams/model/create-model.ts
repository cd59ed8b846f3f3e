// Asks a model through teams-ai, once and for three seconds at most. Whatever goes wrong is no answer.
import {
  type Memory,
  OpenAIModel,
  type OpenAIModelOptions,
  Prompt,
  type PromptFunctions,
  type PromptTemplate,
  TextSection,
  type Tokenizer,
} from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { ModelSettings } from '../../../shared/model-settings.ts';
import { carefulFetch, type Mishap } from './careful-fetch.ts';

export interface ModelQuestion {
  readonly instruction: string;
  readonly words: string;
  readonly schema: object;
}

export interface ModelDeps {
  readonly settings: ModelSettings;
  /** Told why there was no answer; never told what was asked. */
  readonly mishap?: (why: Mishap) => void;
  readonly timeoutMs?: number;
}

type ClientOptions = NonNullable<OpenAIModelOptions['clientOptions']>;

const TIMEOUT_MS = 3_000;

export function createModel({
  settings,
  mishap,
  timeoutMs = TIMEOUT_MS,
}: ModelDeps): (question: ModelQuestion) => Promise<string | undefined> {
  // A service that does not know constrained output says so with 400: from then on it is asked for any JSON.
  let constrained = true;
  const fetchOnce = carefulFetch(timeoutMs, (why) => {
    if (why === 'refused-400') constrained = false;
    mishap?.(why);
  });
  return async (question) => {
    const model = modelFor(
      settings,
      fetchOnce,
      timeoutMs,
      constrained ? question.schema : undefined,
    );
    const answer = await model.completePrompt(
      NO_TURN,
      NO_MEMORY,
      NO_FUNCTIONS,
      ROUGH_TOKENS,
      templateFor(question, settings.name),
    );
    const text = answer.status === 'success' ? answer.message?.content : undefined;
    return text === undefined || text === '' ? undefined : text;
  };
}

function modelFor(
  { provider, endpoint, name, apiKey, apiVersion }: ModelSettings,
  fetchOnce: typeof fetch,
  timeoutMs: number,
  schema: object | undefined,
): OpenAIModel {
  const options = {
    // teams-ai types only the older form; it hands on what it is given.
    responseFormat: (schema
      ? { type: 'json_schema', json_schema: { name: 'question', strict: true, schema } }
      : { type: 'json_object' }) as { type: 'json_object' },
    clientOptions: {
      // The client's own type of fetch is that of an older library.
      fetch: fetchOnce as unknown as NonNullable<ClientOptions['fetch']>,
      maxRetries: 0,
      timeout: timeoutMs + 1_000,
    },
    useSystemMessages: true,
    logRequests: false,
  };
  return provider === 'azure-openai'
    ? new OpenAIModel({
        ...options,
        azureApiKey: apiKey,
        azureEndpoint: endpoint,
        azureDefaultDeployment: name,
        azureApiVersion: apiVersion,
      })
    : new OpenAIModel({ ...options, apiKey, endpoint, defaultModel: name });
}

/** Sections of text, not templates: nothing in them is expanded. */
const templateFor = ({ instruction, words }: ModelQuestion, model: string): PromptTemplate => ({
  name: 'question',
  prompt: new Prompt([new TextSection(instruction, 'system'), new TextSection(words, 'user')]),
  config: {
    schema: 1.1,
    type: 'completion',
    completion: {
      completion_type: 'chat',
      model,
      temperature: 0,
      top_p: 1,
      presence_penalty: 0,
      frequency_penalty: 0,
      include_history: false,
      include_input: false,
      include_images: false,
      max_tokens: 600,
      max_input_tokens: 32_000,
      stop_sequences: [],
    },
  },
});

const NO_TURN = {} as TurnContext;
const NO_FUNCTIONS = {} as PromptFunctions;
const NO_MEMORY: Memory = {
  deleteValue: () => undefined,
  hasValue: () => false,
  getValue: <T>() => undefined as T,
  setValue: () => undefined,
};

/** Four letters are about a token: near enough to keep within the bounds. */
const ROUGH_TOKENS: Tokenizer = {
  encode: (text) => new Array<number>(Math.ceil(text.length / 4)).fill(0),
  decode: () => '',
};
