// Whether a try to bring something about has sent anything that a directory may have taken.
import { DirectoryError } from '../../ports/directory-error.ts';
import type { ChangerDeps } from './changes/deps.ts';

export interface Sending<D> {
  readonly deps: D;
  /** Whether something may have been taken by now. */
  sent(): boolean;
}

/** For one try of one step. */
export function sending<D extends ChangerDeps>(of: D): Sending<D> {
  let taken = 0;
  const writer: ChangerDeps['writer'] = (identity) => {
    const access = of.writer(identity);
    return (tenantId) => {
      const graph = access(tenantId);
      return {
        ...graph,
        async send(method, path, body, options) {
          if (options.onlyReads) return graph.send(method, path, body, options);
          let own = 0;
          const may = async () => {
            await options.may?.();
            own += 1;
            taken += 1;
          };
          try {
            return await graph.send(method, path, body, { ...options, may });
          } catch (error) {
            if (isTurnedAway(error)) taken -= own;
            throw error;
          }
        },
      };
    };
  };
  return { deps: { ...of, writer }, sent: () => taken > 0 };
}

/** Too much to do, or an object that is new is not known there yet: tried again, and nothing was done. */
const isTurnedAway = (error: unknown): boolean =>
  error instanceof DirectoryError && ['throttled', 'not-found'].includes(error.trouble);
