// The files of the estate are looked at when it is asked for, and every minute, so that no change is left lying.
import { afterEach, expect, test, vi } from 'vitest';
import { takenAsIs } from '../../src/domain/estate/change/propose.ts';
import type { Log } from '../../src/ports/log.ts';
import type { EstateText } from '../../src/shared/estate-texts.ts';
import { type LiveEstate, openLiveEstate } from '../../src/wiring/live-estate.ts';
import { NOW } from '../fakes/access.ts';
import { estate } from '../fakes/estate.ts';
import { MemoryEstateVersions } from '../fakes/memory-estate-versions.ts';
import { quiet, World } from '../fakes/world.ts';

let live: LiveEstate | undefined;
afterEach(() => {
  live?.stop();
  vi.useRealTimers();
});

/** Which this Drawbridge cannot load. */
const NEWER = 'of a newer one';

/** Starts on one text; what is written later lies on the disk. */
async function started(alone = true, log: Log = quiet) {
  const world = new World(estate());
  const versions = new MemoryEstateVersions(world.queue);
  let text = 'as it was';
  const texts = (): EstateText[] => [{ file: 'estate.yaml', text }];
  live = await openLiveEstate({
    ...world.deps,
    versions: {
      accepted: () => versions.accepted(),
      acceptedHash: () => versions.acceptedHash(),
      saysLoaded: (hash) => versions.saysLoaded(hash),
      isLoaded: () => versions.isLoaded(),
      waiting: () => versions.waiting(),
      load: (id) => versions.load(id),
      found: (hash, base) => versions.found(hash, base),
      commit: (changes, more) => versions.commit(changes, more),
    },
    alone,
    log,
    readerIn: () => world.directory,
    source: {
      read: () => ({ folder: 'estate', texts: texts() }),
      load: ([file]) =>
        file?.text === NEWER
          ? { problems: ['a field is unknown'] }
          : {
              estate: { ...estate(), organization: file?.text ?? '' },
              identities: {},
              resolved: {},
            },
    },
  });
  await live.watch(async () => {});
  return {
    live,
    /** Another process brings it into force. */
    accept: async (of: string) => {
      const { hash } = (await versions.accepted()) ?? {};
      const found = { seed: of, hash: of, texts: [{ file: 'estate.yaml', text: of }] };
      await versions.commit([takenAsIs(estate(), found, 'same', NOW, hash)]);
      await live?.upToDate();
    },
    write: (change: string) => {
      text = change;
    },
    versions,
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

test('who cannot load what others brought into force is not ready, until it can again', async () => {
  const log = { ...quiet, error: vi.fn() };
  const { live, accept } = await started(false, log);
  expect(live.behind()).toBeUndefined();
  await accept(NEWER);
  expect(live.estate().organization).toBe('as it was');
  expect(live.behind()).toMatch(/in force.* cannot be loaded/);
  // Said once, and once more at each look, however many turns and pieces of work ask meanwhile.
  await live.upToDate();
  await live.upToDate();
  const said = () => log.error.mock.calls.filter(([event]) => event === 'estate.not-loaded').length;
  expect(said()).toBe(1);
  await live.look();
  expect(said()).toBe(2);
  await accept('understood again');
  expect(live.estate().organization).toBe('understood again');
  expect(live.behind()).toBeUndefined();
});

test('who cannot load it is left out while another goes by it, and serves where nobody does', async () => {
  const { live, accept, versions } = await started(false);
  expect(versions.loaded).toBe((await versions.accepted())?.hash);
  expect(await live.leftToOthers()).toBeUndefined();
  await accept(NEWER);
  await live.look();
  expect(await versions.isLoaded()).toBe(false);
  expect(await live.leftToOthers()).toBeUndefined();
  expect(live.brief()).toMatch(/cannot be loaded here/);
  await versions.saysLoaded(NEWER);
  expect(await live.leftToOthers()).toMatch(/in force.* cannot be loaded/);
});
