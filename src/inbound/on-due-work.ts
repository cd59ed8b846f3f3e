// Work that was committed has fallen due: a command to decide, or an effect to act out and record.
import { type EffectDeps, performEffect } from '../effects/perform-effect.ts';
import type { AbsenceStore } from '../ports/absence-store.ts';
import { traceOf } from '../ports/directory-error.ts';
import type { Roster } from '../ports/roster.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { type AnnounceDeps, announceEvent } from '../usecases/announce-event.ts';
import { type Collector, isPostureWork } from '../usecases/collect-on-schedule.ts';
import { type DecideDeps, decideByRule } from '../usecases/decide-by-rule.ts';
import {
  type HoldBackDeps,
  recordBraked,
  recordObserved,
  recordOver,
} from '../usecases/hold-back.ts';
import type { CardHands } from '../usecases/one-hand-for-a-card.ts';
import { postponeBroken } from '../usecases/postpone-broken.ts';
import {
  cardKey,
  type EffectWork,
  type PrepareDeps,
  prepareEffect,
} from '../usecases/prepare-effect.ts';
import { type RecordCheckDeps, recordCheck } from '../usecases/record-check.ts';
import {
  type RecordDeps,
  recordBusy,
  recordNameless,
  recordNotAsApproved,
  recordOutcome,
  recordUnsent,
} from '../usecases/record-outcome.ts';
import { leaveToOthers } from '../usecases/rules-behind.ts';
import { isAbsenceWork, runAbsenceWork } from '../usecases/run-absence-work.ts';
import { isBrakeWork, type RunBrakeDeps, runBrake } from '../usecases/run-brake.ts';
import { isCutOffWork, type RunCutOffDeps, runCutOff } from '../usecases/run-cut-off.ts';
import {
  type DeciderWorkDeps,
  isDeciderWork,
  runDeciderWork,
} from '../usecases/run-decider-work.ts';
import { type DueCommandDeps, isCommand, runDueCommand } from '../usecases/run-due-command.ts';
import { isEstateWork, type RunEstateDeps, runEstateWork } from '../usecases/run-estate-work.ts';
import {
  isPartnerWork,
  type RunPartnerDeps,
  runPartnerWork,
} from '../usecases/run-partner-work.ts';
import { recordChannel } from '../usecases/tell-channel.ts';
import {
  isSubscriptionWork,
  type RunDigestDeps,
  runSubscription,
} from '../usecases/tell-subscriber.ts';
import { type TidyDeps, tidyRecord } from '../usecases/tidy-record.ts';

export type DueWorkDeps = EffectDeps &
  PrepareDeps &
  RecordDeps &
  TidyDeps &
  HoldBackDeps &
  RunBrakeDeps &
  RecordCheckDeps &
  RunCutOffDeps &
  RunEstateDeps &
  DueCommandDeps &
  AnnounceDeps &
  DecideDeps &
  DeciderWorkDeps & {
    /** Absent where nobody can hand over their decisions. */
    readonly absences?: AbsenceStore;
    readonly queue: Pick<WorkQueue, 'finish' | 'postpone' | 'checkNow'>;
    /** Absent where nobody is asked whether partners are still needed. */
    readonly partnerReviewing?: Pick<RunPartnerDeps, 'partnerReviews' | 'postureStore'>;
    readonly collector?: Pick<Collector, 'due'>;
    /** Of this process. */
    readonly cardHands?: CardHands;
    /** Absent where no channel is told anything. */
    readonly roster?: Roster;
    /** Absent where nobody may subscribe. */
    readonly subscribing?: Omit<
      RunDigestDeps,
      'estate' | 'facts' | 'queue' | 'conversations' | 'clock' | 'roster'
    >;
  };

/** Never rejects: what breaks is told to operators and tried again later. */
export async function onDueWork(deps: DueWorkDeps, item: WorkItem): Promise<void> {
  try {
    await handle(deps, item);
  } catch (error) {
    deps.log.error('work.broken', {
      requestId: item.requestId,
      work: item.work.kind,
      attempts: item.attempts,
      detail: traceOf(error),
    });
    await postponeBroken(deps, item).catch((failure: unknown) =>
      // The lease runs out, and the sweep rings again.
      deps.log.error('work.not-postponed', { workId: item.id, error: traceOf(failure) }),
    );
  }
}

async function handle(deps: DueWorkDeps, item: WorkItem): Promise<void> {
  const { work } = item;
  if (work.kind === 'tidy-record') return tidyRecord(deps, item);
  if (isPostureWork(work)) return deps.collector?.due(item, work) ?? deps.queue.finish(item.id);
  if (isBrakeWork(work)) {
    const message = await runBrake(deps, item, work);
    return message && recordOutcome(deps, item, await performEffect(deps, message));
  }
  if (isCutOffWork(work)) {
    const message = await runCutOff(deps, item, work);
    return message && recordOutcome(deps, item, await performEffect(deps, message));
  }
  if (isEstateWork(work)) {
    const message = await runEstateWork(deps, item, work);
    return message && recordOutcome(deps, item, await performEffect(deps, message));
  }
  if (isPartnerWork(work)) {
    const { partnerReviewing } = deps;
    if (!partnerReviewing) return deps.queue.finish(item.id);
    const message = await runPartnerWork({ ...deps, ...partnerReviewing }, item, work);
    return message && recordOutcome(deps, item, await performEffect(deps, message));
  }
  if (isSubscriptionWork(work)) {
    const { subscribing } = deps;
    if (!subscribing) return deps.queue.finish(item.id);
    const own = { ...deps, ...subscribing };
    const message = await runSubscription(own, item, work);
    const outcome = message && (await performEffect(deps, message));
    return outcome?.kind === 'channel'
      ? recordChannel(own, item, outcome.arrived)
      : outcome && recordOutcome(deps, item, outcome);
  }
  if (isAbsenceWork(work)) {
    const { absences } = deps;
    if (!absences) return deps.queue.finish(item.id);
    const message = await runAbsenceWork({ ...deps, absences }, item, work);
    return message && recordOutcome(deps, item, await performEffect(deps, message));
  }
  if (isDeciderWork(work)) return runDeciderWork(deps, item, work);
  if (work.kind === 'announce') return announceEvent(deps, item, work.event);
  if (work.kind === 'decide') {
    const decided = await decideByRule(deps, item);
    if (decided === 'elsewhere') return leaveToOthers(deps, item);
    return decided === 'busy' ? recordBusy(deps, item) : undefined;
  }
  if (isCommand(work)) return runDueCommand(deps, item, work.kind);
  if (work.kind === 'deliver-card' && deps.cardHands) {
    // Of those that wait for one hand one is brought: none that may post for one that only redraws.
    const card = `${cardKey(item.requestId, work)}${work.quiet ? '/quiet' : ''}`;
    return deps.cardHands.run(deps, card, item, (onNewer) =>
      actOut({ ...deps, onNewer }, item, work),
    );
  }
  return actOut(deps, item, work);
}

async function actOut(deps: DueWorkDeps, item: WorkItem, work: EffectWork): Promise<void> {
  const effect = await prepareEffect(deps, item, work);
  if (effect === 'unwanted') return deps.queue.finish(item.id);
  if (effect === 'busy') return recordBusy(deps, item);
  if (effect === 'elsewhere') return leaveToOthers(deps, item);
  if (effect === 'over') return recordOver(deps, item);
  if (effect === 'observed') return recordObserved(deps, item);
  if (effect === 'not-as-approved') return recordNotAsApproved(deps, item);
  if (effect === 'nameless') return recordNameless(deps, item);
  if (effect.act === 'let-go') return recordUnsent(deps, item, effect.stepId);
  if (effect.act === 'hold-back') {
    return recordBraked(deps, item, effect.stepId, effect.untouched);
  }
  const outcome = await performEffect(deps, effect);
  return outcome.kind === 'checked'
    ? recordCheck(deps, item, outcome)
    : recordOutcome(deps, item, outcome);
}
