// Keeps the feed of what was changed in the directories, in words that people read.
import type { SandboxStore } from '../store.ts';
import type { AuditNote } from './audit.ts';
import { stamp } from './body.ts';
import type { GraphWorld } from './world.ts';

/** What a write says of itself. `before` and `after` are the state in a few plain words. */
export interface Noted {
  summary: string;
  before: string;
  after: string;
  audit?: AuditNote;
}

export interface Change {
  seq: number;
  /** The directory's time. */
  at: string;
  /** The tenant's slug. */
  tenant: string;
  summary: string;
  before: string;
  after: string;
  /** Name of the application, or of the service that did it by itself. */
  by: string;
  method: string;
  path: string;
  clientRequestId: string;
}

type Feed = Change[];
const feeds = new WeakMap<SandboxStore, Feed>();

function feedOf(store: SandboxStore): Feed {
  const known = feeds.get(store);
  if (known) return known;
  const read = store.list<Change>('changes/').map(([, change]) => change);
  feeds.set(store, read);
  return read;
}

const keyOf = (seq: number) => `changes/${String(seq).padStart(12, '0')}`;

export function addChange(
  world: Pick<GraphWorld, 'store' | 'bus'>,
  change: Omit<Change, 'seq' | 'at'> & { atMs: number },
): void {
  const feed = feedOf(world.store);
  const { atMs, ...rest } = change;
  const entry: Change = { seq: (feed.at(-1)?.seq ?? 0) + 1, at: stamp(atMs), ...rest };
  feed.push(entry);
  world.store.put(keyOf(entry.seq), entry);
  world.bus.tell('changes', { tenant: entry.tenant, seq: entry.seq });
}

/** Changes numbered above `seq`, oldest first. */
export function readChanges(world: Pick<GraphWorld, 'store'>, seq: number): Change[] {
  const feed = feedOf(world.store);
  const first = feed[0]?.seq ?? 1;
  return feed.slice(Math.max(0, seq + 1 - first));
}

/** Forgets everything, as a fresh scenario does. */
export function clearChanges(world: Pick<GraphWorld, 'store'>): void {
  world.store.clear('changes/');
  feeds.delete(world.store);
}
