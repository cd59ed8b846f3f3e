// Asks Teams for a fresh sign-in in answer to a pressed button, and reads what comes with the next press.
import type { TurnContext } from 'botbuilder';
import type { Proof } from '../../../domain/access/step-up.ts';
import type { Actor } from '../../../inbound/types.ts';
import type { Log } from '../../../ports/log.ts';
import { checkSignIn, type SignInRules } from './check-sign-in.ts';
import type { TokenService } from './token-service.ts';

export interface SignIns {
  /** Looked at only where an approval asks for it. */
  proofOf(context: TurnContext, actor: Actor): Promise<Proof>;
  /** The body of an invoke answer; undefined when Teams cannot be asked now. */
  ask(context: TurnContext, words: string): Promise<unknown>;
}

export interface SignInDeps {
  readonly service: TokenService;
  readonly rules: SignInRules;
  readonly connection: string;
  readonly log: Log;
}

/** What Teams' page hands over after a sign-in. */
const CODE = /^[\w-]{1,64}$/;

export function createSignIns({ service, rules, connection, log }: SignInDeps): SignIns {
  return {
    async proofOf(context, actor) {
      const came = await cameWith(context, service);
      if (came === undefined) return { none: 'not-asked' };
      const proof =
        came === ''
          ? ({ none: 'not-valid', why: 'code' } as const)
          : await checkSignIn(came, actor, rules);
      if ('none' in proof) {
        const why = proof.none === 'not-valid' ? proof.why : proof.none;
        log.warn('sign-in.refused', { tenantId: actor.tenantId, why });
      }
      return proof;
    },

    /**
     * First the client is asked for a token in silence. One of an old sign-in is answered with 412, upon
     * which the client shows the button that it was given at first.
     * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/sso-adaptive-cards-universal-action
     */
    async ask(context, words) {
      if (tokenIn(context) !== undefined) return again(words);
      try {
        const { link, resource } = await service.linkFor(context);
        const button = { type: 'signin', title: 'Sign in', text: 'Sign in', value: link };
        return {
          statusCode: 401,
          type: 'application/vnd.microsoft.activity.loginRequest',
          value: {
            text: words,
            connectionName: connection,
            tokenExchangeResource: resource,
            buttons: [button],
          },
        };
      } catch (error) {
        log.error('sign-in.not-asked', { connection, error: String(error) });
        return undefined;
      }
    },
  };
}

const again = (message: string) => ({
  statusCode: 412,
  type: 'application/vnd.microsoft.error.preconditionFailed',
  value: { code: '412', message },
});

const cameAs = (context: TurnContext): Record<string, unknown> =>
  (context.activity.value ?? {}) as Record<string, unknown>;

function tokenIn(context: TurnContext): string | undefined {
  const { authentication } = cameAs(context);
  const token = (authentication as { token?: unknown } | null | undefined)?.token;
  return typeof token === 'string' && token !== '' ? token : undefined;
}

/** A token, empty where a code led to none, undefined where nothing came. */
async function cameWith(context: TurnContext, service: TokenService): Promise<string | undefined> {
  const { state } = cameAs(context);
  if (typeof state !== 'string' || state === '') return tokenIn(context);
  return CODE.test(state) ? ((await service.redeem(context, state)) ?? '') : '';
}
