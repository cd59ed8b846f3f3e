// A press that takes longer than a client likes to wait is taken up, and what comes of it is brought to whoever pressed.
import { notice } from '../cards/notices.ts';
import type { Posted } from '../ports/courier.ts';
import type { InboundDeps } from './deps.ts';
import { drawAnew } from './draw-anew.ts';
import type { ActionReply, Actor } from './types.ts';

export const TAKEN_UP =
  'Taken up: a directory takes its time. What comes of it is shown here as soon as it is known. If nothing has come within a minute, press again.';

type PressDeps = Pick<InboundDeps, 'cards' | 'courier' | 'store' | 'estate' | 'clock' | 'log'>;

export interface Pressed {
  /** The message with the button. */
  readonly posted: Posted;
  /** Empty where the button is about none. */
  readonly requestId: string;
}

/** `soon` passes when a client has to have its answer. `answered` goes on, and never fails. */
export async function acceptPress(
  deps: PressDeps,
  actor: Actor,
  { posted, requestId }: Pressed,
  soon: AbortSignal,
  answered: Promise<ActionReply>,
): Promise<ActionReply> {
  const passed = Promise.withResolvers<undefined>();
  const pass = () => passed.resolve(undefined);
  if (soon.aborted) pass();
  soon.addEventListener('abort', pass, { once: true });
  const inTime = await Promise.race([answered, passed.promise]);
  soon.removeEventListener('abort', pass);
  if (inTime) return inTime;
  void answered.then((reply) => bring(deps, actor, { posted, requestId }, reply));
  return { message: TAKEN_UP };
}

/** A card takes the place of the pressed one; words come as a message. */
async function bring(
  deps: PressDeps,
  actor: Actor,
  { posted, requestId }: Pressed,
  { card, message, signIn, sent }: ActionReply,
): Promise<void> {
  const { courier, log } = deps;
  const { tenantId, objectId } = actor;
  const to = { tenantId, objectId };
  // They were told to press again where nothing comes, and hear then how it stands.
  const lost = (error: unknown) => {
    log.warn('press.not-told', { tenantId, error: String(error) });
    return UNSEEN;
  };
  const redrawn = async () => {
    if (!card) return undefined;
    if (!(await drawAnew(deps, actor, requestId, posted))) await courier?.update(to, posted, card);
    await sent?.(posted);
    return undefined;
  };
  const unseen = await redrawn().catch(lost);
  const words =
    signIn === undefined ? (message ?? unseen) : `${signIn} Press once more to sign in.`;
  const said = { label: '', text: words ?? '' };
  if (words) await courier?.post(to, notice(HEADLINE, [said]), words).catch(lost);
}

const HEADLINE = 'What you pressed a moment ago';
const UNSEEN =
  'It was looked at, and the card with it could not be redrawn. Type "my requests" or "approvals" to see how it stands.';
