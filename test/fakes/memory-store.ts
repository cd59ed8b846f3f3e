// The request store in memory: versions, forms, holdings and work like the real one, all or nothing.

import type { AuditDraft, Decision } from '../../src/domain/access/decision.ts';
import type { GuestLink } from '../../src/domain/access/identity.ts';
import type { AccessRequest, Approver } from '../../src/domain/access/request.ts';
import { GRANTED, peopleIn } from '../../src/domain/access/request.ts';
import type { CardPlace } from '../../src/ports/card-store.ts';
import type { Press, PressReading } from '../../src/ports/press-reading.ts';
import { type CommitOptions, Overtaken, type RequestStore } from '../../src/ports/request-store.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { type Beneficiary, beneficiaryKey } from '../../src/shared/beneficiary.ts';
import type { MemoryQueue } from './memory-queue.ts';

interface Holding {
  readonly requestId: string;
  readonly stepId: string;
  readonly key: string;
  readonly beneficiary: string;
  readonly ours: boolean;
  released: boolean;
}

export class MemoryStore implements RequestStore {
  readonly requests = new Map<string, AccessRequest>();
  readonly audit: Array<AuditDraft & { requestId: string | null }> = [];
  readonly holdings: Holding[] = [];
  readonly links: GuestLink[] = [];
  private readonly forms = new Map<string, string>();
  readonly queue: MemoryQueue;
  /** Told by the brakes: whether one holds in any of these tenants. */
  braked: (tenantIds: readonly string[]) => boolean = () => false;
  /** Told by the cut-offs: ids of those that are open. */
  cut: () => readonly string[] = () => [];

  constructor(queue: MemoryQueue) {
    this.queue = queue;
    queue.tenantOf = (id) => this.requests.get(id)?.plan.resource.tenantId;
  }

  async load(id: string) {
    return this.requests.get(id);
  }

  async readForPress({ requestId, account }: Press): Promise<PressReading> {
    const request = await this.load(requestId);
    const accounts = request ? [request.requestor, request.beneficiary, account] : [account];
    const links = await this.guestLinks(accounts);
    const holders = [...accounts, ...links.flatMap(({ guest, home }) => [guest, home])];
    const held = new Map<string, Set<string>>();
    for (const one of holders) held.set(beneficiaryKey(one), await this.heldBy([one]));
    const among = (of: readonly AccountRef[], one: AccountRef) =>
      of.some((other) => accountKey(other) === accountKey(one));
    return {
      request,
      guestLinks: (asked) =>
        asked.every((one) => among(accounts, one))
          ? links.filter(({ guest, home }) => among(asked, guest) || among(asked, home))
          : undefined,
      heldBy: (people) => {
        const theirs = people.map((one) => held.get(beneficiaryKey(one)));
        return theirs.every((one) => one !== undefined)
          ? new Set(theirs.flatMap((one) => [...(one ?? [])]))
          : undefined;
      },
    };
  }

  async byForm(formId: string) {
    return this.requests.get(this.forms.get(formId) ?? '');
  }

  async create(decision: Decision, formId: string) {
    const known = await this.byForm(formId);
    if (known) return known;
    if (this.isOvertaken(decision)) throw new Overtaken();
    const request = { ...decision.request, version: 1 };
    this.forms.set(formId, request.id);
    this.requests.set(request.id, request);
    this.write({ ...decision, request });
    return request;
  }

  async commit(decision: Decision, options: CommitOptions = {}) {
    const { request } = decision;
    const stored = this.requests.get(request.id);
    if (stored?.version !== request.version) return 'conflict' as const;
    if (options.finishes && !this.queue.isOpen(options.finishes)) return 'conflict' as const;
    if (decision.gives && this.braked(decision.gives)) return 'conflict' as const;
    if (this.isOvertaken(decision)) return 'conflict' as const;
    this.requests.set(request.id, { ...request, version: request.version + 1 });
    if (options.finishes) this.queue.finishNow(options.finishes);
    this.write(decision);
    return 'committed' as const;
  }

  private isOvertaken({ request, counted, cutOffs }: Decision): boolean {
    if (cutOffs && this.cut().some((id) => !cutOffs.includes(id))) return true;
    if (!counted) return false;
    const known = [...counted.requestIds, request.id];
    return [...this.requests.values()].some(
      (other) =>
        GRANTED.includes(other.state) &&
        !known.includes(other.id) &&
        peopleIn(other).some((person) => counted.people.includes(beneficiaryKey(person))),
    );
  }

  async note(requestId: string | null, entry: AuditDraft) {
    this.audit.push({ ...entry, requestId });
  }

  async ofPerson(
    people: readonly Beneficiary[],
    filter: { states?: readonly string[]; limit: number },
  ) {
    const keys = people.map(beneficiaryKey);
    return [...this.requests.values()]
      .filter(
        (request) =>
          (keys.includes(accountKey(request.requestor)) ||
            keys.includes(accountKey(request.beneficiary)) ||
            peopleIn(request).some((person) => keys.includes(beneficiaryKey(person)))) &&
          (filter.states?.includes(request.state) ?? true),
      )
      .slice(0, filter.limit);
  }

  async waitingFor(
    account: AccountRef,
    limit: number,
    after?: Pick<AccessRequest, 'askedAt' | 'id'>,
  ) {
    return this.pendingFor(account)
      .filter((request) => !after || byAge(request, after) > 0)
      .slice(0, limit);
  }

  async missedBy(account: AccountRef, limit: number) {
    return this.pendingFor(account, (one) => one.unreachedSince !== undefined)
      .reverse()
      .slice(0, limit);
  }

  async cardsBehind(to: AccountRef, limit: number) {
    const places = [...this.requests.values()]
      .sort(byAge)
      .reverse()
      .flatMap((request) =>
        (['approver', 'person', 'requestor'] as const).map((audience) => ({ request, audience })),
      );
    const behind: CardPlace[] = [];
    for (const { request, audience } of places) {
      const shown = await this.queue.cards.find(request.id, to, audience);
      const onItsWay = this.queue.rows.some(
        ({ requestId, work, done }) =>
          !done &&
          requestId === request.id &&
          work.kind === 'deliver-card' &&
          work.audience === audience &&
          accountKey(work.account) === accountKey(to),
      );
      if (shown && shown.version < request.version && !onItsWay)
        behind.push({ requestId: request.id, to, audience });
    }
    return behind.slice(0, limit);
  }

  private pendingFor(account: AccountRef, fits: (one: Approver) => boolean = () => true) {
    return [...this.requests.values()]
      .filter(
        ({ state, approvers }) =>
          state === 'pending' &&
          approvers.some((one) => accountKey(one.account) === accountKey(account) && fits(one)),
      )
      .sort(byAge);
  }

  async unreviewedFor(account: AccountRef, limit: number) {
    return [...this.requests.values()]
      .filter(
        ({ glass, state, approvers }) =>
          glass !== undefined &&
          glass.reviewed === undefined &&
          state !== 'observed' &&
          approvers.some((item) => accountKey(item.account) === accountKey(account)),
      )
      .slice(0, limit);
  }

  async heldBy(people: readonly Beneficiary[]) {
    const keys = people.map(beneficiaryKey);
    const held = this.holdings.filter(
      (item) => item.ours && !item.released && keys.includes(item.beneficiary),
    );
    return new Set(held.map((item) => item.key));
  }

  async heldByOthers(keys: readonly string[], requestId: string) {
    const held: Record<string, boolean> = {};
    for (const { key, ours, released, requestId: by } of this.holdings) {
      if (keys.includes(key) && !released && by !== requestId) held[key] = held[key] || ours;
    }
    return held;
  }

  async grantsOn(key: string) {
    const holders = this.holdings.filter((item) => item.key === key);
    return holders.flatMap(({ requestId }) => this.requests.get(requestId) ?? []);
  }

  async grantsWithin(prefix: string, since: number) {
    const holders = this.holdings.filter((item) => item.key.startsWith(prefix));
    const ids = [...new Set(holders.map(({ requestId }) => requestId))];
    return ids
      .flatMap((id) => this.requests.get(id) ?? [])
      .filter(({ closedAt = Number.POSITIVE_INFINITY }) => closedAt >= since);
  }

  async openMentioning(
    words: readonly string[],
    limit: number,
    after?: Pick<AccessRequest, 'askedAt' | 'id'>,
  ) {
    return [...this.requests.values()]
      .filter((request) => {
        const text = JSON.stringify(request).toLowerCase();
        return request.closedAt === undefined && words.some((word) => text.includes(word));
      })
      .sort(byAge)
      .filter((request) => !after || byAge(request, after) > 0)
      .slice(0, limit);
  }

  async openSettings() {
    return [...this.requests.values()].filter(
      ({ lifecycle, state, closedAt }) =>
        lifecycle === 'relationship-setting' && state !== 'pending' && closedAt === undefined,
    );
  }

  async approvedByRule(ruleId: string, since: number) {
    return [...this.requests.values()].flatMap(({ decision, requestor, beneficiary }) =>
      decision?.rule?.id === ruleId && decision.at > since
        ? [{ at: decision.at, keys: [requestor, beneficiary].map(accountKey) }]
        : [],
    );
  }

  async guestLinks(accounts: readonly AccountRef[]) {
    const keys = accounts.map(accountKey);
    return this.links.filter(
      (link) => keys.includes(accountKey(link.guest)) || keys.includes(accountKey(link.home)),
    );
  }

  private write({ request, audit, work, holdings = [], guestLink }: Decision) {
    for (const entry of audit) this.audit.push({ ...entry, requestId: request.id });
    for (const change of holdings) {
      if ('release' in change) {
        for (const item of this.holdings) {
          if (item.requestId === request.id && item.stepId === change.release) item.released = true;
        }
      } else {
        const known = this.holdings.findIndex(
          (item) =>
            item.requestId === request.id &&
            item.stepId === change.stepId &&
            item.key === change.hold,
        );
        this.holdings.splice(known < 0 ? this.holdings.length : known, 1, {
          requestId: request.id,
          stepId: change.stepId,
          key: change.hold,
          beneficiary:
            request.plan.steps.find(({ id }) => id === change.stepId)?.person ??
            accountKey(request.beneficiary),
          ours: change.ours,
          released: false,
        });
      }
    }
    if (guestLink) this.links.push(guestLink);
    for (const { work: what, dueAt } of work) this.queue.add(request.id, what, dueAt);
  }
}

/** Oldest first. */
const byAge = (a: Pick<AccessRequest, 'askedAt' | 'id'>, b: typeof a): number =>
  a.askedAt - b.askedAt || (a.id < b.id ? -1 : Number(a.id > b.id));
