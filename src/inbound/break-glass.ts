// "break glass", its dialog, and the buttons with which an owner reviews a use of it.
import { glassCard, glassForm } from '../cards/break-glass.ts';
import { refusalCard } from '../cards/notices.ts';
import type { Refusal } from '../shared/refusal.ts';
import { breakGlass, listGlass, type OfferedGlass } from '../usecases/break-glass.ts';
import { reviewGlass } from '../usecases/review-glass.ts';
import type { InboundDeps } from './deps.ts';
import { drawRequest, tenantName } from './draw-request.ts';
import { requestIdIn } from './on-action.ts';
import { refusePress } from './refuse-press.ts';
import { say } from './say.ts';
import {
  type ActionReply,
  type Actor,
  type DialogReply,
  type Fields,
  type Reply,
  textField,
} from './types.ts';

const refOf = ({ tenantId, objectId }: Actor) => ({ tenantId, objectId });

const offerOf = ({ estate }: InboundDeps, { glass, after, observed }: OfferedGlass) => ({
  glass,
  after,
  ...(observed && { observed }),
  tenant: tenantName(estate, glass.tenantId),
});

export async function onBreakGlass(deps: InboundDeps, actor: Actor): Promise<Reply> {
  const listed = await listGlass(deps, refOf(actor));
  if (!listed.ok) return { card: refusalCard([listed.error]), summary: listed.error.sentence };
  const card = glassCard(listed.value.map((one) => offerOf(deps, one)));
  return { card, summary: 'Break-glass access that is prepared for you' };
}

export const openGlass = (deps: InboundDeps, actor: Actor, fields: Fields): Promise<DialogReply> =>
  drawGlass(deps, actor, idIn(fields), '', []);

export async function sendGlass(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  const reason = textField(fields, 'reason');
  const after = textField(fields, 'after').slice(0, 64);
  const taken = await breakGlass(deps, refOf(actor), { id: idIn(fields), after, reason });
  if (taken.ok) return { close: true };
  return taken.error.field === 'reason'
    ? drawGlass(deps, actor, idIn(fields), reason, [taken.error])
    : say(taken.error);
}

export function reviewGlassAs(justified: boolean) {
  return async (deps: InboundDeps, actor: Actor, fields: Fields): Promise<ActionReply> => {
    const id = requestIdIn(fields);
    const reviewed = await reviewGlass(deps, refOf(actor), id, justified);
    return reviewed.ok
      ? { card: drawRequest(deps, actor, reviewed.value, 'approver') }
      : refusePress(deps, actor, id, reviewed.error);
  };
}

async function drawGlass(
  deps: InboundDeps,
  actor: Actor,
  id: string,
  reason: string,
  errors: readonly Refusal[],
): Promise<DialogReply> {
  const listed = await listGlass(deps, refOf(actor));
  if (!listed.ok) return say(listed.error);
  const found = listed.value.find(({ glass }) => glass.id === id);
  if (!found || found.why) return say(found?.why ?? gone);
  return {
    dialog: { title: 'Break-glass', card: glassForm(offerOf(deps, found), reason, errors) },
  };
}

const idIn = (fields: Fields): string => textField(fields, 'glass').slice(0, 64);

const gone: Refusal = {
  code: 'nothing-prepared',
  sentence: 'That is not prepared for you any more.',
  next: 'Type "break glass" to see what is.',
};
