// Keeps what is sent within Teams' limits: for each chat, and for all chats of a tenant together.

export interface Pace {
  /** How long until the next free moment; taken only where that is within `patience`. */
  take(tenantId: string, conversationId: string, patience?: number): number;
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
/** A little longer than Teams counts: what leaves a second apart may arrive closer together. */
const OF_TENANT: readonly Limit[] = [[50, 1_020]];

/** Chats nobody was written to for so long are forgotten. */
const FORGET_AT = 5_000;

/**
 * Each process keeps to the limits by itself. Several of them together can meet a limit all the same:
 * then Teams says 429, and the queue tries again when it may.
 */
export function createPace(now: () => number): Pace {
  const tenants = new Map<string, number[]>();
  const chats = new Map<string, number[]>();
  const takenBy = (map: Map<string, number[]>, key: string, limits: readonly Limit[]) => {
    const longest = Math.max(...limits.map(([, ms]) => ms));
    const taken = (map.get(key) ?? []).filter((at) => at > now() - longest);
    map.set(key, taken);
    return taken;
  };
  return {
    take(tenantId, conversationId, patience = Number.POSITIVE_INFINITY) {
      if (chats.size > FORGET_AT) forget(chats, now());
      const ofTenant = takenBy(tenants, tenantId, OF_TENANT);
      const ofChat = takenBy(chats, conversationId, OF_CHAT);
      let at = now();
      for (let last = -1; last !== at; ) {
        last = at;
        at = freeFrom(ofChat, OF_CHAT, freeFrom(ofTenant, OF_TENANT, at));
      }
      if (at - now() <= patience) {
        put(ofTenant, at);
        put(ofChat, at);
      }
      return at - now();
    },
  };
}

/** The first moment from `at` on with which no limit is overstepped; `taken` is in order. */
function freeFrom(taken: readonly number[], limits: readonly Limit[], at: number): number {
  let free = at;
  for (const [count, ms] of limits) {
    const nth = taken.at(-count);
    if (nth !== undefined) free = Math.max(free, nth + ms);
  }
  return free;
}

/** A moment for one chat may lie before one that is taken for another. */
function put(taken: number[], at: number): void {
  let i = taken.length;
  while (i > 0 && (taken[i - 1] ?? 0) > at) i -= 1;
  taken.splice(i, 0, at);
}

function forget(chats: Map<string, number[]>, now: number): void {
  for (const [key, taken] of chats) {
    if ((taken.at(-1) ?? 0) < now - 30_000) chats.delete(key);
  }
}
