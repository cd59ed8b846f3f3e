// What moved while nobody listened is read once somebody does: also what came while the page was loading.
import { afterEach, expect, test, vi } from 'vitest';
import type { App } from '../../../src/sandbox/web/client/app.ts';
import { listenLive } from '../../../src/sandbox/web/client/live.ts';

afterEach(() => vi.unstubAllGlobals());

test('every chat is read whenever the events begin to come, the first time included', () => {
  const heard = new Map<string, () => void>();
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener(name: string, hear: () => void) {
        heard.set(name, hear);
      }
    },
  );
  vi.stubGlobal('fetch', async () => Response.json({ now: '', offsetMs: 0 }));
  const read: string[] = [];
  const reads = (name: string) => ({
    async read() {
      read.push(name);
    },
  });
  const chats = new Map(['alex', 'ines'].map((name) => [name, reads(name)]));
  const live = listenLive({ chats, setOffset: () => {} } as unknown as App);
  let changes = 0;
  const online: boolean[] = [];
  live.changes.listen(() => {
    changes += 1;
  });
  live.online.listen((on) => online.push(on));
  expect(read).toEqual([]);
  heard.get('open')?.();
  expect(read.splice(0)).toEqual(['alex', 'ines']);
  expect(changes).toBe(1);
  heard.get('error')?.();
  heard.get('open')?.();
  expect(read).toEqual(['alex', 'ines']);
  expect(changes).toBe(2);
  expect(online).toEqual([true, false, true]);
});
