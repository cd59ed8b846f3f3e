// A question asked in a channel: numbers for everybody there, or the whole answer for whoever asked, in their own chat.
import { countsCard } from '../cards/posture-counts.ts';
import { readerFrom } from '../cards/times.ts';
import { answerInChannel, type Counted, countsOf } from '../usecases/answer-in-channel.ts';
import { answerQuestion } from '../usecases/answer-question.ts';
import { askPosture } from '../usecases/ask-posture.ts';
import { tenantNamesOf } from '../usecases/subscribe.ts';
import { askerOf, draw, postureDepsOf, sayTaken } from './ask-posture.ts';
import type { InboundDeps } from './deps.ts';
import type { Actor, InChannel, Said } from './types.ts';

/** Undefined: it is about nothing that can be known here. */
export async function askedInChannel(
  deps: InboundDeps,
  actor: Actor,
  { channel }: InChannel,
  text: string,
): Promise<Said | undefined> {
  const ready = postureDepsOf(deps);
  const { roster } = deps;
  if (!ready || !roster) return undefined;
  let shared: Counted | undefined;
  const outcome = await askPosture(ready, askerOf(actor), text, {
    place: 'shared',
    async answer(given, asker, question) {
      shared = await answerInChannel({ ...given, roster }, asker, channel, question);
      return shared?.answered ?? answerQuestion(given, asker, question);
    },
  });
  if (!outcome) return undefined;
  const counts = countsOf(outcome);
  if (!shared || !counts || outcome.is !== 'answer') {
    return { in: 'own-chat', reply: await draw(deps, actor, outcome) };
  }
  const card = countsCard({
    counts,
    words: outcome.words,
    taken: sayTaken(outcome.taken),
    leftOut: outcome.taken.leftOut,
    tenants: tenantNamesOf(deps, shared.tenants),
    asOf: outcome.answer.asOf,
    reader: readerFrom(actor.locale, actor.timeZone),
  });
  return { in: 'channel', reply: { card, summary: 'Counted' } };
}
