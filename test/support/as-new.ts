// One running product for many journeys: what a start costs is paid once a worker, and each finds it as on the first day.
import { type Drawbridge, startDrawbridge } from './drawbridge.ts';
import { atItsHour } from './hour.ts';

let running: Drawbridge | undefined;

/**
 * For journeys that need no settings of their own and do not stop it. Reads back for a second only. Nothing of
 * the journey before is there: directories, chats, requests, clock, misbehaviour and log. It ends with the run.
 */
export async function drawbridgeAsNew(): Promise<Drawbridge> {
  const own = (await mended()) ?? (await startDrawbridge({ env }));
  running = own;
  await atItsHour(own);
  const before = own.productLog().length;
  return { ...own, productLog: () => own.productLog().slice(before), stop: async () => {} };
}

const env = () => ({ READ_BACK_SECONDS: '1' });

/** The one that runs, emptied; none if a journey left it so that it cannot be. */
async function mended(): Promise<Drawbridge | undefined> {
  const before = running;
  if (!before) return undefined;
  try {
    await before.ready();
    await before.clearFaults();
    await before.call('POST', '/sandbox/reset');
    return before;
  } catch (problem) {
    console.warn('Another Drawbridge is started, since the one before cannot go on:', problem);
    await before.stop();
    return undefined;
  }
}
