// The estate in force, held where a turn begins; files that changed are compared with it and put to people.

import type { EstateFiles } from '../config/estate/read-texts.ts';
import type { ResolvedIdentity } from '../config/identity-secrets.ts';
import { takenAsIs } from '../domain/estate/change/propose.ts';
import type { EstateVersion } from '../domain/estate/change/version.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { EstateVersionStore } from '../ports/estate-versions.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import { type EstateText, shortVersion, versionOf } from '../shared/estate-texts.ts';
import { checkEstateFiles } from '../usecases/check-estate-files.ts';
import type { EstateChangeDeps } from '../usecases/estate-changes.ts';
import type { EstateNaming } from '../usecases/name-estate-change.ts';
import { rememberLoads } from './remember-loads.ts';
import { whatItNeeds } from './what-it-needs.ts';

/** What a start needs of a version: with the app registrations as its files have them, and resolved. */
export interface LoadedVersion {
  readonly estate: Estate;
  readonly identities: Readonly<Record<string, unknown>>;
  readonly resolved: Readonly<Record<string, ResolvedIdentity>>;
}

export type Problems = { readonly problems: readonly string[] };

export interface EstateSource {
  /** From the disk, now. */
  read(): EstateFiles | Problems;
  load(texts: readonly EstateText[]): LoadedVersion | Problems;
}

/** Besides SIGHUP, so that a change is never left lying. */
const LOOK_EVERY_MS = 60_000;
/** A start waits for it where files were changed meanwhile. */
const NAMES_WITHIN_MS = 8_000;
const OTHER_FILES = 'The files of the estate are not the version in force; the log says more.';

/** There is no version that could be used: nothing to start with. */
export class EstateUnusable extends Error {
  override readonly name = 'EstateUnusable';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export interface LiveEstateDeps {
  readonly source: EstateSource;
  readonly versions: EstateVersionStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** No other process uses this database. */
  readonly alone: boolean;
  readonly readerIn: EstateNaming['readerIn'];
}

export type LiveEstate = Awaited<ReturnType<typeof openLiveEstate>>;

export async function openLiveEstate({ source, log, clock, ids, alone, ...deps }: LiveEstateDeps) {
  const load = rememberLoads(source.load);
  let inForce = await firstVersion();
  let current = usable(load(inForce.texts), inForce, source.read());
  let seen: string | undefined;
  let note: string | undefined;
  /** In force, and not to be loaded here. */
  let unloadable: string | undefined;
  let problems: readonly string[] = [];
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let swapped: () => void = () => {};

  async function firstVersion(): Promise<EstateVersion> {
    const kept = await deps.versions.accepted();
    if (kept) return kept;
    const files = source.read();
    if ('problems' in files) throw new EstateUnusable(files.problems);
    const loaded = load(files.texts);
    if ('problems' in loaded) throw new EstateUnusable(loaded.problems);
    const found = { seed: ids.next(), hash: versionOf(files.texts), texts: files.texts };
    const change = takenAsIs(loaded.estate, found, 'first', clock.now());
    await deps.versions.commit([change]);
    const first = await deps.versions.accepted();
    if (!first) throw new Error('The first version of the estate could not be kept.');
    log.warn('estate.first-version', { version: shortVersion(first.hash) });
    return first;
  }

  async function refresh(): Promise<void> {
    const hash = await deps.versions.acceptedHash();
    if (hash === undefined) return;
    if (hash === inForce.hash) unloadable = undefined;
    if (hash === inForce.hash || hash === unloadable) return;
    const next = await deps.versions.accepted();
    if (!next) return;
    const loaded = load(next.texts);
    if ('problems' in loaded) {
      unloadable = next.hash;
      log.error('estate.not-loaded', { version: shortVersion(next.hash) });
      return;
    }
    inForce = next;
    current = loaded;
    unloadable = undefined;
    log.warn('estate.in-force', { version: shortVersion(next.hash), as: next.as ?? '' });
    swapped();
  }

  const changes: EstateChangeDeps = {
    clock,
    ids,
    log,
    parse: load,
    problems: () => problems,
    naming: {
      readerIn: deps.readerIn,
      deadline: () => AbortSignal.timeout(NAMES_WITHIN_MS),
    },
    versions: {
      ...deps.versions,
      async commit(...of) {
        const done = await deps.versions.commit(...of);
        if (done === 'committed') await refresh();
        if (done === 'committed') note = await noteNow();
        return done;
      },
    },
  };

  async function lookNow(): Promise<void> {
    const before = unloadable;
    await refresh();
    if (before && unloadable) log.error('estate.not-loaded', { version: shortVersion(unloadable) });
    if (!unloadable) await deps.versions.saysLoaded(inForce.hash);
    const files = source.read();
    if ('problems' in files) {
      log.error('estate.files-unreadable', { problems: files.problems.length });
      problems = files.problems;
      note = `The files of the estate cannot be read: ${files.problems[0]} ${goesOn()}`;
      return;
    }
    const found = { hash: versionOf(files.texts), texts: files.texts };
    await checkEstateFiles(changes, { found, alone, ...(seen !== undefined && { before: seen }) });
    seen = found.hash;
    note = await noteNow();
    if (note) log.info('estate.other-files', { version: shortVersion(found.hash) });
  }

  /** Why this process must not give anything: it goes by rules that are not in force any more. */
  const behind = () =>
    unloadable &&
    `version ${shortVersion(unloadable)} of the estate is in force, and cannot be loaded here`;

  const goesOn = () => `Version ${shortVersion(inForce.hash)} stays in force.`;

  async function noteNow(): Promise<string | undefined> {
    const waiting = await deps.versions.waiting();
    const is =
      waiting ?? (seen === undefined ? undefined : await deps.versions.found(seen, inForce.hash));
    const loaded = is?.state === 'broken' ? load(is.texts) : undefined;
    problems = loaded && 'problems' in loaded ? loaded.problems : [];
    if (!is || is.hash === inForce.hash) return undefined;
    const named = `The files of the estate were changed (version ${shortVersion(is.hash)}, change ${is.id})`;
    switch (is.state) {
      case 'waiting':
        return `${named}. ${goesOn()} ${whatItNeeds(current.estate, is)}`;
      case 'refused':
        return `${named}, and the change was refused. ${goesOn()}`;
      case 'broken':
        return `${named} and cannot be loaded: ${is.personal?.problems?.[0] ?? ''} ${goesOn()}`;
      default:
        return undefined;
    }
  }

  /** One at a time: a file that changes meanwhile is seen by the next look. */
  function look(): Promise<void> {
    looking = looking.then(lookNow).catch((error: unknown) => {
      log.error('estate.look-broken', { error: String(error) });
    });
    return looking;
  }

  return {
    changes,
    estate: (): Estate => current.estate,
    /** Of the version that was in force at the start: signing in otherwise takes another one. */
    identities: current.resolved,
    note: (): string | undefined => note,
    behind,
    /** Why another serves in its stead; where none can, it serves what takes back. */
    leftToOthers: async () => (behind() && (await deps.versions.isLoaded()) ? behind() : undefined),
    /** What use cases know of it: how it is changed, and whether this process is behind. */
    deciding: { estateChanges: changes, behind },
    /** The same for strangers. */
    brief: () => behind() ?? (note === undefined ? undefined : OTHER_FILES),
    /** Before a turn, where other processes may have accepted something. */
    upToDate: alone
      ? async () => {}
      : () =>
          refresh().catch((error: unknown) => log.error('estate.stale', { error: String(error) })),
    look,
    /** Looks now and every minute; `then` runs whenever another version has come into force. */
    async watch(then: () => Promise<void>): Promise<void> {
      swapped = () =>
        void then().catch((error: unknown) =>
          log.error('estate.not-followed', { error: String(error) }),
        );
      await look();
      timer = setInterval(() => void look(), LOOK_EVERY_MS);
    },
    stop: () => clearInterval(timer),
    /** The database was emptied: the files count as they are, where they can be loaded. */
    async beginAnew(): Promise<void> {
      seen = undefined;
      note = undefined;
      problems = [];
      const next = await firstVersion().catch((error: unknown) => {
        if (!(error instanceof EstateUnusable)) throw error;
        return keepCurrent();
      });
      inForce = next;
      current = usable(load(next.texts), next, source.read());
      swapped();
    },
  };

  async function keepCurrent(): Promise<EstateVersion> {
    const found = { seed: ids.next(), hash: inForce.hash, texts: inForce.texts };
    await deps.versions.commit([takenAsIs(current.estate, found, 'first', clock.now())]);
    return (await deps.versions.accepted()) ?? inForce;
  }
}

function usable(
  loaded: LoadedVersion | Problems,
  { hash }: EstateVersion,
  files: EstateFiles | Problems,
): LoadedVersion {
  if (!('problems' in loaded)) return loaded;
  if ('texts' in files && versionOf(files.texts) === hash)
    throw new EstateUnusable(loaded.problems);
  throw new EstateUnusable([
    ...loaded.problems,
    `This is the version in force (${shortVersion(hash)}), which the database keeps, not the files: have a version accepted that loads, with the Drawbridge that ran before (in the sandbox: begin anew with --fresh)`,
  ]);
}
