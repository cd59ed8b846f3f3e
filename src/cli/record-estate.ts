// The estate for commands about the record (tenants, people, times of keeping): the version in force, as the product has it.

import type { Db } from '../adapters/postgres/database.ts';
import { acceptedVersion } from '../adapters/postgres/estate-version-store.ts';
import { parseEstateFiles } from '../config/estate/load.ts';
import { folderOf, readEstateFiles } from '../config/estate/read-texts.ts';
import { estateFileOf } from '../config/estate-file.ts';
import type { Estate } from '../domain/estate/estate.ts';
import { estateRules } from './shared/estate.ts';

/** Files that were changed and that nobody has accepted are not it; before the first start there is nothing else. */
export async function estateOfRecord(db: Db): Promise<Estate> {
  const file = estateFileOf();
  const inForce = await acceptedVersion(db);
  const files = inForce ? { folder: folderOf(file), texts: inForce.texts } : readEstateFiles(file);
  const loaded = 'problems' in files ? files : parseEstateFiles(files, estateRules(undefined));
  if ('problems' in loaded) {
    throw new Error(['The estate cannot be read:', ...loaded.problems].join('\n  - '));
  }
  return loaded.estate;
}
