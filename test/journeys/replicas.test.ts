// Sixteen owners press at once, twice each, against two replicas on one Postgres server: one decision.
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Crowd, crowdedEstate } from '../support/crowded-estate.ts';
import { type Answer, requestCardIn, textOf, until } from '../support/drawbridge.ts';
import { type Replicas, startReplicas } from '../support/replicas.ts';
import { ask, FINANCE } from './story.ts';

const OWNERS = 16;
const APPROVED = /(Owner \d+) approved it|Approved by (Owner \d+)/;
const DENIED = /(Owner \d+) denied it|Denied by (Owner \d+)/;

let crowd: Crowd;
let replicas: Replicas;
let database: pg.Client;
beforeAll(async () => {
  crowd = crowdedEstate({ employees: 2, owners: OWNERS });
  replicas = await startReplicas(crowd.folder);
  database = new pg.Client({ connectionString: replicas.databaseUrl });
  await database.connect();
}, 90_000);
afterAll(async () => {
  await database.end();
  await replicas.stop();
  crowd.remove();
}, 60_000);
afterEach(async () => {
  await replicas.drawbridge.call('POST', '/sandbox/reset');
});

const cards = () =>
  Promise.all(
    crowd.owners.map(async (owner) => ({
      owner,
      card: requestCardIn(await replicas.drawbridge.chat(owner)),
    })),
  );

/** What the store and the audit say was decided. */
async function decisions() {
  const { rows: requests } = await database.query<{ state: string; verdict: string }>(
    `SELECT state, data -> 'decision' ->> 'verdict' AS verdict FROM request`,
  );
  const { rows: audit } = await database.query<{ verb: string }>(
    `SELECT body::jsonb ->> 'verb' AS verb FROM audit_entry
     WHERE body::jsonb ->> 'verb' IN ('approved', 'denied')`,
  );
  return { requests, verbs: audit.map(({ verb }) => verb) };
}

const buttonsOn = (card: unknown): string[] =>
  [...JSON.stringify(card).matchAll(/"verb":"(approve|deny)"|"open":"deny"/g)].map(([all]) => all);

const wordsOf = ({ notice, error, dialog }: Answer): string =>
  notice ?? error?.message ?? JSON.stringify(dialog?.card ?? '');

const setUp = () =>
  until('it is set up', async () =>
    (await cards()).every(({ card }) => textOf(card).includes('Waiting for acceptance')),
  );

const settled = (words: RegExp) =>
  until('every card tells the end', async () =>
    (await cards()).every(({ card }) => words.test(textOf(card)) && buttonsOn(card).length === 0),
  );

test('sixteen press Approve at once, and again: one decision, told to all of them', async () => {
  const { drawbridge } = replicas;
  await ask(drawbridge, crowd.employees[0] ?? '', FINANCE);
  const shown = await cards();
  expect(shown.map(({ card }) => buttonsOn(card).length)).toEqual(Array(OWNERS).fill(2));
  replicas.count();

  const press = ({ owner, card }: (typeof shown)[number]) =>
    drawbridge.press(owner, card.id, 'Approve', {}, { wait: false, stale: true });
  const answers = await Promise.all([...shown, ...shown].map(press));

  expect(replicas.count().every((handed) => handed >= OWNERS)).toBe(true);
  for (const answer of answers) {
    expect(answer.error).toBeUndefined();
    if (answer.notice) expect(answer.notice).toMatch(APPROVED);
  }
  await settled(APPROVED);
  const { requests, verbs } = await decisions();
  expect(requests).toMatchObject([{ verdict: 'approved' }]);
  expect(verbs).toEqual(['approved']);
  const names = new Set((await cards()).map(({ card }) => APPROVED.exec(textOf(card))?.[0]));
  expect(names.size).toBe(1);
  await setUp();
  const writes = (await drawbridge.changes()).map(({ method, path }) => `${method} ${path}`);
  expect(writes.filter((write) => write.endsWith('/invitations'))).toHaveLength(1);
  expect(new Set(writes).size).toBe(writes.length);
}, 40_000);

test('half press Deny in the same moment: one verdict, and only what follows from it', async () => {
  const { drawbridge } = replicas;
  await ask(drawbridge, crowd.employees[1] ?? '', FINANCE);
  const shown = await cards();
  const ready = await Promise.all(
    shown.map(async ({ owner, card }, i) => {
      if (i % 2 === 0) return { owner, id: card.id, action: 'Approve', inputs: {} };
      const { dialog } = await drawbridge.press(owner, card.id, 'Deny…');
      return {
        owner,
        id: dialog?.id ?? '',
        action: 'Deny request',
        inputs: { reason: 'Ask for the reports instead' },
      };
    }),
  );

  const answers = await Promise.all(
    ready.map(({ owner, id, action, inputs }) =>
      drawbridge.press(owner, id, action, inputs, { wait: false, stale: true }),
    ),
  );

  const { requests, verbs } = await decisions();
  expect(verbs).toHaveLength(1);
  expect(requests).toMatchObject([{ verdict: verbs[0] }]);
  const told = verbs[0] === 'denied' ? DENIED : APPROVED;
  for (const answer of answers) {
    expect(answer.error).toBeUndefined();
    const words = wordsOf(answer);
    if (words !== '""') expect(words).toMatch(told);
  }
  await settled(told);
  if (verbs[0] === 'approved') await setUp();
  const writes = (await drawbridge.changes()).filter(({ path }) => path.endsWith('/invitations'));
  expect(writes).toHaveLength(verbs[0] === 'denied' ? 0 : 1);
}, 40_000);
