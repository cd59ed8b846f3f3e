// One group's Graph as the changers see it: who is in it, who owns it, what PIM says, and what was sent.
import type { ChangerDeps } from '../../../../src/adapters/entra/changes/deps.ts';
import type { GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import type { ChangeContext } from '../../../../src/ports/changer.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import { AWAY } from '../../../fakes/estate.ts';

export const NOW = Date.UTC(2026, 10, 27, 9);
export const WHO = 'a0000000-0000-4000-8000-00000000000a';

type Row = Record<string, unknown>;

const refused = (code: string, message = code) =>
  new DirectoryError('refused', AWAY, code, `Away refused: ${message}`);
const missing = () => new DirectoryError('not-found', AWAY, 'Request_ResourceNotFound', 'gone');

export class FakeGroup {
  group: Row | undefined = { displayName: 'Closing', groupTypes: [], securityEnabled: true };
  readonly members = new Set<string>();
  readonly owners = new Set<string>(['somebody-else']);
  eligible: Row[] = [];
  active: Row[] = [];
  /** So many checks of the membership come from a replica that still shows it. */
  behind = 0;
  /** The directory does not know them any more. */
  deleted = false;
  /** Answers of writes that are refused, first to last. */
  readonly refusals: string[] = [];
  readonly sent: string[] = [];

  readonly deps: ChangerDeps & { graphCanonicalUrl: string } = {
    reader: () => this.client('reader'),
    remover: () => this.client('remover'),
    writer: (identity) => () => this.client(identity),
    clock: { now: () => NOW },
    readBackMs: 100,
    graphCanonicalUrl: 'https://graph.microsoft.com',
  };

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

  /** An instance as PIM lists it; Microsoft's pages write the words with a capital. */
  static instance(until: number | null, change: Row = {}): Row {
    const endDateTime = until === null ? null : new Date(until).toISOString();
    return {
      accessId: 'member',
      assignmentType: 'Assigned',
      memberType: 'Direct',
      endDateTime,
      ...change,
    };
  }

  private client(identity: string): GraphClient {
    return {
      get: async <T>(path: string) => {
        if (path === `/users/${WHO}`) {
          if (this.deleted) throw missing();
          return { body: { id: WHO } as T, requestId: 'g' };
        }
        const member = /^\/users\/([^/]+)\/memberOf\//.exec(path)?.[1];
        if (member ? !this.members.has(member) : !this.group) throw missing();
        return { body: (member ? { id: member } : this.group) as T, requestId: 'g' };
      },
      list: async <T>(path: string) => {
        const owner = (id: string) => ({ id, '@odata.type': '#microsoft.graph.user' });
        const rows = path.endsWith('/owners')
          ? [...this.owners].map(owner)
          : path.includes('/eligibilitySchedule')
            ? this.eligible
            : this.active;
        return { body: rows as T[], requestId: 'g' };
      },
      send: async <T>(method: string, path: string, body: unknown) => {
        if (path.endsWith('/checkMemberGroups')) {
          const shown = this.members.has(WHO) || this.behind > 0;
          this.behind -= 1;
          const value = shown ? (body as { groupIds: string[] }).groupIds : [];
          return { body: { value } as T, requestId: 'g' };
        }
        const { action } = (body ?? {}) as Row;
        const what = path.replace(/^.*\/(\w+)(\/[^/]*)?(\/\$ref)$/, '$1').replace(/^.*\//, '');
        this.sent.push([identity, method, what, action].filter(Boolean).join(' '));
        const refusal = this.refusals.shift();
        if (refusal) throw refused(refusal);
        this.take(method, path, (body ?? {}) as Row);
        return { body: undefined as T, requestId: 'w' };
      },
    };
  }

  private take(method: string, path: string, body: Row): void {
    if (path.includes('/owners/')) {
      if (method === 'POST') this.owners.add(WHO);
      else if (!this.owners.delete(WHO)) throw missing();
      return;
    }
    if (path.includes('/members/')) {
      if (method === 'POST') this.members.add(WHO);
      else if (!this.members.delete(WHO)) throw missing();
      return;
    }
    const list = path.includes('eligibility') ? 'eligible' : 'active';
    const gives = body.action !== 'adminRemove';
    const schedule = body.scheduleInfo as { expiration: { endDateTime: string } } | undefined;
    const until = Date.parse(schedule?.expiration.endDateTime ?? '');
    this[list] = gives ? [FakeGroup.instance(until, { accessId: body.accessId })] : [];
    if (list === 'active' && body.accessId === 'member') {
      if (gives) this.members.add(WHO);
      else this.members.delete(WHO);
    }
  }
}
