// Each turn works with the estate that was in force when it began, from its first to its last step.
import type { Estate } from '../domain/estate/estate.ts';
import type { Inbound } from '../inbound/types.ts';

export interface EstateNow {
  estate(): Estate;
  upToDate(): Promise<void>;
}

/** `ahead`: begins with what this turn will surely ask for, at the same moment as with the version of the estate. */
export function perTurn<Ahead>(
  live: EstateNow,
  make: (estate: Estate, ahead?: Ahead) => Inbound,
  ahead: (name: keyof Inbound, of: readonly unknown[]) => Ahead | undefined,
): Inbound {
  type Handler = (...of: unknown[]) => Promise<unknown>;
  const names = Object.keys(make(live.estate())) as Array<keyof Inbound>;
  const handlers = names.map((name) => [
    name,
    async (...of: unknown[]) => {
      const begun = ahead(name, of);
      await live.upToDate();
      return (make(live.estate(), begun)[name] as Handler)(...of);
    },
  ]);
  return Object.fromEntries(handlers) as Inbound;
}
