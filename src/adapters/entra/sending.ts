// Whether a try to bring something about, or to take it back, has sent anything that a directory may have taken.
import { Braked } from '../../ports/brake-store.ts';
import { DirectoryError, type DirectoryTrouble, NothingSent } from '../../ports/directory-error.ts';
import type { ChangerDeps } from './changes/deps.ts';
import type { DirectoryAccess } from './directory-access.ts';

export interface Sending<D> {
  readonly deps: D;
  /** Whether something may have been taken by now. */
  sent(): boolean;
}

/** For one try of one step. `isTurnedAway`: of what a write met, whether it tells that nothing was done. */
export function sending<D extends ChangerDeps>(
  of: D,
  isTurnedAway: (error: unknown) => boolean,
): Sending<D> {
  let taken = 0;
  const watched =
    (access: DirectoryAccess): DirectoryAccess =>
    (tenantId) => {
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
  const deps = {
    ...of,
    writer: (identity: string) => watched(of.writer(identity)),
    remover: (tenantId: string) => watched(of.remover)(tenantId),
  };
  return { deps, sent: () => taken > 0 };
}

/** Tries it, and throws NothingSent with what it met where surely nothing was sent. */
export async function telling<D extends ChangerDeps, T>(
  of: D,
  as: keyof typeof TURNED_AWAY,
  act: (deps: D) => Promise<T>,
): Promise<T> {
  const { deps, sent } = sending(of, (error) => isOf(error, TURNED_AWAY[as]));
  try {
    return await act(deps);
  } catch (error) {
    const told = error instanceof Braked || error instanceof NothingSent;
    throw told || sent() ? error : new NothingSent(error);
  }
}

/** Too much to do, or an object that is new is not known there yet: tried again, and nothing was done. */
const NOT_NOW: readonly DirectoryTrouble[] = ['throttled', 'not-found'];

/** A refusal to give may say that it is there already, by a try of ours that got no answer. */
const TURNED_AWAY = {
  giving: NOT_NOW,
  removing: [...NOT_NOW, 'refused', 'forbidden', 'no-consent', 'unlicensed'],
} as const satisfies Record<string, readonly DirectoryTrouble[]>;

const isOf = (error: unknown, troubles: readonly DirectoryTrouble[]): boolean =>
  error instanceof DirectoryError && troubles.includes(error.trouble);
