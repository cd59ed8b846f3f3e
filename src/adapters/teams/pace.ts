// Keeps what is sent within Teams' limits: for each chat, and for all chats of a tenant together.
import type { Resting } from '../resting.ts';

export interface Pace {
  /**
   * A call that may be sent now, as soon as there is one: in the order in which they were asked for.
   * Where that is further off than `patience`, at once how many milliseconds it would take.
   */
  turn(tenantId: string, conversationId: string, patience?: number): Promise<Call> | number;
}

/** It counts for the limits from when it arrived, which nobody here sees. */
export interface Call {
  /** It is on its way. */
  left(): void;
  /** It was answered, or is not sent after all. */
  over(): void;
}

/** So many in so many milliseconds. */
type Limit = readonly [count: number, ms: number];

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const OF_CHAT: readonly Limit[] = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
];
const OF_TENANT: readonly Limit[] = [[50, 1_000]];

/** What left has arrived after so long; or earlier, where it was answered. */
const ON_ITS_WAY_MS = 100;

/** Chats nobody was written to for so long are forgotten. */
const FORGET_AT = 5_000;

/** By when a call has arrived at the latest; infinite until it leaves. */
interface Sent {
  by: number;
}

interface Waiting {
  readonly tenantId: string;
  readonly conversationId: string;
  begin(): void;
}

/**
 * `resting`: where others are made ready while one waits.
 *
 * Each process keeps to the limits by itself. Several of them together can meet a limit all the same:
 * then Teams says 429, and the queue tries again when it may.
 */
export function createPace(resting?: Pick<Resting, 'during'>): Pace {
  const now = () => performance.now();
  const tenants = new Map<string, Sent[]>();
  const chats = new Map<string, Sent[]>();
  const waiting = new Set<Waiting>();
  let timer: NodeJS.Timeout | undefined;
  let woken = false;

  const sentBy = (map: Map<string, Sent[]>, key: string, [, longest]: Limit): Sent[] => {
    const from = now() - longest;
    const sent = (map.get(key) ?? []).filter(({ by }) => by > from);
    map.set(key, sent);
    return sent;
  };
  const ofTenant = (id: string) => sentBy(tenants, id, OF_TENANT.at(-1) as Limit);
  const ofChat = (id: string) => sentBy(chats, id, OF_CHAT.at(-1) as Limit);

  /** As if all that has begun left at this moment. */
  const soon = (sent: readonly Sent[]) => {
    const there = now() + ON_ITS_WAY_MS;
    return sent.map(({ by }) => ({ by: Math.min(by, there) }));
  };

  const begun = ({ tenantId, conversationId }: Omit<Waiting, 'begin'>): Call => {
    const sent: Sent = { by: Number.POSITIVE_INFINITY };
    for (const list of [ofTenant(tenantId), ofChat(conversationId)]) list.push(sent);
    return {
      left() {
        sent.by = Math.min(sent.by, now() + ON_ITS_WAY_MS);
        goOn();
      },
      over() {
        sent.by = Math.min(sent.by, now());
        goOn();
      },
    };
  };

  /** One at a time, so that each is on its way before the next one begins. */
  const goOn = () => {
    if (waiting.size === 0 || woken) return;
    woken = true;
    setImmediate(beginOne);
  };
  const beginOne = () => {
    woken = false;
    clearTimeout(timer);
    const full = new Map<string, number>();
    let soonest = Number.POSITIVE_INFINITY;
    for (const one of waiting) {
      const tenant = full.get(one.tenantId) ?? freeIn(ofTenant(one.tenantId), OF_TENANT, now());
      full.set(one.tenantId, tenant);
      const wait = tenant > 0 ? tenant : freeIn(ofChat(one.conversationId), OF_CHAT, now());
      soonest = Math.min(soonest, wait);
      if (wait > 0) continue;
      waiting.delete(one);
      one.begin();
      return goOn();
    }
    if (soonest < Number.POSITIVE_INFINITY) timer = setTimeout(goOn, Math.ceil(soonest));
  };

  return {
    turn(tenantId, conversationId, patience = Number.POSITIVE_INFINITY) {
      if (chats.size > FORGET_AT) forget(chats, now() - 30_000);
      const same = [...waiting].filter((one) => one.tenantId === tenantId);
      const inChat = same.filter((one) => one.conversationId === conversationId);
      const wait = Math.max(
        freeIn(soon(ofTenant(tenantId)), OF_TENANT, now(), same.length),
        freeIn(soon(ofChat(conversationId)), OF_CHAT, now(), inChat.length),
      );
      if (wait > patience) return wait;
      const turn = new Promise<Call>((resolve) => {
        waiting.add({
          tenantId,
          conversationId,
          begin: () => resolve(begun({ tenantId, conversationId })),
        });
        goOn();
      });
      // What may go at once is not kept from it by others that are made ready.
      return wait > 0 && resting ? resting.during(turn) : turn;
    },
  };
}

/**
 * How long until one more oversteps no limit, with so many `ahead` of it. What was begun earlier may
 * arrive later, so all that was begun before the last `count` must have left the time of the limit.
 */
function freeIn(sent: readonly Sent[], limits: readonly Limit[], now: number, ahead = 0): number {
  let free = 0;
  for (const [count, ms] of limits) {
    const before = sent.length - count + (ahead % count);
    const rounds = Math.floor(ahead / count) * ms;
    const arrived = sent.slice(0, before + 1).reduce((latest, { by }) => Math.max(latest, by), 0);
    free = Math.max(free, rounds, before < 0 ? 0 : arrived + ms - now + rounds);
  }
  return free;
}

function forget(chats: Map<string, Sent[]>, before: number): void {
  for (const [key, sent] of chats) {
    if (sent.every((one) => one.by < before)) chats.delete(key);
  }
}
