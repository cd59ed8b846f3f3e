// One request to 200 approvers, and its decision to all of them, beside what Teams' limits allow.
import pg from 'pg';
import { conversationIdOf } from '../../src/sandbox/personas/person.ts';
import { until } from '../support/drawbridge.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { BOT_APP_ID, message, type Person, press, shot } from './activities.ts';
import { cpuOf, type Used, since as usedSince } from './cpu.ts';
import { askAll, postmaster, quiet } from './decisions.ts';
import { load } from './load.ts';
import { type Stage, setStage } from './stage.ts';

const APPROVERS = 200;
/** Owners that the sample has already: what is sent to them counts for the tenant's limit as well. */
const OF_SAMPLE = ['ines', 'alex-admin'];
const WITHIN_MS = 60_000;

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, written down apart from the product. */
const OF_TENANT = { count: 50, ms: 1_000 };
const OF_CHAT = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_800, ms: 3_600_000 },
];

export interface FanOut {
  readonly approvers: number;
  /** Cards posted, and cards brought to the final state: milliseconds from the first to the last. */
  readonly posted: Way;
  readonly updated: Way;
  /** Calls that met a limit. */
  readonly refused: number;
}

export interface Way {
  readonly calls: number;
  readonly ms: number;
  /** The least that the limits allow for so many, by what it took. */
  readonly ratio: number;
  /** Milliseconds of processor for each call, by process. */
  readonly cpu: Used;
}

interface Call {
  readonly at: number;
  readonly conversation: string;
  readonly body: string;
}

export async function measureFanOut(): Promise<FanOut> {
  const connector = createConnector();
  const { databaseUrl, folder, stop } = await startPostgres();
  const size = { employees: 2, owners: APPROVERS - OF_SAMPLE.length };
  const { deliver } = connector;
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const stage = await setStage({ ...size, databaseUrl, paced: true, deliver });
  try {
    const { product } = stage.parties;
    const used = () => cpuOf({ product, database: postmaster(folder) });
    return await measure(stage, connector, used, () => quiet(database));
  } finally {
    await stage.stop();
    await database.end();
    await stop();
  }
}

async function measure(
  stage: Stage,
  { calls, refused, since }: Connector,
  used: () => Used,
  allDone: () => Promise<void>,
): Promise<FanOut> {
  const token = await stage.sign(stage.sinkUrl);
  const names = [...stage.owners, ...OF_SAMPLE];
  const owners = names.map(stage.person);
  const chats = new Set(owners.map((one) => conversationIdOf(one, BOT_APP_ID)));
  const send = (who: Person, text: string) =>
    shot(stage.drawbridge.botOrigin, token, message(stage.sinkUrl, who, text));
  // Everybody has met the bot, and what it said then has left their limits.
  const met = await load(
    owners.map((one) => send(one, 'help')),
    4,
  );
  if (met.failed > 0) throw new Error(`${met.failed} of them were not answered.`);

  const toldTo = (from: number, holds: (body: string) => boolean) =>
    new Set(
      calls
        .slice(from)
        .filter(({ conversation, body }) => chats.has(conversation) && holds(body))
        .map(({ conversation }) => conversation),
    );
  const allTold = (what: string, from: number, holds: (body: string) => boolean) =>
    until(what, () => toldTo(from, holds).size >= APPROVERS, WITHIN_MS).catch(() => {
      const missed = `${toldTo(from, holds).size} of ${APPROVERS}, ${calls.length - from} calls`;
      throw new Error(`It did not happen in time: ${what} (${missed}, ${refused()} refused).`);
    });
  const [one] = owners;
  if (!one) throw new Error('There is no owner.');

  /** From when all that went before is done, until all were told what `holds` finds. */
  const measured = async (
    what: string,
    act: () => Promise<void>,
    holds: (body: string) => boolean,
  ): Promise<Way> => {
    await allDone();
    await forgotten();
    const begun = since(chats);
    const before = used();
    await act();
    await allTold(what, begun, holds);
    return wayOf(calls.slice(begun), chats, usedSince(before, used()));
  };
  const asked = (who: string) => measured('all are asked', () => askAll(stage, token, [who]), asks);
  const approved = () => {
    const data = approvalIn(calls.findLast(({ body }) => asks(body))?.body ?? '');
    const click = press(stage.sinkUrl, one, { verb: 'approve', data });
    const final = (body: string) => /Approved by/.test(body) && !asks(body);
    return measured('all see the end', () => pressed(click), final);
  };
  const pressed = async (click: ReturnType<typeof press>) => {
    const { failed } = await load([shot(stage.drawbridge.botOrigin, token, click)], 1);
    if (failed > 0) throw new Error('The click was not answered.');
  };

  const [first = '', second = ''] = stage.crowd;
  // What is measured is not the first time that a process does something.
  await asked(first);
  await approved();
  const posted = await asked(second);
  const updated = await approved();
  return { approvers: owners.length, posted, updated, refused: refused() };
}

/** What was sent before has left the limits, but for those of a chat that are far off. */
const forgotten = () => new Promise((resolve) => setTimeout(resolve, 2 * OF_TENANT.ms));

const asks = (body: string): boolean => body.includes('"verb":"approve"');

function approvalIn(body: string): unknown {
  const found = /"verb":"approve","data":(\{[^{}]*\})/.exec(body)?.[1];
  const before = /"data":(\{[^{}]*\}),"verb":"approve"/.exec(body)?.[1];
  const data = found ?? before;
  if (!data) throw new Error('The card has no button to approve.');
  return JSON.parse(data);
}

function wayOf(calls: readonly Call[], chats: ReadonlySet<string>, used: Used): Way {
  const times = calls.filter(({ conversation }) => chats.has(conversation)).map(({ at }) => at);
  const ms = Math.max(...times) - Math.min(...times);
  const least = Math.floor((times.length - 1) / OF_TENANT.count) * OF_TENANT.ms;
  const cpu = Object.entries(used).map(([name, all]) => [name, all / times.length]);
  return { calls: times.length, ms, ratio: least / ms, cpu: Object.fromEntries(cpu) };
}

type Connector = ReturnType<typeof createConnector>;

/** Everybody here is of one tenant but the one who asks. */
function createConnector() {
  const calls: Call[] = [];
  const taken = { tenant: [] as number[], chats: new Map<string, number[]>() };
  let refused = 0;
  let ofTenant: ReadonlySet<string> | undefined;
  const full = (times: readonly number[], { count, ms }: typeof OF_TENANT, now: number) =>
    times.filter((at) => at > now - ms).length >= count;
  return {
    calls,
    refused: () => refused,
    /** Limits count from the first look on: answers to people are no part of this. */
    since(chats: ReadonlySet<string>) {
      ofTenant = chats;
      return calls.length;
    },
    deliver(conversation: string, body: string): number {
      const at = performance.now();
      const chat = taken.chats.get(conversation) ?? [];
      taken.chats.set(conversation, chat);
      const counts = ofTenant?.has(conversation) ?? false;
      if (
        counts &&
        (full(taken.tenant, OF_TENANT, at) || OF_CHAT.some((one) => full(chat, one, at)))
      ) {
        refused += 1;
        return 429;
      }
      if (counts) taken.tenant.push(at);
      chat.push(at);
      calls.push({ at, conversation, body });
      return 200;
    },
  };
}
