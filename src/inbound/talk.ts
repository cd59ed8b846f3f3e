// What deciders and whoever asked can do while a request waits, besides yes and no: dialogs and buttons.
import { notice } from '../cards/notices.ts';
import { passOnForm, remarkForm, remarkTitle } from '../cards/talk-forms.ts';
import type { Saying } from '../domain/access/remarks.ts';
import { readRequestId } from '../shared/ids.ts';
import { openQuestions } from '../shared/open-questions.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { listColleagues } from '../usecases/list-colleagues.ts';
import { answerDuty, passOnDuty } from '../usecases/pass-on-duty.ts';
import { sayAboutRequest } from '../usecases/say-about-request.ts';
import { showRequest } from '../usecases/show-request.ts';
import type { InboundDeps } from './deps.ts';
import { say } from './say.ts';
import { type ActionReply, type Actor, type DialogReply, type Fields, textField } from './types.ts';

type Kind = Saying['kind'];
type Dialog = (deps: InboundDeps, actor: Actor, fields: Fields) => Promise<DialogReply>;

const refOf = ({ tenantId, objectId }: Actor) => ({ tenantId, objectId });
const idIn = (fields: Fields): string => readRequestId(textField(fields, 'requestId')) ?? '';

export const TALK_OPENS: Readonly<Record<string, Dialog>> = {
  'open-question': openRemark('question'),
  'open-answer': openRemark('answer'),
  'open-comment': openRemark('comment'),
  'open-pass-on': (deps, actor, fields) => drawPassOn(deps, actor, idIn(fields), '', []),
};

export const TALK_SENDS: Readonly<Record<string, Dialog>> = {
  'submit-question': sendRemark('question'),
  'submit-answer': sendRemark('answer'),
  'submit-comment': sendRemark('comment'),
  'submit-pass-on': sendPassOn,
};

function openRemark(kind: Kind): Dialog {
  return (deps, actor, fields) =>
    drawRemark(deps, actor, kind, idIn(fields), textField(fields, 'to'), deps.ids.next(), '', []);
}

function sendRemark(kind: Kind): Dialog {
  return async (deps, actor, fields) => {
    const to = textField(fields, 'to').slice(0, 10);
    const formId = textField(fields, 'formId').slice(0, 64);
    const text = textField(fields, 'text');
    const saying = { kind, text, formId, ...(kind === 'answer' && { to }) };
    const said = await sayAboutRequest(deps, refOf(actor), idIn(fields), saying);
    if (said.ok) return { close: true };
    return said.error.field === 'text'
      ? drawRemark(deps, actor, kind, idIn(fields), to, formId, text, [said.error])
      : say(said.error);
  };
}

async function drawRemark(
  deps: InboundDeps,
  actor: Actor,
  kind: Kind,
  id: string,
  to: string,
  formId: string,
  text: string,
  errors: readonly Refusal[],
): Promise<DialogReply> {
  const shown = await showRequest(deps, actor, id);
  if (!shown.ok) return say(shown.error);
  const { request, audience } = shown.value;
  const own = audience === 'requestor';
  if (request.state !== 'pending') return say(notWaiting, request);
  if (kind === 'answer' && !openQuestions(request.remarks).some((one) => one.id === to))
    return say(notOpen);
  const card = remarkForm({ request, kind, own, to, formId, text, errors });
  return { dialog: { title: remarkTitle(kind), card } };
}

async function sendPassOn(deps: InboundDeps, actor: Actor, fields: Fields): Promise<DialogReply> {
  const person = textField(fields, 'person').slice(0, 200);
  const done = await passOnDuty(deps, refOf(actor), idIn(fields), person);
  if (done.ok) return { close: true };
  return done.error.field === 'person'
    ? drawPassOn(deps, actor, idIn(fields), person, [done.error])
    : say(done.error);
}

async function drawPassOn(
  deps: InboundDeps,
  actor: Actor,
  id: string,
  person: string,
  errors: readonly Refusal[],
): Promise<DialogReply> {
  const shown = await showRequest(deps, actor, id);
  if (!shown.ok) return say(shown.error);
  const { request, audience } = shown.value;
  if (audience !== 'approver') return say(notYours);
  if (request.state !== 'pending') return say(notWaiting, request);
  const people = listColleagues(deps.estate, actor, request);
  const card = passOnForm({ request, people, person, errors });
  return { dialog: { title: 'Hand over', card } };
}

export function pressDuty(accepts: boolean) {
  return async (deps: InboundDeps, actor: Actor, fields: Fields): Promise<ActionReply> => {
    const answered = await answerDuty(deps, refOf(actor), idIn(fields), accepts);
    if (!answered.ok) return say(answered.error);
    // Their own card comes as everybody's does, and stays up to date; a second one here would not.
    const text = accepts
      ? 'You decide about this in their stead; the card to do so comes now.'
      : 'Whoever asked you is told and decides as before.';
    return { card: notice(accepts ? 'Accepted' : 'Declined', [{ label: '', text }]) };
  };
}

const notWaiting = refusal(
  'already-decided',
  'This was decided or ended before you pressed.',
  'Nothing was changed; the card shows how it stands.',
);

const notOpen = refusal(
  'not-open',
  'That question has been answered.',
  'Nothing to do; the card shows what was said.',
);

const notYours = refusal(
  'not-yours',
  'You are not one of the people who decide about this request.',
  'Type "my requests" to see yours.',
);
