// The files of the estate are looked at when it is asked for, and every minute, so that no change is left lying.
import { afterEach, expect, test, vi } from 'vitest';
import type { EstateText } from '../../src/shared/estate-texts.ts';
import { type LiveEstate, openLiveEstate } from '../../src/wiring/live-estate.ts';
import { estate } from '../fakes/estate.ts';
import { MemoryEstateVersions } from '../fakes/memory-estate-versions.ts';
import { World } from '../fakes/world.ts';

let live: LiveEstate | undefined;
afterEach(() => {
  live?.stop();
  vi.useRealTimers();
});

/** Starts on one text; what is written later lies on the disk. */
async function started() {
  const world = new World(estate());
  const versions = new MemoryEstateVersions(world.queue);
  let text = 'as it was';
  const texts = (): EstateText[] => [{ file: 'estate.yaml', text }];
  live = await openLiveEstate({
    ...world.deps,
    versions: {
      accepted: () => versions.accepted(),
      acceptedHash: () => versions.acceptedHash(),
      waiting: () => versions.waiting(),
      load: (id) => versions.load(id),
      found: (hash, base) => versions.found(hash, base),
      commit: (changes, more) => versions.commit(changes, more),
    },
    alone: true,
    readerIn: () => world.directory,
    source: {
      read: () => ({ folder: 'estate', texts: texts() }),
      load: ([file]) => ({
        estate: { ...estate(), organization: file?.text ?? '' },
        identities: {},
        resolved: {},
      }),
    },
  });
  await live.watch(async () => {});
  return {
    live,
    write: (change: string) => {
      text = change;
    },
    newest: () => [...versions.rows.values()].at(-1)?.texts[0]?.text,
  };
}

test('a change of the files is found within a minute, though nobody says that it is there', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { live, write, newest } = await started();
  const found = (text: string) => vi.waitUntil(() => newest() === text);
  write('changed');
  await vi.advanceTimersByTimeAsync(59_999);
  expect(newest()).toBe('as it was');
  await vi.advanceTimersByTimeAsync(1);
  await found('changed');
  // And every minute from then on, until it stops.
  write('changed again');
  await vi.advanceTimersByTimeAsync(60_000);
  await found('changed again');
  live.stop();
  write('changed once more');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(newest()).toBe('changed again');
});
