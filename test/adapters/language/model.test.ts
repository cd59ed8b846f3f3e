// A model behind the grammar: asked only where the grammar has no reading, believed only where it is valid.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createUnderstanding } from '../../../src/adapters/language/create-understanding.ts';
import { createModel } from '../../../src/adapters/teams/model/create-model.ts';
import { validQuestion } from '../../../src/domain/posture/valid-question.ts';
import { idIn, sample } from './estates.ts';
import { vocabulary } from './vocabulary.ts';

type Mood = (
  request: { body: string; headers: IncomingMessage['headers'] },
  response: ServerResponse,
) => void;

const servers: Server[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise((done) => {
          server.closeAllConnections();
          server.close(done);
        }),
    ),
  );
});

async function endpoint(mood: Mood): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => mood({ body, headers: request.headers }, response));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const says =
  (content: unknown): Mood =>
  (_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
  };

const asking = (question: unknown): Mood => says(JSON.stringify({ question }));

const ODD = 'which of the tenants has the fewest purple partners';

/** How long is waited for a model that means to answer, however busy the machine is. */
const PATIENT = 30_000;

async function understand(
  address: string,
  text = ODD,
  mishaps: string[] = [],
  timeoutMs = PATIENT,
) {
  const understanding = createUnderstanding({
    vocabulary,
    model: {
      ask: createModel({
        settings: {
          provider: 'openai',
          endpoint: address,
          name: 'small',
          apiKey: 'sk-secret',
          apiVersion: '',
        },
        timeoutMs,
        mishap: (why) => mishaps.push(why),
      }),
      valid: validQuestion,
    },
  });
  return understanding.understand({
    text,
    estate: sample,
    home: idIn(sample, 'contoso'),
    now: Date.parse('2026-11-20T10:00:00Z'),
    timeZone: null,
    before: undefined,
  });
}

const GRAMMAR = { as: 'unanswerable', because: 'not-understood', by: 'grammar' };

describe('model', () => {
  test('what it says is the question, by its name of the tenant', async () => {
    const address = await endpoint(
      asking({ ask: 'list', of: 'partners', tenants: ['fabrikam'], from: null, count: null }),
    );
    expect(await understand(address)).toEqual({
      as: 'question',
      by: 'model',
      question: { ask: 'list', of: 'partners', tenants: [idIn(sample, 'fabrikam')] },
    });
  });

  test('what the grammar understands is never sent', async () => {
    const seen: string[] = [];
    const address = await endpoint(({ body }, response) => {
      seen.push(body);
      response.end();
    });
    expect(await understand(address, 'guests in Fabrikam')).toMatchObject({
      by: 'grammar',
      as: 'question',
    });
    expect(await understand(address, 'turn on MFA trust for Fabrikam')).toMatchObject({
      as: 'request',
    });
    expect(await understand(address, "what is Alex's salary")).toMatchObject({
      because: 'personal-data',
    });
    expect(seen).toEqual([]);
  });

  test('it is sent the words, the checks and short names: no id, no address, no person, no key', async () => {
    let sent = { body: '', headers: {} as IncomingMessage['headers'] };
    const address = await endpoint((request, response) => {
      sent = request;
      asking(null)(request, response);
    });
    await understand(address);
    const body = JSON.parse(sent.body) as {
      messages: Array<{ role: string; content: string }>;
      response_format: { type: string };
    };
    expect(body.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(body.messages[1]?.content).toBe(ODD);
    expect(body.messages[0]?.content).toContain('contoso-labs');
    expect(body.response_format.type).toBe('json_schema');
    for (const { id, domains, contact } of sample.tenants) {
      for (const secret of [id, ...domains, contact]) expect(sent.body).not.toContain(secret);
    }
    for (const { displayName } of sample.people) expect(sent.body).not.toContain(displayName);
    expect(sent.body).not.toContain('sk-secret');
    expect(sent.headers.authorization).toBe('Bearer sk-secret');
  });

  test('templates in the words are not expanded', async () => {
    let sent = '';
    const address = await endpoint((request, response) => {
      sent = request.body;
      asking(null)(request, response);
    });
    const ask = createModel({
      settings: {
        provider: 'openai',
        endpoint: address,
        name: 'small',
        apiKey: 'k',
        apiVersion: '',
      },
    });
    await ask({ instruction: 'be {{brief}}', words: 'what is {{$temp.secret}}', schema: {} });
    expect(sent).toContain('be {{brief}}');
    expect(sent).toContain('what is {{$temp.secret}}');
  });

  test.each<[string, Mood]>([
    ['says that it is no question', asking(null)],
    ['writes no JSON', says('Sure! Here is the question you wanted.')],
    ['writes half of it', says('{"question": {"ask": "list", "of": "gue')],
    ['writes another shape', says('[1, 2]')],
    ['invents a tenant', asking({ ask: 'list', of: 'guests', tenants: ['blorptech'] })],
    ['invents a kind', asking({ ask: 'delete', tenants: 'all' })],
    ['names the prototype', asking({ ask: '__proto__', tenants: 'all' })],
    ['invents a list', asking({ ask: 'list', of: 'constructor', tenants: 'all' })],
    [
      'sets a tenant against itself',
      asking({ ask: 'relation', relation: { of: 'trust' }, at: 'contoso', of: 'contoso' }),
    ],
    [
      'writes far too much',
      says(
        JSON.stringify({ question: { ask: 'first', tenants: 'all' }, more: 'x'.repeat(200_000) }),
      ),
    ],
    [
      'writes a long answer',
      says(JSON.stringify({ question: { ask: 'first', tenants: 'all' }, more: 'x'.repeat(9_000) })),
    ],
    ['refuses', says(null)],
    ['answers with nothing', (_, response) => void response.end()],
    ['answers with HTML', (_, response) => void response.end('<html></html>')],
    [
      'does not know the key',
      (_, response) => void response.writeHead(401).end('{"error":{"message":"sk-secret"}}'),
    ],
    ['is too busy', (_, response) => void response.writeHead(429).end()],
    ['breaks', (_, response) => void response.writeHead(500).end('broken')],
    [
      'sends elsewhere',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
    ['hangs up', (_, response) => void response.destroy()],
    ['never answers', () => undefined],
    ['drips', (_, response) => void response.write('{"choices":')],
  ])('a model that %s leaves the answer to the grammar', async (_, mood) => {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    expect(await understand(await endpoint(mood), ODD, [], 300)).toMatchObject(GRAMMAR);
    expect(printed).not.toHaveBeenCalled();
  });

  test('what it adds to a valid question is left out', async () => {
    const address = await endpoint(
      asking({ ask: 'first', tenants: 'all', run: 'everything', __proto__: { x: 1 } }),
    );
    const understood = await understand(address);
    expect(understood).toEqual({
      as: 'question',
      by: 'model',
      question: { ask: 'first', tenants: 'all' },
    });
  });

  test('a model that is not there leaves the answer to the grammar, and is asked once', async () => {
    const mishaps: string[] = [];
    expect(await understand('http://127.0.0.1:9/v1', ODD, mishaps)).toMatchObject(GRAMMAR);
    expect(mishaps).toEqual(['absent']);
  });

  test('a service without constrained output is asked for any JSON from then on', async () => {
    const formats: string[] = [];
    const address = await endpoint((request, response) => {
      const { type } = (JSON.parse(request.body) as { response_format: { type: string } })
        .response_format;
      formats.push(type);
      if (type === 'json_schema') response.writeHead(400).end('{}');
      else asking({ ask: 'first', tenants: 'all' })(request, response);
    });
    const ask = createModel({
      settings: {
        provider: 'openai',
        endpoint: address,
        name: 'small',
        apiKey: 'k',
        apiVersion: '',
      },
    });
    const question = { instruction: 'x', words: 'y', schema: {} };
    expect(await ask(question)).toBeUndefined();
    expect(await ask(question)).toContain('first');
    expect(formats).toEqual(['json_schema', 'json_object']);
  });

  test('Azure OpenAI is asked at its deployment, over HTTPS only', async () => {
    const settings = {
      provider: 'azure-openai',
      name: 'mine',
      apiKey: 'k',
      apiVersion: '2024-10-21',
    } as const;
    const ask = createModel({
      settings: { ...settings, endpoint: 'https://127.0.0.1:9' },
      timeoutMs: 300,
    });
    expect(await ask({ instruction: 'x', words: 'y', schema: {} })).toBeUndefined();
    const plain = createModel({ settings: { ...settings, endpoint: 'http://127.0.0.1:9' } });
    await expect(plain({ instruction: 'x', words: 'y', schema: {} })).rejects.toThrow('HTTPS');
  });
});
