// Entitlement management as the changer sees it: assignments, requests that are still worked on, and what was sent.
import type { ChangerDeps } from '../../../../src/adapters/entra/changes/deps.ts';
import type { CallOptions, GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';
import { AWAY } from '../../../fakes/estate.ts';
import { NOW } from './fake-tenant.ts';

type Row = Record<string, unknown>;

const ROOT = '/identityGovernance/entitlementManagement';

export class FakeEntitlement {
  /** Scope and role of what the package gives. */
  roles: Array<readonly [scope: string, role: string]> = [['g', 'Member_g']];
  /** Null: there is no such package. */
  package: Row | null = {};
  assignments: Row[] = [];
  requests: Row[] = [];
  readonly sent: Row[] = [];
  readonly filters: string[] = [];
  /** What Entra does with a request the moment it is sent; without it, nothing yet. */
  does: ((body: Row) => void) | undefined;
  /** What the next request is answered with in place of being taken. */
  refuses: DirectoryError | undefined;

  get deps(): ChangerDeps {
    const access = () => this.client;
    const nobody = () => {
      throw new Error('The remover has no part in this.');
    };
    return {
      reader: access,
      remover: nobody,
      writer: (identity) => (identity === 'packages-writer' ? access : nobody()),
      clock: { now: () => NOW },
      readBackMs: 0,
    };
  }

  /** As Entra shows an assignment that it has handed out. */
  assignment(until: number | null, more: Row = {}): Row {
    const endDateTime = until === null ? null : new Date(until).toISOString();
    const expiration = { type: until === null ? 'noExpiration' : 'afterDateTime', endDateTime };
    return {
      id: 'a1',
      state: 'delivered',
      schedule: { expiration },
      accessPackage: { id: 'p' },
      target: { objectId: 'them' },
      ...more,
    };
  }

  request(state: string, more: Row = {}): Row {
    return { id: 'r1', requestType: 'adminAdd', state, requestor: { objectId: 'them' }, ...more };
  }

  /** What was sent, without its times. */
  get written(): string[] {
    return this.sent.map(({ requestType, assignment }) =>
      [requestType, (assignment as Row).id].filter((part) => part !== undefined).join(' '),
    );
  }

  private readonly client: GraphClient = {
    get: async <T>(path: string) => {
      const [, what, id] = path.slice(ROOT.length).split('/');
      const body =
        what === 'accessPackages'
          ? this.package && { ...this.package, resourceRoleScopes: this.roles.map(roleScope) }
          : this.requests.find((request) => request.id === id);
      if (!body) throw new DirectoryError('not-found', AWAY, 'ResourceNotFound', 'gone');
      return { body: body as T, requestId: 'g' };
    },
    list: async <T>(path: string, { query }: CallOptions) => {
      this.filters.push(query?.$filter ?? '');
      const rows = path.endsWith('/assignments')
        ? this.assignments
        : this.requests.filter(({ state }) => state === 'submitted');
      return { body: rows as T[], requestId: 'g' };
    },
    send: async <T>(_method: string, path: string, body: unknown) => {
      if (path !== `${ROOT}/assignmentRequests`) throw new Error(`Nobody expected ${path}.`);
      if (this.refuses) throw this.refuses;
      this.sent.push(body as Row);
      this.does?.(body as Row);
      return { body: { id: 'r1' } as T, requestId: 'w' };
    },
  };
}

const roleScope = ([scope, role]: readonly [string, string]): Row => ({
  role: { originId: role },
  scope: { originId: scope, originSystem: 'AadGroup' },
});
