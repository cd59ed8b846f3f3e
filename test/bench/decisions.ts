// Decisions on a Postgres server: how many at 50 in flight beside the same echo, and how long at 150 a second.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { FINANCE, openForm } from '../journeys/story.ts';
import { until } from '../support/drawbridge.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { message, press, shot, submit } from './activities.ts';
import { cpuOf, since, type Used } from './cpu.ts';
import { type Loaded, load, loadOpen, median, type Shot } from './load.ts';
import { type Stage, setStage } from './stage.ts';
import { type Beside, echoOf, middle } from './turn.ts';

const ROUNDS = 3;
const IN_FLIGHT = 50;
const PER_SECOND = 150;
/** What two processors carry beside the database, the directories and the clicks themselves. */
const CALM_PER_SECOND = 40;
/** Clicks of one round, of each of the first two measurements, and of the calm one. */
const CLICKS = 200;
const CALM_CLICKS = 80;
const OF_A_ROUND = 2 * CLICKS + CALM_CLICKS;
const ECHOES = 1_500;
const QUIET_WITHIN_MS = 120_000;
/** A directory counts its units for so long, and bears so many requests of this kind meanwhile. */
const COUNTED_FOR_MS = 10_000;
const ASKED_MEANWHILE = 240;

export interface Decisions {
  readonly beside: Beside;
  /** Milliseconds of processor for one decision, and for one message to the echo, by process. */
  readonly cpu: { readonly ours: Used; readonly echo: Used };
  /** At so many a second; of all rounds the one in the middle. */
  readonly open: AtRate;
  readonly calm: AtRate;
  /** The echo at as many a second as `open`: it decides nothing and keeps nothing. */
  readonly echoAtRate: AtRate;
  /** What followed from the first clicks of a round (cards, messages, steps) was done so long after the last of them. */
  readonly followedMs: number;
}

export interface AtRate extends Loaded {
  /** So many were sent in a second; `perSecond` were answered. */
  readonly sentPerSecond: number;
}

export async function measureDecisions(times = ROUNDS): Promise<Decisions> {
  const server = await startPostgres();
  const database = new pg.Client({ connectionString: server.databaseUrl });
  await database.connect();
  const employees = times * OF_A_ROUND;
  const stage = await setStage({ employees, databaseUrl: server.databaseUrl });
  try {
    return await measure(stage, database, postmaster(server.folder), times);
  } finally {
    await stage.stop();
    await database.end();
    await server.stop();
  }
}

export const postmaster = (folder: string): number =>
  Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function measure(
  stage: Stage,
  database: pg.Client,
  databasePid: number,
  times: number,
): Promise<Decisions> {
  const { product, sandbox, echo } = stage.parties;
  const parties = { product, database: databasePid, sandbox };
  const token = await stage.sign(stage.sinkUrl);
  const rounds: Array<Omit<Decisions, 'beside'> & Beside> = [];
  let recorded = 0;
  const decide = async (
    shots: readonly Shot[],
    how: (shots: readonly Shot[]) => Promise<Loaded>,
  ) => {
    const loaded = await how(shots);
    recorded = await mustBeRecorded(database, recorded + shots.length - loaded.failed);
    return loaded;
  };
  const atRate = async (shots: readonly Shot[], sentPerSecond: number): Promise<AtRate> => {
    const loaded = await decide(shots, () => loadOpen(shots, sentPerSecond));
    await quiet(database);
    return { ...loaded, sentPerSecond };
  };
  // What is measured is not the first minute of a process.
  await echoOf(stage, stage.person('ines'), token, ECHOES, IN_FLIGHT);
  await askBeforehand(stage, token, database, times);
  for (let round = 0; round < times; round += 1) {
    const clicks = await makeClicks(stage, token, database);
    const before = cpuOf(parties);
    const ours = await decide(clicks.slice(0, CLICKS), (shots) => load(shots, IN_FLIGHT));
    const decided = performance.now();
    const used = since(before, cpuOf(parties));
    await quiet(database);
    const followedMs = performance.now() - decided;
    const open = await atRate(clicks.slice(CLICKS, 2 * CLICKS), PER_SECOND);
    const calm = await atRate(clicks.slice(2 * CLICKS), CALM_PER_SECOND);
    const beforeEcho = cpuOf({ echo });
    const said = await echoOf(stage, stage.person('ines'), token, ECHOES, IN_FLIGHT);
    const echoAtRate = await echoAt(stage, token);
    const cpu = {
      ours: each(used, CLICKS),
      echo: each(since(beforeEcho, cpuOf({ echo })), ECHOES),
    };
    rounds.push({
      ours,
      echo: said,
      ratio: ours.perSecond / said.perSecond,
      cpu,
      open,
      calm,
      echoAtRate,
      followedMs,
    });
  }
  const beside = middle(rounds);
  const [open, calm, echoAtRate] = [
    inTheMiddle(rounds.map((round) => round.open)),
    inTheMiddle(rounds.map((round) => round.calm)),
    inTheMiddle(rounds.map((round) => round.echoAtRate)),
  ];
  return { ...beside, beside, open, calm, echoAtRate };
}

/** Before the first round: clicks that come just after hundreds of requests wait for the directory's limit. */
async function askBeforehand(stage: Stage, token: string, database: pg.Client, times: number) {
  for (let first = 0; first < OF_A_ROUND * times; first += ASKED_MEANWHILE) {
    await askAll(stage, token, stage.crowd.slice(first, first + ASKED_MEANWHILE));
    await quiet(database);
    await new Promise((resolve) => setTimeout(resolve, COUNTED_FOR_MS));
  }
}

async function echoAt({ echoOrigin, sinkUrl, person }: Stage, token: string): Promise<AtRate> {
  const shots = Array.from({ length: CLICKS }, () =>
    shot(echoOrigin, token, message(sinkUrl, person('ines'), 'approve')),
  );
  return { ...(await loadOpen(shots, PER_SECOND)), sentPerSecond: PER_SECOND };
}

function inTheMiddle(rounds: readonly AtRate[]): AtRate {
  const p99 = median(rounds.map((round) => round.p99));
  return rounds.find((round) => round.p99 === p99) ?? fail();
}

function fail(): never {
  throw new Error('Nothing was measured.');
}

const each = (used: Used, count: number): Used =>
  Object.fromEntries(Object.entries(used).map(([name, ms]) => [name, ms / count]));

/** One request of each employee, sent as the form sends it. */
export async function askAll(stage: Stage, token: string, who: readonly string[]): Promise<void> {
  const { drawbridge, sinkUrl, person } = stage;
  const { inputs, dialog } = await openForm(drawbridge, who[0] ?? '', FINANCE);
  const send = submitOf(dialog.card);
  const shots = who.map((name) => {
    const fields = { ...send, ...inputs, formId: crypto.randomUUID() };
    return shot(drawbridge.botOrigin, token, submit(sinkUrl, person(name), fields));
  });
  const { failed } = await load(shots, 8);
  if (failed > 0) throw new Error(`${failed} requests could not be sent.`);
}

function submitOf(card: Record<string, unknown>): object {
  const actions = card.actions as Array<{ type: string; data?: { verb?: string } }> | undefined;
  const found = actions?.find(({ data }) => data?.verb === 'submit-request');
  if (!found?.data) throw new Error('The form cannot be sent.');
  return found.data;
}

/** For each request that waits, Ines' click on Approve; its answer has to be the card. */
async function makeClicks(stage: Stage, token: string, database: pg.Client): Promise<Shot[]> {
  const { rows } = await database.query<{ requestId: string; planHash: string }>(
    `SELECT id AS "requestId", data #>> '{plan,hash}' AS "planHash" FROM request WHERE state = 'pending'`,
  );
  if (rows.length < OF_A_ROUND) throw new Error(`Only ${rows.length} requests wait.`);
  const ines = stage.person('ines');
  return rows.slice(0, OF_A_ROUND).map((data) => ({
    ...shot(
      stage.drawbridge.botOrigin,
      token,
      press(stage.sinkUrl, ines, { verb: 'approve', data }),
    ),
    holds: 'application/vnd.microsoft.card.adaptive',
  }));
}

/** A fast refusal is no decision: what was answered with the card is in its request and in the audit. */
async function mustBeRecorded(database: pg.Client, answered: number): Promise<number> {
  const { rows } = await database.query<{ decided: number; audited: number }>(
    `SELECT (SELECT count(*)::int FROM request WHERE data #>> '{decision,verdict}' = 'approved') AS decided,
            (SELECT count(*)::int FROM audit_entry WHERE body::jsonb ->> 'verb' = 'approved') AS audited`,
  );
  const { decided = 0, audited = 0 } = rows[0] ?? {};
  if (decided < answered || audited !== decided) {
    throw new Error(`${answered} were answered, ${decided} recorded, ${audited} in the audit.`);
  }
  return decided;
}

/** Until nothing is left to do that is due by now. */
export async function quiet(database: pg.Client): Promise<void> {
  const left = async () => {
    const { rows } = await database.query<{ kind: string; count: number; why: string | null }>(
      `SELECT kind, count(*)::int AS count, max(last_error) AS why FROM work
       WHERE done_at IS NULL AND due_at <= now() + interval '10 seconds' GROUP BY kind`,
    );
    return rows;
  };
  const done = async () => (await left()).length === 0;
  await until('everything that is due is done', done, QUIET_WITHIN_MS).catch(async () => {
    throw new Error(`Work is left: ${JSON.stringify(await left())}`);
  });
}
