// `npm run tenant -- remove NAME`: what was given there ends and is proven, and what is left for hands is told.
import { createClock } from '../../adapters/clock.ts';
import { FolderTaken } from '../../adapters/postgres/folder-lock.ts';
import { createJsonLog } from '../../adapters/telemetry/json-log.ts';
import { readDatabaseSettings } from '../../config/database-settings.ts';
import { setTenantFields } from '../../config/estate/edit.ts';
import { sandboxClockOffset } from '../../config/sandbox-clock.ts';
import type { Tenant } from '../../domain/estate/estate.ts';
import { MINUTE } from '../../shared/duration.ts';
import { type LeaveOrder, type Leaving, leaveTenant } from '../../usecases/leave-tenant.ts';
import { openStores } from '../../wiring/stores.ts';
import { askRunning } from '../shared/running.ts';
import { asksYes, CannotRun, say } from '../shared/terminal.ts';
import type { TenantArguments } from './arguments.ts';
import { tellByHand } from './by-hand.ts';
import type { TenantContext } from './context.ts';

const LOOK_EVERY_MS = 1_000;

export async function remove(context: TenantContext, args: TenantArguments): Promise<number> {
  const tenant = context.tenant(args.what);
  if (tenant.kind === 'primary') {
    throw new CannotRun([
      `${tenant.displayName} is the tenant that everything else is connected to; it is not removed.`,
    ]);
  }
  await context.change(`Nothing more can be asked for in ${tenant.displayName}`, (file, text) =>
    file === context.estateFile && tenant.access.length > 0
      ? setTenantFields(text, tenant.name, { access: [] })
      : text,
  );
  const door = await openDoor(context);
  try {
    const before = await door.leave({ tenantId: tenant.id, begin: false, watched: [] });
    tellOpen(tenant, before);
    const wanted = before.open.length === 0 || args.yes || (await asksYes('End all of it now?'));
    if (!wanted) throw new CannotRun(['Nothing was ended. Add --yes where nobody can be asked.']);
    const after = await ended(door, tenant, before, args.minutes * MINUTE);
    tellProof(after);
    if (after.open.length > 0) {
      tellOpen(tenant, after);
      say('', 'Drawbridge goes on with it as long as it runs. Run this again to see it through.');
      return 1;
    }
    await tellByHand(context, tenant, after);
  } finally {
    await door.close();
  }
  await context.change(`${tenant.displayName} is a tenant of others from now on`, (file, text) =>
    file === context.estateFile
      ? setTenantFields(text, tenant.name, {
          kind: 'external',
          mode: undefined,
          owners: [],
          access: [],
          signIn: [],
          offers: undefined,
          posture: undefined,
        })
      : text,
  );
  say(
    '',
    `The entry of ${tenant.name} stays, so that history can name it. The files are in force`,
    'once those who decide about the estate have said yes; "estate" in the chat shows how that stands.',
  );
  return 0;
}

interface Door {
  leave(order: LeaveOrder): Promise<Leaving>;
  close(): Promise<void>;
}

/** The database itself, or the product that holds the embedded one. */
async function openDoor(context: TenantContext): Promise<Door> {
  const settings = readDatabaseSettings();
  // An empty database of its own would say that nothing is open.
  if (context.settings.mode === 'production' && !settings.databaseUrl) {
    throw new CannotRun(['DATABASE_URL is missing: what was given stands in that database.']);
  }
  const clock = createClock(await sandboxClockOffset(context.settings.sandboxOrigin));
  try {
    const stores = await openStores(settings, clock, createJsonLog('error'));
    return {
      leave: (order) => leaveTenant({ estate: context.estate, store: stores.store, clock }, order),
      async close() {
        await stores.boss.stop({ graceful: false });
        await stores.database.close();
      },
    };
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    const { message } = error;
    return {
      leave: (order) => askRunning<Leaving>(settings.dataDir, 'leave', message, order),
      close: async () => undefined,
    };
  }
}

async function ended(
  door: Door,
  tenant: Tenant,
  before: Leaving,
  patienceMs: number,
): Promise<Leaving> {
  const until = performance.now() + patienceMs;
  let watched = before.open.map(({ id }) => id);
  for (;;) {
    const now = await door.leave({ tenantId: tenant.id, begin: true, watched });
    watched = [...new Set([...watched, ...now.open.map(({ id }) => id)])];
    // What a directory refuses is not waited for here: somebody has to mend it.
    const stuck = now.open.length > 0 && now.open.every(({ trouble }) => trouble !== null);
    if (now.open.length === 0 || stuck || performance.now() > until) return now;
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

function tellOpen(tenant: Tenant, { open }: Leaving): void {
  const { displayName } = tenant;
  const some = open.length > 0;
  say('', some ? `Open, and concerning ${displayName}:` : `Nothing of ${displayName} is open.`);
  for (const { id, kind, state, trouble } of open) {
    say(`  ${id}  ${kind}, ${state}${trouble ? `; the directory says ${trouble}` : ''}`);
  }
}

function tellProof({ over }: Leaving): void {
  if (over.length === 0) return;
  say('', 'Over:');
  for (const { id, kind, state, provenAt } of over) {
    const proof =
      provenAt === null
        ? 'nothing of ours was there'
        : `read back as gone at ${new Date(provenAt).toISOString()}`;
    say(`  ${id}  ${kind}, ${state}: ${proof}`);
  }
}
