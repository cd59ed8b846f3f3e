// What happened at a due moment at which nothing that people see has moved, as far as it can be told
// from the calls that the tenants got.
import { api, type GraphExchange } from './api.ts';
import type { App } from './app.ts';
import type { Live } from './live.ts';

/** Events come on a connection of their own, a little later than the answer. */
const SETTLE_MS = 200;

interface Read {
  readonly status: number;
  readonly body: unknown;
}
type Parts = readonly { readonly status?: number; readonly body?: unknown }[];

/** A batch is as many answers as it has parts. */
function readsOf({ status, responseBody }: GraphExchange): Read[] {
  const parts = (responseBody as { responses?: Parts } | null)?.responses;
  if (!Array.isArray(parts)) return [{ status, body: responseBody }];
  return (parts as Parts).map((part) => ({ status: part.status ?? 0, body: part.body }));
}

/** Whose acceptance of an invitation was looked for and not found, in one sentence. */
export function sayWhatWasLookedFor(exchanges: readonly GraphExchange[]): string | undefined {
  const names = exchanges.flatMap(readsOf).flatMap(({ status, body }) => {
    const { externalUserState, displayName } = (body ?? {}) as Record<string, unknown>;
    const waiting = status === 200 && externalUserState === 'PendingAcceptance';
    return waiting && typeof displayName === 'string' ? [displayName] : [];
  });
  const people = [...new Set(names)];
  if (people.length === 0) return undefined;
  const who = new Intl.ListFormat('en').format(people);
  const [have, what] =
    people.length === 1 ? ['has', 'the invitation'] : ['have', 'their invitations'];
  return `Looked whether ${who} ${have} accepted ${what}: not yet.`;
}

/** Begins to watch; `end` tells after the walk whether something moved, and what was looked for if not. */
export async function watchMoment(app: App, live: Live) {
  let moved = false;
  const stop = [
    app.deeds.listen(({ kind }) => {
      if (kind === 'shown') moved = true;
    }),
    live.changes.listen(() => {
      moved = true;
    }),
  ];
  const { last } = await api.traffic(Number.MAX_SAFE_INTEGER);
  return {
    async end(): Promise<{ moved: boolean; looked?: string }> {
      await new Promise((wake) => setTimeout(wake, SETTLE_MS));
      await Promise.all([...app.chats.values()].map((chat) => chat.read()));
      for (const end of stop) end();
      if (moved) return { moved };
      const looked = sayWhatWasLookedFor((await api.traffic(last)).entries);
      return { moved, ...(looked && { looked }) };
    },
  };
}
