// A round: every tale told at once in one Drawbridge, from the question to the proof that all is as before.
import { expect } from 'vitest';
import { type Drawbridge, textOf } from '../../support/drawbridge.ts';
import { closedFor, directories } from './directories.ts';
import {
  acceptFor,
  approveAll,
  askFor,
  attestFor,
  cardAbout,
  endByHand,
  readAbout,
  type Tale,
} from './tale.ts';

/** A write to a directory, with `*` for ids. */
export interface Write {
  readonly method: string;
  readonly path: string;
}

/** What each tale writes while it is set up and while it is taken back, found by telling them once. */
export interface Writes {
  readonly up: ReadonlyMap<Tale, readonly Write[]>;
  readonly down: ReadonlyMap<Tale, readonly Write[]>;
}

/** What happens besides: faults armed, the product killed. */
export interface Disturbance {
  beforeApproval?(): Promise<void>;
  afterApproval?(): Promise<void>;
  beforeEnd?(): Promise<void>;
  duringEnd?(): Promise<void>;
}

/** Synchronous joins take up to two hours; reviews and reminders come daily. */
const SETTLED = 'PT5H';
/** Cards that are on their way arrive. */
const A_MOMENT = 'PT1S';
const OVER = 'PT26H';

export async function tellAll(
  drawbridge: Drawbridge,
  tales: readonly Tale[],
  before: Record<string, unknown>,
  disturbance: Disturbance = {},
): Promise<Writes> {
  for (const tale of tales) await askFor(drawbridge, tale);
  await drawbridge.advance(A_MOMENT);
  await disturbance.beforeApproval?.();
  for (const tale of tales) await approveAll(drawbridge, tale);
  const handedOver = tales.filter(({ attests }) => attests);
  if (handedOver.length > 0) await drawbridge.advance(A_MOMENT);
  for (const tale of handedOver) await attestFor(drawbridge, tale);
  await disturbance.afterApproval?.();
  await drawbridge.advance(A_MOMENT);
  // The answer to a click may have been lost with the product.
  for (const tale of tales) await approveAll(drawbridge, tale);
  if (handedOver.length > 0) await drawbridge.advance(A_MOMENT);
  for (const tale of handedOver) await attestFor(drawbridge, tale);
  await drawbridge.clearFaults();
  await drawbridge.advance(SETTLED);
  for (const tale of tales) {
    expect(await readAbout(drawbridge, tale.asks, tale)).toMatch(/ since |Set up, /);
  }
  const up = await writesOf(drawbridge, tales, 0);
  const count = (await drawbridge.changes()).length;
  for (const tale of tales) if (tale.invited) await acceptFor(drawbridge, tale);
  await disturbance.beforeEnd?.();
  for (const tale of tales) await endByHand(drawbridge, tale);
  const end = drawbridge.advance(OVER).then(
    () => 'there',
    (error: unknown) => error,
  );
  await disturbance.duringEnd?.();
  // A clock whose product was killed stands still where it was.
  const arrived = await end;
  if (!disturbance.duringEnd) expect(arrived).toBe('there');
  await drawbridge.clearFaults();
  for (const tale of tales) await endByHand(drawbridge, tale);
  if (arrived !== 'there') await drawbridge.advance(OVER);
  await drawbridge.advance(SETTLED);
  for (const tale of tales) {
    for (const who of [tale.asks, ...tale.deciders]) {
      expect(await readAbout(drawbridge, who, tale)).toMatch(
        /Ended[\s\S]*(Read back as gone|stays)/,
      );
    }
  }
  const left = tales.flatMap(({ leaves }) => leaves ?? []);
  expect(await directories(drawbridge, left)).toEqual(before);
  for (const entry of left) expect(await closedFor(drawbridge, entry)).toBe('closed');
  return { up, down: await writesOf(drawbridge, tales, count) };
}

/** Which writes belong to which tale, by the request that sent them. */
async function writesOf(
  drawbridge: Drawbridge,
  tales: readonly Tale[],
  from: number,
): Promise<Map<Tale, Write[]>> {
  const changes = (await drawbridge.changes()).slice(from);
  const clientRequestIds = changes.flatMap((change) => change.clientRequestId ?? []);
  const { requests } = await drawbridge.call<{ requests: Record<string, string> }>(
    'POST',
    '/sandbox/trace',
    { clientRequestIds },
  );
  const found = new Map<Tale, Write[]>();
  for (const tale of tales) {
    const card = textOf(await cardAbout(drawbridge, tale.asks, tale));
    const own = changes.filter(({ clientRequestId }) => {
      const requestId = requests[clientRequestId ?? ''];
      return requestId !== undefined && card.includes(requestId);
    });
    found.set(
      tale,
      own.map(({ method, path }) => ({ method, path: withoutIds(path) })),
    );
  }
  return found;
}

const withoutIds = (path: string): string =>
  path
    .replace(/^\/v1\.0/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '*');
