// The files that a path means: an estate, a folder of rules, or one file of rules in the place of its namesake.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isEstateText } from '../../config/estate/is-estate.ts';
import {
  type EstateFiles,
  isRuleFile,
  readEstateFiles,
  ruleFilesIn,
} from '../../config/estate/read-texts.ts';
import type { EstateText } from '../../shared/estate-texts.ts';
import { refuse } from './refuse.ts';

/** Without a path, the estate of the settings; rules that stand alone are read with that one. */
export function filesAt(path: string | undefined, estateFile: string): EstateFiles {
  if (path === undefined) return read(estateFile);
  if (!existsSync(path)) return refuse([`There is nothing at ${path}.`]);
  if (statSync(path).isDirectory()) {
    const estate = join(path, 'estate.yaml');
    if (existsSync(estate)) return read(estate);
    const names = ruleFilesIn(path);
    if (names.length === 0) refuse([`${path} holds neither estate.yaml nor files of rules.`]);
    const rules = names.map((name) => textOf(join(path, name)));
    return withRules(read(estateFile), () => rules);
  }
  if (isEstateText(readFileSync(path, 'utf8'))) return read(path);
  if (!isRuleFile(basename(path))) {
    refuse([`${path} would not be read as a file of rules: its name has to end in .yaml or .yml.`]);
  }
  const changed = textOf(path);
  return withRules(read(estateFile), (kept) => [
    ...kept.filter(({ file }) => file !== changed.file),
    changed,
  ]);
}

function read(file: string): EstateFiles {
  const files = readEstateFiles(file);
  return 'problems' in files ? refuse(files.problems) : files;
}

const textOf = (path: string): EstateText => ({
  file: `policies/${basename(path)}`,
  text: readFileSync(path, 'utf8'),
});

function withRules(
  { folder, texts: [estate, ...kept] }: EstateFiles,
  change: (kept: readonly EstateText[]) => readonly EstateText[],
): EstateFiles {
  const rules = [...change(kept)].sort((a, b) => (a.file < b.file ? -1 : 1));
  return { folder, texts: estate ? [estate, ...rules] : rules };
}
