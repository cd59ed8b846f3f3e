// What gives is sent only while no brake holds: asked anew before every single write, as the last thing.
import { Braked } from '../../ports/brake-store.ts';
import type { ChangerDeps } from './changes/deps.ts';

/** Whether a brake holds in a tenant at this moment. */
export type Holds = (tenantIds: readonly string[]) => Promise<boolean>;

/**
 * For one step: it knows whether anything of that step has been sent. `concerned`: every tenant that its request
 * concerns; a pause in any of them holds it, wherever it writes.
 */
export function giving<D extends ChangerDeps>(
  deps: D,
  holds: Holds,
  concerned: readonly string[] = [],
): D {
  let sent = false;
  const writer: ChangerDeps['writer'] = (identity) => {
    const access = deps.writer(identity);
    return (tenantId) => {
      const graph = access(tenantId);
      const may = async () => {
        // A database that cannot be asked has not said that it may.
        if (await holds([...new Set([tenantId, ...concerned])]).catch(() => true))
          throw new Braked(sent);
        sent = true;
      };
      return {
        ...graph,
        send: (method, path, body, options) =>
          graph.send(method, path, body, options.onlyReads ? options : { ...options, may }),
      };
    };
  };
  return { ...deps, writer };
}
