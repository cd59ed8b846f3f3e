// infra/database.sql: lets in the container's identity, with which Drawbridge then makes its tables and works.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStores } from '../../support/database.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';
import { newDecision } from '../../support/store-behaviour.ts';

const ROLE = 'drawbridge-identity';
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

/** As much of psql as the file uses: values in quotes, and one change of the database. */
async function psql(file: string, values: Readonly<Record<string, string>>): Promise<void> {
  const text = readFileSync(file, 'utf8')
    .replace(/^--.*$/gm, '')
    .replace(/:'(\w+)'/g, (_all, name: string) => pg.escapeLiteral(values[name] ?? ''))
    .replace(/:"(\w+)"/g, (_all, name: string) => pg.escapeIdentifier(values[name] ?? ''));
  const [before = '', after = ''] = text.split('\\connect drawbridge');
  expect(after).not.toBe('');
  await run('postgres', before);
  await run('drawbridge', after);
}

async function run(database: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: at(database) });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
const at = (database: string) => server.databaseUrl.replace(/postgres$/, database);

test('the identity makes its tables and works, and administers nothing', async () => {
  await run('postgres', 'CREATE DATABASE drawbridge');
  // Azure's own function, here with a password, since no token can be had.
  await run(
    'postgres',
    `CREATE FUNCTION pgaadauth_create_principal_with_oid(name text, oid text, kind text, admin boolean, mfa boolean)
     RETURNS text LANGUAGE plpgsql AS $$ BEGIN
       IF kind <> 'service' OR admin THEN RAISE EXCEPTION 'not as a plain service'; END IF;
       EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', name, oid); RETURN name; END $$`,
  );
  await psql('infra/database.sql', { role: ROLE, oid: 'token' });

  const databaseUrl = at('drawbridge').replace('drawbridge:drawbridge', `${ROLE}:token`);
  const stores = await openStores({ databaseUrl, dataDir: server.folder });
  await stores.store.create(newDecision(), 'form');
  await stores.close();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    'SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
  );
  expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false }]);
  await expect(client.query('CREATE ROLE another')).rejects.toThrow(/permission denied/);
  await client.end();
}, 60_000);
