// "Who approves requests for …?", answered for the one who asks.
import { refusalCard } from '../cards/notices.ts';
import { whoDecidesCard } from '../cards/who-decides.ts';
import { whoWouldDecide } from '../usecases/who-would-decide.ts';
import type { InboundDeps } from './deps.ts';
import type { Actor, Reply } from './types.ts';

export async function tellWhoDecides(
  deps: InboundDeps,
  actor: Actor,
  words: string,
): Promise<Reply> {
  const { tenantId, objectId } = actor;
  const told = await whoWouldDecide(deps, { tenantId, objectId }, words);
  if (!told.ok) return { card: refusalCard([told.error]), summary: told.error.sentence };
  const { answers, nearest } = told.value;
  return { card: whoDecidesCard(answers, nearest), summary: 'Who would decide' };
}
