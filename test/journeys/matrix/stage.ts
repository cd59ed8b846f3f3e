// One Drawbridge for many rounds: what each tale writes is found by telling all of them in fair weather.
import { drawbridgeAsNew } from '../../support/as-new.ts';
import { directories } from './directories.ts';
import { type Disturbance, tellAll, type Write, type Writes } from './round.ts';
import type { Tale } from './tale.ts';
import { TALES } from './tales.ts';

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Faults, from a write on that is counted from 0 and goes round: each at the next one. */
export interface At {
  readonly faults: readonly object[];
  readonly step: number;
}

export async function openStage() {
  const drawbridge = await drawbridgeAsNew();
  const left = TALES.flatMap(({ leaves }) => leaves ?? []);
  const writes = await tellAll(drawbridge, TALES, await directories(drawbridge, left));
  /** Every tale meets each once; one with a single write meets them there, one after the other. */
  const arm = async (of: Writes[keyof Writes], { faults, step }: At, spread: boolean) => {
    for (const [i, tale] of TALES.entries()) {
      const own: readonly Write[] = of.get(tale) ?? [];
      for (const [k, fault] of faults.entries()) {
        const write = own[(step + k + (spread ? i : 0)) % own.length];
        if (write) await drawbridge.fault({ ...fault, ...write, count: 1 });
      }
    }
  };
  return {
    drawbridge,
    writes,
    /** `spread`: each tale meets it at another of its writes. Gives what each wrote this time. */
    async tell(up: At, down: At, spread: boolean, more: Disturbance = {}): Promise<Writes> {
      await drawbridge.call('POST', '/sandbox/reset');
      // The sample's dates follow the clock, so what is there before differs from reset to reset.
      return tellAll(drawbridge, TALES, await directories(drawbridge, left), {
        beforeApproval: () => arm(writes.up, up, spread),
        beforeEnd: () => arm(writes.down, down, spread),
        ...more,
      });
    },
    /** Tales that did not write exactly what they write in fair weather. */
    writtenOtherwise: (told: Writes): Tale[] =>
      TALES.filter(
        (tale) => JSON.stringify(told.up.get(tale)) !== JSON.stringify(writes.up.get(tale)),
      ),
    stop: () => drawbridge.stop(),
  };
}

export const namesOf = (tales: readonly Tale[]): string[] => tales.map(({ about }) => about);
