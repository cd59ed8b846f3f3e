// One step with nothing left open, and what has to be known to act on it: who else holds it, and its past.
import type { HeldByOthers } from '../domain/access/apply.ts';
import {
  type Beside,
  bearsFrom,
  besideOf,
  grantsByKey,
  lastGivenAt,
} from '../domain/access/beside.ts';
import {
  type Change,
  changeBars,
  changeBeside,
  changeBesideWithin,
  changeKey,
  changeOtherWays,
  changeParts,
  hasParts,
  resolveChange,
} from '../domain/access/change.ts';
import { otherWayIn } from '../domain/access/other-way.ts';
import { partEndOfStep } from '../domain/access/parts.ts';
import { isLeftSince, keeperOf, pastOf } from '../domain/access/past.ts';
import { type AccessRequest, type StepRecord, stepOutputs } from '../domain/access/request.ts';
import { madeFrom } from '../domain/access/step-record.ts';
import { tenantsOf } from '../domain/access/tenants-of.ts';
import type { Instant } from '../domain/facts.ts';
import type { Clock } from '../ports/clock.ts';
import type { StepInHand } from '../ports/effect.ts';
import type { Ids } from '../ports/ids.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { addressHash } from '../shared/address.ts';
import { guidFrom } from '../shared/ids.ts';

export interface StepInHandDeps {
  readonly store: Pick<RequestStore, 'heldByOthers' | 'grantsOn' | 'grantsWithin'>;
  readonly ids: Ids;
  readonly clock: Clock;
}

export interface Holders {
  readonly others: HeldByOthers;
  /** What keeps it closed. */
  readonly bars: HeldByOthers;
  /** By key of another way to the same, every grant that ever had that. */
  readonly ways: ReadonlyMap<string, readonly AccessRequest[]>;
  readonly grants: readonly AccessRequest[];
  /** By key, every grant that had what a directory replaces together with it. */
  readonly beside: ReadonlyMap<string, readonly AccessRequest[]>;
  /** By key of what the change itself brings about, the same. */
  readonly own: ReadonlyMap<string, readonly AccessRequest[]>;
}

/** Resolved; `undefined` while it waits for an earlier step, and where there is no such step. */
export function changeOfStep(request: AccessRequest, stepId: string): Change | undefined {
  const planned = request.plan.steps.find(({ id }) => id === stepId);
  const isKnown = request.steps.some(({ id }) => id === stepId);
  return planned && isKnown ? resolveChange(planned.change, stepOutputs(request)) : undefined;
}

/**
 * Who else holds what the change of a step brings about, who keeps it closed, and every grant that had it, as
 * far as that bears on the step.
 */
export async function holdersOf(
  { store, clock }: Pick<StepInHandDeps, 'store' | 'clock'>,
  change: Change,
  { id: requestId, steps }: AccessRequest,
  stepId: string,
): Promise<Holders> {
  const step = steps.find(({ id }) => id === stepId);
  const since = bearsFrom(clock.now(), step?.state === 'begun' ? step.begunAt : undefined);
  const within = changeBesideWithin(change);
  const isWithin = (key: string) => within.some((prefix) => key.startsWith(prefix));
  const [among, parts] = [
    changeParts(change).filter(isWithin),
    changeParts(change).filter((key) => !isWithin(key)),
  ];
  const [others, bars, ways, grants, beside, given, own] = await Promise.all([
    store.heldByOthers(changeParts(change), requestId),
    store.heldByOthers(changeBars(change), requestId),
    grantsOnEach(store, changeOtherWays(change)),
    store.grantsOn(changeKey(change)),
    grantsOnEach(store, changeBeside(change)),
    Promise.all(within.map((prefix) => grantsWithin(store, prefix, since))),
    grantsOnEach(store, parts),
  ]);
  const all = new Map([...beside, ...given.flat()]);
  const shared = among.map((key) => [key, all.get(key) ?? []] as const);
  return { others, bars, ways, grants, beside: all, own: new Map([...own, ...shared]) };
}

const grantsWithin = async (store: StepInHandDeps['store'], prefix: string, since: Instant) => [
  ...grantsByKey(await store.grantsWithin(prefix, since), prefix),
];

async function grantsOnEach(
  store: StepInHandDeps['store'],
  keys: readonly string[],
): Promise<Holders['beside']> {
  const grants = await Promise.all(keys.map((key) => store.grantsOn(key)));
  return new Map(keys.map((key, i) => [key, grants[i] ?? []]));
}

/** `undefined` while it waits for an earlier step. */
export async function stepInHand(
  deps: StepInHandDeps,
  request: AccessRequest,
  stepId: string,
  firstTry: boolean,
): Promise<StepInHand | undefined> {
  const change = changeOfStep(request, stepId);
  return (
    change &&
    stepWith(
      deps,
      request,
      stepId,
      firstTry,
      change,
      await holdersOf(deps, change, request, stepId),
    )
  );
}

const knownOf = (
  had: Holders['beside'],
  now: Instant,
  requestId: string,
): Readonly<Record<string, Beside>> =>
  Object.fromEntries(
    [...had].flatMap(([key, grants]) => {
      const as = besideOf(grants, key, now, requestId);
      return as ? [[key, as]] : [];
    }),
  );

/** Where both ways are there already, from before this was looked at, the one goes on as it is. */
function barredBy(
  change: Change,
  requestId: string,
  { others, bars, ways }: Holders,
): StepInHand['barred'] {
  if (Object.keys(bars).length > 0) return 'kept-closed';
  if (changeParts(change).some((key) => others[key] === true)) return undefined;
  const found = [...ways].map(([key, grants]) => otherWayIn(grants, key, requestId));
  if (found.includes('given')) return 'other-way';
  return found.includes('ending') ? 'other-way-ends' : undefined;
}

/**
 * What another grant had brought about, before this one set out or since, is nobody else's any more, and to
 * be found there.
 */
export function isLeftToIt(
  { id, steps }: AccessRequest,
  stepId: string,
  change: Change,
  { others, own }: Holders,
): boolean {
  const { stood = [], begunAt } = steps.find((step) => step.id === stepId) ?? {};
  if (stood.some((key) => others[key] !== true)) return true;
  if (begunAt === undefined) return false;
  return changeParts(change).some((key) => isLeftSince(own.get(key) ?? [], key, id, begunAt));
}

/** By this grant, or by one that left it to this one since. */
function shownIn(record: StepRecord, own: Holders['own']): { readonly shownAt?: Instant } {
  const isThere = record.state === 'done' || record.state === 'found';
  const times = [
    isThere ? record.evidence?.at : undefined,
    ...[...own].map(([key, had]) => lastGivenAt(had, key)),
  ].filter((at) => at !== undefined);
  return times.length > 0 ? { shownAt: Math.max(...times) } : {};
}

/** Of the addresses that are kept, the one that the change is bound to; otherwise that of whom it is for. */
function addressFor(change: Change, personal: AccessRequest['personal']): string | undefined {
  if (!personal) return undefined;
  const { beneficiaryAddress, invitedAs, addresses = {} } = personal;
  const bound = 'addressHash' in change ? change.addressHash : undefined;
  const kept = [beneficiaryAddress, ...(invitedAs ? [invitedAs] : []), ...Object.values(addresses)];
  return kept.find((one) => addressHash(one) === bound) ?? beneficiaryAddress;
}

export function stepWith(
  { ids, clock }: Pick<StepInHandDeps, 'ids' | 'clock'>,
  request: AccessRequest,
  stepId: string,
  firstTry: boolean,
  change: Change,
  holders: Holders,
): StepInHand | undefined {
  const { others, grants, beside, own } = holders;
  const record = request.steps.find(({ id }) => id === stepId);
  if (!record) return undefined;
  const key = changeKey(change);
  // The id that was journalled with "begun" goes with the write, however often it is tried.
  const journalled = record.state === 'begun' ? record.clientRequestId : undefined;
  // So does one of a removal, which is journalled once it is proven: hours and many tries later, maybe.
  const end = partEndOfStep(request, stepId) ?? request.ending;
  // What was there before it was to be given again may have been restored since.
  const outputs = record.outputs ?? record.was?.outputs;
  const left = isLeftToIt(request, stepId, change, holders);
  // What was left to it since may have been made before anything of its own was sent.
  const from = left ? record.begunAt : madeFrom(record);
  const removal = end && guidFrom(`${request.id}/${stepId}/${end.since}`);
  return {
    stepId,
    change,
    outputs: record.outputs,
    ...pastOf(grants, key, outputs),
    // An object is as old as the first of ours that made it, whoever of ours set out to make it since.
    ...(from !== undefined && !outputs?.objectId && { begunAt: from }),
    ...shownIn(record, own),
    outsiders: request.personal?.outsiders,
    address: addressFor(change, request.personal),
    ...(request.plan.ticket && { ticket: request.plan.ticket }),
    concerned: tenantsOf(request.plan, request.sides),
    clientRequestId: journalled ?? removal ?? ids.next(),
    firstTry: firstTry && !left,
    until: request.expiresAt ?? Number.POSITIVE_INFINITY,
    heldAsOurs: hasParts(change) ? null : (others[key] ?? null),
    keeper: keeperOf(grants, key, request.id),
    others,
    mine: record.brought ?? [],
    beside: knownOf(beside, clock.now(), request.id),
    justEnded: [...own].some(
      ([one, had]) => besideOf(had, one, clock.now(), request.id) === 'taken-back',
    ),
    barred: barredBy(change, request.id, holders),
  };
}
