// The evidence of a period from a real database: everything counted, nothing that could hide.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealSome } from '../../../src/adapters/postgres/audit-seal.ts';
import { writeAudit } from '../../../src/adapters/postgres/audit-write.ts';
import { createEstateVersionStore } from '../../../src/adapters/postgres/estate-version-store.ts';
import { createEvidenceStore } from '../../../src/adapters/postgres/evidence-store.ts';
import { partsFor } from '../../../src/config/estate/parts-for.ts';
import { auditOf, type Decision } from '../../../src/domain/access/decision.ts';
import type { AccessRequest } from '../../../src/domain/access/request.ts';
import { takenAsIs } from '../../../src/domain/estate/change/propose.ts';
import { makePack } from '../../../src/domain/record/evidence/pack.ts';
import type { EvidenceRow } from '../../../src/domain/record/evidence/row.ts';
import { DAY, HOUR } from '../../../src/shared/duration.ts';
import { versionOf } from '../../../src/shared/estate-texts.ts';
import { sha256 } from '../../../src/shared/hash.ts';
import { makeEvidence } from '../../../src/usecases/make-evidence.ts';
import { NOW } from '../../fakes/access.ts';
import { AWAY, EMPLOYEE_ADMIN, estate, HOME, OWNER } from '../../fakes/estate.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

let dataDir: string;
let stores: Stores;
const period = { from: NOW - DAY, to: NOW + 30 * DAY };
const numbers: Record<string, string> = {};

/** Asked, approved by `by`, done, and over; each change is one more commit with its entry. */
async function story(name: string, by = OWNER, change: Partial<AccessRequest> = {}) {
  const asked = newDecision();
  const created = await stores.store.create(asked, name);
  numbers[name] = created.id;
  const commit = async (next: Partial<AccessRequest>, decision: Partial<Decision>) => {
    const before = (await stores.store.load(created.id)) as AccessRequest;
    const request = { ...before, ...next };
    await stores.store.commit({ request, work: [], audit: [], ...decision });
  };
  const decision = {
    verdict: 'approved',
    by,
    at: NOW + HOUR,
    planHash: created.plan.hash,
  } as const;
  const side = created.sides[0]?.id ?? '';
  await commit(
    {
      state: 'applying',
      decision,
      agreed: [{ side, by, at: NOW + HOUR, planHash: created.plan.hash }],
    },
    { audit: [auditOf(created, 'approved', NOW + HOUR, { planHash: created.plan.hash }, by)] },
  );
  const [first] = created.steps;
  const details = { stepId: first?.id, clientRequestId: 'c-1', requestIds: ['graph-1'] };
  await commit(
    { state: 'active', activeSince: NOW + HOUR, expiresAt: NOW + 7 * DAY },
    {
      audit: [
        auditOf(created, 'step-begun', NOW + HOUR, details),
        auditOf(created, 'step-done', NOW + HOUR, details),
      ],
    },
  );
  const steps = created.steps.map(({ id }) => ({ id, state: 'undone', ours: true }) as const);
  await commit(
    {
      state: 'ended',
      steps,
      ending: { why: 'expired', since: NOW + 7 * DAY },
      provenAt: NOW + 7 * DAY + 20_000,
      closedAt: NOW + 7 * DAY + 20_000,
      ...change,
    },
    { audit: [auditOf(created, 'ended', NOW + 7 * DAY + 20_000)] },
  );
}

beforeAll(async () => {
  dataDir = newDataDir();
  stores = await openStores({ databaseUrl: undefined, dataDir });
  await story('good');
  await story('own', EMPLOYEE_ADMIN);
  await story('unnamed', { tenantId: HOME, objectId: 'e0000000-0000-4000-8000-00000000000e' });
  await story('late', OWNER, { provenAt: NOW + 7 * DAY + 3 * HOUR });
  await story('unproven');
  await sql`UPDATE request SET data = data - 'provenAt' WHERE id = ${numbers.unproven}`.execute(
    stores.db,
  );
  await stores.store.note(null, {
    verb: 'subscribed',
    at: NOW,
    actor: OWNER,
    tenantId: AWAY,
    details: {},
  });
  await stores.store.note(null, {
    verb: 'posture-asked',
    at: NOW,
    actor: OWNER,
    tenantId: AWAY,
    details: { ask: '=cmd|calc' },
  });
  while ((await sealSome(stores.db)) > 0);
}, 60_000);

afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

const now = NOW + 20 * DAY;
const pack = async (change = {}) =>
  makePack(
    estate(),
    { ...period, ...change },
    await createEvidenceStore(stores.db).material({ ...period, ...change }),
    now,
    partsFor,
  );
const rows = (files: Readonly<Record<string, string>>) =>
  JSON.parse(files['requests.json'] ?? '') as EvidenceRow[];
const codes = (of: Awaited<ReturnType<typeof pack>>, name: string) =>
  of.findings.filter(({ request }) => request === numbers[name]).map(({ code }) => code);

describe('an evidence pack', () => {
  test('has every request once, counted alike in the record and in the audit', async () => {
    const { files } = await pack();
    expect(
      rows(files)
        .map(({ request }) => request)
        .sort(),
    ).toEqual(Object.values(numbers).sort());
    const index = JSON.parse(files['index.json'] ?? '');
    expect(index.requests).toBe(5);
    for (const { record, audit } of index.reconciliation) expect(record).toBe(audit);
    expect(index.reconciliation[0]).toMatchObject({ record: 5 });
    expect(index.audit).toMatchObject({ sound: true, waiting: 0 });
  });

  test('says of each who asked, by which rule, who decided, and what was read back', async () => {
    const { files } = await pack();
    const row = rows(files).find(({ request }) => request === numbers.good);
    expect(row).toMatchObject({
      askedBy: { name: 'Em Ployee' },
      rule: 'everything',
      rulePlace: 'estate.yaml:1',
      decidedBy: { name: 'O. Wner' },
      deciderWasNamed: true,
      separation: 'separate',
      planIsAsApproved: true,
      latenessSeconds: 20,
      personalPart: 'kept',
    });
    expect(row?.authority.map(({ samePersonAsAsker }) => samePersonAsAsker)).toContain(true);
    expect(row?.steps[0]).toMatchObject({ graphRequestIds: ['graph-1'] });
  });

  test('finds who approved for themselves, who was not named, what was late or never proven', async () => {
    const made = await pack();
    expect(codes(made, 'good')).toEqual([]);
    expect(codes(made, 'own')).toContain('same-person');
    expect(codes(made, 'unnamed')).toEqual(['not-named', 'decider-gone']);
    expect(codes(made, 'late')).toEqual(['late']);
    expect(codes(made, 'unproven')).toEqual(['ended-without-proof']);
    expect(made.files['summary.md']).toMatch(/3 grave findings/);
  });

  test('has a hash for every file, and entries that hash to what the chain says', async () => {
    const { files } = await pack();
    const index = JSON.parse(files['index.json'] ?? '');
    expect(Object.keys(index.files).sort()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'index.json')
        .sort(),
    );
    for (const [name, { sha256: hash }] of Object.entries<{ sha256: string }>(index.files)) {
      expect(sha256(files[name] ?? '')).toBe(hash);
    }
    const { entries } = JSON.parse(files['audit.json'] ?? '');
    for (const { previousHash, sequence, body, hash } of entries) {
      expect(sha256(`${previousHash}\n${sequence}\n${body}`)).toBe(hash);
    }
  });

  test('tells changes to Drawbridge from questions, and no field is a formula', async () => {
    const { files } = await pack();
    expect(files['changes.csv']).toContain('subscribed');
    expect(files['changes.csv']).not.toContain('posture-asked');
    expect(files['questions.csv']).toContain('posture-asked');
    for (const [name, text] of Object.entries(files)) {
      if (!name.endsWith('.csv')) continue;
      for (const line of text.split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+@|]/);
    }
  });

  test('of one tenant has what changed Drawbridge for everybody, and nothing of others', async () => {
    const accepted = { verb: 'estate-accepted', at: NOW, tenantId: AWAY, details: {} } as const;
    await stores.store.note(null, accepted);
    const { files } = await pack({ tenants: [HOME] });
    expect(files['changes.csv']).toContain('estate-accepted');
    expect(files['changes.csv']).not.toContain('subscribed');
  });

  test('of another tenant or another time has none of them', async () => {
    expect((await pack({ tenants: [HOME] })).requests).toBe(0);
    expect((await pack({ tenants: [AWAY] })).requests).toBe(5);
    expect((await pack({ from: NOW + 40 * DAY, to: NOW + 50 * DAY })).requests).toBe(0);
    expect((await pack({ from: NOW + 2 * DAY, to: NOW + 3 * DAY })).requests).toBe(5);
    expect(await createEvidenceStore(stores.db).count({ ...period, tenants: [AWAY] })).toBe(5);
  });

  test('that is made is written down', async () => {
    const evidence = createEvidenceStore(stores.db);
    const clock = { now: () => now };
    await makeEvidence(
      { estate: estate(), evidence, store: stores.store, clock, cut: partsFor },
      period,
    );
    const { files } = await pack();
    expect(files['changes.csv']).toContain('evidence-made');
  });

  test('shows a request that is gone and an entry that was changed', async () => {
    class Undo extends Error {}
    const first = (await stores.store.load(numbers.good ?? '')) as AccessRequest;
    await stores.db
      .transaction()
      .execute(async (trx) => {
        await sql`DELETE FROM request WHERE id = ${numbers.good}`.execute(trx);
        await sql`ALTER TABLE audit_entry DISABLE TRIGGER USER`.execute(trx);
        await sql`UPDATE audit_entry SET body = replace(body, 'subscribed', 'subscribes')`.execute(
          trx,
        );
        // A night took its names: that is told under its own tenant alone as well.
        const erased = auditOf(first, 'personal-erased', NOW, { why: 'time' });
        await writeAudit(trx, first.id, [erased]);
        const within = createEvidenceStore({
          transaction: () => ({
            setIsolationLevel: () => ({ execute: (act: (db: typeof trx) => unknown) => act(trx) }),
          }),
        } as never);
        const material = await within.material(period);
        const elsewhere = '9e000000-0000-4000-8000-000000000001';
        expect(await within.material({ ...period, tenants: [elsewhere] })).toMatchObject({
          missing: [],
          requests: [],
        });
        expect((await within.material({ ...period, tenants: [AWAY] })).missing).toHaveLength(1);
        const { findings, files } = makePack(estate(), period, material, now, partsFor);
        // What the audit tells of it is all that is left.
        const told = files['audit.csv']
          ?.split('\n')
          .filter((line) => line.includes(numbers.good ?? ''));
        expect(told).toHaveLength(6);
        const found = findings.map(({ code }) => code);
        expect(found).toEqual(
          expect.arrayContaining(['chain-broken', 'request-missing', 'count-differs']),
        );
        throw new Undo();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error;
      });
  });
});

test('a record that tells another decider, asker or plan than the audit is found out', async () => {
  await story('rewritten');
  const id = numbers.rewritten ?? '';
  const { data } = await stores.db
    .selectFrom('request')
    .select('data')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const put = (of: unknown) =>
    sql`UPDATE request SET data = ${JSON.stringify(of)}::jsonb WHERE id = ${id}`.execute(stores.db);
  const other = { tenantId: HOME, objectId: 'e0000000-0000-4000-8000-00000000000e' };
  const kept = data as AccessRequest;
  for (const change of [
    { requestor: other },
    { beneficiary: other },
    { decision: { ...kept.decision, by: other } },
    { decision: { ...kept.decision, planHash: 'another' } },
    { decision: { ...kept.decision, verdict: 'denied' } },
  ]) {
    await put({ ...kept, ...change });
    expect(codes(await pack(), 'rewritten'), JSON.stringify(change)).toContain(
      'differs-from-audit',
    );
  }
  await put(kept);
  expect(codes(await pack(), 'rewritten')).toEqual([]);
});

test('the rules that were followed are in it as they were, and are told where they were rewritten', async () => {
  const texts = [
    {
      file: 'estate.yaml',
      text: 'policies: [{ id: elsewhere, tenants: [x], because: as they were }]',
    },
  ];
  const hash = versionOf(texts);
  const change = takenAsIs(estate(), { seed: 'v', hash, texts }, 'first', NOW);
  const versions = createEstateVersionStore(stores.db, { book: async () => {} } as never);
  await versions.commit([change]);
  await story('by-rules', OWNER, { policy: { id: 'r', place: 'estate.yaml:1', version: hash } });
  const found = async () =>
    (await pack()).findings.filter(({ code }) => code.startsWith('version-'));
  const { files } = await pack();
  expect(JSON.parse(files['rules.json'] ?? '')).toEqual([
    expect.objectContaining({ version: hash, state: 'accepted', as: 'first', files: texts }),
  ]);
  expect(files['index.json']).toContain('rules.json');
  const ofTenant = await pack({ tenants: [AWAY] });
  expect(ofTenant.files['rules.json']).not.toContain('as they were');
  expect(JSON.parse(ofTenant.files['rules.json'] ?? '')[0].files).toEqual([
    { file: 'estate.yaml', sha256: sha256(texts[0]?.text ?? ''), parts: [], leftOut: 1 },
  ]);
  expect(ofTenant.files['summary.md']).toContain('rules.json has what concerns these tenants');
  expect(await found()).toEqual([]);
  await sql`UPDATE estate_version SET texts = '[{"file":"estate.yaml","text":"rewritten"}]'`.execute(
    stores.db,
  );
  expect(await found()).toEqual([
    expect.objectContaining({ code: 'version-differs', weight: 'grave' }),
  ]);
  await sql`DELETE FROM estate_version`.execute(stores.db);
  expect(await found()).toEqual([
    expect.objectContaining({
      code: 'version-missing',
      says: expect.stringContaining('1 request'),
    }),
  ]);
});

test('a step that was written for a request without an approval is grave', async () => {
  const asked = newDecision();
  const created = await stores.store.create(asked, 'unapproved');
  await stores.store.note(created.id, auditOf(created, 'step-begun', NOW, { stepId: 'guest' }));
  const made = await pack();
  expect(made.findings).toContainEqual(
    expect.objectContaining({ code: 'not-approved', request: created.id, weight: 'grave' }),
  );
});
