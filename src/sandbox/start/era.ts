// Tells one state of the sandbox from the next: a name that is kept, and changes when all starts over.
import type { SandboxStore } from '../store.ts';

const KEY = 'sandbox/era';

export function eraOf(store: SandboxStore): string {
  return store.get<string>(KEY) ?? beginEra(store);
}

export function beginEra(store: SandboxStore): string {
  const era = crypto.randomUUID();
  store.put(KEY, era);
  return era;
}
