// Rings that go to every process: what a moment has brought goes together, and what has begun here meanwhile does not.
import type { Ring } from './doorbell.ts';

/** So long whoever committed has what follows for themselves; then whoever has room begins with it. */
const GATHERS_MS = 250;

export interface RingsForOthers {
  /** It goes if it is still wanted by then. */
  add(ring: Ring, isWanted?: (workId: string) => boolean): void;
  /** What has gathered goes now. */
  send(): Promise<void>;
}

/** `send` never rejects. */
export function createRingsForOthers(
  send: (rings: readonly Ring[]) => Promise<void>,
): RingsForOthers {
  let gathered: Array<{ ring: Ring; isWanted: (workId: string) => boolean }> = [];
  let timer: NodeJS.Timeout | undefined;

  const sendNow = async () => {
    clearTimeout(timer);
    timer = undefined;
    const wanted = gathered.filter(({ ring, isWanted }) => isWanted(ring.workId));
    gathered = [];
    if (wanted.length > 0) await send(wanted.map(({ ring }) => ring));
  };

  return {
    add(ring, isWanted = () => true) {
      gathered.push({ ring, isWanted });
      timer ??= setTimeout(() => void sendNow(), GATHERS_MS).unref();
    },
    send: sendNow,
  };
}
