// Dialogs: the form of a request and the reason of a denial, opened and sent.
import { denyForm } from '../cards/forms.ts';
import type { Values } from '../cards/notices.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { requestAccess } from '../usecases/request-access.ts';
import { reviewRequest } from '../usecases/review-request.ts';
import { showRequest } from '../usecases/show-request.ts';
import { takeAway } from './ask-posture.ts';
import { openGlass, sendGlass } from './break-glass.ts';
import type { InboundDeps } from './deps.ts';
import { drawForm, drawRenewal, valuesIn } from './draw-form.ts';
import { openEstateRefusal, sendEstateRefusal } from './estate-change.ts';
import { takeHeld } from './held.ts';
import { requestIdIn } from './on-action.ts';
import { openPart, sendPart } from './part.ts';
import { openStillNeeded, sayNotNeeded, sendStillNeeded } from './partner-review.ts';
import { say } from './say.ts';
import { TALK_OPENS, TALK_SENDS } from './talk.ts';
import { type Actor, type DialogReply, type Fields, textField } from './types.ts';
import { whyNoDialog } from './while-behind.ts';

export async function onDialogOpen(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  const verb = textField(fields, 'verb');
  const unread = whyNoDialog(deps, fields);
  if (unread) return say(unread);
  if (verb === 'open-denial') return drawDenial(deps, actor, requestIdIn(fields), {}, []);
  if (verb === 'held-export') return takeHeld(deps, actor, fields);
  if (verb === 'posture-export' || verb === 'posture-draft') return takeAway(deps, actor, fields);
  if (verb === 'open-estate-refusal') return openEstateRefusal(deps, actor, fields);
  if (verb === 'open-partner-needed') return openStillNeeded(deps, actor, fields);
  if (verb === 'partner-not-needed') {
    const form = await sayNotNeeded(deps, actor, fields);
    return typeof form === 'string'
      ? drawForm(deps, actor, 'separate-partner', deps.ids.next(), { resource: form }, [])
      : form;
  }
  if (verb === 'open-glass') return openGlass(deps, actor, fields);
  if (verb === 'open-part') return openPart(deps, actor, fields);
  if (verb === 'open-renewal') return drawRenewal(deps, actor, requestIdIn(fields));
  const talk = Object.hasOwn(TALK_OPENS, verb) ? TALK_OPENS[verb] : undefined;
  if (talk) return talk(deps, actor, fields);
  if (verb !== 'open-form') return say(dialogUnknown);
  return drawForm(deps, actor, textField(fields, 'kind'), deps.ids.next(), valuesIn(fields), []);
}

export async function onDialogSubmit(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  const verb = textField(fields, 'verb');
  const unread = whyNoDialog(deps, fields);
  if (unread) return say(unread);
  if (verb === 'submit-estate-refusal') return sendEstateRefusal(deps, actor, fields);
  if (verb === 'partner-needed') return sendStillNeeded(deps, actor, fields);
  if (verb === 'submit-glass') return sendGlass(deps, actor, fields);
  const talk = Object.hasOwn(TALK_SENDS, verb) ? TALK_SENDS[verb] : undefined;
  if (talk) return talk(deps, actor, fields);
  if (verb === 'submit-part') return sendPart(deps, actor, fields);
  if (verb === 'submit-request') return sendRequest(deps, actor, fields);
  if (verb === 'choose') {
    const formId = textField(fields, 'formId').slice(0, 64);
    return drawForm(deps, actor, textField(fields, 'kind'), formId, valuesIn(fields), []);
  }
  return verb === 'submit-denial' ? sendDenial(deps, actor, fields) : say(dialogUnknown);
}

async function sendRequest(deps: InboundDeps, actor: Actor, fields: Fields): Promise<DialogReply> {
  const formId = textField(fields, 'formId').slice(0, 64);
  const kind = textField(fields, 'kind');
  const { tenantId, objectId } = actor;
  // What was chosen on the first page comes back with the second.
  const given = { ...fields, resource: fields.chosen || fields.resource };
  const sent = await requestAccess(deps, {
    actor: { tenantId, objectId },
    formId,
    kind,
    timeZone: actor.timeZone,
    fields: given,
  });
  if (sent.ok) return { close: true };
  // Something that is not about what was filled in cannot be mended in the form.
  const elsewhere = sent.error.find((why) => why.field === undefined);
  return elsewhere
    ? say(elsewhere)
    : drawForm(deps, actor, kind, formId, valuesIn(given), sent.error);
}

async function sendDenial(deps: InboundDeps, actor: Actor, fields: Fields): Promise<DialogReply> {
  const requestId = requestIdIn(fields);
  const reason = textField(fields, 'reason');
  const result = await reviewRequest(deps, {
    actor: { tenantId: actor.tenantId, objectId: actor.objectId },
    requestId,
    verdict: { approve: false, reason },
  });
  if (result.ok) return { close: true };
  const { refusal: why, request } = result.error;
  return why.field === 'reason'
    ? drawDenial(deps, actor, requestId, { reason }, [why])
    : say(why, request);
}

async function drawDenial(
  deps: InboundDeps,
  actor: Actor,
  requestId: string,
  values: Values,
  errors: readonly Refusal[],
): Promise<DialogReply> {
  const shown = await showRequest(deps, actor, requestId);
  if (!shown.ok) return say(shown.error);
  const card = denyForm(shown.value.request, values, errors);
  return { dialog: { title: 'Deny request', card } };
}

const dialogUnknown = refusal(
  'dialog-unknown',
  'That dialog is not one that Drawbridge drew.',
  'Type "request" to begin again.',
);
