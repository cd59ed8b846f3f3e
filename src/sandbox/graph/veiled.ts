// What of a container's members a caller may not see.
import type { Call } from './call.ts';
import type { Entry } from './objects.ts';

const READERS: Record<string, RegExp> = {
  user: /^(User\.(ReadBasic|Read|ReadWrite)|Directory\.(Read|ReadWrite)|AgentIdUser\.ReadWrite)\b/,
  group: /^(Group|GroupMember|Directory)\.(ReadBasic|Read|ReadWrite)\b/,
  servicePrincipal: /^(Application|Directory)\.(Read|ReadWrite)\b/,
  device: /^(Device|Directory)\.(Read|ReadWrite)\b/,
};

/** Members that the caller may not read come with their id alone, as the directory does it. */
export function* veiled(call: Call, entries: Iterable<Entry>): IterableIterator<Entry> {
  const readable = new Map<string, boolean>();
  for (const entry of entries) {
    let may = readable.get(entry.type);
    if (may === undefined) {
      const reader = READERS[entry.type];
      may = !reader || [...call.caller.roles].some((role) => reader.test(role));
      readable.set(entry.type, may);
    }
    yield may ? entry : { ...entry, veiled: true };
  }
}
