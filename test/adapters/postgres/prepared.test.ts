import type { ClientBase } from 'pg';
import { describe, expect, test } from 'vitest';
import { createNaming, prepare } from '../../../src/adapters/postgres/prepared.ts';

function connection(naming = createNaming()) {
  const sent: unknown[] = [];
  const client = { query: (...of: unknown[]) => void sent.push(of) } as unknown as ClientBase;
  prepare(client, naming);
  const send = (text: string, values?: unknown[]) => void client.query(text, values);
  const names = () => sent.map((of) => (of as Array<{ name?: string }>)[0]?.name);
  return { send, sent, names };
}

const LOAD = 'select "id", "data" from "request" where "id" = $1';

describe('statements', () => {
  test('that come again have a name, the same on every connection', () => {
    const naming = createNaming();
    const [one, other] = [connection(naming), connection(naming)];
    for (const id of ['a', 'b', 'c', 'd']) one.send(LOAD, [id]);
    other.send(LOAD, ['e']);
    const [name] = one.names().slice(2);
    expect(name).toBeTruthy();
    expect(one.names()).toEqual([undefined, undefined, name, name]);
    expect(other.names()).toEqual([name]);
    expect(one.sent.at(-1)).toEqual([{ text: LOAD, values: ['d'], name }]);
  });

  test('two never share one', () => {
    const naming = createNaming();
    const { send, names } = connection(naming);
    for (let i = 0; i < 3; i += 1)
      for (const table of ['work', 'card']) {
        send(`select "id" from "${table}" where "id" = $1`, ['a']);
      }
    expect(new Set(names().slice(-2)).size).toBe(2);
  });

  test('that only read have one without values as well', () => {
    const { send, names } = connection();
    for (let i = 0; i < 3; i += 1) send('SELECT id FROM brake WHERE over_at IS NULL', []);
    expect(names().at(-1)).toBeTruthy();
  });

  test('that begin and end a transaction are left alone', () => {
    const { send, sent } = connection();
    for (let i = 0; i < 4; i += 1) send('begin', []);
    send('commit');
    expect(sent.slice(-2)).toEqual([
      ['begin', []],
      ['commit', undefined],
    ]);
  });

  test.each([
    'select * from "guest_link" where "guest" in ($1)',
    'select "card".* from "card" where "account" = $1',
    'insert into "card" ("account") values ($1) returning *',
  ])('whose result may get another shape under a running process have none: %s', (text) => {
    const { send, names } = connection();
    for (let i = 0; i < 5; i += 1) send(text, ['a']);
    expect(names().filter(Boolean)).toEqual([]);
  });

  test('that differ each time do not fill the server', () => {
    const { send, names } = connection();
    const once = (n: number) => `select "id" from "work" where "id" in ($${n})`;
    for (let n = 1; n <= 5_000; n += 1) send(once(n), ['a']);
    expect(names().filter(Boolean)).toEqual([]);
    for (let n = 1; n <= 300; n += 1) for (let i = 0; i < 5; i += 1) send(once(-n), ['a']);
    expect(new Set(names().filter(Boolean)).size).toBe(200);
  });
});
