// "End one person’s part": whose is chosen in a dialog; who may choose is decided when it is sent.
import { partForm } from '../cards/forms.ts';
import { refusal } from '../shared/refusal.ts';
import { endAccess } from '../usecases/end-access.ts';
import { showRequest } from '../usecases/show-request.ts';
import type { InboundDeps } from './deps.ts';
import { requestIdIn } from './on-action.ts';
import { say } from './say.ts';
import { type Actor, type DialogReply, type Fields, textField } from './types.ts';

export async function openPart(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  const shown = await showRequest(deps, actor, requestIdIn(fields));
  if (!shown.ok) return say(shown.error);
  const { request, audience } = shown.value;
  if (audience === 'person') return say(notTheirs);
  return { dialog: { title: 'End one person’s part', card: partForm(request, []) } };
}

export async function sendPart(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  const requestId = requestIdIn(fields);
  const shown = await showRequest(deps, actor, requestId);
  if (!shown.ok) return say(shown.error);
  const { tenantId, objectId } = actor;
  const verb = shown.value.audience === 'approver' ? 'revoke' : 'return';
  const whose = textField(fields, 'person').slice(0, 100);
  const ended = await endAccess(deps, { tenantId, objectId }, requestId, verb, whose);
  if (ended.ok) return { close: true };
  const now = await showRequest(deps, actor, requestId);
  return say(ended.error, now.ok ? now.value.request : undefined);
}

const notTheirs = refusal(
  'not-yours',
  'What the others have is not yours to end.',
  'Your own part you can give back from the card.',
);
