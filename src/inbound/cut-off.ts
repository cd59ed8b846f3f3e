// "cut off …" and its buttons: asked once more, done at a press, looked at and lifted by owners.
import {
  confirmCutOff,
  cutOffAnswered,
  cutOffDone,
  cutOffList,
  whoIsCutOff,
} from '../cards/cut-off.ts';
import { refusalCard } from '../cards/notices.ts';
import { readerFrom } from '../cards/times.ts';
import { readRequestId } from '../shared/ids.ts';
import { answerCutOff, type CutOffVerb } from '../usecases/answer-cut-off.ts';
import { cutOff } from '../usecases/cut-off.ts';
import { listCutOffs } from '../usecases/list-cut-offs.ts';
import { previewCutOff } from '../usecases/preview-cut-off.ts';
import type { InboundDeps } from './deps.ts';
import { say } from './say.ts';
import { type ActionReply, type Actor, type Fields, type Reply, textField } from './types.ts';

const refOf = ({ tenantId, objectId }: Actor) => ({ tenantId, objectId });

export async function askCutOff(deps: InboundDeps, actor: Actor, words: string): Promise<Reply> {
  if (words === '') return listThem(deps, actor);
  const found = await previewCutOff(deps, refOf(actor), words);
  if (!found.ok) return { card: refusalCard([found.error]), summary: found.error.sentence };
  if (found.value.found === 'several') {
    return { card: whoIsCutOff(found.value.people), summary: 'Whom do you mean?' };
  }
  const { preview } = found.value;
  const card = confirmCutOff(preview, deps.ids.next());
  return { card, summary: 'Cut off?' };
}

async function listThem(deps: InboundDeps, actor: Actor): Promise<Reply> {
  const listed = await listCutOffs(deps, refOf(actor));
  const reader = readerFrom(actor.locale, actor.timeZone);
  return { card: cutOffList(listed, reader), summary: 'Who is cut off' };
}

export async function pressCutOff(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const ref = textField(fields, 'ref').slice(0, 200);
  const formId = textField(fields, 'formId').slice(0, 64);
  const done = await cutOff(deps, refOf(actor), ref, formId);
  return done.ok ? { card: cutOffDone(done.value) } : say(done.error);
}

export function answer(verb: CutOffVerb) {
  return async (deps: InboundDeps, actor: Actor, fields: Fields): Promise<ActionReply> => {
    const id = readRequestId(textField(fields, 'cutOff')) ?? '';
    const answered = await answerCutOff(deps, refOf(actor), id, verb);
    return answered.ok
      ? { card: cutOffAnswered(answered.value, readerFrom(actor.locale, actor.timeZone)) }
      : say(answered.error);
  };
}
