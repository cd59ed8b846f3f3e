// "estate", and the buttons of a changed estate: looked at, accepted, refused with a reason.
import { estateCard, estateInForce, estateRefusalForm } from '../cards/estate-change.ts';
import { readerFrom } from '../cards/times.ts';
import type { EstateVersion } from '../domain/estate/change/version.ts';
import { sameAccount } from '../shared/account.ts';
import { readRequestId } from '../shared/ids.ts';
import { refusal } from '../shared/refusal.ts';
import {
  answerEstateChange,
  type EstateAnswer,
  type EstateVerdict,
} from '../usecases/answer-estate-change.ts';
import { lookAtEstate } from '../usecases/look-at-estate.ts';
import { standingOf } from '../usecases/run-estate-work.ts';
import type { InboundDeps } from './deps.ts';
import { keepLook } from './keep-look.ts';
import { say } from './say.ts';
import {
  type ActionReply,
  type Actor,
  type DialogReply,
  type Fields,
  type Reply,
  textField,
} from './types.ts';

const draw = ({ estate }: InboundDeps, actor: Actor, version: EstateVersion, page = 0) =>
  estateCard({
    ...standingOf(estate, version, actor),
    reader: readerFrom(actor.locale, actor.timeZone),
    page,
  });

export async function showEstate(deps: InboundDeps, actor: Actor): Promise<Reply> {
  const { waiting, inForce, problems } = await lookAtEstate(deps, actor);
  if (waiting) {
    const drawn = draw(deps, actor, waiting);
    return { ...drawn, sent: keepLook(deps, actor, { id: waiting.id }, drawn.summary) };
  }
  const card = estateInForce(inForce, readerFrom(actor.locale, actor.timeZone), problems);
  return {
    card,
    summary:
      problems.length > 0 ? 'The files of the estate cannot be loaded' : 'The estate in force',
  };
}

export async function pressAccept(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const shownHash = textField(fields, 'hash').slice(0, 64);
  const answered = await answer(deps, actor, fields, { accept: true, shownHash });
  if (answered.ok) return { card: draw(deps, actor, answered.value).card };
  const { refusal: why, version } = answered.error;
  return { ...say(why), ...(version && { card: draw(deps, actor, version).card }) };
}

export async function turnEstatePage(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const version = await versionFor(deps, actor, fields);
  const page = Number(textField(fields, 'page'));
  return version
    ? { card: draw(deps, actor, version, Number.isInteger(page) ? page : 0).card }
    : say(unknown);
}

export async function openEstateRefusal(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  const version = await versionFor(deps, actor, fields);
  return version
    ? { dialog: { title: 'Refuse a change', card: estateRefusalForm(version, '', []) } }
    : say(unknown);
}

export async function sendEstateRefusal(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  const reason = textField(fields, 'reason');
  const answered = await answer(deps, actor, fields, { accept: false, reason });
  if (answered.ok) return { close: true };
  const { refusal: why, version } = answered.error;
  return why.field === 'reason' && version
    ? { dialog: { title: 'Refuse a change', card: estateRefusalForm(version, reason, [why]) } }
    : say(why);
}

async function answer(
  deps: InboundDeps,
  { tenantId, objectId }: Actor,
  fields: Fields,
  verdict: EstateVerdict,
): Promise<EstateAnswer> {
  const { estateChanges } = deps;
  if (!estateChanges) return { ok: false, error: { refusal: unknown } };
  const id = changeIn(fields);
  return answerEstateChange({ ...deps, ...estateChanges }, { tenantId, objectId }, id, verdict);
}

const changeIn = (fields: Fields): string => readRequestId(textField(fields, 'change')) ?? '';

/** Only for those who were asked. */
async function versionFor(deps: InboundDeps, actor: Actor, fields: Fields) {
  const version = await deps.estateChanges?.versions.load(changeIn(fields));
  return version && isAsked(version, actor) ? version : undefined;
}

const isAsked = ({ asked }: EstateVersion, actor: Actor): boolean =>
  asked.some((one) => sameAccount(one, actor));

const unknown = refusal(
  'estate-change-unknown',
  'There is no change of the estate with that number that you decide about.',
  'Type "estate" to see what is in force and what waits.',
);
