// How long an answer takes when a thousand tenants with a hundred thousand guests are kept: words in, answer out.
import { createUnderstanding } from '../../src/adapters/language/create-understanding.ts';
import { rehearse } from '../../src/adapters/language/rehearse.ts';
import { createAskedStore } from '../../src/adapters/postgres/asked-store.ts';
import { createPostureStore } from '../../src/adapters/postgres/posture-store.ts';
import type { Account, Fact, FactQuery } from '../../src/domain/facts.ts';
import { checks } from '../../src/domain/posture/checks/index.ts';
import { createJudgements } from '../../src/domain/posture/judgements.ts';
import { type AskDeps, askPosture } from '../../src/usecases/ask-posture.ts';
import { judgeAhead } from '../../src/usecases/judge-ahead.ts';
import { account } from '../fakes/directory.ts';
import { openStores } from '../support/database.ts';
import { newDataDir, removeDataDir } from '../support/database-template.ts';
import { bigEstate } from './posture-estate.ts';

export interface Asking {
  readonly tenants: number;
  readonly guests: number;
  /** Of questions about one or two tenants, milliseconds. */
  readonly one: Spread;
  /** About all of them. */
  readonly all: Spread;
  /** The first question about everything right after a start, when nothing was judged ahead. */
  readonly unjudged: number;
  /** The longest that others waited for their turn meanwhile. */
  readonly held: number;
  /** The first question about everything after all was judged ahead. */
  readonly first: number;
}

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  /** The slowest, in words. */
  readonly slowest: string;
}

const ONE = [
  (n: number) => `how many guests does tenant ${n} have?`,
  (n: number) => `does tenant ${n} trust the MFA of tenant ${n + 1}?`,
  (n: number) => `which guests of tenant ${n} are stale?`,
  (n: number) => `who is a standing global admin in tenant ${n}?`,
  (n: number) => `what should I fix first in tenant ${n}?`,
  (n: number) => `why did CAP-01 fail in tenant ${n}?`,
  (n: number) => `compare tenant ${n} and tenant ${n + 2}`,
  (n: number) => `how fresh is tenant ${n}?`,
];
const ALL = [
  'which tenants have standing global admins?',
  'how many guests are in all tenants?',
  'what should I fix first in all tenants?',
  'which tenants trust tenant 7?',
  'check CAP-01 in all tenants',
  'how fresh is everything?',
];

export async function measureQuestions(tenants = 1_000, guestsEach = 112): Promise<Asking> {
  const { view, guests } = await bigEstate(tenants, guestsEach);
  const dataDir = newDataDir();
  const stores = await openStores({ databaseUrl: undefined, dataDir });
  try {
    const { db, clock, store } = stores;
    const postureStore = createPostureStore(db, clock);
    for (const { facts } of view.tenants) await postureStore.keep(facts);
    const who = { tenantId: view.tenants[0]?.tenant.id ?? '', objectId: GUID };
    const estate = {
      ...view.estate,
      people: [{ name: 'reader', displayName: 'Reader', accounts: [who] }],
      posture: { readers: [{ person: 'reader', tenants: 'all' as const }] },
    };
    const value: Account = account(who, { displayName: 'Reader' });
    const answer = (_: FactQuery): Fact<unknown> => ({ known: true, value, asOf: clock.now() });
    let held = 0;
    let last = performance.now();
    const breathe = async () => {
      held = Math.max(held, performance.now() - last);
      await new Promise((resolve) => setImmediate(resolve));
      last = performance.now();
    };
    const deps: AskDeps & Parameters<typeof judgeAhead>[0] = {
      estate,
      checks,
      ownApplications: [],
      judgements: createJudgements(),
      breathe,
      clock,
      facts: { read: async (queries) => queries.map(answer) },
      store,
      postureStore,
      // Directories are not what is measured: what is kept has to be enough.
      surveyor: { survey: async (tenantId) => ({ tenantId, readings: {} }) },
      freshWithin: () => AbortSignal.timeout(1_000),
      asked: createAskedStore(db, clock),
      understanding: createUnderstanding({ vocabulary: checks }),
    };
    const ask = async (words: string, over = deps) => {
      const begun = performance.now();
      const outcome = await askPosture(
        over,
        { account: who, timeZone: null, moment: String },
        words,
      );
      const took = performance.now() - begun;
      if (outcome?.is !== 'answer') throw new Error(`"${words}": ${outcome?.is ?? 'no'} answer`);
      return { words, took };
    };
    for (const _ of rehearse(checks, estate, clock.now())) await breathe();
    // What the store has in memory after a start is not what is measured here.
    await postureStore.latest(view.tenants.map(({ tenant }) => tenant.id));
    [held, last] = [0, performance.now()];
    const everything = 'what should I fix first in all tenants?';
    const { took: unjudged } = await ask(everything, { ...deps, judgements: createJudgements() });
    const longest = held;
    await judgeAhead(deps);
    const { took: first } = await ask(everything);
    const one: Array<{ words: string; took: number }> = [];
    const all: Array<{ words: string; took: number }> = [];
    for (let round = 0; round < 20; round += 1) {
      for (const [i, words] of ONE.entries()) {
        one.push(await ask(words(10 + ((round * 37 + i * 101) % (tenants - 20)))));
      }
      for (const words of ALL) all.push(await ask(words));
    }
    return { tenants, guests, unjudged, held: longest, first, one: spread(one), all: spread(all) };
  } finally {
    await stores.close();
    removeDataDir(dataDir);
  }
}

const GUID = '80000000-0000-4000-8000-000000000001';

function spread(all: ReadonlyArray<{ words: string; took: number }>): Spread {
  const sorted = [...all].sort((a, b) => a.took - b.took);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return {
    p50: at(0.5)?.took ?? 0,
    p99: at(0.99)?.took ?? 0,
    slowest: sorted.at(-1)?.words ?? '',
  };
}
