// Constructs everything once and connects it. The only file that knows which adapter serves which port.
import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import { createClock } from './adapters/clock.ts';
import { controlRoutes } from './adapters/control/control-routes.ts';
import { createChangers } from './adapters/entra/changers.ts';
import { directoryAccess } from './adapters/entra/directory-access.ts';
import { createFactReader } from './adapters/entra/fact-reader.ts';
import { createBudgets } from './adapters/entra/graph/budgets.ts';
import { createSurveyor } from './adapters/entra/posture/surveyor.ts';
import { credentialSource } from './adapters/entra/tokens/credential-source.ts';
import { serviceToken } from './adapters/entra/tokens/service-token.ts';
import { createUnderstanding } from './adapters/language/create-understanding.ts';
import { createAskedStore } from './adapters/postgres/asked-store.ts';
import { startSealer } from './adapters/postgres/audit-seal.ts';
import { verifyAudit } from './adapters/postgres/audit-verify.ts';
import { createCardStore } from './adapters/postgres/card-store.ts';
import { createConversationStore } from './adapters/postgres/conversation-store.ts';
import { createCutOffStore } from './adapters/postgres/cut-off-store.ts';
import { openDatabase } from './adapters/postgres/database.ts';
import { createDoorbell } from './adapters/postgres/doorbell.ts';
import { emptyDatabase } from './adapters/postgres/empty.ts';
import { nextDue, outstandingWork } from './adapters/postgres/outstanding.ts';
import { createPostureSchedule } from './adapters/postgres/posture-schedule.ts';
import { createPostureStore } from './adapters/postgres/posture-store.ts';
import { createRequestStore } from './adapters/postgres/request-store.ts';
import { createSubscriptionStore } from './adapters/postgres/subscription-store.ts';
import { requestsOf } from './adapters/postgres/trace.ts';
import { createWorkQueue } from './adapters/postgres/work-queue.ts';
import { createBotAdapter } from './adapters/teams/bot-adapter.ts';
import { createBotApplication } from './adapters/teams/bot-application.ts';
import { createBotServer } from './adapters/teams/bot-server.ts';
import { createCourier } from './adapters/teams/courier.ts';
import { createSigningKeys } from './adapters/teams/guard/signing-keys.ts';
import { createModel } from './adapters/teams/model/create-model.ts';
import type { ResolvedIdentity } from './config/identity-secrets.ts';
import type { Settings } from './config/settings.ts';
import { sectionRules } from './domain/access/pairs/live.ts';
import type { Estate } from './domain/estate/estate.ts';
import { checks } from './domain/posture/checks/index.ts';
import { validQuestion } from './domain/posture/valid-question.ts';
import { createInbound } from './inbound/create-inbound.ts';
import { onDueWork } from './inbound/on-due-work.ts';
import type { Log } from './ports/log.ts';
import { alertCriticals } from './usecases/alert-criticals.ts';
import { createCollector } from './usecases/collect-on-schedule.ts';

export interface Product {
  readonly server: Express;
  /** Rejects when the first message could not be served. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface WireOptions {
  readonly settings: Settings;
  readonly estate: Estate;
  readonly identities: Readonly<Record<string, ResolvedIdentity>>;
  readonly clockOffsetMs: number;
  readonly log: Log;
}

/** Leaves the way back to Teams some of the seconds after which it gives up. */
const ANSWER_WITHIN_MS = 8_000;
/** A question is answered within a second or two, so reading anew for it may not take longer. */
const FRESH_WITHIN_MS = 1_500;
/** What one tenant may take by day or night, when nobody waits for it. */
const SURVEY_WITHIN_MS = 10 * 60_000;

export async function wire({
  settings,
  estate,
  identities,
  clockOffsetMs,
  log,
}: WireOptions): Promise<Product> {
  const clock = createClock(clockOffsetMs);
  const ids = { next: () => randomUUID() };
  const database = await openDatabase(settings, log);
  const { db, boss } = database;
  const doorbell = await createDoorbell(boss, clock.toReal);
  const store = createRequestStore(db, doorbell);
  const cutOffs = createCutOffStore(db, doorbell);
  const conversations = createConversationStore(db, clock);
  const queue = createWorkQueue({ db, doorbell, clock, log, alone: database.embedded });

  const credentialFor = credentialSource({
    identities,
    authorityHost: settings.authorityHost,
    tokenExchangeAudience: settings.tokenExchangeAudience,
    sandbox: settings.mode === 'sandbox',
    log,
  });
  const budgets = createBudgets();
  const accessAs = (identity: string) =>
    directoryAccess({ ...settings, estate, credentialFor, budgets }, identity);
  const reader = accessAs('reader');
  const applications = accessAs('applications-reader');
  const facts = createFactReader({ access: reader, applications, clock, log });
  const postureStore = createPostureStore(db, clock);
  const subscriptions = createSubscriptionStore(db, doorbell);
  const ownApplications = Object.values(identities).map(({ clientId }) => clientId);
  const schedule = createPostureSchedule(db, doorbell, clock);
  const ours = estate.tenants.filter(({ kind }) => kind !== 'external').map(({ id }) => id);
  const surveyor = createSurveyor({
    access: reader,
    estate,
    clock,
    log,
    before: async (tenantId) => (await postureStore.latest([tenantId])).get(tenantId),
  });
  const writers = new Map<string, ReturnType<typeof accessAs>>();
  const changers = createChangers({
    reader,
    remover: accessAs('remover'),
    writer(identity) {
      const known = writers.get(identity) ?? accessAs(identity);
      writers.set(identity, known);
      return known;
    },
    clock,
    readBackMs: settings.readBackMs,
    graphCanonicalUrl: settings.graphCanonicalUrl,
    sections: sectionRules,
  });

  const { bot } = settings;
  if (settings.botCredential?.kind === 'secret') {
    log.warn('credential.secret-discouraged', { identity: 'bot' });
  }
  const botToken = serviceToken({
    ...settings,
    clientId: bot.appId,
    tenantId: bot.tenantId,
    credential: settings.botCredential,
    scope: `${bot.oauthScope}/.default`,
  });
  const adapter = createBotAdapter(bot, botToken);
  const courier = createCourier({ adapter, conversations, ...bot });
  const mishap = (why: string) => log.warn('model.no-answer', { why });
  const ask = settings.model && createModel({ settings: settings.model, mishap });
  const model = ask && { model: { ask, valid: validQuestion } };
  // What answers people is handed the reader and the store, and nothing that could change a directory.
  const deadline = () => AbortSignal.timeout(ANSWER_WITHIN_MS);
  const inbound = createInbound({
    estate,
    store,
    cutOffs,
    facts,
    queue,
    conversations,
    clock,
    ids,
    log,
    deadline,
    postureStore,
    asked: createAskedStore(db, clock),
    checks,
    subscriptions,
    surveyor,
    understanding: createUnderstanding({ vocabulary: checks, ...model }),
    ownApplications,
    freshWithin: () => AbortSignal.timeout(FRESH_WITHIN_MS),
  });
  const app = createBotApplication({ adapter, appId: bot.appId, inbound, conversations, log });
  const keys = createSigningKeys(bot.openIdMetadataUrl, log);
  let ready = false;
  let turns = 0;
  const server = createBotServer({
    adapter,
    app,
    keys,
    rules: bot,
    log,
    notReady: () => (ready ? undefined : 'starting'),
    onTurn: (change) => {
      turns += change;
    },
  });
  if (settings.controlSecret) {
    const control = controlRoutes({
      secret: settings.controlSecret,
      clock,
      sweep: queue.sweep,
      outstanding: (now) => outstandingWork(db, now),
      nextDue: (after) => nextDue(db, after),
      turns: () => turns,
      async reset() {
        await emptyDatabase(db);
        conversations.forget();
        postureStore.forget();
        await schedule.ensure(ours, settings.postureEveryMs);
      },
      trace: (clientRequestIds) => requestsOf(db, clientRequestIds),
      verifyAudit: (head) => verifyAudit(db, head),
    });
    server.use('/control', control);
  }

  const collector = createCollector({
    surveyor,
    postureStore,
    queue,
    clock,
    log,
    every: settings.postureEveryMs,
    deadline: () => AbortSignal.timeout(SURVEY_WITHIN_MS),
    isOurs: (tenantId) => ours.includes(tenantId),
    surveyed: (tenantId) =>
      alertCriticals({ estate, subscriptions, postureStore, clock, log }, tenantId),
  });
  const work = {
    estate,
    collector,
    subscribing: { subscriptions, postureStore, checks, ownApplications },
    store,
    cutOffs,
    queue,
    facts,
    changers,
    cards: createCardStore(db),
    courier,
    conversations,
    clock,
    ids,
    log,
    tenantName: (id: string) =>
      estate.tenants.find((tenant) => tenant.id === id)?.displayName ?? 'an unknown tenant',
  };
  let sealer: ReturnType<typeof startSealer> | undefined;
  return {
    server,
    async start() {
      await keys.load();
      sealer = startSealer(db, log);
      await queue.start((item) => onDueWork(work, item));
      await schedule.ensure(ours, settings.postureEveryMs);
      ready = true;
    },
    async stop() {
      ready = false;
      keys.stop();
      await queue.stop();
      await collector.stop();
      await sealer?.stop();
      await boss.stop({ graceful: false });
      await database.close();
    },
  };
}
