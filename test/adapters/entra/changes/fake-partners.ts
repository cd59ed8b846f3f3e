// The cross-tenant access policy of one tenant as Graph keeps it: sections are replaced whole.
import type { ChangerDeps } from '../../../../src/adapters/entra/changes/deps.ts';
import type { GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import type { ChangeContext } from '../../../../src/ports/changer.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import { AWAY, HOME } from '../../../fakes/estate.ts';
import { NOW } from './fake-tenant.ts';

type Body = Record<string, unknown>;
export type Flags = Record<string, boolean | null>;

const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
const ENTRY = `${PARTNERS}/${HOME}`;

export class FakePartners {
  /** Null: there is none. */
  entry: Body | null = { tenantId: HOME };
  byDefault: Body = {};
  readonly sent: Array<{ method: string; path: string; body: Body }> = [];
  /** What the next calls meet in place of an answer, first to last. */
  readonly troubles: DirectoryError[] = [];
  /** What the next write meets after it took effect. */
  lost: DirectoryError | undefined;
  /** So many reads show the entry as it was before the last write. */
  stale = 0;
  private before: Body | null = null;

  get deps(): ChangerDeps {
    const access = () => this.client;
    return {
      reader: access,
      remover: access,
      writer: () => access,
      clock: { now: () => NOW },
      readBackMs: 500,
    };
  }

  context(change: Partial<ChangeContext> = {}): ChangeContext {
    return {
      requestId: '7K3F-9QX2',
      clientRequestId: 'c',
      until: NOW + DAY,
      firstTry: true,
      heldAsOurs: null,
      mine: ['part'],
      others: [],
      outputs: {},
      signal: new AbortController().signal,
      ...change,
    };
  }

  private meet(): void {
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
  }

  private shown(): Body | null {
    if (this.stale === 0) return this.entry;
    this.stale -= 1;
    return this.before;
  }

  private readonly client: GraphClient = {
    get: async <T>(path: string) => {
      this.meet();
      const body = path === ENTRY ? this.shown() : this.byDefault;
      if (body === null) throw trouble('not-found');
      return { body: body as T, requestId: 'read' };
    },
    list: async () => {
      throw new Error('Nothing is listed here.');
    },
    send: async <T>(method: string, path: string, body: unknown) => {
      this.meet();
      this.sent.push({ method, path: path.replace(PARTNERS, ''), body: body as Body });
      this.before = this.entry;
      this.write(method, path, body as Body);
      const lost = this.lost;
      this.lost = undefined;
      if (lost) throw lost;
      return { body: undefined as T, requestId: 'sent' };
    },
  };

  private write(method: string, path: string, body: Body): void {
    if (method === 'POST') {
      if (this.entry) throw trouble('refused');
      this.entry = body;
      return;
    }
    if (!this.entry) throw trouble('not-found');
    this.entry =
      path === ENTRY
        ? { ...this.entry, ...body }
        : { ...this.entry, identitySynchronization: { tenantId: HOME, ...body } };
  }
}

export const trouble = (kind: ConstructorParameters<typeof DirectoryError>[0]) =>
  new DirectoryError(kind, AWAY, 'test', `trouble: ${kind}`);
