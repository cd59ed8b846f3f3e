// Under which id the audit knows somebody: remembered, and still the one that stands when it is written.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { rememberPseudonyms } from '../../../src/adapters/postgres/remembered-pseudonyms.ts';
import { auditOf } from '../../../src/domain/access/decision.ts';
import type { AccessRequest } from '../../../src/domain/access/request.ts';
import { accountKey } from '../../../src/shared/account.ts';
import { NOW } from '../../fakes/access.ts';
import { OWNER } from '../../fakes/estate.ts';
import type { Stores } from '../../support/database.ts';
import { ownStores } from '../../support/own-stores.ts';
import { newDecision } from '../../support/store-behaviour.ts';

describe('remembered pseudonyms', () => {
  function remembered() {
    const asked: string[][] = [];
    const ids = new Map<string, string>();
    const { of, moved, learn } = rememberPseudonyms(async (keys) => {
      asked.push([...keys]);
      return new Map(keys.map((key) => [key, ids.get(key) ?? `${key} 1`]));
    });
    return { asked, ids, of, moved, learn };
  }

  test('are read once, and only those that are not known', async () => {
    const { asked, of } = remembered();
    await of(['a', 'b']);
    expect(await of(['b', 'c'])).toEqual(
      new Map([
        ['b', 'b 1'],
        ['c', 'c 1'],
      ]),
    );
    await of(['a', 'b', 'c']);
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  test('that were written are not read', async () => {
    const { asked, of, learn } = remembered();
    learn(new Map([['a', 'a written']]));
    expect(await of(['a', 'b'])).toEqual(
      new Map([
        ['a', 'a written'],
        ['b', 'b 1'],
      ]),
    );
    expect(asked).toEqual([['b']]);
  });

  test('that others asked for at the same moment are theirs', async () => {
    const { of } = rememberPseudonyms(
      async () =>
        new Map([
          ['a', 'id a'],
          ['z', 'id z'],
        ]),
    );
    expect(await of(['a'])).toEqual(new Map([['a', 'id a']]));
  });

  test('that were used have moved where somebody was erased meanwhile, and are new from then on', async () => {
    const { ids, of, moved } = remembered();
    const used = await of(['a', 'b']);
    expect(await moved(used)).toBe(false);
    ids.set('b', 'b 2');
    expect(await of(['b'])).toEqual(new Map([['b', 'b 1']]));
    expect(await moved(used)).toBe(true);
    expect(await of(['b'])).toEqual(new Map([['b', 'b 2']]));
    expect(await moved(new Map())).toBe(false);
  });
});

describe('a commit', () => {
  let stores: Stores;
  ownStores((opened) => {
    stores = opened;
  });

  const asked = async () => {
    const { id } = await stores.store.create(newDecision(), randomUUID());
    return (await stores.store.load(id)) as AccessRequest;
  };
  const note = (request: AccessRequest) =>
    stores.store.commit({
      request,
      audit: [auditOf(request, 'approval-refused', NOW, {}, OWNER)],
      work: [],
    });
  /** Under which ids the audit has what the owner did, the latest last, and whether each still stands. */
  const actors = async () => {
    const { rows } = await sql<{ actor: string; account: string | null }>`
      SELECT body::jsonb ->> 'actor' AS actor, pseudonym.account
      FROM audit_entry LEFT JOIN pseudonym ON pseudonym.id::text = body::jsonb ->> 'actor'
      WHERE body::jsonb ->> 'verb' = 'approval-refused' ORDER BY audit_entry.id`.execute(stores.db);
    return rows;
  };

  test('writes no pseudonym that was erased since it was read', async () => {
    expect(await note(await asked())).toBe('committed');
    await stores.db.deleteFrom('pseudonym').where('account', '=', accountKey(OWNER)).execute();
    const request = await asked();
    expect(await note(request)).toBe('committed');
    const [first, second] = await actors();
    expect(first?.account).toBeNull();
    expect(second?.account).toBe(accountKey(OWNER));
    expect(second?.actor).not.toBe(first?.actor);
    expect((await stores.store.load(request.id))?.version).toBe(request.version + 1);
  });

  test('that comes too late stays one, whoever was erased', async () => {
    const request = await asked();
    await note(request);
    const before = await actors();
    expect(await note(request)).toBe('conflict');
    await stores.db.deleteFrom('pseudonym').where('account', '=', accountKey(OWNER)).execute();
    expect(await note(request)).toBe('conflict');
    expect(await actors()).toHaveLength(before.length);
  });
});
