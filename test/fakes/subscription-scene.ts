// A Drawbridge in memory whose people and channels subscribe to how two tenants stand.
import type { Estate } from '../../src/domain/estate/estate.ts';
import type { TenantCheck } from '../../src/domain/posture/check.ts';
import type { AreaValues } from '../../src/domain/posture/facts/areas.ts';
import type { TenantFacts } from '../../src/domain/posture/reading.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import type { InChannel } from '../../src/inbound/types.ts';
import { DeliveryError } from '../../src/ports/courier.ts';
import type { ChannelMember } from '../../src/ports/roster.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import type { ChannelRef } from '../../src/shared/channel.ts';
import { DAY } from '../../src/shared/duration.ts';
import { alertCriticals } from '../../src/usecases/alert-criticals.ts';
import { AWAY, EMPLOYEE, estate, HOME } from './estate.ts';
import { MemorySubscriptions, PostureHistory } from './memory-subscriptions.ts';
import { quiet, World } from './world.ts';

export const CHANNEL: ChannelRef = {
  conversationId: '19:c@thread.tacv2',
  teamId: '19:t@thread.tacv2',
  tenantId: HOME,
  serviceUrl: 'https://smba.example/',
};

const userIdOf = ({ objectId }: AccountRef) => `29:${objectId}`;

export const PARTNER = '90000000-0000-4000-8000-000000000009';
type Section = NonNullable<AreaValues['crossTenantDefault']['b2bCollaborationInbound']>;
const section = (accessType: string): Section => ({
  usersAndGroups: { accessType, targets: [{ target: 'AllUsers', targetType: 'user' }] },
  applications: {
    accessType,
    targets: [{ target: 'AllApplications', targetType: 'application' }],
  },
});
export const facts = (
  tenantId: string,
  at: number,
  open: boolean,
  name = 'Litware',
): TenantFacts => ({
  tenantId,
  readings: {
    crossTenantDefault: {
      state: 'read',
      asOf: at,
      value: {
        b2bCollaborationInbound: section('blocked'),
        b2bDirectConnectInbound: section('blocked'),
      },
    },
    crossTenantPartners: {
      state: 'read',
      asOf: at,
      value: [
        { tenantId: PARTNER, b2bCollaborationInbound: section(open ? 'allowed' : 'blocked') },
      ],
    },
    partnerNames: {
      state: 'read',
      asOf: at,
      value: [{ tenantId: PARTNER, displayName: name, defaultDomainName: null }],
    },
  },
});

export const check: TenantCheck = {
  id: 'T-1',
  title: 'No partner is open',
  area: 'cross-tenant-access',
  kind: 'check',
  severity: 'high',
  appliesTo: 'all',
  scope: 'tenant',
  reads: ['crossTenantPartners'],
  remediation: '',
  why: '',
  words: [],
  assess({ facts: { readings } }) {
    const seen = JSON.stringify(readings.crossTenantPartners ?? '');
    const state = seen === '""' ? 'unknown' : seen.includes('allowed') ? 'fail' : 'pass';
    return { state, reason: 'Litware is open', evidence: [] };
  },
};

export class Scene extends World {
  readonly subscriptions = new MemorySubscriptions(this.queue);
  readonly history = new PostureHistory();
  timeZone: string | null = 'Europe/Berlin';
  failures = 0;
  /** Who is in the channel; or what Teams says instead. */
  roster: readonly ChannelMember[] | 'gone' | 'unknown' | 'too-many' = [];
  /** Teams does not take what is posted there. */
  closed = false;

  constructor(of: Partial<Estate> = {}) {
    super(estate({ posture: { readers: [{ person: 'employee', tenants: 'all' }] }, ...of }));
    this.read(false);
  }

  /** Both tenants are read now. */
  read(open: boolean, name?: string) {
    for (const id of [HOME, AWAY])
      this.history.put(this.now, facts(id, this.now, open && id === AWAY, name));
  }

  get all() {
    const base = this.deps;
    return {
      ...base,
      subscriptions: this.subscriptions,
      postureStore: this.history,
      checks: [check],
      ownApplications: [],
      conversations: {
        find: async (account: AccountRef) => ({
          ...account,
          conversationId: 'c',
          serviceUrl: '',
          userId: '',
          botId: '',
          locale: 'en-GB',
          timeZone: this.timeZone,
        }),
      },
      roster: {
        membersOf: async () =>
          typeof this.roster === 'string'
            ? { is: this.roster }
            : ({ is: 'members', members: this.roster } as const),
      },
      courier: {
        ...base.courier,
        postIn: async (...args: Parameters<typeof base.courier.postIn>) => {
          if (this.closed)
            throw new DeliveryError('unreachable', 'Teams refused the message (403)');
          return base.courier.postIn(...args);
        },
        post: async (...args: Parameters<typeof base.courier.post>) => {
          if (this.failures > 0) {
            this.failures -= 1;
            throw new DeliveryError('later', 'Teams does not answer');
          }
          return base.courier.post(...args);
        },
      },
    };
  }

  override async settle() {
    const { all } = this;
    for (let turns = 0; turns < 200; turns += 1) {
      const [item] = this.queue.due(this.now);
      if (!item) return;
      this.queue.claim(item.id);
      const log = {
        ...quiet,
        error: (_event: string, fields?: { detail?: unknown }) => {
          throw new Error(`A bug: ${String(fields?.detail)}`);
        },
      };
      await onDueWork({ ...all, log, subscribing: all }, item);
    }
    throw new Error('It does not come to rest.');
  }

  async say(words: string, who: AccountRef = EMPLOYEE) {
    const { history } = this;
    const inbound = createInbound({
      ...this.all,
      postureStore: Object.assign(Object.create(history), {
        keep: async () => {},
        changedAt: async () => [],
      }),
      deadline: () => new AbortController().signal,
    });
    const actor = { ...who, locale: 'en-GB', timeZone: 'Europe/Berlin', alone: true };
    return JSON.stringify(await inbound.onMessage(actor, words));
  }

  async press(id: string, who: AccountRef = EMPLOYEE) {
    const inbound = createInbound({
      ...this.all,
      postureStore: Object.assign(Object.create(this.history), {
        keep: async () => {},
        changedAt: async () => [],
      }),
      deadline: () => new AbortController().signal,
    });
    const actor = { ...who, locale: 'en-GB', timeZone: 'Europe/Berlin', alone: true };
    return JSON.stringify(await inbound.onAction(actor, 'stop-subscription', { subscription: id }));
  }

  members(...accounts: readonly AccountRef[]) {
    this.roster = accounts.map((account) => ({ userId: userIdOf(account), account }));
  }

  private speaker(who: AccountRef, change: Partial<InChannel> = {}) {
    const inChannel = { channel: CHANNEL, userId: userIdOf(who), standard: true, ...change };
    return { ...who, locale: 'en-GB', timeZone: 'Europe/Berlin', alone: false, inChannel };
  }

  private get inbound() {
    const postureStore = Object.assign(Object.create(this.history), {
      keep: async () => {},
      changedAt: async () => [],
    });
    const deadline = () => new AbortController().signal;
    return createInbound({ ...this.all, postureStore, deadline });
  }

  async sayThere(words: string, who: AccountRef = EMPLOYEE, change: Partial<InChannel> = {}) {
    return JSON.stringify(await this.inbound.onMessage(this.speaker(who, change), words));
  }

  async pressThere(id: string, who: AccountRef, verb = 'stop-subscription') {
    const fields = { subscription: id };
    return JSON.stringify(await this.inbound.onAction(this.speaker(who), verb, fields));
  }

  look = (tenantId = AWAY) => alertCriticals(this.all, tenantId);
  /** Nothing but a change of rights. */
  readers(readers: Estate['posture']['readers']) {
    Object.assign(this.estate, { posture: { ...this.estate.posture, readers } });
  }
  heard = (who: AccountRef = EMPLOYEE) => this.posts.filter(({ to }) => to === accountKey(who));
  get only() {
    const [id] = [...this.subscriptions.rows.keys()];
    return this.subscriptions.rows.get(id ?? '');
  }
}

/** The day after, at eight in Berlin at the latest. */
export const nextDay = (scene: Scene) => scene.moveTo(scene.now + DAY);
