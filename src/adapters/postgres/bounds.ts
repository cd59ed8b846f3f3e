// How long one statement may keep others waiting: behind a lock, on the server, or on a way that has gone silent.
import type { ClientBase, PoolConfig } from 'pg';

/** All in milliseconds. */
export interface Bounds {
  /** Behind somebody else's lock. */
  readonly lockMs: number;
  /** On the server. */
  readonly statementMs: number;
  /** Between two statements of a transaction: after that the server takes for granted that nobody is there. */
  readonly idleMs: number;
  /** Until the answer is here; more than the server takes for itself. */
  readonly answerMs: number;
  /** For a connection, new or of others. */
  readonly roomMs: number;
}

/** A lease is a minute: what broke off is taken in hand again by the sweep after it. */
export const BOUNDS: Bounds = {
  lockMs: 15_000,
  statementMs: 120_000,
  idleMs: 60_000,
  answerMs: 150_000,
  roomMs: 30_000,
};

/** Told once a connection stands: a pooler that keeps sessions refuses one that begins with what it does not know. */
export const poolBounds = (bounds: Bounds): PoolConfig => ({
  connectionTimeoutMillis: bounds.roomMs,
  async onConnect(client) {
    giveUpHanging(client, bounds);
    await client.query(
      `SET lock_timeout = ${bounds.lockMs}; SET statement_timeout = ${bounds.statementMs};
        SET idle_in_transaction_session_timeout = ${bounds.idleMs}`,
    );
  },
});

/**
 * A server whose machine is gone closes nothing, and the system notices only after a quarter of an hour. The
 * connection is given up: what it was asked fails, and the pool makes a new one.
 */
function giveUpHanging(client: ClientBase, { answerMs }: Bounds): void {
  const send = client.query.bind(client) as (...of: unknown[]) => unknown;
  const watched = (...of: unknown[]): unknown => {
    const timer = setTimeout(() => void (client as Ending).end(), answerMs).unref();
    const over = () => clearTimeout(timer);
    const told = of.at(-1);
    // A pool that is asked itself is told by a call.
    if (typeof told === 'function') {
      return send(...of.slice(0, -1), (...answer: unknown[]) => {
        over();
        told(...answer);
      });
    }
    const answer = send(...of);
    if (answer instanceof Promise) answer.then(over, over);
    else over();
    return answer;
  };
  client.query = watched as typeof client.query;
}

/** With a statement under way it closes the connection at once. */
interface Ending extends ClientBase {
  end(): Promise<void>;
}
