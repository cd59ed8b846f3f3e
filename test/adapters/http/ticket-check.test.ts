// Asking a service about a ticket, against a service that answers, lies, is slow, redirects, or is not there.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createTicketCheck } from '../../../src/adapters/http/ticket-check.ts';
import { quiet } from '../../fakes/world.ts';

const SECRET = 'a secret of more than twenty-four bytes';
const TICKET = { number: 'CHG0031234', system: 'ServiceNow' };
const closing: Array<() => void> = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function service(
  answer: (response: ServerResponse, body: string, request: IncomingMessage) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => answer(response, body, request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tickets`;
}

const ask = (url: string, withinMs = 10_000) =>
  createTicketCheck({ url, secret: SECRET }, quiet, withinMs).ask(TICKET);
const saying = (text: string, status = 200) =>
  service((response) => response.writeHead(status).end(text));

test.each(['known', 'unknown', 'closed'] as const)('%s is taken as it is said', async (said) => {
  expect(await ask(await saying(JSON.stringify({ ticket: said })))).toBe(said);
});

test('the question is signed, so that the service can tell who asks', async () => {
  let seen: { headers: IncomingMessage['headers']; body: string } = { headers: {}, body: '' };
  const url = await service((response, body, { headers }) => {
    seen = { headers, body };
    response.end('{"ticket":"known"}');
  });
  await ask(url);
  const { headers, body } = seen;
  expect(JSON.parse(body)).toEqual(TICKET);
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', SECRET).update(signed).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${expected}`);
});

test.each([
  ['no JSON', () => saying('<html>')],
  ['another word', () => saying('{"ticket":"fine"}')],
  ['an answer without one', () => saying('null')],
  ['a server error, whatever it says', () => saying('{"ticket":"known"}', 503)],
  ['more than any answer is long', () => saying(`{"ticket":"known"${' '.repeat(70_000)}}`)],
  [
    'a redirect',
    async () => {
      const elsewhere = await saying('{"ticket":"known"}');
      return service((response) => response.writeHead(307, { location: elsewhere }).end());
    },
  ],
  ['nobody there', async () => 'http://127.0.0.1:9/tickets'],
])('%s counts as unreachable', async (_what, where) => {
  expect(await ask(await where())).toBe('unreachable');
});

test('silence counts as unreachable once its time is over', async () => {
  expect(await ask(await service(() => {}), 100)).toBe('unreachable');
});
