// "Who has access to …?", answered to those who may see the record of it.
import { readerFrom } from '../cards/times.ts';
import { whoHasCard } from '../cards/who-has.ts';
import { whoHas } from '../usecases/who-has.ts';
import type { InboundDeps } from './deps.ts';
import { tenantNames } from './draw-request.ts';
import { refOf } from './history.ts';
import type { Actor, Reply } from './types.ts';
import type { WhoHasAsk } from './who-has-words.ts';

/** Undefined: it is about a tenant, or nothing of it is theirs to know. */
export async function tellWhoHas(
  deps: InboundDeps,
  actor: Actor,
  { about, perhaps, ends }: WhoHasAsk,
): Promise<Reply | undefined> {
  const found = await whoHas(deps, refOf(actor), about);
  if (!found || (perhaps && found.grants.length === 0)) return undefined;
  const card = whoHasCard({
    about,
    ends: ends ?? false,
    ...found,
    tenantNames: tenantNames(deps.estate),
    reader: readerFrom(actor.locale, actor.timeZone),
    now: deps.clock.now(),
  });
  return { card, summary: `Who has access to ${about}` };
}
