// A tenant's Graph as the changers see it: users, what they are used for, eligibilities, and what was sent.
import type { ChangerDeps } from '../../../../src/adapters/entra/changes/deps.ts';
import type { CallOptions, GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import type { ChangeContext } from '../../../../src/ports/changer.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import { AWAY } from '../../../fakes/estate.ts';

export const NOW = Date.UTC(2026, 10, 27, 9);

type Row = Record<string, unknown>;

export class FakeTenant {
  readonly users = new Map<string, Row>();
  /** What a search for guests finds. */
  found: Row[] = [];
  readonly filters: string[] = [];
  /** The object that an invitation gives. */
  invited = '';
  memberOf: Row[] = [];
  applications: Row[] = [];
  owned: Row[] = [];
  roles: Row[] = [];
  eligible: Row[] = [];
  packages: Row[] = [];
  /** Codes with which the next writes are refused, first to last. */
  readonly refusals: string[] = [];
  readonly sent: Array<{ method: string; path: string; body: Row }> = [];

  get deps(): ChangerDeps {
    const access = () => this.client;
    return {
      reader: access,
      remover: access,
      writer: () => access,
      clock: { now: () => NOW },
      readBackMs: 1_000,
    };
  }

  context(change: Partial<ChangeContext> = {}): ChangeContext {
    return {
      requestId: '7K3F-9QX2',
      clientRequestId: 'c',
      until: NOW + DAY,
      firstTry: true,
      heldAsOurs: null,
      others: [],
      mine: [],
      signal: new AbortController().signal,
      ...change,
    };
  }

  /** Paths of what was written. */
  get written(): string[] {
    return this.sent.map(({ method, path, body }) =>
      [method, path, body?.action].filter((part) => part !== undefined).join(' '),
    );
  }

  private list(path: string): Row[] {
    if (path === '/users') return this.found;
    if (path.endsWith('/memberOf')) return this.memberOf;
    if (path.endsWith('/appRoleAssignments')) return this.applications;
    if (path.endsWith('/ownedObjects')) return this.owned;
    if (path.endsWith('/roleAssignments')) return this.roles;
    if (path.endsWith('/roleEligibilityScheduleInstances')) return this.eligible;
    if (path.endsWith('/entitlementManagement/assignments')) return this.packages;
    return [];
  }

  private readonly client: GraphClient = {
    get: async <T>(path: string) => {
      const user = this.users.get(path.split('/')[2] ?? '');
      if (!user) throw new DirectoryError('not-found', AWAY, 'Request_ResourceNotFound', 'gone');
      return { body: user as T, requestId: 'g' };
    },
    list: async <T>(path: string, { query }: CallOptions) => {
      this.filters.push(query?.$filter ?? '');
      return { body: this.list(path) as T[], requestId: 'g' };
    },
    send: async <T>(method: string, path: string, body: unknown) => {
      this.sent.push({ method, path, body: body as Row });
      const refusal = this.refusals.shift();
      if (refusal) throw new DirectoryError('refused', AWAY, refusal, `Away refused: ${refusal}`);
      if (method === 'DELETE') this.users.delete(path.split('/')[2] ?? '');
      if (path.endsWith('roleEligibilityScheduleRequests')) this.removeEligibility(body as Row);
      const invitation = { invitedUser: { id: this.invited }, inviteRedeemUrl: 'https://redeem/1' };
      return { body: (path === '/invitations' ? invitation : {}) as T, requestId: 'g' };
    },
  };

  /** Only what was given to somebody directly can be taken back. */
  private removeEligibility({ action }: Row): void {
    if (action !== 'adminRemove') return;
    this.eligible = this.eligible.filter(({ memberType }) => memberType === 'Group');
  }
}
