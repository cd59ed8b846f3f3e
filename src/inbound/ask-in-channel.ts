// A question asked in a channel: numbers for everybody there, or the whole answer for whoever asked, in their own chat.
import { askedAbout } from './ask-posture.ts';
import type { InboundDeps } from './deps.ts';
import type { Actor, InChannel, Said } from './types.ts';

/** Undefined: it is about nothing that can be known here. */
export async function askedInChannel(
  deps: InboundDeps,
  actor: Actor,
  _at: InChannel,
  text: string,
): Promise<Said | undefined> {
  const reply = await askedAbout(deps, actor, text);
  return reply && { in: 'own-chat', reply };
}
