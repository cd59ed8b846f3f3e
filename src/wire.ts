// Constructs everything once and connects it. The only file that knows which adapter serves which port.
import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import { createClock } from './adapters/clock.ts';
import { createEventSender } from './adapters/http/event-sender.ts';
import { createTicketCheck } from './adapters/http/ticket-check.ts';
import { createUnderstanding } from './adapters/language/create-understanding.ts';
import { startSealer } from './adapters/postgres/audit-seal.ts';
import { whyDatabaseIsSilent } from './adapters/postgres/database-answers.ts';
import { createRoom } from './adapters/room.ts';
import { createBotApplication } from './adapters/teams/bot-application.ts';
import { createBotServer } from './adapters/teams/bot-server.ts';
import { createSigningKeys } from './adapters/teams/guard/signing-keys.ts';
import { createModel } from './adapters/teams/model/create-model.ts';
import type { Settings } from './config/settings.ts';
import type { Estate } from './domain/estate/estate.ts';
import { checks } from './domain/posture/checks/index.ts';
import { createJudgements } from './domain/posture/judgements.ts';
import { validQuestion } from './domain/posture/valid-question.ts';
import { createInbound } from './inbound/create-inbound.ts';
import { onDueWork } from './inbound/on-due-work.ts';
import type { Log } from './ports/log.ts';
import { alertCriticals } from './usecases/alert-criticals.ts';
import { announcing } from './usecases/announcing.ts';
import { createCollector } from './usecases/collect-on-schedule.ts';
import { createCardHands } from './usecases/one-hand-for-a-card.ts';
import { openControl } from './wiring/control.ts';
import { openDirectories } from './wiring/directories.ts';
import { foreseePresses } from './wiring/foresee-press.ts';
import { type Judging, nextTurn, startJudging } from './wiring/judging.ts';
import { keepSchedules } from './wiring/keep-schedules.ts';
import { type EstateSource, openLiveEstate } from './wiring/live-estate.ts';
import { patience } from './wiring/patience.ts';
import { perTurn } from './wiring/per-turn.ts';
import { openRecord } from './wiring/record.ts';
import { openStores } from './wiring/stores.ts';
import { openTeams } from './wiring/teams.ts';
import { openTelemetry } from './wiring/telemetry.ts';

export { type EstateSource, EstateUnusable } from './wiring/live-estate.ts';

export interface Product {
  readonly server: Express;
  /** Rejects when the first message could not be served. */
  start(): Promise<void>;
  /** Compares the files of the estate with the version in force. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

export interface WireOptions {
  readonly settings: Settings;
  readonly estateSource: EstateSource;
  readonly clockOffsetMs: number;
  readonly log: Log;
}

/** What one tenant may take by day or night, when nobody waits for it. */
const SURVEY_WITHIN_MS = 10 * 60_000;

export async function wire({
  settings,
  estateSource: source,
  clockOffsetMs,
  log,
}: WireOptions): Promise<Product> {
  const clock = createClock(clockOffsetMs);
  const ids = { next: () => randomUUID() };
  const telemetry = openTelemetry(settings.telemetry, log);
  const room = createRoom();
  const stores = await openStores(settings, clock, log, telemetry.operations.current, room);
  const { db, cutOffs, brakes, conversations, queue, postureStore, subscriptions, partnerReviews } =
    stores;
  const store = settings.webhook ? announcing(stores.store, ids) : stores.store;
  const alone = stores.database.embedded;
  const { versions } = stores;
  const readerIn = (estate: Estate) => directories.readerIn(estate);
  const live = await openLiveEstate({ source, versions, clock, ids, log, alone, readerIn });
  const { identities } = live;
  const directories = openDirectories({
    settings,
    estateNow: live.estate,
    identities,
    clock,
    log,
    watch: telemetry.watch,
    postureStore,
    brakes,
  });
  const { facts, surveyor, changers } = directories;
  const ownApplications = Object.values(identities).map(({ clientId }) => clientId);
  const ours = () =>
    live
      .estate()
      .tenants.filter(({ kind }) => kind !== 'external')
      .map(({ id }) => id);
  const surveyOurs = () => keepSchedules(stores, live.estate(), settings.postureEveryMs);

  const { bot } = settings;
  const { adapter, signIns, tenantKeys, ...reach } = openTeams(settings, stores, clock, log);
  const mishap = (why: string) => log.warn('model.no-answer', { why });
  const ask = settings.model && createModel({ settings: settings.model, mishap });
  const model = ask && { model: { ask, valid: validQuestion } };
  const judgements = createJudgements();
  // What answers people is handed the reader and the store, and nothing that could change a directory.
  const answering = {
    store,
    cutOffs,
    absences: stores.absences,
    brakes,
    facts,
    queue,
    conversations,
    cards: stores.cards,
    signIns: stores.signIns,
    ...(settings.stepUp.context && { signInContext: settings.stepUp.context }),
    clock,
    ids,
    reference: telemetry.reference,
    log,
    ...patience,
    ...(settings.ticketCheck && { tickets: createTicketCheck(settings.ticketCheck, log) }),
    postureStore,
    asked: stores.asked,
    partnerReviews,
    record: openRecord(stores),
    checks,
    judgements,
    breathe: nextTurn,
    subscriptions,
    ...reach,
    surveyor,
    understanding: createUnderstanding({ vocabulary: checks, ...model }),
    ownApplications,
    ...live.deciding,
  };
  const inbound = telemetry.inbound(
    perTurn(
      live,
      (estate, ahead) => createInbound({ ...answering, ...ahead, estate }),
      foreseePresses({ ...stores, store }, clock),
    ),
  );
  const app = createBotApplication({
    adapter,
    appId: bot.appId,
    inbound,
    conversations,
    signIns,
    log,
  });
  const keys = createSigningKeys(bot.openIdMetadataUrl, log);
  let stage: string | undefined = 'the signing keys of the Bot Framework are read';
  const server = createBotServer({
    adapter,
    app,
    keys,
    rules: bot,
    log,
    notReady: async () => stage ?? (await whyDatabaseIsSilent(db)) ?? live.leftToOthers(),
    note: live.brief,
    onTurn: room.turn,
  });
  if (settings.controlSecret) {
    const begun = { live, surveyOurs, turns: () => room.turns };
    server.use('/control', openControl(settings.controlSecret, { stores, clock, ...begun }));
  }

  const collector = createCollector({
    surveyor,
    postureStore,
    queue,
    clock,
    log,
    every: settings.postureEveryMs,
    deadline: () => AbortSignal.timeout(SURVEY_WITHIN_MS),
    isOurs: (tenantId) => ours().includes(tenantId),
    surveyed: (tenantId) => {
      judging?.soon();
      return alertCriticals(
        { estate: live.estate(), subscriptions, postureStore, clock, log },
        tenantId,
      );
    },
  });
  const work = {
    collector,
    subscribing: { subscriptions, postureStore, checks, ownApplications, partnerReviews },
    ...reach,
    partnerReviewing: { partnerReviews, postureStore },
    store,
    cutOffs,
    absences: stores.absences,
    brakes,
    queue,
    facts,
    changers,
    ...(settings.webhook && { events: createEventSender(settings.webhook) }),
    cards: stores.cards,
    cardHands: createCardHands(),
    recordKeeper: stores.recordKeeper,
    courier: telemetry.courier(reach.courier),
    conversations,
    clock,
    ids,
    log,
    ...live.deciding,
    tenantName: (id: string) =>
      live.estate().tenants.find((tenant) => tenant.id === id)?.displayName ?? 'an unknown tenant',
  };
  const ahead = { postureStore, judgements, checks, ownApplications, clock, partnerReviews };
  let judging: Judging | undefined;
  let sealer: ReturnType<typeof startSealer> | undefined;
  return {
    server,
    async start() {
      await keys.load();
      sealer = startSealer(db, log);
      await telemetry.start(db, clock);
      stage = 'the work that is due is taken up';
      await queue.start(
        telemetry.work(async (item) => {
          // A card shows a request, and no rule; names of tenants are a minute old at most.
          if (item.work.kind !== 'deliver-card') await live.upToDate();
          await onDueWork({ ...work, estate: live.estate() }, item);
        }),
      );
      stage = 'the estate is compared with its files';
      await surveyOurs();
      await stores.bookTidying();
      await live.watch(surveyOurs);
      judging = startJudging(() => ({ ...ahead, estate: live.estate() }), log);
      stage = undefined;
    },
    look: live.look,
    async stop() {
      stage = 'it is stopping';
      live.stop();
      keys.stop();
      tenantKeys.stop();
      await queue.stop();
      await collector.stop();
      await judging?.stop();
      await sealer?.stop();
      await telemetry.stop();
      await stores.boss.stop({ graceful: false });
      await stores.database.close();
    },
  };
}
