// Where people act at the issuer: consent for a tenant, and signing in with a code.
import express from 'express';
import type { GraphWorld } from '../graph/world.ts';
import { type ConsentAnswer, consented, giveConsent, showConsent } from './admin-consent.ts';
import { createDeviceSignIn } from './device-sign-in.ts';
import type { Tokens } from './tokens.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

const queryOf = (request: express.Request): URLSearchParams =>
  new URL(request.originalUrl, 'http://issuer').searchParams;

const send = (response: express.Response, answer: ConsentAnswer): void => {
  if (answer.redirect) response.redirect(answer.redirect);
  else response.status(answer.status).type('html').send(answer.html);
};

export function peopleRouter(world: GraphWorld, tokens: Tokens): express.Router {
  const router = express.Router();
  const devices = createDeviceSignIn(world, tokens);
  const form: express.RequestHandler[] = [express.urlencoded({ extended: false }), express.json()];
  const fields = (request: express.Request) => (request.body ?? {}) as Record<string, string>;
  const tenantOf = (request: express.Request) => String(request.params.tenantId);

  router.get('/:tenantId/v2.0/adminconsent', (request, response) => {
    send(response, showConsent(world, tenantOf(request), queryOf(request)));
  });
  router.post('/:tenantId/v2.0/adminconsent', ...form, (request, response) => {
    const { account = '' } = fields(request);
    send(response, giveConsent(world, tenantOf(request), queryOf(request), account));
  });
  router.get('/consented', (_request, response) => {
    response.type('html').send(consented());
  });

  router.post('/:tenantId/oauth2/v2.0/devicecode', ...form, (request, response) => {
    const { status, body } = devices.begin(tenantOf(request), fields(request));
    response.status(status).json(body);
  });
  router.get('/devicelogin', (request, response) => {
    const { status, html } = devices.page(queryOf(request).get('otc') ?? '');
    response.status(status).type('html').send(html);
  });
  router.post('/devicelogin', ...form, (request, response) => {
    const code = queryOf(request).get('otc') ?? fields(request).otc ?? '';
    const { status, html } = devices.page(code, fields(request).account);
    response.status(status).type('html').send(html);
  });
  router.post('/:tenantId/oauth2/v2.0/token', ...form, async (request, response, next) => {
    if (fields(request).grant_type !== DEVICE_GRANT) return next();
    const { status, body } = await devices.token(tenantOf(request), fields(request));
    response.status(status).set('Cache-Control', 'no-store').json(body);
  });
  return router;
}
