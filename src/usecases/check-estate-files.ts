// The files of the estate were read again: what is new about them is taken, put to people, or told as broken.
import { type EstateContent, meaningOf } from '../domain/estate/change/content.ts';
import {
  broken,
  type FoundFiles,
  proposed,
  takenAsIs,
  withdrawn,
} from '../domain/estate/change/propose.ts';
import type { EstateVersion, VersionChange } from '../domain/estate/change/version.ts';
import { shortVersion } from '../shared/estate-texts.ts';
import type { EstateChangeDeps } from './estate-changes.ts';
import { differencesWithNames } from './name-estate-change.ts';
import { renewWaiting } from './renew-waiting.ts';

export interface FilesLook {
  readonly found: Omit<FoundFiles, 'seed'>;
  /** What this process found before; nothing at its start. */
  readonly before?: string;
  /** No other process looks at files of its own. */
  readonly alone: boolean;
}

const TRIES = 4;

/**
 * Gives the version that these files are. Where several processes run, some still have the files of
 * before: only files that changed, or a start, put something to people, so that none undoes another.
 */
export async function checkEstateFiles(
  deps: EstateChangeDeps,
  look: FilesLook,
): Promise<EstateVersion | undefined> {
  const { versions } = deps;
  const { hash } = look.found;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const inForce = await versions.accepted();
    if (!inForce) throw new Error('No version of the estate is in force.');
    const waiting = await versions.waiting();
    if (waiting?.hash === hash) {
      const anew = await renewWaiting(deps, waiting, look.before !== hash);
      if (!anew) return waiting;
      if ((await versions.commit([anew])) === 'conflict') continue;
      tell(deps, anew.version);
      return versions.load(waiting.id);
    }
    const known = inForce.hash === hash ? inForce : await versions.found(hash, inForce.hash);
    if (look.before === hash) return known;
    const changed = look.before !== undefined || look.alone;
    const current = deps.parse(inForce.texts);
    if ('problems' in current) throw new Error('The version in force cannot be loaded.');
    const over = waiting && changed ? [withdrawn(current.estate, waiting, deps.clock.now())] : [];
    const next = isOver(known)
      ? undefined
      : await judge(deps, { ...look.found, seed: deps.ids.next() }, inForce, current);
    // Somebody else's files wait; ours come when theirs are decided about.
    if (waiting && over.length === 0) return known;
    const changes = [...over, ...(next ? [next] : [])];
    if (changes.length === 0) return known;
    if ((await versions.commit(changes)) === 'conflict') continue;
    if (next) tell(deps, next.version);
    return next?.version ?? known;
  }
  return undefined;
}

/** Decided about, or told: the same files are not put to the same people again. */
const isOver = (known: EstateVersion | undefined): boolean =>
  known !== undefined && known.state !== 'withdrawn';

async function judge(
  deps: EstateChangeDeps,
  found: FoundFiles,
  inForce: EstateVersion,
  current: EstateContent,
): Promise<VersionChange> {
  const now = deps.clock.now();
  const next = deps.parse(found.texts);
  if ('problems' in next) return broken(current.estate, found, next.problems, inForce.hash, now);
  if (meaningOf(next) === meaningOf(current)) {
    return takenAsIs(next.estate, found, 'same', now, inForce.hash);
  }
  const difference = await differencesWithNames(deps, current, next);
  return proposed(current.estate, found, difference, inForce.hash, now);
}

function tell({ log }: EstateChangeDeps, { id, hash, state, personal, as }: EstateVersion): void {
  const fields = { change: id, version: shortVersion(hash) };
  if (state === 'waiting') log.warn('estate.change-waits', fields);
  else if (state === 'broken') {
    log.error('estate.files-broken', { ...fields, problems: personal?.problems?.length ?? 0 });
  } else log.info('estate.accepted', { ...fields, as: as ?? '' });
}
