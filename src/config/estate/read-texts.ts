// Reads the estate file and the rules in the folder `policies` beside it, sorted by their names.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { EstateText } from '../../shared/estate-texts.ts';

export interface EstateFiles {
  /** Places stand in the audit and on cards: from here, without what only this machine knows. */
  readonly folder: string;
  /** The estate file first. */
  readonly texts: readonly EstateText[];
}

const RULES = 'policies';

export function readEstateFiles(file: string): EstateFiles | { problems: readonly string[] } {
  const folder = dirname(file);
  const names = [
    basename(file),
    ...ruleFilesIn(join(folder, RULES)).map((name) => `${RULES}/${name}`),
  ];
  const problems: string[] = [];
  const texts = names.flatMap((name): EstateText[] => {
    try {
      return [{ file: name, text: readFileSync(join(folder, name), 'utf8') }];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const next = name === names[0] ? '; set ESTATE_FILE to the estate file' : '';
      problems.push(`${join(folder, name)} cannot be read (${reason})${next}.`);
      return [];
    }
  });
  return problems.length > 0 ? { problems } : { folder: folderOf(file), texts };
}

/** Of the estate file, as it is told in places. */
export const folderOf = (file: string): string => relative('.', dirname(file));

export const isRuleFile = (name: string): boolean => /\.ya?ml$/.test(name) && !name.startsWith('.');

/** None where there is no such folder. */
export function ruleFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isRuleFile).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
