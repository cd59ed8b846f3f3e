// Sandbox mode only: what the sandbox and the commands beside it may ask of the running product.
import type { Router } from 'express';
import type { createClock } from '../adapters/clock.ts';
import { controlRoutes } from '../adapters/control/control-routes.ts';
import { verifyAudit } from '../adapters/postgres/audit-verify.ts';
import { backUp } from '../adapters/postgres/backup.ts';
import { lookAtDatabase } from '../adapters/postgres/database-look.ts';
import { emptyDatabase } from '../adapters/postgres/empty.ts';
import { requestsNotOver } from '../adapters/postgres/open-grants.ts';
import { nextDue, outstandingWork } from '../adapters/postgres/outstanding.ts';
import { ofEveryRequest } from '../adapters/postgres/past-asks.ts';
import { requestsOf } from '../adapters/postgres/trace.ts';
import { openGrants } from '../domain/access/open-grants.ts';
import { pastAskOf } from '../domain/access/past-ask.ts';
import { type LeaveOrder, leaveTenant } from '../usecases/leave-tenant.ts';
import type { LiveEstate } from './live-estate.ts';
import { type RecordCommand, runRecordCommand } from './record-commands.ts';
import type { Stores } from './stores.ts';

export interface ControlParts {
  readonly stores: Stores;
  readonly clock: ReturnType<typeof createClock>;
  readonly live: LiveEstate;
  surveyOurs(): Promise<void>;
  turns(): number;
}

export function openControl(
  secret: string,
  { stores, clock, live, surveyOurs, turns }: ControlParts,
): Router {
  const { db, store, queue, conversations, postureStore } = stores;
  return controlRoutes({
    secret,
    clock,
    sweep: queue.sweep,
    outstanding: (now) => outstandingWork(db, now),
    nextDue: (after) => nextDue(db, after),
    turns,
    async reset() {
      await emptyDatabase(db);
      conversations.forget();
      postureStore.forget();
      await live.beginAnew();
      await surveyOurs();
      await stores.bookTidying();
    },
    trace: (clientRequestIds) => requestsOf(db, clientRequestIds),
    grants: async () => openGrants(await requestsNotOver(db)),
    verifyAudit: (head) => verifyAudit(db, head),
    asks: async () => ({
      texts: (await stores.versions.accepted())?.texts ?? null,
      asks: await ofEveryRequest(db, pastAskOf),
    }),
    async lookAtEstate() {
      await live.look();
      return live.note();
    },
    record: (command) =>
      runRecordCommand(
        { ...stores, estate: live.estate(), clock, forget: conversations.forget },
        command as RecordCommand,
      ),
    backUp: (line) => backUp(db, line),
    lookAt: (accounts) => lookAtDatabase(db, clock.now(), accounts),
    leave: (order) => leaveTenant({ estate: live.estate(), store, clock }, order as LeaveOrder),
  });
}
