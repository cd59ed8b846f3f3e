// The token issuer as an Express router, mounted at `/`: tokens, keys, people at its pages, and accepting invitations.
import express from 'express';
import { nameOf } from '../graph/objects.ts';
import { acceptInvitation, findRedemption } from '../graph/rules/redemption.ts';
import type { GraphWorld } from '../graph/world.ts';
import { tenantMetadata } from './metadata.ts';
import { peopleRouter } from './people-router.ts';
import { redeemPage } from './redeem-page.ts';
import { answerTokenRequest } from './token-request.ts';
import { BOT_ISSUER, createTokens } from './tokens.ts';

export function issuerRouter(world: GraphWorld): express.Router {
  const router = express.Router();
  const tokens = createTokens(world);
  router.use(peopleRouter(world, tokens));

  router.post(
    '/:tenantId/oauth2/v2.0/token',
    express.urlencoded({ extended: false }),
    async (request, response) => {
      const form = (request.body ?? {}) as Record<string, string>;
      const tenantId = String(request.params.tenantId);
      const { status, body } = await answerTokenRequest(world, tokens, tenantId, form);
      response.status(status).set('Cache-Control', 'no-store').json(body);
    },
  );

  router.get('/:tenantId/v2.0/.well-known/openid-configuration', (request, response) => {
    const { status, body } = tenantMetadata(world, String(request.params.tenantId));
    response.status(status).json(body);
  });

  router.get('/openid/.well-known/openidconfiguration', (_request, response) => {
    response.json({
      issuer: BOT_ISSUER,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: `${world.origin()}/openid/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    });
  });

  router.get('/openid/keys', (_request, response) => {
    response.json({ keys: [world.keys.publicJwk] });
  });

  const show = (response: express.Response, ticket: string) => {
    const redemption = findRedemption(world, ticket);
    if (!redemption) {
      response
        .status(404)
        .type('html')
        .send(redeemPage({ organization: '', person: '', state: 'gone' }));
      return;
    }
    const accepted = redemption.user.externalUserState === 'Accepted';
    const view = redeemPage({
      organization: redemption.tenant.about.displayName,
      person: nameOf(redemption.user),
      state: accepted ? 'accepted' : redemption.blocked ? 'blocked' : 'asking',
      redirect: redemption.redirect,
    });
    response.type('html').send(view);
  };

  router.get('/redeem/:ticket', (request, response) => {
    const redemption = findRedemption(world, String(request.params.ticket));
    if (redemption?.automatic && !redemption.blocked) acceptInvitation(world, redemption);
    show(response, String(request.params.ticket));
  });

  router.post('/redeem/:ticket', (request, response) => {
    const redemption = findRedemption(world, String(request.params.ticket));
    if (redemption && !redemption.blocked) acceptInvitation(world, redemption);
    show(response, String(request.params.ticket));
  });

  return router;
}
