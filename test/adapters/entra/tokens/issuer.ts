// A token issuer over TLS in the form of Entra's: it writes down what is asked and answers as told.
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Pem } from './certificates.ts';

export interface Asked {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

export interface Issuer {
  readonly origin: string;
  /** Requests for a token, oldest first. */
  readonly asked: Asked[];
  /** What the next requests are answered with; the last one stays. */
  answers: Array<{ status: number; body: Record<string, unknown> }>;
  close(): Promise<void>;
}

export const token = (expiresIn: number, name = 'token') => ({
  status: 200,
  body: { token_type: 'Bearer', expires_in: expiresIn, access_token: `${name}-${expiresIn}` },
});

export const refusal = (error: string, code: number, sentence: string) => ({
  status: error === 'invalid_client' ? 401 : 400,
  body: {
    error,
    error_description: `AADSTS${code}: ${sentence} Trace ID: 5f1a Correlation ID: 7c2b Timestamp: 2026-11-20 10:42:00Z`,
    error_codes: [code],
  },
});

const listen = (server: Server, host: string) =>
  new Promise<number>((resolve) => {
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port));
  });

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

export async function startIssuer({ certificate, key }: Pem): Promise<Issuer> {
  let origin = '';
  const issuer = { asked: [] as Asked[], answers: [token(3_600)] };
  const server = createServer({ cert: certificate, key }, async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const tenant = pathname.split('/')[1];
    if (pathname === `/${tenant}/v2.0/.well-known/openid-configuration`) {
      return send(200, {
        issuer: `${origin}/${tenant}/v2.0`,
        authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
        token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
        jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
      });
    }
    let text = '';
    for await (const chunk of request) text += String(chunk);
    issuer.asked.push({ path: pathname, form: Object.fromEntries(new URLSearchParams(text)) });
    const { answers } = issuer;
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? token(3_600);
    return send(answer.status, answer.body);
  });
  origin = `https://localhost:${await listen(server, 'localhost')}`;
  return Object.assign(issuer, { origin, close: () => close(server) });
}

export interface IdentityEndpoint {
  readonly address: string;
  readonly asked: Array<{ readonly header: string; readonly query: Record<string, string> }>;
  close(): Promise<void>;
}

/** What App Service offers its applications: a managed identity's tokens, over http on this machine. */
export async function startIdentityEndpoint(assertion: string): Promise<IdentityEndpoint> {
  const asked: IdentityEndpoint['asked'] = [];
  const server = createHttpServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push({
      header: String(request.headers['x-identity-header'] ?? ''),
      query: Object.fromEntries(url.searchParams),
    });
    const expiresOn = Math.floor(Date.now() / 1_000) + 86_400;
    const body = {
      access_token: assertion,
      expires_on: String(expiresOn),
      resource: url.searchParams.get('resource'),
      token_type: 'Bearer',
      client_id: url.searchParams.get('client_id'),
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const port = await listen(server, '127.0.0.1');
  return { address: `http://127.0.0.1:${port}/msi/token`, asked, close: () => close(server) };
}
