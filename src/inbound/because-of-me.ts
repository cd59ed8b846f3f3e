// "who from outside is in my tenant because of me?" and its buttons: chosen, asked once more, ended one by one.
import { becauseOfMeCard, CHOICES, confirmEndings, endingsCard } from '../cards/because-of-me.ts';
import { refusalCard } from '../cards/notices.ts';
import { readerFrom } from '../cards/times.ts';
import { readRequestId } from '../shared/ids.ts';
import { refusal } from '../shared/refusal.ts';
import { becauseOfMe } from '../usecases/because-of-me.ts';
import { endChosen } from '../usecases/end-chosen.ts';
import type { InboundDeps } from './deps.ts';
import { tenantNames } from './draw-request.ts';
import { say } from './say.ts';
import { type ActionReply, type Actor, type Fields, type Reply, textField } from './types.ts';

const refOf = ({ tenantId, objectId }: Actor) => ({ tenantId, objectId });

export async function listBecauseOfMe(deps: InboundDeps, actor: Actor): Promise<Reply> {
  const found = await becauseOfMe(deps, refOf(actor));
  if (!found.ok) return { card: refusalCard([found.error]), summary: found.error.sentence };
  const card = becauseOfMeCard({
    grants: found.value,
    tenantNames: tenantNames(deps.estate),
    reader: readerFrom(actor.locale, actor.timeZone),
  });
  return { card, summary: 'From outside, because of you' };
}

/** What was chosen is only pointed at: what of it is theirs is looked up anew. */
export async function pressChosen(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const ids = idsIn(fields);
  if (ids.length === 0) return say(nothingChosen);
  const found = await becauseOfMe(deps, refOf(actor));
  if (!found.ok) return say(found.error);
  const chosen = found.value.flatMap(({ request }) => (ids.includes(request.id) ? [request] : []));
  return chosen.length === 0 ? say(nothingLeft) : { card: confirmEndings(chosen) };
}

export async function pressEndChosen(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const ids = idsIn(fields);
  if (ids.length === 0) return say(nothingChosen);
  return { card: endingsCard(await endChosen(deps, refOf(actor), ids)) };
}

const idsIn = (fields: Fields): string[] =>
  textField(fields, 'chosen')
    .slice(0, 1_000)
    .split(',')
    .slice(0, CHOICES)
    .flatMap((one) => readRequestId(one) ?? []);

const nothingChosen = refusal(
  'nothing-chosen',
  'No box is ticked, so nothing was ended.',
  'Tick what should end, and press again.',
);

const nothingLeft = refusal(
  'too-late',
  'What was chosen is over already, or not there because of you.',
  'Type "because of me" to see what is left.',
);
