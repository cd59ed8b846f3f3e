// A turn that breaks shows the beginning of the id under which its log lines and Graph calls are found.
import { expect, test } from 'vitest';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import type { InboundDeps } from '../../src/inbound/deps.ts';
import { estate, HOME } from '../fakes/estate.ts';
import { quiet } from '../fakes/world.ts';

const broken = (reference: string | undefined) => {
  const logged: unknown[] = [];
  const inbound = createInbound({
    estate: estate(),
    log: { ...quiet, error: (_: string, fields: unknown) => void logged.push(fields) },
    ids: { next: () => 'ffffffff-0000-4000-8000-000000000000' },
    deadline: () => AbortSignal.timeout(1_000),
    reference: () => reference,
    get facts(): never {
      throw new Error('a mistake of ours');
    },
  } as unknown as InboundDeps);
  const actor = { tenantId: HOME, objectId: 'x', alone: true, locale: null, timeZone: null };
  return { logged, answer: inbound.onMessage(actor as never, 'my requests') };
};

test('the operation under way', async () => {
  const { answer, logged } = broken('0a1b2c3d');
  expect(JSON.stringify(await answer)).toContain('reference 0a1b2c3d');
  expect(logged).toEqual([expect.objectContaining({ reference: '0a1b2c3d' })]);
});

test('something random where no operation is', async () => {
  expect(JSON.stringify(await broken(undefined).answer)).toContain('reference ffffffff');
});
