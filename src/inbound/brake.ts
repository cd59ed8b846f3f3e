// "pause Drawbridge in …", "resume Drawbridge in …", "lockdown", words that may mean one of them, and the buttons that end them.
import { brakeCard, confirmLockdown } from '../cards/brake.ts';
import { notice, refusalCard } from '../cards/notices.ts';
import { choosePauseCard, confirmPauseCard } from '../cards/pause-first.ts';
import { readerFrom } from '../cards/times.ts';
import type { Brake } from '../domain/access/brake.ts';
import type { Estate, Tenant } from '../domain/estate/estate.ts';
import { readRequestId } from '../shared/ids.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Outcome } from '../usecases/ask-posture.ts';
import { brakesThatHold } from '../usecases/brake-stands.ts';
import { brakesToPull } from '../usecases/brakes-to-pull.ts';
import { lockdownStands } from '../usecases/lockdown-stands.ts';
import { mayPressEnd } from '../usecases/may-press-end.ts';
import { notYourTenant } from '../usecases/not-your-tenant.ts';
import { brakeIdFrom, pullBrake, whyNotPull } from '../usecases/pull-brake.ts';
import { tenantNamed } from '../usecases/reconcile-tenant.ts';
import { releaseBrake, resumeTenant } from '../usecases/release-brake.ts';
import type { BrakeIntent } from './brake-words.ts';
import type { InboundDeps } from './deps.ts';
import { tenantName } from './draw-request.ts';
import { keepLook } from './keep-look.ts';
import { say } from './say.ts';
import { type ActionReply, type Actor, type Fields, type Reply, textField } from './types.ts';

const refOf = ({ tenantId, objectId }: Actor) => ({ tenantId, objectId });

const no = (why: Refusal): Reply => ({ card: refusalCard([why]), summary: why.sentence });

const draw = (deps: InboundDeps, actor: Actor, brake: Brake) =>
  brakeCard({
    brake,
    tenant: brake.tenantId === null ? null : tenantName(deps.estate, brake.tenantId),
    reader: readerFrom(actor.locale, actor.timeZone),
    mayEnd: mayPressEnd(deps, brake, actor),
  });

function show(deps: InboundDeps, actor: Actor, brake: Brake, summary: string) {
  const card = draw(deps, actor, brake);
  return { card, summary, sent: keepLook(deps, actor, { id: brake.id }, summary) };
}

export function onBrake(deps: InboundDeps, actor: Actor, said: BrakeIntent): Promise<Reply> {
  if (said.say === 'lockdown') return askLockdown(deps, actor);
  if (said.say === 'ask-pause') return askPause(deps, actor, said.tenant);
  if (said.say === 'ask-stands') return askStands(deps, actor, said.tenant);
  return (said.say === 'pause' ? pause : resume)(deps, actor, said.tenant);
}

/**
 * Whether it is about a brake at all, now that it is known which tenants are theirs. Any other tenant is answered
 * like one that is not there: another answer would tell that it is.
 */
export function meansBrake({ estate }: InboundDeps, actor: Actor, said: BrakeIntent): boolean {
  if (!('typed' in said) || said.typed === undefined) return true;
  return ownNamed(estate, actor, said.tenant) !== undefined;
}

const ownNamed = (estate: Estate, actor: Actor, words: string): Tenant | undefined => {
  const tenant = tenantNamed(estate, words);
  const { tenants } = brakesToPull(estate, refOf(actor));
  return tenants.some(({ name }) => name === tenant?.name) ? tenant : undefined;
};

/** An answer that leaves out that something should stop would be about something else. */
export const heedsStop = (outcome: Outcome): boolean =>
  !('taken' in outcome && outcome.taken.leftOut.some((words) => STOPS.test(words)));

const STOPS = /\b(?:pause|stop|halt|freeze|suspend|shut down)\b/i;

/** Nothing is stopped on a guess: what it would do, and the button for it. */
async function askPause(deps: InboundDeps, actor: Actor, words: string): Promise<Reply> {
  const tenant = ownNamed(deps.estate, actor, words);
  if (!tenant) {
    const may = brakesToPull(deps.estate, refOf(actor));
    if (may.tenants.length === 0 && !may.lockdown) return tenantUnknown(deps, actor, 'pause');
    return { card: choosePauseCard(may, words !== ''), summary: 'What should stop?' };
  }
  const why = await whyNotPull(deps, refOf(actor), tenant.id);
  if (why) return no(why);
  const held = (await deps.brakes.inForce()).find(({ tenantId }) => tenantId === tenant.id);
  const summary = `Pause Drawbridge in ${tenant.displayName}?`;
  return held
    ? show(deps, actor, held, `Drawbridge is paused in ${tenant.displayName}`)
    : { card: confirmPauseCard(tenant), summary };
}

/** Whether one holds there, with the button that ends it. Without a tenant: in any of theirs. */
async function askStands(deps: InboundDeps, actor: Actor, words: string): Promise<Reply> {
  const tenant = tenantNamed(deps.estate, words);
  if (!tenant && words !== '') return tenantUnknown(deps, actor, 'pause');
  const held = await brakesThatHold(deps, refOf(actor), tenant?.id);
  if (!held.ok) return no(held.error);
  const [brake, ...more] = held.value;
  if (brake && more.length === 0) return show(deps, actor, brake, isHeld(deps, brake));
  const summary = tenant
    ? `Drawbridge is not paused in ${tenant.displayName}`
    : 'Where Drawbridge is paused';
  const lines = held.value.map((one) => ({ label: '', text: `${isHeld(deps, one)}.` }));
  const none = tenant ? [] : [{ label: '', text: NONE_HOLDS }];
  return { card: notice(summary, lines.length > 0 ? lines : none), summary };
}

const NONE_HOLDS = 'Drawbridge is not locked down, and paused in no tenant that you own.';

const isHeld = ({ estate }: InboundDeps, { tenantId }: Brake): string =>
  tenantId === null
    ? 'Drawbridge is locked down'
    : `Drawbridge is paused in ${tenantName(estate, tenantId)}`;

/** Effective at once: it gives nothing to anybody, and an owner takes it back by a word. */
export async function pause(deps: InboundDeps, actor: Actor, words: string): Promise<Reply> {
  const tenant = tenantNamed(deps.estate, words);
  if (!tenant) return tenantUnknown(deps, actor, 'pause');
  const pulled = await pullBrake(deps, refOf(actor), tenant.id, deps.ids.next());
  if (!pulled.ok) return no(pulled.error);
  const summary = `Drawbridge is paused in ${tenant.displayName}`;
  return show(deps, actor, pulled.value.brake, summary);
}

export async function resume(deps: InboundDeps, actor: Actor, words: string): Promise<Reply> {
  const tenant = ownNamed(deps.estate, actor, words);
  if (!tenant) return tenantUnknown(deps, actor, 'resume', words);
  const { id, displayName: name } = tenant;
  const released = await resumeTenant(deps, refOf(actor), { id, name });
  if (!released.ok) return no(released.error);
  const summary = `Drawbridge goes on in ${name}`;
  return { card: draw(deps, actor, released.value), summary };
}

/** Asked once more; where one holds already, how it stands. */
export async function askLockdown(deps: InboundDeps, actor: Actor): Promise<Reply> {
  const stands = await lockdownStands(deps, refOf(actor));
  if (!stands.ok) return no(stands.error);
  const { brake, enders } = stands.value;
  if (brake) return show(deps, actor, brake, 'Drawbridge is locked down');
  const seed = deps.ids.next();
  const card = confirmLockdown(enders, seed);
  const summary = 'Lock everything down?';
  const sent = keepLook(deps, actor, { id: brakeIdFrom(seed) }, summary);
  return { card, summary, sent };
}

export async function pressLockdown(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const seed = textField(fields, 'formId').slice(0, 64);
  const pulled = await pullBrake(deps, refOf(actor), null, seed);
  // Somebody else's may hold already: then it is that one which this message shows from now on.
  return pulled.ok
    ? show(deps, actor, pulled.value.brake, 'Drawbridge is locked down')
    : say(pulled.error);
}

export async function pressRelease(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const id = readRequestId(textField(fields, 'brake')) ?? '';
  const released = await releaseBrake(deps, refOf(actor), id);
  return released.ok ? { card: draw(deps, actor, released.value) } : say(released.error);
}

function tenantUnknown(deps: InboundDeps, actor: Actor, verb: string, words?: string): Reply {
  const { tenants } = brakesToPull(deps.estate, refOf(actor));
  const unsaid = words === '' ? 'You did not say in which tenant.' : undefined;
  return no(notYourTenant(tenants, `${verb} Drawbridge in`, unsaid));
}
