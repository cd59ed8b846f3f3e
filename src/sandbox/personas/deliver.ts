// Sends an activity to the bot, signed as the channel signs it.
import type { Activity } from './activity.ts';
import { type ChatWorld, serviceUrlOf } from './world.ts';

export async function deliver(
  world: ChatWorld,
  activity: Activity,
): Promise<{ status: number; body: unknown }> {
  const audience = world.botAppId;
  const token = await world.tokens.botChannelToken({ audience, serviceUrl: serviceUrlOf(world) });
  return world.product.post(activity, token);
}

/** What Teams shows when the bot answers an invoke with anything it cannot use. */
export const unusable = (status: number): { code: string; message: string } => ({
  code: status === 501 ? 'NotImplemented' : `BotAnswered${status}`,
  message: 'Something went wrong. Please try again.',
});
