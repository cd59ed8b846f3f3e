// The Bot Framework's token service, as far as a bot needs it to have somebody sign in again.
import { Router } from 'express';
import { answerProblems, Problem } from '../personas/problem.ts';
import type { ChatWorld } from '../personas/world.ts';
import { redeemCode } from './sessions.ts';

/** https://learn.microsoft.com/azure/bot-service/bot-builder-concept-authentication */
export function tokenServiceRouter(world: ChatWorld): Router {
  const router = Router();
  router.use(async (request, _response, next) => {
    if (!(await world.tokens.isConnectorToken(request.headers.authorization))) {
      throw new Problem(401, 'Unauthorized', 'Authorization has been denied for this request.');
    }
    next();
  });
  router.get('/api/botsignin/GetSignInResource', (request, response) => {
    const { state } = request.query;
    if (typeof state !== 'string' || state === '') {
      throw new Problem(400, 'BadArgument', 'The state is missing.');
    }
    response.json({
      signInLink: `${world.origin()}/token-service/api/oauth/signin?signin=${crypto.randomUUID()}`,
      tokenExchangeResource: {
        id: crypto.randomUUID(),
        uri: `api://botid-${world.botAppId}`,
      },
    });
  });
  router.get('/api/usertoken/GetToken', (request, response) => {
    const { userId = '', connectionName = '', code = '' } = request.query;
    const token = redeemCode(world, String(code), String(userId));
    if (!token) {
      response.status(404).end();
      return;
    }
    response.json({ channelId: 'msteams', connectionName: String(connectionName), token });
  });
  router.use(answerProblems);
  return router;
}
