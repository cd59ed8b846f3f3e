// Sending events to a receiver that takes them, refuses, is slow, redirects, or is not there.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createEventSender } from '../../../src/adapters/http/event-sender.ts';
import type { RequestEvent } from '../../../src/domain/access/events.ts';

const KEY = Buffer.alloc(32, 7);
const SECRET = `whsec_${KEY.toString('base64')}`;
const EVENT: RequestEvent = {
  id: '0b7ad8a3-c551-4bf1-9157-7f2a01302770',
  type: 'approved',
  at: Date.UTC(2026, 10, 20, 10, 42),
  requestId: '7K3F-9QX2',
  sequence: 200,
  state: 'applying',
  kind: 'guest-access',
  tenantId: 't',
  ids: { resource: 'r', policy: 'p', requestor: 't/a', beneficiary: 't/b' },
};

const closing: Array<() => void> = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Seen {
  headers: IncomingHttpHeaders;
  body: string;
}

async function receiver(answer: (response: ServerResponse) => void) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      seen.push({ headers: request.headers, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`, seen };
}

const send = (url: string, withinMs = 10_000) =>
  createEventSender({ url, secret: SECRET }, withinMs).send(EVENT);

test('an event goes out as a CloudEvent, signed over id, time and body', async () => {
  const { url, seen } = await receiver((response) => response.writeHead(202).end());
  expect(await send(url)).toEqual({ taken: true });
  const [{ headers, body }] = seen as [Seen];
  expect(headers['content-type']).toBe('application/cloudevents+json');
  expect(JSON.parse(body)).toEqual({
    specversion: '1.0',
    id: EVENT.id,
    source: 'drawbridge',
    type: 'drawbridge.request.approved',
    time: '2026-11-20T10:42:00.000Z',
    subject: '7K3F-9QX2',
    datacontenttype: 'application/json',
    data: {
      requestId: '7K3F-9QX2',
      sequence: 200,
      state: 'applying',
      kind: 'guest-access',
      tenant: 't',
      ids: EVENT.ids,
    },
  });
  expect(headers['webhook-id']).toBe(EVENT.id);
  const seconds = Number(headers['webhook-timestamp']);
  expect(Math.abs(Date.now() / 1000 - seconds)).toBeLessThan(60);
  const expected = createHmac('sha256', KEY).update(`${EVENT.id}.${seconds}.${body}`);
  expect(headers['webhook-signature']).toBe(`v1,${expected.digest('base64')}`);
  const changed = createHmac('sha256', KEY).update(`${EVENT.id}.${seconds}.${body} `);
  expect(headers['webhook-signature']).not.toBe(`v1,${changed.digest('base64')}`);
});

test.each([200, 201, 204])('%d counts as taken', async (status) => {
  const { url } = await receiver((response) => response.writeHead(status).end());
  expect(await send(url)).toEqual({ taken: true });
});

test.each([400, 401, 410, 429, 500, 503])('%d does not', async (status) => {
  const { url } = await receiver((response) => response.writeHead(status).end('no'));
  expect(await send(url)).toEqual({ why: `status ${status}` });
});

test('a redirect is not followed: nothing goes where nobody sent it', async () => {
  const other = await receiver((response) => response.writeHead(200).end());
  const { url } = await receiver((response) =>
    response.writeHead(307, { location: other.url }).end(),
  );
  expect(await send(url)).toEqual({ why: 'absent' });
  expect(other.seen).toEqual([]);
});

test('one that is too slow, breaks off or is absent is told apart, and none of them throws', async () => {
  const slow = await receiver(() => {});
  expect(await send(slow.url, 100)).toEqual({ why: 'slow' });
  const broken = await receiver((response) => response.destroy());
  expect(await send(broken.url)).toEqual({ why: 'absent' });
  expect(await send('http://127.0.0.1:9/events')).toEqual({ why: 'absent' });
});
