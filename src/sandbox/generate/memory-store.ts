// A store for an estate that is not kept: what directories hold stays in their own memory alone.
import type { SandboxStore } from '../store.ts';

/** A tenant keeps its objects itself and never reads them back while the process runs. */
const HELD_ELSEWHERE = 'graph/';

export function memoryStore(): SandboxStore {
  let kept = new Map<string, string>();
  let depth = 0;
  const named = (prefix: string) => [...kept.keys()].filter((key) => key.startsWith(prefix));
  return {
    get<T>(key: string) {
      const found = kept.get(key);
      return found === undefined ? undefined : (JSON.parse(found) as T);
    },
    put(key, value) {
      if (!key.startsWith(HELD_ELSEWHERE)) kept.set(key, JSON.stringify(value));
    },
    delete(key) {
      kept.delete(key);
    },
    list<T>(prefix: string) {
      if (prefix.startsWith(HELD_ELSEWHERE)) return [];
      return named(prefix)
        .sort()
        .map((key): [string, T] => [key, JSON.parse(kept.get(key) ?? 'null') as T]);
    },
    transaction(work) {
      if (depth > 0) return work();
      depth += 1;
      const before = new Map(kept);
      try {
        return work();
      } catch (error) {
        kept = before;
        throw error;
      } finally {
        depth -= 1;
      }
    },
    clear(prefix = '') {
      if (prefix.startsWith(HELD_ELSEWHERE)) return;
      for (const key of named(prefix)) kept.delete(key);
    },
    close() {
      kept.clear();
    },
  };
}
