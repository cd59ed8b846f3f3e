// Which requests would have gone differently under other files than those in force.
import { acceptedVersion, keepsVersions } from '../../adapters/postgres/estate-version-store.ts';
import { FolderTaken } from '../../adapters/postgres/folder-lock.ts';
import { ofEveryRequest } from '../../adapters/postgres/past-asks.ts';
import { readDatabaseSettings } from '../../config/database-settings.ts';
import { parseEstateFiles } from '../../config/estate/load.ts';
import { type EstateFiles, folderOf } from '../../config/estate/read-texts.ts';
import { type PolicySettings, readPolicySettings } from '../../config/policy-settings.ts';
import { comparePolicies, type Otherwise } from '../../domain/access/compare-policies.ts';
import { type PastAsk, pastAskOf } from '../../domain/access/past-ask.ts';
import type { Estate } from '../../domain/estate/estate.ts';
import { type EstateText, versionOf } from '../../shared/estate-texts.ts';
import { estateRules } from '../shared/estate.ts';
import { NeverStarted, openToLook } from '../shared/open-to-look.ts';
import { askRunning } from '../shared/running.ts';
import { filesAt } from './files-at.ts';
import { refuse } from './refuse.ts';

export interface Simulated {
  /** Of the files in force, and of the others. */
  readonly before: string;
  readonly after: string;
  readonly asks: number;
  readonly otherwise: readonly Otherwise[];
  /** Why there is no record to look at. */
  readonly withoutRecord?: string;
  /** Why the files stand for the version in force. */
  readonly withoutVersions?: string;
}

export interface KeptAsks {
  /** Of the version in force; none before the first start of a Drawbridge that keeps versions. */
  readonly texts: readonly EstateText[] | null;
  readonly asks: readonly PastAsk[];
  readonly withoutRecord?: string;
  readonly withoutVersions?: string;
}

const NO_VERSIONS =
  'The database keeps no versions of the estate yet, since an older Drawbridge was the last to start on it: the files of now stand for those in force.';

export async function simulate(against: string | undefined): Promise<Simulated> {
  const settings = readPolicySettings();
  const { estateFile } = settings;
  const files = filesAt(against, estateFile);
  const { texts, asks, withoutRecord, withoutVersions } = await keptAsks();
  const inForce = texts ? { folder: folderOf(estateFile), texts } : filesAt(undefined, estateFile);
  const before = load('The version in force', inForce, settings);
  const after = load('The files', files, settings);
  return {
    before: versionOf(inForce.texts),
    after: versionOf(files.texts),
    asks: asks.length,
    otherwise: comparePolicies(before, after, asks),
    ...(withoutRecord !== undefined && { withoutRecord }),
    ...(withoutVersions !== undefined && { withoutVersions }),
  };
}

function load(what: string, files: EstateFiles, { cloud }: PolicySettings): Estate {
  const loaded = parseEstateFiles(files, estateRules(cloud));
  return 'problems' in loaded
    ? refuse([`${what} cannot be loaded:`, ...loaded.problems.map((line) => `  - ${line}`)])
    : loaded.estate;
}

/** The embedded database has one process: while it runs, it is asked. */
async function keptAsks(): Promise<KeptAsks> {
  const settings = readDatabaseSettings();
  try {
    const database = await openToLook(settings);
    try {
      const { db } = database;
      const asks = await ofEveryRequest(db, pastAskOf);
      if (!(await keepsVersions(db))) return { texts: null, asks, withoutVersions: NO_VERSIONS };
      return { texts: (await acceptedVersion(db))?.texts ?? null, asks };
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof NeverStarted) {
      return { texts: null, asks: [], withoutRecord: error.message };
    }
    if (!(error instanceof FolderTaken)) throw error;
    return askRunning<KeptAsks>(settings.dataDir, 'asks', error.message);
  }
}
