// What deciding about changed files of the estate works with, and how two versions are compared.
import type { EstateContent } from '../domain/estate/change/content.ts';
import { type Difference, differences } from '../domain/estate/change/difference.ts';
import type { EstateVersion } from '../domain/estate/change/version.ts';
import type { Clock } from '../ports/clock.ts';
import type { EstateVersionStore } from '../ports/estate-versions.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { EstateText } from '../shared/estate-texts.ts';
import type { EstateNaming } from './name-estate-change.ts';

export type Parsed = EstateContent | { readonly problems: readonly string[] };

export interface EstateChangeDeps {
  readonly versions: EstateVersionStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Loads files as a start would, without using them. */
  parse(texts: readonly EstateText[]): Parsed;
  /** Why the files, as they were last looked at, cannot be loaded; none where they can. */
  problems?(): readonly string[];
  /** Absent where no directory is read: then ids stand alone. */
  readonly naming?: EstateNaming;
}

export interface Compared {
  readonly inForce: EstateVersion;
  readonly before: EstateContent;
  readonly after: EstateContent;
  readonly differences: readonly Difference[];
}

/** Against what is in force now; undefined where one of them cannot be loaded. */
export async function compareWithInForce(
  { versions, parse }: Pick<EstateChangeDeps, 'versions' | 'parse'>,
  texts: readonly EstateText[],
): Promise<Compared | undefined> {
  const inForce = await versions.accepted();
  if (!inForce) return undefined;
  const before = parse(inForce.texts);
  const after = parse(texts);
  if ('problems' in before || 'problems' in after) return undefined;
  return { inForce, before, after, differences: differences(before, after) };
}
