// Each turn works with the estate that was in force when it began, from its first to its last step.
import type { Estate } from '../domain/estate/estate.ts';
import type { Inbound } from '../inbound/types.ts';

export interface EstateNow {
  estate(): Estate;
  upToDate(): Promise<void>;
}

export function perTurn(live: EstateNow, make: (estate: Estate) => Inbound): Inbound {
  type Handler = (...of: unknown[]) => Promise<unknown>;
  const names = Object.keys(make(live.estate())) as Array<keyof Inbound>;
  const handlers = names.map((name) => [
    name,
    async (...of: unknown[]) => {
      await live.upToDate();
      return (make(live.estate())[name] as Handler)(...of);
    },
  ]);
  return Object.fromEntries(handlers) as Inbound;
}
