// A tenant's cross-tenant access policy as Graph keeps it: entries by partner, the default behind them.
import type { ChangerDeps } from '../../../../src/adapters/entra/changes/deps.ts';
import type { GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import { sectionRules } from '../../../../src/domain/access/pairs/live.ts';
import type { PolicySection } from '../../../../src/domain/facts.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';
import { everyone } from '../../../fakes/directory.ts';
import { AWAY } from '../../../fakes/estate.ts';
import { NOW } from './fake-tenant.ts';

type Row = Record<string, unknown>;

const ENTRIES = '/policies/crossTenantAccessPolicy/partners';

export class FakePolicies {
  readonly partners = new Map<string, Row>();
  fallback: Row = {
    b2bCollaborationInbound: everyone('blocked'),
    b2bDirectConnectInbound: everyone('blocked'),
  };
  readonly sent: Array<{ method: string; path: string; body: Row }> = [];
  /** Readings that still show what was there before the last write. */
  late = 0;
  private shown: Map<string, Row> | undefined;

  get deps(): ChangerDeps & { sections: typeof sectionRules } {
    const access = () => this.client;
    return {
      reader: access,
      remover: () => {
        throw new Error('Nothing of this is for the remover.');
      },
      writer: (identity) => {
        if (identity !== 'partners-writer') throw new Error(`Not for ${identity}.`);
        return access;
      },
      clock: { now: () => NOW },
      readBackMs: 1_000,
      sections: sectionRules,
    };
  }

  /** So many readings come from a replica that is behind. */
  showsFirst(entries: ReadonlyArray<readonly [string, Row]>, readings: number): void {
    this.shown = new Map(entries);
    this.late = readings;
  }

  section(partnerId: string, name = 'b2bCollaborationInbound'): PolicySection | null | undefined {
    return this.partners.get(partnerId)?.[name] as PolicySection | null | undefined;
  }

  private readonly client = {
    get: async (path: string) => {
      if (path.endsWith('/default')) return { body: this.fallback, requestId: 'd' };
      const entries = this.late > 0 ? this.shown : undefined;
      if (this.late > 0) this.late -= 1;
      const entry = (entries ?? this.partners).get(path.split('/').at(-1) ?? '');
      if (!entry) throw new DirectoryError('not-found', AWAY, 'ResourceNotFound', 'no entry');
      return { body: entry, requestId: 'g' };
    },
    send: async (method: string, path: string, body: Row) => {
      this.sent.push({ method, path, body });
      this.shown = new Map(this.partners);
      const id = method === 'POST' ? String(body.tenantId) : (path.split('/').at(-1) ?? '');
      const entry = this.partners.get(id);
      if (method === 'POST' && entry) {
        throw new DirectoryError('refused', AWAY, 'Request_BadRequest', 'It already exists.');
      }
      if (method === 'PATCH' && !entry) {
        throw new DirectoryError('not-found', AWAY, 'ResourceNotFound', 'no entry');
      }
      this.partners.set(id, { ...entry, ...body });
      return { body: undefined, requestId: 'w' };
    },
  } as unknown as GraphClient;

  /** Methods and properties of what was written. */
  get written(): string[] {
    return this.sent.map(({ method, path, body }) =>
      [method, path.replace(ENTRIES, ''), ...Object.keys(body)].join(' '),
    );
  }
}
