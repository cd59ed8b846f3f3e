// What Teams does when a bot answers a button with "sign in first": a token in silence, then the person.
import { signInAnew, tokenOf } from '../../token-service/sessions.ts';
import { type Person, userIdOf } from '../person.ts';
import type { ChatWorld } from '../world.ts';

export interface Answer {
  readonly status: number;
  readonly body: { type?: string; value?: unknown; statusCode?: number };
}

/** Sends the same button again with something more. */
type Send = (more: Record<string, unknown>) => Promise<Answer>;

export const LOGIN_REQUEST = 'application/vnd.microsoft.activity.loginRequest';
const PRECONDITION_FAILED = 'application/vnd.microsoft.error.preconditionFailed';

export interface SignInPrompt {
  /** What the bot says it is for. */
  readonly text: string;
  readonly title: string;
}

interface LoginRequest {
  readonly text?: string;
  readonly connectionName?: string;
  readonly tokenExchangeResource?: { readonly id?: string; readonly uri?: string };
  readonly buttons?: ReadonlyArray<{ readonly type?: string; readonly title?: string }>;
}

/**
 * `confirms`: the person signs in when they are asked to.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/sso-adaptive-cards-universal-action
 */
export async function answerSignIn(
  world: ChatWorld,
  person: Person,
  of: { login: LoginRequest; confirms: boolean; send: Send },
): Promise<Answer | { readonly signIn: SignInPrompt }> {
  const { login, confirms, send } = of;
  const { connectionName, tokenExchangeResource: resource } = login;
  if (resource?.uri === `api://botid-${world.botAppId}`) {
    const token = await tokenOf(world, person);
    const answer = await send({ authentication: { id: resource.id, connectionName, token } });
    if (answer.body.type !== PRECONDITION_FAILED) return answer;
  }
  const button = login.buttons?.find(({ type }) => type === 'signin');
  if (!confirms || !button) {
    return { signIn: { text: login.text ?? '', title: button?.title ?? 'Sign in' } };
  }
  const state = await signInAnew(world, person, userIdOf(person, world.botAppId));
  return send({ state });
}
