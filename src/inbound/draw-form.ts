// The form of a request: drawn with what is filled in so far, and with what has to be mended in it.
import { chooseForm, requestForm } from '../cards/forms.ts';
import type { Values } from '../cards/notices.ts';
import { plain } from '../cards/text.ts';
import { parseIsoDuration, toIsoDuration } from '../shared/duration.ts';
import type { Refusal } from '../shared/refusal.ts';
import { daysToStart } from '../usecases/days-to-start.ts';
import { openForm } from '../usecases/open-form.ts';
import { renewedWish } from '../usecases/renewed-wish.ts';
import type { InboundDeps } from './deps.ts';
import { say } from './say.ts';
import { type Actor, type DialogReply, type Fields, textField } from './types.ts';

export async function drawForm(
  deps: InboundDeps,
  actor: Actor,
  kind: string,
  formId: string,
  given: Values,
  errors: readonly Refusal[],
): Promise<DialogReply> {
  const start = daysToStart(deps.clock.now(), actor.timeZone);
  const form = await openForm(deps, actor, kind, {
    chosen: given.resource,
    wantedMs: parseIsoDuration(given.duration ?? ''),
    atMostMs: errors.find(({ atMostMs }) => atMostMs !== undefined)?.atMostMs,
    start: { fields: given, timeZone: start.timeZone },
    renews: given.renews,
  });
  if (!form.ok) return say(form.error);
  const { page, asksMore, offers, why, preset } = form.value;
  const first = asksMore && !page;
  const { resource, duration, ...others } = given;
  const listed = resource !== undefined && offers.some(({ value }) => value === resource);
  const values = {
    ...others,
    // What was wished for is bounded by the page that says by what.
    ...(first ? duration && { duration } : { duration: toIsoDuration(preset) }),
    ...(listed && { resource }),
  };
  const told = why && errors.length === 0 ? [why] : errors;
  const input = { ...form.value, ...page, start, formId, errors: told, values };
  const card = first ? chooseForm(input) : requestForm(input);
  return { dialog: { title: form.value.kind.title, card } };
}

/** The form filled in as it was, but for the reason. */
export async function drawRenewal(
  deps: InboundDeps,
  actor: Actor,
  id: string,
): Promise<DialogReply> {
  const wish = await renewedWish(deps, actor, id);
  if (!wish.ok) return say(wish.error);
  const { kind, fields } = wish.value;
  const form = await drawForm(
    deps,
    actor,
    kind,
    deps.ids.next(),
    valuesIn({ ...fields, renews: id }),
    [],
  );
  return 'dialog' in form
    ? { dialog: { ...form.dialog, title: `${form.dialog.title}, for longer` } }
    : form;
}

/** What was filled in stays filled in; cut, since it comes from outside. */
export const valuesIn = (fields: Fields): Values =>
  Object.fromEntries(
    Object.keys(fields)
      .filter((name) => OWN_FIELDS.includes(name) || INPUT_FIELD.test(name))
      .slice(0, MOST_FIELDS)
      .flatMap((name) => {
        const value = textField(fields, name);
        return value === '' ? [] : [[name, plain(value, 1_100)]];
      }),
  );

const OWN_FIELDS: readonly string[] = [
  'resource',
  'duration',
  'justification',
  'startDate',
  'startTime',
  'renews',
];
const INPUT_FIELD = /^input-[a-z][a-z-]{0,40}$/;
const MOST_FIELDS = 20;
