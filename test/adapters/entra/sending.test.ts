// Whether a try sent anything: what was turned away or never left made nothing, and no answer may have made it.
import { describe, expect, test } from 'vitest';
import { createChangers } from '../../../src/adapters/entra/changers.ts';
import type { ChangerDeps } from '../../../src/adapters/entra/changes/deps.ts';
import type { GraphClient, SendOptions } from '../../../src/adapters/entra/graph/client.ts';
import { DirectoryError, type DirectoryTrouble } from '../../../src/ports/directory-error.ts';
import { AWAY, GROUP } from '../../fakes/estate.ts';
import { FakeTenant } from './changes/fake-tenant.ts';

const CHANGE = {
  type: 'join-group',
  tenantId: AWAY,
  groupId: GROUP,
  member: { objectId: 'd0000000-0000-4000-8000-000000000009' },
} as const;

const trouble = (kind: DirectoryTrouble) => new DirectoryError(kind, AWAY, kind, `met ${kind}`);

/** A directory whose writes meet this, asked or not whether they may leave. */
function joining(leaves: boolean, error: unknown) {
  const graph: Partial<GraphClient> = {
    send: async (_method, _path, _body, { may }) => {
      if (leaves) await may?.();
      throw error;
    },
  };
  const deps: ChangerDeps = {
    ...new FakeTenant().deps,
    writer: () => () => graph as GraphClient,
  };
  return changersOf(deps)['join-group'].perform(CHANGE, new FakeTenant().context());
}

const changersOf = (deps: ChangerDeps) =>
  createChangers({
    ...deps,
    graphCanonicalUrl: 'https://graph.microsoft.com',
    sections: {} as never,
    gives: () => true,
    holds: async () => false,
  });

describe('a try of which nothing can have been taken says so', () => {
  test.each<[string, boolean, DirectoryTrouble]>([
    ['without a token', false, 'unavailable'],
    ['where it is told to slow down', true, 'throttled'],
    ['where the object is not known yet', true, 'not-found'],
  ])('%s', async (_, leaves, kind) => {
    const cause = trouble(kind);
    await expect(joining(leaves, cause)).rejects.toMatchObject({ name: 'NothingSent', cause });
  });
});

test.each<DirectoryTrouble>(['ambiguous', 'forbidden', 'refused'])(
  'a write that met "%s" was sent',
  async (kind) => {
    const error = trouble(kind);
    await expect(joining(true, error)).rejects.toBe(error);
  },
);

describe('a removal', () => {
  const removing = (error: unknown) => {
    const send = async (_method: string, _path: string, _body: unknown, { may }: SendOptions) => {
      await may?.();
      throw error;
    };
    const graph: Partial<GraphClient> = { send };
    const deps = { ...new FakeTenant().deps, remover: () => graph as GraphClient };
    return changersOf(deps)['join-group'].undo(CHANGE, new FakeTenant().context());
  };

  test.each<DirectoryTrouble>(['refused', 'forbidden', 'no-consent', 'throttled'])(
    'that met "%s" removed nothing',
    async (kind) => {
      const cause = trouble(kind);
      await expect(removing(cause)).rejects.toMatchObject({ name: 'NothingSent', cause });
    },
  );

  test('without an answer may have', async () => {
    const error = trouble('ambiguous');
    await expect(removing(error)).rejects.toBe(error);
  });
});
