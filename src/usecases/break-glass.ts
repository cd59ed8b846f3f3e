// Somebody takes prepared access at once: checked like any request, approved by nobody, told to everybody.
import { asksOf } from '../domain/access/approvers.ts';
import { brakeOn, brakeSays, whyBraked } from '../domain/access/brake.ts';
import { broken, glassDeciding, glassFor, whyNoGlass } from '../domain/access/break-glass.ts';
import { homeOf, homesOf, whyCutOff } from '../domain/access/cut-off.ts';
import type { Identity } from '../domain/access/identity.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import { asItMay } from '../domain/access/observe.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { submit } from '../domain/access/submit.ts';
import { homeUnreadable } from '../domain/access/unreadable.ts';
import { tenantById } from '../domain/estate/estate.ts';
import type { BreakGlass } from '../domain/estate/limits.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { Log } from '../ports/log.ts';
import { Overtaken, type RequestStore } from '../ports/request-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { requestIdFrom } from '../shared/ids.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { agentAsks } from './agent-asks.ts';
import { checkDuties } from './check-duties.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { openSettings } from './open-settings.ts';
import { readOnce } from './read-once.ts';
import { type InForceDeps, whyBehind } from './rules-behind.ts';
import { runStudy } from './run-study.ts';

export interface GlassDeps extends IdentifyDeps, InForceDeps {
  readonly store: RequestStore;
  readonly cutOffs: Pick<CutOffStore, 'open'>;
  readonly brakes: Pick<BrakeStore, 'inForce'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What somebody may take, with the number of their last use: the next one is bound to it. */
export interface OfferedGlass {
  readonly glass: BreakGlass;
  readonly after: string;
  /** Why it cannot be taken now: a brake holds there. */
  readonly why?: Refusal;
  /** Its tenant is only observed: nothing would be given. */
  readonly observed?: true;
}

const NEVER = 'never';
const LONGEST_REASON = 1000;
/** More than anybody has used. */
const MOST = 500;
const TRIES = 4;

export async function listGlass(
  deps: GlassDeps,
  actor: AccountRef,
): Promise<Result<readonly OfferedGlass[], Refusal>> {
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const offered = glassFor(deps.estate, person.value.person);
  if (offered.length === 0) return refused(nothingPrepared);
  const used = await usesOf(deps, person.value);
  const inForce = await deps.brakes.inForce();
  return ok(
    offered.map((glass) => {
      const brake = brakeOn(inForce, [glass.tenantId]);
      const why = brake && { why: brakeSays(deps.estate, brake) };
      const observed = tenantById(deps.estate, glass.tenantId)?.mode === 'observe';
      return { glass, after: lastOf(used, glass), ...why, ...(observed && { observed }) };
    }),
  );
}

/** `after`: the last use when the dialog was drawn, so that the same dialog sent twice is one use. */
export async function breakGlass(
  given: GlassDeps,
  actor: AccountRef,
  wish: { readonly id: string; readonly after: string; readonly reason: string },
): Promise<Result<AccessRequest, Refusal>> {
  const deps = { ...given, facts: readOnce(given.facts) };
  const { estate, store, clock, log } = deps;
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const requestor = person.value;
  const behind = whyBehind(given);
  if (behind) return refused(behind);
  const glass = glassFor(estate, requestor.person).find(({ id }) => id === wish.id);
  if (!glass) return refused(nothingPrepared);
  const justification = wish.reason.trim();
  const unsaid = whyUnsaid(justification);
  if (unsaid) return refused(unsaid);

  const used = (await usesOf(deps, requestor)).filter((one) => one.glass?.id === glass.id);
  const formId = `break-glass/${glass.id}/${requestor.person}/${wish.after}`;
  if (lastOf(used, glass) !== wish.after) {
    const sent = await store.byForm(formId);
    return sent ? ok(sent) : refused(drawnBefore);
  }
  const why =
    whyNoGlass(glass, used, clock.now()) ??
    whyUnfit(requestor) ??
    homeUnreadable(estate, requestor);
  if (why) return refused(why);
  for (let tries = 1; ; tries += 1) {
    const decision = await decide(deps, glass, requestor, { justification, formId });
    if (!decision.ok) return decision;
    try {
      const request = await store.create(decision.value, formId);
      log.warn('break-glass.used', { requestId: request.id, package: glass.id });
      return ok(request);
    } catch (error) {
      if (!(error instanceof Overtaken) || tries >= TRIES) throw error;
    }
  }
}

async function decide(
  deps: GlassDeps,
  glass: BreakGlass,
  requestor: Identity,
  { justification, formId }: { readonly justification: string; readonly formId: string },
) {
  const { estate, facts, store, clock } = deps;
  const kind = kindById(glass.kind);
  if (!kind) return refused(nothingPrepared);
  const resource = { kind: kind.id, tenantId: glass.tenantId, id: glass.resource };
  const held = await store.heldBy(requestor.accounts);
  const open = await openSettings(store, kind);
  const wish = { resource, beneficiary: requestor, durationMs: glass.longest, held, open };
  const planned = await runStudy(kind.plan(estate, wish), facts);
  if (!planned.ok) return refused(planned.error[0] ?? nothingPrepared);
  const { plan, words } = planned.value;
  const deciding = glassDeciding(estate, glass);
  const cutOffs = await deps.cutOffs.open();
  const cut = whyCutOff(estate, cutOffs, {
    people: requestor.accounts,
    homes: homesOf(estate, [homeOf(requestor)]),
    plan,
    lifecycle: kind.lifecycle,
  });
  const why =
    cut ?? whyBraked(estate, await deps.brakes.inForce(), { plan, sides: deciding.sides });
  if (why) return refused(why);
  const duties = await checkDuties(
    { estate, facts, store },
    { resource, title: words.title, rule: deciding.rule, people: [requestor], self: true },
  );
  if (!duties.ok) return duties;
  const asks = asksOf(estate, deciding, [requestor]);
  // Whoever is told besides may take it back; only another owner reviews it.
  if (!asks.approvers.some(({ as, conflicted }) => as === 'tenant-owner' && !conflicted)) {
    return refused(nobodyReviews);
  }
  const now = clock.now();
  const asked = submit(
    estate,
    {
      id: requestIdFrom(formId),
      requestor,
      beneficiary: requestor,
      durationMs: glass.longest,
      justification,
      rule: deciding.rule,
      planned: planned.value,
      asks,
      lifecycle: kind.lifecycle,
    },
    now,
  );
  if (!asked.ok) return asked;
  const counted = duties.value;
  const decision = {
    ...broken(asked.value, glass, now),
    ...(counted && { counted }),
    cutOffs: cutOffs.map(({ id }) => id),
  };
  return ok(asItMay(estate, { outcome: 'approved', decision }, now).decision);
}

const usesOf = async ({ store }: GlassDeps, { accounts }: Identity): Promise<AccessRequest[]> =>
  (await store.ofPerson(accounts, { limit: MOST })).filter(({ glass }) => glass !== undefined);

function lastOf(used: readonly AccessRequest[], { id }: BreakGlass): string {
  const own = used.filter(({ glass }) => glass?.id === id);
  const last = own.reduce<AccessRequest | undefined>(
    (latest, one) => (latest && latest.askedAt >= one.askedAt ? latest : one),
    undefined,
  );
  return last?.id ?? NEVER;
}

function whyUnsaid(reason: string): Refusal | undefined {
  if (reason !== '' && reason.length <= LONGEST_REASON) return undefined;
  return refusal(
    'reason-needed',
    reason === ''
      ? 'The reason is missing, and whoever reviews it reads it.'
      : `The reason is ${reason.length} characters long; ${LONGEST_REASON} fit.`,
    'Say in a sentence what is happening.',
    'reason',
  );
}

function whyUnfit({ account, home }: Identity): Refusal | undefined {
  if (account.agent || home.agent) return agentAsks;
  return account.enabled && home.enabled
    ? undefined
    : refusal(
        'account-disabled',
        'Your account is disabled in its directory, so it takes nothing.',
        'Somebody else of those who may takes it, or the emergency access accounts of the tenant are used.',
      );
}

const nothingPrepared = refusal(
  'nothing-prepared',
  'There is no break-glass access that is prepared for you.',
  'Ask for access with "request". In an emergency use what your organisation keeps for it.',
);

const drawnBefore = refusal(
  'drawn-before',
  'That dialog is an old one; you have used this since.',
  'Type "break glass" to see what is prepared for you.',
);

const nobodyReviews = refusal(
  'nobody-reviews',
  'No owner of that tenant but you could review it, so it cannot be used.',
  'Have a second owner named. In an emergency use what your organisation keeps for it.',
);
