// The inbound door: every handler behind the same gate, and the one place where a bug becomes a sentence.
import { refusalCard, welcomeCard } from '../cards/notices.ts';
import { traceOf } from '../ports/directory-error.ts';
import { ownSignal } from '../shared/own-signal.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { bringWhatWaits } from '../usecases/bring-what-waits.ts';
import { OutOfTime, readInTime } from '../usecases/read-in-time.ts';
import { redrawBehind } from '../usecases/redraw-behind.ts';
import { acceptPress } from './accept-press.ts';
import type { InboundDeps } from './deps.ts';
import { tenantName } from './draw-request.ts';
import { NOT_ALONE, whyNotAnswer } from './gate.ts';
import { onChannelAction, onChannelMessage } from './in-channel.ts';
import { onAction, requestIdIn } from './on-action.ts';
import { onDialogOpen, onDialogSubmit } from './on-dialog.ts';
import { onMessage } from './on-message.ts';
import { onSearch } from './on-search.ts';
import { say } from './say.ts';
import type { Actor, Inbound } from './types.ts';

export function createInbound(deps: InboundDeps): Inbound {
  const guarded = async <T>(
    what: string,
    actor: Actor,
    answer: (inTime: InboundDeps) => Promise<T>,
    refuse: (why: Refusal, reference?: string) => T,
    deadline = deps.deadline,
  ): Promise<T> => {
    const why = whyNotAnswer(deps.estate, actor);
    if (why) return refuse(why);
    const limit = ownSignal([deadline()]);
    try {
      return await answer({ ...deps, facts: readInTime(deps.facts, limit.signal) });
    } catch (error) {
      if (error instanceof OutOfTime) {
        const tenants = error.tenantIds.map((id) => tenantName(deps.estate, id));
        deps.log.warn('turn.out-of-time', { what, tenants: tenants.join(', ') });
        return refuse(outOfTime(tenants));
      }
      const reference = deps.reference?.() ?? deps.ids.next().slice(0, 8);
      const { tenantId } = actor;
      deps.log.error('turn.broken', { what, reference, tenantId, detail: traceOf(error) });
      return refuse(broken(reference), reference);
    } finally {
      limit.letGo();
    }
  };
  const asCard = (why: Refusal, reference?: string) => ({
    card: refusalCard([why], reference),
    summary: why.sentence,
  });
  return {
    onMessage: (actor, text) =>
      guarded(
        'message',
        actor,
        (inTime) =>
          actor.inChannel
            ? onChannelMessage(inTime, actor, actor.inChannel, text)
            : onMessage(inTime, actor, text),
        asCard,
      ),
    onAction(actor, verb, fields, prove, pressed) {
      const press = actor.alone && deps.courier ? deps.press : undefined;
      const answered = guarded(
        'action',
        actor,
        (inTime) =>
          actor.inChannel
            ? onChannelAction(inTime, actor, actor.inChannel, verb, fields)
            : onAction(inTime, actor, verb, fields, prove),
        (why) => say(why),
        pressed && press?.deadline,
      );
      if (!pressed || !press) return answered;
      const of = { posted: pressed, requestId: requestIdIn(fields) };
      return acceptPress(deps, actor, of, press.soon(), answered);
    },
    onDialogOpen: (actor, fields) =>
      guarded(
        'dialog-open',
        actor,
        async (inTime) => (actor.alone ? onDialogOpen(inTime, actor, fields) : say(NOT_ALONE)),
        (why) => say(why),
      ),
    onDialogSubmit: (actor, fields) =>
      guarded(
        'dialog-submit',
        actor,
        async (inTime) => (actor.alone ? onDialogSubmit(inTime, actor, fields) : say(NOT_ALONE)),
        (why) => say(why),
      ),
    onSearch: (actor, dataset, text) =>
      guarded(
        'search',
        actor,
        async (inTime) =>
          actor.alone && !deps.behind?.() ? onSearch(inTime, actor, dataset, text) : [],
        () => [],
      ),
    onInstalled: async () => ({
      card: welcomeCard(deps.estate.organization),
      summary: 'Drawbridge is here',
    }),
    async onReached({ tenantId, objectId }) {
      try {
        await bringWhatWaits(deps, { tenantId, objectId });
        await redrawBehind(deps, { tenantId, objectId });
      } catch (error) {
        // They have their answer; the next message tries again.
        deps.log.error('reach.broken', { tenantId, detail: String(error) });
      }
    },
  };
}

/** "Decided" covers every kind of turn: what could not be read led to nothing at all. */
const outOfTime = (tenants: readonly string[]): Refusal =>
  refusal(
    'out-of-time',
    `${new Intl.ListFormat('en').format(tenants) || 'The directory'} did not answer in time. Nothing was decided.`,
    'Try again in a minute.',
  );

const broken = (reference: string): Refusal =>
  refusal(
    'broken',
    `Something went wrong on our side (reference ${reference}), and it is not certain that your last step was taken.`,
    'Type "my requests" or "approvals" to see how it stands, then try again or give the reference to whoever runs Drawbridge.',
  );
